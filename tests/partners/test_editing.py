"""Partners as editors write and translate them in the admin, and what the rules refuse."""

import html
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, Translation

from home.models import HomePage, StandardPage
from partners.models import Contributor, PartnerIndexPage, PartnerPage
from tests.admin.conftest import make_user
from tests.factories.core import fill_segments, translate
from tests.factories.partners import ContributorFactory, PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import main, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db: None) -> Client:
    """A browser signed in with an Arabic admin."""
    client = Client()
    client.force_login(make_user(None, "ar"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def fields(**changes: Any) -> dict[str, Any]:
    """What an editor sends from the form of a partner."""
    data = {
        "title": "جمعية الساحل",
        "slug": "جمعية-الساحل",
        "summary": "تعتني بالشواطئ.",
        "body": streamfield([("paragraph", {"text": rich_text("<p>منذ عام 2012.</p>"), "language": ""})]),
        "sector": "charity",
        "parent": "",
        "logo": "",
        "picture": "",
        "website": "https://coast.example.org/",
        "email": "",
        "phone": "",
        "verified_on": "",
        "contacts": inline_formset([]),
        "go_live_at": "",
        "expire_at": "",
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(data | changes)


def write(editor: Client, **changes: Any) -> Any:
    url = reverse("wagtailadmin_pages:add", args=["partners", "partnerpage", PartnerIndexPageFactory().pk])
    return editor.post(url, fields(**changes))


def edit(editor: Client, page: PartnerPage, **changes: Any) -> Any:
    own = {"title": page.title, "slug": page.slug, "summary": page.summary, "sector": page.sector}
    return editor.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), fields(**(own | changes)))


def errors(response: Any) -> str:
    """The form must have come back; what it says is wrong."""
    assert response.status_code == 200
    form = response.context["form"]
    rows = [(rows.errors, rows.non_form_errors()) for rows in form.formsets.values()]
    return html.unescape(f"{form.errors} {rows}")


def test_a_partner_is_written_and_read(editor: Client, client: Client) -> None:
    contact = {
        "name_ar": "نورة السادة",
        "name_en": "Noora Al-Sada",
        "role_ar": "منسقة",
        "role_en": "Coordinator",
        "email": "n@example.org",
        "phone": "",
    }
    write(editor, contacts=inline_formset([contact]), phone="+974 4400 0000")
    text = main(client, PartnerPage.objects.get().url)
    for part in ("جمعية الساحل", "القطاع الخيري", "منذ عام 2012.", "نورة السادة", "منسقة", "+974 4400 0000"):
        assert part in text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"sector": ""}, "sector"),
        ({"phone": "٤٤٠٠"}, "اكتب الرقم بالأرقام اللاتينية"),
        ({"verified_on": "2999-01-01"}, "هذا اليوم لم يأتِ بعد."),
        (
            {"contacts": inline_formset([{"name_ar": "نورة", "name_en": "Noora"}])},
            "بريدًا إلكترونيًا أو رقم هاتف",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said(editor: Client, wrong: dict[str, Any], message: str) -> None:
    assert message in errors(write(editor, **wrong))
    assert not PartnerPage.objects.exists()


def test_only_a_partner_is_chosen_as_umbrella_and_by_its_original(editor: Client) -> None:
    front, umbrella, partner = (
        PartnerIndexPageFactory(),
        PartnerPageFactory(title="المؤسسة"),
        PartnerPageFactory(),
    )
    assert "parent" in errors(edit(editor, partner, parent=front.pk))
    translate(front, "en", title="Partners", slug="partners")
    english = translate(umbrella, "en", title="The Foundation")
    edit(editor, partner, parent=english.pk)
    assert PartnerPage.objects.get(pk=partner.pk).parent == umbrella


def test_a_body_belongs_neither_to_itself_nor_to_its_own_centres(editor: Client) -> None:
    top = PartnerPageFactory()
    middle = PartnerPageFactory(umbrella=top)
    bottom = PartnerPageFactory(umbrella=middle)
    for parent in (top, middle, bottom):
        assert "لا تتبع الجهة نفسها ولا أحد مراكزها." in errors(edit(editor, top, parent=parent.pk))
    top.parent = bottom
    with pytest.raises(ValidationError):
        top.full_clean()
    assert PartnerPage.objects.get(pk=top.pk).parent is None


def test_a_partner_is_translated_words_only(editor: Client, client: Client) -> None:
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    write(editor, phone="+974 4400 0000")
    partner = PartnerPage.objects.get()
    locale = Locale.objects.get(language_code="en")
    editor.post(f"/admin/localize/submit/page/{partner.pk}/", {"locales": [locale.pk]})
    english = PartnerPage.objects.get(locale=locale)
    assert not english.live
    offered = StringSegment.objects.filter(source__object_id=partner.translation_key)
    paths = {segment.context.path.split(".")[0] for segment in offered}
    assert paths == {"title", "slug", "summary", "body"}

    translation = Translation.objects.get(target_locale=locale, source__object_id=partner.translation_key)
    fill_segments(translation, {"title": "Coast Society", "slug": "coast", "summary": "Cares for beaches."})
    translation.save_target(publish=False)
    PartnerPage.objects.get(locale=locale).get_latest_revision().publish()
    text = main(client, "/en/partners/coast/")
    for part in ("Coast Society", "Cares for beaches.", "Charity sector", "+974 4400 0000"):
        assert part in text


def test_the_tree_of_partners_has_one_shape(home_ar: HomePage, home_en: HomePage) -> None:
    assert PartnerIndexPage.allowed_parent_page_models() == [HomePage]
    assert PartnerIndexPage.allowed_subpage_models() == [PartnerPage]
    assert PartnerPage.allowed_parent_page_models() == [PartnerIndexPage]
    assert PartnerPage.allowed_subpage_models() == []
    assert PartnerPage not in StandardPage.allowed_subpage_models()
    PartnerIndexPageFactory()
    home_ar.refresh_from_db()
    assert not PartnerIndexPage.can_create_at(home_ar)
    assert PartnerIndexPage.can_create_at(home_en)


def test_who_works_for_a_body_is_set_in_the_admin(editor: Client) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    english = translate(partner, "en", title="Coast Society")
    user = make_user(None, username="noora")
    add = reverse("wagtailsnippets_partners_contributor:add")
    assert read(editor, add).select_one("form") is not None
    editor.post(add, {"user": user.pk, "partner": english.pk})
    assert Contributor.objects.get(user=user).partner == partner
    listing = read(editor, reverse("wagtailsnippets_partners_contributor:list"))
    assert "جمعية الساحل" in words(listing.select_one("main table"))


def test_a_user_works_for_one_body() -> None:
    user = make_user(None, username="noora")
    ContributorFactory(user=user)
    with pytest.raises(ValidationError):
        Contributor(user=user, partner=PartnerPageFactory()).full_clean()


def test_previews() -> None:
    partner = PartnerPageFactory(title="جمعية الساحل")
    for page in (partner, PartnerIndexPageFactory()):
        response = page.make_preview_request()
        assert response.status_code == 200
        assert "جمعية الساحل" in response.render().content.decode()
