"""Short lists of opportunities on other pages, by rules that nobody keeps up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import chain

from django.db.models.functions import Coalesce
from django.utils import timezone

from opportunities.cards import Card, cards_of, with_next_time
from opportunities.models import ListingRow, OpportunityPage
from opportunities.questions import (
    OPPORTUNITIES,
    accepting,
    any_term,
    joinable,
    order_of,
    takes_place,
)
from opportunities.status import JOINABLE
from search.engines.base import AnyOf, Question
from search.queries import ask

LAST = datetime.max.replace(tzinfo=UTC)
# More than anybody reads below another page.
MOST = 200
# What makes two opportunities alike.
SHARED = ("cause", "skill", "municipality")


def rows_for(
    language: str,
    *,
    causes: Iterable[str] = (),
    partners: Iterable[int] = (),
    between: tuple[date | None, date | None] | None = None,
    limit: int = MOST,
    include_past: bool = False,
) -> list[Card]:
    """Opportunities in `language` as cards, soonest first.

    `causes` are slugs and `partners` ids of partners' originals: any of each will do. Those that one can't
    join (any more) are left out unless `include_past`.
    """
    now = timezone.now()
    filters: dict[str, AnyOf] = {"kind": OPPORTUNITIES}
    if in_causes := any_term("cause", causes):
        filters["cause"] = in_causes
    if of_partners := any_term("partner", map(str, partners)):
        filters["partner"] = of_partners
    if between:
        filters["when"] = takes_place(*between)
    if not include_past:
        filters["status"] = joinable(now)
    question = Question(language, filters=filters, order=order_of("soonest", now), stop=limit)
    return cards_of(ask(question).hits, now)


def picked(language: str, pages: Iterable[int], *, include_past: bool = False) -> list[Card]:
    """The opportunities with these ids of pages in any language, as `rows_for` gives them."""
    now = timezone.now()
    originals = OpportunityPage.objects.filter(pk__in=list(pages))
    rows = ListingRow.objects.filter(
        language=language, facts_id__in=originals.values(key=Coalesce("original_id", "pk"))
    )
    cards = [Card(row, now) for row in with_next_time(rows, now)]
    shown = [card for card in cards if include_past or card.status.listed_as.intersection(JOINABLE)]
    return sorted(shown, key=lambda card: (start_of(card) or LAST, -card.row.pk))


def start_of(card: Card) -> datetime | None:
    """When it takes place next, or when its period begins; None where that is over or not said."""
    first = card.row.first_start
    return card.next_start or (first if first and first > card.now else None)


def closing_soon(language: str, limit: int = 4) -> list[Card]:
    """Those that one can join now and that close first; those without a deadline come last."""
    now = timezone.now()
    filters = {"kind": OPPORTUNITIES, "status": accepting(now)}
    question = Question(language, filters=filters, order=order_of("deadline", now), stop=limit)
    return cards_of(ask(question).hits, now)


def similar(page: OpportunityPage, limit: int = 3) -> list[Card]:
    """Others that one can join, in the page's language, by how many causes, skills and places they share."""
    now = timezone.now()
    row = ListingRow.objects.filter(page=page.pk).first()
    terms = row.terms if row else {}
    shared = tuple(chain.from_iterable(any_term(kind, terms.get(kind, ())) for kind in SHARED))
    filters = {"kind": OPPORTUNITIES, "shared": shared, "status": joinable(now)}
    # The page itself shares most.
    hits = ask(Question(page.language, filters=filters, preferred=shared, stop=limit + 1)).hits
    return cards_of([hit for hit in hits if hit.object_id != page.pk][:limit], now)
