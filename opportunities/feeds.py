"""Any search of the directory as RSS: the newest opportunities that answer it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from opportunities.cards import Card
from opportunities.directory import Directory
from opportunities.filters import DirectoryFilters
from opportunities.options import Options

if TYPE_CHECKING:
    from opportunities.models import OpportunityIndexPage

FEED_SIZE = 30


class OpportunityFeed(Feed):
    """The newest answers to one question."""

    def __init__(self, index: OpportunityIndexPage, directory: Directory) -> None:
        self.index = index
        self.directory = directory
        query = directory.filters.query()
        self.query = f"?{query}" if query else ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def title(self) -> str:
        filters = self.directory.filters
        labels = [
            filters.label_of(name, value) for name, values in filters.chosen.items() for value in values
        ]
        return f"{self.index.title}: {_(', ').join(labels)}" if labels else self.index.title

    def description(self) -> str:
        return self.index.summary or self.index.title

    def link(self, request: HttpRequest) -> str:
        return f"{self.index.get_url(request)}{self.query}"

    def feed_url(self, request: HttpRequest) -> str:
        return f"{request.path}{self.query}"

    def items(self) -> list[Card]:
        return self.directory.newest(FEED_SIZE)

    def item_title(self, item: Card) -> str:
        return item.title

    def item_description(self, item: Card) -> str:
        facts = [item.status.label, item.when_text, item.where_text, item.partner_name]
        return f"{item.summary} ({_(', ').join(fact for fact in facts if fact)})".strip()

    def item_link(self, item: Card) -> str:
        return item.url

    def item_pubdate(self, item: Card) -> datetime:
        return item.row.published_at

    def item_categories(self, item: Card) -> list[str]:
        return list(item.row.terms.get("cause", {}).values())


def opportunity_feed(request: HttpRequest, index: OpportunityIndexPage) -> HttpResponse:
    """The feed of the question in the address; a wrong one is answered with 400 and what is wrong in it."""
    filters = DirectoryFilters(request.GET, Options(index.language))
    if not filters.is_valid():
        lines = [f"{name}: {message}" for name, message in filters.messages.items()]
        return HttpResponse("\n".join(lines), status=400, content_type="text/plain; charset=utf-8")
    return OpportunityFeed(index, Directory(filters, index.language))(request)
