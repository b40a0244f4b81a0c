"""News as RSS."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse

from core.dates import QATAR
from core.models import Topic

if TYPE_CHECKING:
    from news.models import ArticlePage, NewsIndexPage

FEED_SIZE = 30


class ArticleFeed(Feed):
    """The newest articles of a news front, of one topic if it is given."""

    def __init__(self, index: NewsIndexPage, topic: Topic | None) -> None:
        self.index = index
        self.topic = topic
        self.query = f"?topic={topic.slug}" if topic else ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def title(self) -> str:
        return f"{self.index.title}: {self.topic.name}" if self.topic else self.index.title

    def description(self) -> str:
        return self.index.summary or self.index.title

    def link(self, request: HttpRequest) -> str:
        return f"{self.index.get_url(request)}{self.query}"

    def feed_url(self, request: HttpRequest) -> str:
        return f"{request.path}{self.query}"

    def items(self) -> list[ArticlePage]:
        articles = self.index.articles()
        if self.topic:
            articles = articles.about([self.topic])
        return list(articles.for_cards()[:FEED_SIZE])

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.summary

    def item_link(self, item: ArticlePage) -> str:
        return str(item.url)

    def item_pubdate(self, item: ArticlePage) -> datetime | None:
        day = item.facts.date
        return datetime.combine(day, time(), QATAR) if day else None

    def item_categories(self, item: ArticlePage) -> list[str]:
        return [topic.name for topic in item.facts.topics.all()]


def article_feed(request: HttpRequest, index: NewsIndexPage, topic: Topic | None) -> HttpResponse:
    """The feed as an answer to `request`."""
    return ArticleFeed(index, topic)(request)
