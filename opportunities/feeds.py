"""Any search of the directory for those who follow it: as RSS, and as a calendar to subscribe to.

Both carry what was cancelled, postponed or moved of what would answer: who has read of something must learn
what became of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.digits import digits
from opportunities.calendar import calendar_of_search
from opportunities.cards import Card
from opportunities.directory import Directory
from opportunities.filters import DirectoryFilters
from opportunities.models.page import OpportunityPage
from opportunities.options import Options
from opportunities.status import ALERTS

if TYPE_CHECKING:
    from opportunities.models import OpportunityIndexPage

FEED_SIZE, MOST_ALERTS = 30, 10
# A calendar of more would take seconds to make, and nobody's phone shows it.
CALENDAR_SIZE = 200
CACHE_CONTROL = "public, max-age=900"


class OpportunityFeed(Feed):
    """The newest answers to one question, and what became of others."""

    def __init__(self, index: OpportunityIndexPage, directory: Directory) -> None:
        self.index = index
        self.directory = directory
        query = directory.filters.query()
        self.query = f"?{query}" if query else ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def title(self) -> str:
        return title_of(self.index, self.directory.filters)

    def description(self) -> str:
        return self.index.summary or self.index.title

    def link(self, request: HttpRequest) -> str:
        return f"{self.index.get_url(request)}{self.query}"

    def feed_url(self, request: HttpRequest) -> str:
        return f"{request.path}{self.query}"

    def items(self) -> list[Card]:
        alerts = self.directory.alerts(MOST_ALERTS)
        told = {card.row.pk for card in alerts}
        newest = [card for card in self.directory.newest(FEED_SIZE) if card.row.pk not in told]
        return [*alerts, *newest]

    def item_title(self, item: Card) -> str:
        """What was stopped or moved says so first: most readers show nothing but the title."""
        return f"{item.status.label}: {item.title}" if has_alert(item) else item.title

    def item_description(self, item: Card) -> str:
        facts = [item.status.label, item.when_text, item.where_text, item.partner_name]
        return f"{item.summary} ({_(', ').join(fact for fact in facts if fact)})".strip()

    def item_link(self, item: Card) -> str:
        return item.url

    def item_guid(self, item: Card) -> str:
        """Another one for what became of it, so that readers show it as news."""
        return f"{item.row.reference or item.row.facts_id}.{item.language}" + (
            f".{item.status.code}" if has_alert(item) else ""
        )

    item_guid_is_permalink = False

    def item_pubdate(self, item: Card) -> datetime:
        return item.row.published_at

    def item_categories(self, item: Card) -> list[str]:
        return list(item.row.terms.get("cause", {}).values())


def has_alert(card: Card) -> bool:
    """Whether the partner said that something became of it."""
    return card.status.code in ALERTS


def title_of(index: OpportunityIndexPage, filters: DirectoryFilters) -> str:
    """The name of the directory with all that narrows it."""
    labels = [filters.label_of(name, value) for name, values in filters.chosen.items() for value in values]
    return f"{index.title}: {_(', ').join(labels)}" if labels else index.title


def opportunity_feed(request: HttpRequest, index: OpportunityIndexPage) -> HttpResponse:
    """The feed of the question in the address; a wrong one is answered with 400 and what is wrong in it."""
    filters = DirectoryFilters(request.GET, Options(index.language))
    if not filters.is_valid():
        return refusal(filters)
    return OpportunityFeed(index, Directory(filters, index.language))(request)


def opportunity_calendar(request: HttpRequest, index: OpportunityIndexPage) -> HttpResponse:
    """The sessions of what answers the question in the address, the soonest first; 400 for a wrong one."""
    filters = DirectoryFilters(request.GET, Options(index.language))
    if not filters.is_valid():
        return refusal(filters)
    directory = Directory(filters, index.language)
    query = filters.query()
    content = calendar_of_search(
        title_of(index, filters),
        description_of_calendar(index),
        index.language,
        f"{index.get_full_url(request)}{'?' if query else ''}{query}",
        pages_of(directory.dated(CALENDAR_SIZE)),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def description_of_calendar(index: OpportunityIndexPage) -> str:
    limit = ngettext(
        "Only the opportunity that comes first.",
        "At most %(count)d opportunities, those that come first.",
        CALENDAR_SIZE,
    )
    return " ".join(text for text in (index.summary, digits(limit % {"count": CALENDAR_SIZE})) if text)


def pages_of(ids: list[int]) -> list[OpportunityPage]:
    """These pages in their order, with all that their events are made of."""
    found = OpportunityPage.objects.select_related("locale").in_bulk(ids)
    pages = [found[pk] for pk in ids if pk in found]
    prefetch_related_objects(pages, "original")
    prefetch_related_objects(
        [page.facts for page in pages], "place__municipality", "sessions__place__municipality"
    )
    return pages


def refusal(filters: DirectoryFilters) -> HttpResponse:
    """What is wrong with the address, as text."""
    lines = [f"{name}: {message}" for name, message in filters.messages.items()]
    return HttpResponse("\n".join(lines), status=400, content_type="text/plain; charset=utf-8")
