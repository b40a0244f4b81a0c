"""Each role and what it may do; a contributor is kept to the pages of the partner they work for."""

import json
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from core import roles
from core.models import User
from core.roles import Role
from home.models import HomePage, StandardPage
from opportunities.models import OpportunityIndexPage, OpportunityPage
from partners.models import Contributor, PartnerPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory
from tests.factories.partners import PartnerPageFactory

from .conftest import SignIn, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home_ar: HomePage) -> OpportunityIndexPage:
    return OpportunityIndexPageFactory()


@pytest.fixture
def own_partner() -> PartnerPage:
    return PartnerPageFactory(title="جمعية الساحل")


@pytest.fixture
def own(index: OpportunityIndexPage, own_partner: PartnerPage) -> OpportunityPage:
    return OpportunityPageFactory(parent=index, title="تنظيف الشاطئ", partner=own_partner)


@pytest.fixture
def foreign(index: OpportunityIndexPage) -> OpportunityPage:
    return OpportunityPageFactory(
        parent=index, title="سر لجهة أخرى", partner=PartnerPageFactory(), live=False
    )


@pytest.fixture
def contributor(own_partner: PartnerPage) -> User:
    user = make_user(roles.CONTRIBUTORS)
    Contributor.objects.create(user=user, partner=own_partner)
    return user


@pytest.fixture
def as_contributor(contributor: User) -> Client:
    client = Client()
    client.force_login(contributor, backend="django.contrib.auth.backends.ModelBackend")
    return client


# What each role may do with an Arabic page of words, the same in English, and a (live) opportunity.
# e: edit, p: publish, a: add a page beside it, d: delete, l: lock.
MATRIX = {
    roles.ADMINISTRATORS: ("epadl", "epadl", "epadl"),
    roles.EDITORS: ("eal", "eal", "eal"),
    roles.REVIEWERS: ("epadl", "epadl", "epadl"),
    roles.TRANSLATORS: ("", "epd", ""),
    roles.CONTRIBUTORS: ("", "", "ea"),
}


def abilities(user: User, page: Page) -> str:
    user = User.objects.get(pk=user.pk)
    tester, parent = page.permissions_for_user(user), page.get_parent().permissions_for_user(user)
    may = {
        "e": tester.can_edit(),
        "p": tester.can_publish(),
        "a": parent.can_add_subpage(),
        "d": tester.can_delete(),
        "l": tester.can_lock(),
    }
    return "".join(letter for letter, yes in may.items() if yes)


def test_roles_and_actions(home_ar: HomePage, own: OpportunityPage, own_partner: PartnerPage) -> None:
    about = home_ar.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر"))
    pages = [about, translate(about, "en", title="About"), own]
    found = {}
    for role in roles.ROLES:
        user = make_user(role)
        if role is roles.CONTRIBUTORS:
            Contributor.objects.create(user=user, partner=own_partner)
        found[role] = tuple(abilities(user, page) for page in pages)
    assert found == MATRIX


# (address, roles that get in). Everybody else is turned away.
DOORS: list[tuple[str, set[Role]]] = [
    ("/admin/", set(roles.ROLES)),
    ("/admin/images/", {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS, roles.CONTRIBUTORS}),
    ("/admin/images/add/", {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS, roles.CONTRIBUTORS}),
    ("/admin/documents/", {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS, roles.CONTRIBUTORS}),
    ("/admin/snippets/core/cause/", {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS}),
    ("/admin/snippets/core/place/add/", {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS}),
    ("/admin/snippets/partners/contributor/", {roles.ADMINISTRATORS}),
    ("/admin/settings/core/sitesettings/", {roles.ADMINISTRATORS}),
    ("/admin/redirects/", {roles.ADMINISTRATORS, roles.REVIEWERS}),
    ("/admin/users/", {roles.ADMINISTRATORS}),
    ("/admin/groups/", {roles.ADMINISTRATORS}),
    ("/admin/sites/", {roles.ADMINISTRATORS}),
    ("/admin/workflows/list/", {roles.ADMINISTRATORS}),
    ("/admin/collections/", {roles.ADMINISTRATORS}),
    ("/admin/reports/health/", {roles.ADMINISTRATORS}),
    (
        "/admin/localize/reports/translations/",
        {roles.ADMINISTRATORS, roles.EDITORS, roles.REVIEWERS, roles.TRANSLATORS},
    ),
]


