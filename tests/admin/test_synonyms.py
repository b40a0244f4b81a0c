"""Groups of synonyms in the admin: written, refused, tried, and taken in by the search."""

import pytest
from django.test import TestCase
from django.urls import reverse

from core import roles
from home.models import HomePage, StandardPage
from search.models import SeededGroup, SynonymGroup
from tests.admin.conftest import SignIn

pytestmark = pytest.mark.django_db

INDEX = "wagtailsnippets_search_synonymgroup:list"
ADD = "wagtailsnippets_search_synonymgroup:add"
EDIT = "wagtailsnippets_search_synonymgroup:edit"
TRY = "try-a-search:index"


def words(**fields: str) -> dict[str, str]:
    return {"words_ar": "", "words_en": "", "narrower_ar": "", "narrower_en": "", "note": ""} | fields


@pytest.fixture
def page(home_en: HomePage) -> StandardPage:
    page = StandardPage(title="Wombats at dusk", slug="wombats", summary="Counting them by the river")
    home_en.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_an_editor_writes_a_group_and_pages_are_found_by_it(sign_in: SignIn, page: StandardPage) -> None:
    client = sign_in(roles.EDITORS)
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse(ADD), words(words_en="wombat\nmarsupial", words_ar="جرابيات"))
    for asked in ("marsupials", "الجرابيات"):
        shown = client.get(reverse(TRY), {"q": asked}).content.decode()
        assert "Wombats at dusk" in shown
        assert "1 page" in shown


def test_a_group_that_was_deleted_finds_no_more(sign_in: SignIn, page: StandardPage) -> None:
    with TestCase.captureOnCommitCallbacks(execute=True):
        group = SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    client = sign_in(roles.EDITORS)
    assert "Wombats at dusk" in client.get(reverse(TRY), {"q": "marsupial"}).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        client.post(reverse("wagtailsnippets_search_synonymgroup:delete", args=[group.pk]))
    assert "Wombats at dusk" not in client.get(reverse(TRY), {"q": "marsupial"}).content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (words(), "a group without words finds nothing"),
        (words(narrower_en="cat"), "a group without words finds nothing"),
        (words(words_en="wombat"), "Write a second word"),
        (words(words_en="Wombat\nwombat"), "Write a second word"),
        (words(words_en="wombat\n!?"), "has no letter or digit"),
        (words(words_en="wombat\nwith"), "only joins other words"),
        (words(words_ar="جرابيات\nعن"), "only joins other words"),
        (words(words_en="wombat\n" + "very " * 9), "is too long"),
    ],
    ids=[
        "empty",
        "narrower-alone",
        "one-word",
        "one-word-twice",
        "marks",
        "joining-en",
        "joining-ar",
        "long",
    ],
)
def test_what_finds_nothing_is_refused_with_a_reason(
    sign_in: SignIn, fields: dict[str, str], message: str
) -> None:
    before = SynonymGroup.objects.count()
    response = sign_in(roles.EDITORS).post(reverse(ADD), fields)
    assert message in response.content.decode()
    assert SynonymGroup.objects.count() == before


def test_commas_and_lines_part_words(sign_in: SignIn) -> None:
    sign_in(roles.EDITORS).post(
        reverse(ADD), words(words_ar="جرابيات، ومبت", words_en=" wombat ,marsupial\n\n")
    )
    group = SynonymGroup.objects.latest("pk")
    assert group.words == ["جرابيات", "ومبت", "wombat", "marsupial"]


def test_the_list_says_whether_the_search_has_taken_changes_in(sign_in: SignIn, page: StandardPage) -> None:
    client = sign_in(roles.EDITORS)
    # Nobody runs what waits for the commit: documents are as they were.
    SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    assert "Search is being brought up to date: 0 of" in client.get(reverse(INDEX)).content.decode()
    with TestCase.captureOnCommitCallbacks(execute=True):
        SynonymGroup.objects.create(words_en="quoll\ndasyure")
    assert "Search is up to date since" in client.get(reverse(INDEX)).content.decode()


def test_the_list_is_searched_and_filtered(sign_in: SignIn) -> None:
    SynonymGroup.objects.create(words_en="wombat\nmarsupial", narrower_en="koala")
    SynonymGroup.objects.create(words_en="quoll\ndasyure")
    client = sign_in(roles.EDITORS)
    found = client.get(reverse(INDEX), {"q": "koala"}).content.decode()
    assert "wombat" in found
    assert "quoll" not in found
    here = client.get(reverse(INDEX), {"origin": "here", "narrower": "true"}).content.decode()
    assert "wombat" in here
    assert "quoll" not in here
    assert client.get(reverse(INDEX), {"origin": "site"}).context["page_obj"].paginator.count == (
        SeededGroup.objects.count()
    )


def test_the_edit_view_shows_other_groups_with_the_same_word_and_what_becomes_of_it(
    sign_in: SignIn, page: StandardPage
) -> None:
    group = SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    other = SynonymGroup.objects.create(words_en="marsupials\nquolls")
    shown = sign_in(roles.EDITORS).get(reverse(EDIT, args=[group.pk])).content.decode()
    assert reverse(EDIT, args=[other.pk]) in shown
    assert "Wombats at dusk" in shown


def test_a_trial_says_how_words_are_read(sign_in: SignIn) -> None:
    SynonymGroup.objects.create(words_en="wombat\nmarsupial", narrower_en="koala")
    client = sign_in(roles.EDITORS)
    shown = client.get(reverse(TRY), {"q": "wombats in the evening"}).content.decode()
    assert "marsupial" in shown
    assert "koala" in shown
    assert "and 1 narrower word" in shown
    assert "Left out" in shown
    assert "x0t" not in shown
    assert "koala" not in client.get(reverse(TRY), {"q": "a marsupium"}).content.decode()


@pytest.mark.parametrize("text", ["", "   ", "?!", "x" * 5000, '"a" OR {b}: *', "\x00"], ids=range(6))
def test_any_text_can_be_tried(sign_in: SignIn, text: str) -> None:
    assert sign_in(roles.EDITORS).get(reverse(TRY), {"q": text}).status_code == 200


def test_a_new_group_begins_with_the_words_of_the_address(sign_in: SignIn) -> None:
    shown = sign_in(roles.EDITORS).get(reverse(ADD), {"words_ar": "جرابيات"}).content.decode()
    assert "جرابيات</textarea>" in shown


def test_translators_have_no_synonyms(sign_in: SignIn) -> None:
    client = sign_in(roles.TRANSLATORS)
    for address in (reverse(INDEX), reverse(TRY)):
        assert client.get(address).status_code in (302, 403)
    assert reverse(TRY) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_editors_find_synonyms_in_the_menu(sign_in: SignIn) -> None:
    shown = sign_in(roles.EDITORS).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(TRY) in shown
    assert reverse(INDEX) in shown
