"""What an editor is told, in which language, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from campaigns.models import CampaignIndexPage, CampaignPage
from core.models import User
from home.models import HomePage
from tests.campaigns.conftest import FIRST, LAST
from tests.factories.campaigns import ProgrammeItemFactory, campaign_front, make_campaign
from tests.factories.core import ImageFactory

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]


def programme_item(**values: Any) -> dict[str, Any]:
    item = {"day": FIRST, "starts_at": "17:00", "ends_at": "19:00", "title_ar": "ندوة", "title_en": "Seminar"}
    empty = dict.fromkeys(("description_ar", "description_en", "place_ar", "place_en", "url"), "")
    return empty | item | values


def phase(**values: Any) -> dict[str, Any]:
    row = {"name_ar": "العمل", "name_en": "Acting", "starts_on": FIRST, "ends_on": LAST}
    return {"text_ar": "", "text_en": ""} | row | values


def toolkit_item(**values: Any) -> dict[str, Any]:
    row = {"title_ar": "ملصق", "title_en": "Poster", "kind": "poster", "language": "both"}
    return {"document": "", "image": ""} | row | values


@pytest.fixture
def front(home_ar: HomePage) -> CampaignIndexPage:
    return campaign_front(home_ar)


@pytest.fixture
def language(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "ar")


@pytest.fixture
def post(client: Client, front: CampaignIndexPage, language: str) -> Post:
    """Sends the form of a new campaign, as an editor who reads `language`."""
    editor = User.objects.create_superuser("editor", "editor@example.org", "secret")
    profile = UserProfile.get_for_user(editor)
    profile.preferred_language = language
    profile.save()
    client.force_login(editor)

    def send(
        programme: list[dict[str, Any]] | None = None,
        phases: list[dict[str, Any]] | None = None,
        toolkit: list[dict[str, Any]] | None = None,
        *,
        publish: bool = True,
        **values: Any,
    ) -> Any:
        data = {
            "title": "حملة جديدة",
            "slug": "حملة-جديدة",
            "summary": "",
            "tagline": "كلمات لا تضيع",
            "helpline": "null",
            "starts_on": FIRST,
            "ends_on": LAST,
            "accent": "gulf",
            "code": "new",
            "hashtag": "",
            "picture": "",
            "seo_title": "",
            "search_description": "",
            "body": streamfield([]),
            "result": streamfield([]),
            "programme": inline_formset(programme or []),
            "phases": inline_formset(phases or []),
            "toolkit": inline_formset(toolkit or []),
            "comments": inline_formset([]),
        } | values
        form = nested_form_data(data) | ({"action-publish": "1"} if publish else {})
        return client.post(f"/admin/pages/add/campaigns/campaignpage/{front.pk}/", form)

    return send


def assert_refused(response: Any, language: str, message: str) -> None:
    """The form came back with `message` in the editor's language and with what was typed."""
    assert response.status_code == 200
    text = response.content.decode()
    with translation.override(language):
        assert translation.gettext(message) in text
    assert "كلمات لا تضيع" in text
    assert not CampaignPage.objects.exists()


def test_a_whole_campaign_is_published(post: Post) -> None:
    image = ImageFactory()
    response = post(
        programme=[programme_item(), programme_item(day=LAST, starts_at="", ends_at="")],
        phases=[phase(ends_on=FIRST), phase(starts_on=FIRST + timedelta(days=1))],
        toolkit=[toolkit_item(image=image.pk)],
        code="NEW",
    )
    assert response.status_code == 302, response.context["form"].errors
    campaign = CampaignPage.objects.get()
    assert campaign.live
    assert (campaign.code, campaign.programme.count(), campaign.phases.count()) == ("new", 2, 2)


@pytest.mark.parametrize("language", ["ar", "en"], indirect=True)
@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"starts_on": LAST, "ends_on": FIRST}, "The last day is before the first day."),
        ({"starts_on": ""}, "This field is required."),
        ({"code": "حملة"}, "Use Latin letters, digits and hyphens only, like “16days”."),
        ({"hashtag": "#two words"}, "A hashtag has no spaces. Join its words with _."),
        ({"code": "a b"}, "Use Latin letters, digits and hyphens only, like “16days”."),
        ({"programme": [programme_item(starts_at="19:00", ends_at="17:00")]}, "It ends before it starts."),
        ({"programme": [programme_item(starts_at="")]}, "Say when it starts, too."),
        ({"programme": [programme_item(place_ar="قطر")]}, "Write it in both languages, or in neither."),
        ({"phases": [phase(starts_on=LAST, ends_on=FIRST)]}, "The last day is before the first day."),
        ({"toolkit": [toolkit_item()]}, "Choose a file or a picture to take along."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    post: Post, language: str, values: dict[str, Any], message: str
) -> None:
    assert_refused(post(**values), language, message)


