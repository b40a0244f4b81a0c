"""What editors put on top of the results of certain words."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page

from home.models import HomePage, StandardPage
from tests.factories.core import translate
from tests.factories.home import StandardPageFactory
from tests.reading import links, read, words

pytestmark = pytest.mark.django_db
AR, EN = "/ar/search/", "/en/search/"


@pytest.fixture
def guide(home_ar: HomePage) -> StandardPage:
    return StandardPageFactory(parent=home_ar, title="دليل المتطوع", slug="guide")


def promote(query: str, page: Page | None = None, **values: str) -> SearchPromotion:
    return SearchPromotion.objects.create(query=Query.get(query), page=page, **values)


def on_top(page: BeautifulSoup) -> dict[str, str]:
    return links(page, ".promoted a")


def test_a_promoted_page_is_on_top_however_the_words_are_spelled(client: Client, guide: StandardPage) -> None:
    promote("أسئلة شائعة", guide, description="كل ما يسأل عنه الناس.")
    for typed in ("أسئلة شائعة", "اسئله  شائعه", "أسئلة شائعة؟"):
        page = read(client, f"{AR}?q={typed}")
        assert on_top(page) == {"دليل المتطوع": guide.url}
        assert "كل ما يسأل عنه الناس." in words(page.select_one(".promoted"))
    assert on_top(read(client, f"{AR}?q=أسئلة")) == {}
    assert on_top(read(client, f"{AR}?q=أسئلة شائعة&kind=news")) == {}


def test_it_comes_in_the_readers_language_where_there_is_one(client: Client, guide: StandardPage) -> None:
    promote("faq", guide)
    page = read(client, f"{EN}?q=FAQ")
    assert on_top(page) == {"دليل المتطوع": guide.url}
    assert page.select_one(".promoted article")["lang"] == "ar"
    english = translate(guide, "en", title="A guide", slug="guide")
    promote("faq", english)
    page = read(client, f"{EN}?q=FAQ")
    assert on_top(page) == {"A guide": english.url}, "each page once"
    assert not page.select_one(".promoted article").get("lang")


def test_drafts_and_private_pages_are_not_promoted(client: Client, guide: StandardPage) -> None:
    promote("faq", guide)
    restriction = guide.view_restrictions.create(restriction_type="login")
    assert on_top(read(client, f"{AR}?q=faq")) == {}
    restriction.delete()
    assert on_top(read(client, f"{AR}?q=faq"))
    guide.unpublish()
    assert on_top(read(client, f"{AR}?q=faq")) == {}


def test_an_address_elsewhere_can_be_promoted(client: Client) -> None:
    promote("visa", external_link_url="https://example.org/visa", external_link_text="Visas")
    assert on_top(read(client, f"{EN}?q=visa")) == {"Visas": "https://example.org/visa"}


def test_they_come_in_the_editors_order(client: Client, guide: StandardPage, home_ar: HomePage) -> None:
    promote("faq", home_ar, sort_order=1)
    promote("faq", guide, sort_order=0)
    assert list(on_top(read(client, f"{AR}?q=faq"))) == ["دليل المتطوع", home_ar.title]