@pytest.mark.parametrize(
    ("address", "allowed"), DOORS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_door_opens_to_its_roles(address: str, allowed: set[Role], sign_in: SignIn) -> None:
    open_to = set()
    for role in roles.ROLES:
        response = sign_in(role).get(address, follow=True)
        if response.status_code == 200 and response.request["PATH_INFO"].startswith(address):
            open_to.add(role)
    assert {role.name for role in open_to} == {role.name for role in allowed}


def test_language_can_not_be_taken_away(sign_in: SignIn) -> None:
    assert not roles.ADMINISTRATORS.group().permissions.filter(codename="delete_locale").exists()


FOREIGN_DOORS = [
    "/admin/pages/{pk}/edit/",
    "/admin/pages/{pk}/view_draft/",
    "/admin/pages/{pk}/history/",
    "/admin/pages/{pk}/usage/",
    "/admin/pages/{pk}/copy/",
    "/admin/pages/{pk}/move/",
    "/admin/pages/{pk}/delete/",
    "/admin/pages/{pk}/unpublish/",
    "/admin/pages/{pk}/edit/preview/",
    "/admin/pages/{pk}/revisions/{revision}/view/",
    "/admin/pages/{pk}/revisions/{revision}/revert/",
    "/admin/pages/{pk}/revisions/compare/earliest...latest/",
    "/admin/pages/workflow/status/{pk}/",
    "/admin/pages/{pk}/workflow_history/",
    "/admin/localize/submit/page/{pk}/",
]


@pytest.mark.parametrize("door", FOREIGN_DOORS)
def test_another_partners_draft_is_closed(
    door: str, foreign: OpportunityPage, as_contributor: Client
) -> None:
    revision = foreign.save_revision()
    address = door.format(pk=foreign.pk, revision=revision.pk)
    response = as_contributor.get(address, follow=True)
    assert foreign.title not in response.content.decode()
    assert response.status_code != 200 or response.request["PATH_INFO"] != address


LISTS = [
    "/admin/pages/{index}/",
    "/admin/pages/",
    "/admin/pages/search/?q=سر",
    "/admin/choose-page/{index}/",
    "/admin/choose-page/search/?q=سر",
    "/admin/reports/site-history/",
    "/admin/reports/aging-pages/",
    "/admin/reports/locked/",
    "/admin/reports/workflow/",
    "/admin/reports/page-types-usage/",
    "/admin/api/main/pages/?child_of={index}&fields=*",
    "/admin/api/main/pages/?fields=*",
    "/admin/",
]


@pytest.mark.parametrize("address", LISTS)
def test_no_list_names_another_partners_draft(
    address: str,
    foreign: OpportunityPage,
    own: OpportunityPage,
    index: OpportunityIndexPage,
    as_contributor: Client,
) -> None:
    foreign.save_revision(user=User.objects.create(username="someone"), log_action=True)
    response = as_contributor.get(address.format(index=index.pk), follow=True)
    body = response.content.decode()
    assert foreign.title not in body
    assert json.dumps(foreign.title) not in body


def test_own_pages_are_listed_and_open(
    own: OpportunityPage, index: OpportunityIndexPage, as_contributor: Client
) -> None:
    assert own.title in as_contributor.get(f"/admin/pages/{index.pk}/").content.decode()
    assert as_contributor.get(f"/admin/pages/{own.pk}/edit/").status_code == 200


def test_the_translation_of_ones_own_page_is_ones_own(own: OpportunityPage, contributor: User) -> None:
    translate(own.get_parent(), "en", title="Opportunities")
    english = translate(own, "en", title="Beach clean-up")
    assert english.permissions_for_user(contributor).can_edit()


EMPTY_FORM = {
    "title": "جديدة",
    "body-count": "0",
    **{f"{rows}-{total}_FORMS": "0" for rows in ("sessions", "comments") for total in ("TOTAL", "INITIAL")},
}


def test_a_new_page_is_of_ones_own_partner_whatever_is_sent(
    index: OpportunityIndexPage, as_contributor: Client, own_partner: PartnerPage, contributor: User
) -> None:
    form_class = OpportunityPage.get_edit_handler().get_form_class()
    form = form_class(
        data=EMPTY_FORM | {"partner": PartnerPageFactory().pk},
        instance=OpportunityPage(),
        parent_page=index,
        for_user=contributor,
    )
    form.is_valid()
    assert form.cleaned_data["partner"] == own_partner


def test_an_editor_chooses_any_partner(index: OpportunityIndexPage) -> None:
    other = PartnerPageFactory()
    form_class = OpportunityPage.get_edit_handler().get_form_class()
    form = form_class(
        data=EMPTY_FORM | {"partner": other.pk},
        instance=OpportunityPage(),
        parent_page=index,
        for_user=make_user(roles.EDITORS),
    )
    form.is_valid()
    assert form.cleaned_data["partner"] == other


def test_a_contributor_without_a_partner_sees_none(own: OpportunityPage, index: OpportunityIndexPage) -> None:
    user = make_user(roles.CONTRIBUTORS)
    assert not own.permissions_for_user(user).can_edit()


def test_an_editor_who_also_contributes_is_not_narrowed(foreign: OpportunityPage, contributor: User) -> None:
    contributor.groups.add(roles.EDITORS.group())
    assert foreign.permissions_for_user(User.objects.get(pk=contributor.pk)).can_edit()


def test_a_proposal_goes_through_the_review(own: OpportunityPage, contributor: User, sign_in: SignIn) -> None:
    own.unpublish()
    own.refresh_from_db()
    assert own.permissions_for_user(contributor).can_submit_for_moderation()
    revision = own.save_revision(user=contributor)
    state = own.get_workflow().start(own, contributor)
    reviewer = sign_in(roles.REVIEWERS)
    assert own.title in reviewer.get("/admin/").content.decode(), (
        "the dashboard shows what waits for a review"
    )
    reviewer.post(f"/admin/pages/workflow/action/{own.pk}/approve/{state.current_task_state.pk}/", {})
    own.refresh_from_db()
    assert own.live
    assert own.live_revision == revision
    assert Client().get(own.url).status_code == 200


def test_a_translator_finds_the_arabic_pages(home_ar: HomePage, sign_in: SignIn) -> Any:
    about = home_ar.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر"))
    listing = sign_in(roles.TRANSLATORS).get(f"/admin/pages/{home_ar.pk}/").content.decode()
    assert "عن أثر" in listing
    assert "Translate this page" in listing
    assert f"/admin/pages/{about.pk}/edit/" not in listing


@pytest.mark.parametrize(("language", "words"), [("en", "is not published: Partner:"), ("ar", "الشريك:")])
def test_an_unready_proposal_is_not_approved_and_says_why(
    own: OpportunityPage, sign_in: SignIn, language: str, words: str
) -> None:
    own.unpublish()
    own.refresh_from_db()
    own.partner = None
    own.save_revision()
    task_state = own.get_workflow().start(own, None).current_task_state
    reviewer = sign_in(roles.REVIEWERS, language)
    address = f"/admin/pages/workflow/action/{own.pk}/approve/{task_state.pk}/"
    response = reviewer.post(address, {}, follow=True)
    assert response.status_code == 200
    assert words in response.content.decode()
    own.refresh_from_db()
    assert not own.live
    task_state.refresh_from_db()
    assert task_state.status == task_state.STATUS_IN_PROGRESS
    dialog = reviewer.post(address, {"comment": "x"}, headers={"x-requested-with": "XMLHttpRequest"})
    assert dialog.json()["redirect"] == f"/admin/pages/{own.pk}/edit/"


def test_publishing_in_bulk_says_what_is_not_ready(own: OpportunityPage, sign_in: SignIn) -> None:
    own.unpublish()
    own.refresh_from_db()
    own.partner = None
    own.save_revision()
    response = sign_in(roles.REVIEWERS).post(
        f"/admin/bulk/wagtailcore/page/publish/?id={own.pk}", {}, follow=True
    )
    assert "is not published: Partner:" in response.content.decode()
    own.refresh_from_db()
    assert not own.live