@pytest.mark.parametrize("language", ["ar", "en"], indirect=True)
@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_a_programme_item_outside_the_dates(post: Post, language: str, day: date) -> None:
    response = post(programme=[programme_item(), programme_item(day=day)])
    errors = response.context["form"].formsets["programme"].errors
    assert (list(errors[0]), list(errors[1])) == ([], ["day"])
    shown = {"ar": "من 25 نوفمبر 2026 إلى 10 ديسمبر 2026", "en": "from 25 November 2026 to 10 December 2026"}
    assert shown[language] in response.content.decode()


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([phase(), phase(starts_on=LAST)], [[], ["starts_on"]]),
        # The second lies within the first, and so does the third, which doesn't touch the second.
        (
            [
                phase(),
                phase(starts_on=FIRST + timedelta(days=1), ends_on=FIRST + timedelta(days=2)),
                phase(starts_on=FIRST + timedelta(days=5), ends_on=FIRST + timedelta(days=6)),
            ],
            [[], ["starts_on"], ["starts_on"]],
        ),
        ([phase(starts_on=FIRST - timedelta(days=1))], [["starts_on"]]),
        ([phase(ends_on=LAST + timedelta(days=1))], [["ends_on"]]),
    ],
)
def test_phases_that_overlap_or_lie_outside(
    post: Post, rows: list[dict[str, Any]], wrong: list[list[str]]
) -> None:
    response = post(phases=rows)
    assert [list(errors) for errors in response.context["form"].formsets["phases"].errors] == wrong


def test_a_code_belongs_to_one_campaign_in_any_case_of_letters(post: Post, front: CampaignIndexPage) -> None:
    make_campaign(front.get_parent(), code="taken", title="الأولى")
    response = post(code="TAKEN")
    assert list(response.context["form"].errors) == ["code"]


def test_a_draft_may_be_unfinished_and_not_contradict_itself(post: Post) -> None:
    response = post(publish=False, starts_on="", ends_on="", toolkit=[toolkit_item()])
    assert response.status_code == 302, response.context["form"].errors
    assert not CampaignPage.objects.get().live
    response = post(publish=False, slug="other", code="other", starts_on=LAST, ends_on=FIRST)
    assert list(response.context["form"].errors) == ["ends_on"]


def test_a_translation_shows_facts_and_offers_none(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory(campaign=arabic, title_en="Only to be read here")
    client.force_login(User.objects.create_superuser("admin", "admin@example.org", "secret"))
    response = client.get(f"/admin/pages/{english.pk}/edit/")
    form = response.context["form"]
    assert set(form.fields).isdisjoint(CampaignPage.FACTS)
    assert set(form.formsets).isdisjoint(CampaignPage.FACTS)
    text = response.content.decode()
    assert "16days" in text
    assert 'name="starts_on"' not in text
    assert f"/admin/pages/{arabic.pk}/edit/" in text


def test_a_campaign_stands_only_under_the_front(home_ar: HomePage, front: CampaignIndexPage) -> None:
    assert CampaignPage.can_create_at(front)
    assert not CampaignPage.can_create_at(home_ar)
    assert CampaignPage.allowed_subpage_models() == []
    assert not CampaignIndexPage.can_create_at(home_ar), "one front for each language"


@pytest.mark.parametrize("version", ["arabic", "english"])
def test_a_copy_has_the_facts_and_no_code(
    client: Client, request: pytest.FixtureRequest, version: str
) -> None:
    ProgrammeItemFactory(campaign=request.getfixturevalue("arabic"), day=FIRST)
    request.getfixturevalue("english")
    page = CampaignPage.objects.get(pk=request.getfixturevalue(version).pk)
    client.force_login(User.objects.create_superuser("admin", "admin@example.org", "secret"))
    response = client.post(
        f"/admin/pages/{page.pk}/copy/",
        {"new_title": "Next year", "new_slug": "next-year", "new_parent_page": page.get_parent().pk},
    )
    assert response.status_code == 302
    copied = CampaignPage.objects.get(slug="next-year")
    assert (copied.is_original, copied.live, copied.code) == (True, False, None)
    assert (copied.starts_on, copied.ends_on, copied.programme.count()) == (FIRST, LAST, 1)
    assert CampaignPage.objects.get(code="16days") == page.facts
