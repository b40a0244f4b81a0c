"""News as RSS, per language and topic."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from news.models import NewsIndexPage
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, TopicFactory
from tests.reading import read, words

pytestmark = pytest.mark.django_db

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


def channel(client: Client, url: str) -> ElementTree.Element:
    response = client.get(url)
    assert response.status_code == 200
    found = ElementTree.fromstring(response.content.decode()).find("channel")  # noqa: S314 - our own answer
    assert found is not None
    return found


def item_titles(feed: ElementTree.Element) -> list[str | None]:
    return [item.findtext("title") for item in feed.findall("item")]


def test_a_feed_speaks_one_language(client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage) -> None:
    article = ArticlePageFactory(title="إطلاق المختبر", summary="على مراحل", date="2025-12-05")
    translate(article, "en", title="The Lab opens", summary="In stages", slug="lab")
    ArticlePageFactory(title="بالعربية فقط", date="2026-01-05")
    arabic, english = channel(client, f"{front_ar.url}feed/"), channel(client, f"{front_en.url}feed/")
    assert (arabic.findtext("title"), arabic.findtext("language")) == ("الأخبار", "ar")
    assert (english.findtext("title"), english.findtext("language")) == ("News", "en")
    assert item_titles(arabic) == ["بالعربية فقط", "إطلاق المختبر"]
    item = english.find("item")
    assert item is not None
    assert item.findtext("description") == "In stages"
    assert item.findtext("link") == "http://testserver/en/news/lab/"
    # A day of Qatar begins at midnight there.
    assert item.findtext("pubDate") == "Fri, 05 Dec 2025 00:00:00 +0300"


def test_a_feed_of_one_topic(client: Client, front_en: NewsIndexPage) -> None:
    topic = TopicFactory(slug="sea", name_en="The sea")
    for title, topics in [("Beach", [topic]), ("Library", [])]:
        translate(ArticlePageFactory(topics=topics), "en", title=title)
    feed = channel(client, f"{front_en.url}feed/?topic=sea&utm_source=x")
    assert feed.findtext("title") == "News: The sea"
    assert item_titles(feed) == ["Beach"]
    own = feed.find(ATOM_LINK)
    assert own is not None
    assert own.get("href") == "http://testserver/en/news/feed/?topic=sea"


def test_an_unknown_topic_is_no_empty_feed(client: Client, front_en: NewsIndexPage) -> None:
    page = read(client, f"{front_en.url}feed/?topic=nothing", 400)
    assert "There is no such topic." in words(page.select_one("[role=alert]"))
