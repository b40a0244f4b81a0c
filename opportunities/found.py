"""How opportunities are shown among the results of the site's search."""

from collections.abc import Collection
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Cause
from opportunities.cards import Card, with_next_time
from opportunities.lists import closing_soon
from opportunities.models import ListingRow
from search import sections

SHOWN_INSTEAD = 3


def cards_by_id(ids: Collection[int]) -> dict[int, Card]:
    now = timezone.now()
    rows = with_next_time(ListingRow.objects.filter(page_id__in=ids), now)
    return {row.page_id: Card(row, now) for row in rows}


def instead(language: str) -> dict[str, Any]:
    """Ways into the directory: what it is about, and what closes first."""
    return {"causes": Cause.objects.all(), "cards": closing_soon(language, SHOWN_INSTEAD)}


def register() -> None:
    sections.register(
        sections.Section(
            "opportunities",
            _("Opportunities"),
            ("opportunity",),
            cards_by_id,
            "components/found_opportunity.html",
            order=10,
            more="pages/search/more_opportunities.html",
            ways_on=sections.WaysOn("pages/search/ways_to_opportunities.html", instead),
        )
    )
