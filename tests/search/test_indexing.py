"""What the search knows after each thing that can happen to a page."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage, StandardPage
from search.models import SearchDocument
from tests.factories.core import translate
from tests.factories.search import search

pytestmark = pytest.mark.django_db


def found(words: str, language: str = "en") -> list[int]:
    return [hit.object_id for hit in search(words, language=language)]


@pytest.fixture
def page(home_en: HomePage) -> StandardPage:
    page = StandardPage(title="Mangroves", slug="mangroves", summary="Planting by the sea")
    home_en.add_child(instance=page)
    page.save_revision().publish()
    return page


def test_published_page_is_found_by_its_words_in_its_language_only(page: StandardPage) -> None:
    assert found("mangrove") == [page.pk]
    assert found("planted") == [page.pk]
    assert found("mangrove", "ar") == []


def test_draft_does_not_show(page: StandardPage) -> None:
    page.title = "Secret plans"
    page.save_revision()
    assert found("secret") == []
    assert found("mangrove") == [page.pk]


def test_published_again_is_found_by_its_new_words_only(page: StandardPage) -> None:
    page.title = "Turtles"
    page.save_revision().publish()
    assert found("turtle") == [page.pk]
    assert found("mangrove") == []


def test_unpublished_page_is_gone(page: StandardPage) -> None:
    page.unpublish()
    assert found("mangrove") == []


@pytest.mark.parametrize("through_parent", [False, True])
def test_deleted_page_is_gone(page: StandardPage, home_en: HomePage, through_parent: bool) -> None:
    if through_parent:
        parent = home_en.add_child(instance=StandardPage(title="Above", slug="above"))
        page.move(parent, pos="last-child")
        Page.objects.get(pk=parent.pk).delete()
    else:
        page.delete()
    assert found("mangrove") == []


def test_restricted_page_is_hidden_with_all_below_it_until_it_is_open_again(page: StandardPage) -> None:
    below = page.add_child(instance=StandardPage(title="Mangrove roots", slug="roots"))
    below.save_revision().publish()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert found("mangrove") == []
    restriction.delete()
    assert set(found("mangrove")) == {page.pk, below.pk}


def test_moved_under_a_restriction_is_hidden(page: StandardPage, home_en: HomePage) -> None:
    private = home_en.add_child(instance=StandardPage(title="Inside", slug="inside"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page.move(private, pos="last-child")
    assert found("mangrove") == []


def test_each_language_is_found_by_its_own_words(home_ar: HomePage) -> None:
    page = home_ar.add_child(instance=StandardPage(title="أشجار القرم", slug="القرم"))
    page.save_revision().publish()
    english = translate(page, "en", title="Mangrove trees")
    assert found("شجرة", "ar") == [page.pk]
    assert found("tree") == [english.pk]


def test_rebuilding_gives_what_events_had_written(page: StandardPage, home_en: HomePage) -> None:
    private = home_en.add_child(instance=StandardPage(title="Mangrove secrets", slug="inside"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    home_en.add_child(instance=StandardPage(title="Mangrove draft", slug="draft", live=False))

    def documents() -> list[tuple]:
        fields = ("kind", "language", "object_id", "title", "summary", "names", "body")
        return sorted(SearchDocument.objects.filter(kind="standard").values_list(*fields))

    before = documents()
    output = StringIO()
    call_command("update_index", stdout=output)
    assert documents() == before
    assert "search documents: " in output.getvalue()
    assert found("mangrove") == [page.pk]
