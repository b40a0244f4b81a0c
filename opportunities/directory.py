"""The directory: what of the listing answers a question, how often each filter applies, what to do next.

The page, feeds and the API all ask here, so that they can't differ. Every answer takes a number of queries
that depends on the question alone, never on how many opportunities there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import ngettext

from core.digits import digits
from opportunities import status
from opportunities.cards import Card, with_next_time
from opportunities.conditions import (
    any_status,
    at_times,
    has_term,
    joinable,
    status_condition,
    takes_place,
)
from opportunities.filters import DirectoryFilters
from opportunities.models.listing import ListingRow, ListingTerm
from opportunities.models.page import OpportunityPage
from search.engines.base import Match, Question, Term
from search.queries import ask, understand

KIND = "opportunity"
# Filters whose values are kept as terms of a row, by the name of both.
TERM_GROUPS = (
    *("cause", "municipality", "mode", "schedule", "audience"),
    *("accessibility", "skill", "language", "certificate", "partner"),
)
MOST_ADVICE = 3
MOST_FOUND = 1_000


@dataclass(frozen=True)
class Facet:
    """One value of a filter with how many answers it has under all the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Advice:
    """A filter that can be dropped, and how many answers there are without it."""

    label: str
    query: str
    count: int

    @property
    def count_text(self) -> str:
        return count_text(self.count)


@dataclass
class Directory:
    """The answer to one question. `filters` must be valid; parts are computed when they are asked for."""

    filters: DirectoryFilters
    language: str
    now: datetime = field(default_factory=timezone.now)

    # --- The answer -----------------------------------------------------------------------------

    @cached_property
    def matches(self) -> dict[int, Match] | None:
        """What the words find, best first: page ids with how well each matches; None without words."""
        return found_by(self.filters.words, self.language)

    @cached_property
    def conditions(self) -> dict[str, Q]:
        """What each parameter in force asks of a row; weekday and time of day are asked together."""
        filters, conditions = self.filters, conditions_of(self.filters, self.now)
        if filters.words:
            conditions["q"] = Q(page_id__in=list(self.matches or {}))
        return conditions

    def rows(self, *, without: Iterable[str] = ()) -> QuerySet[ListingRow]:
        """The rows that answer, leaving the parameters `without` out of the question."""
        rows = ListingRow.objects.filter(language=self.language)
        for name, condition in self.conditions.items():
            if name not in without:
                rows = rows.filter(condition)
        return rows

    @cached_property
    def count(self) -> int:
        return self.rows().count()

    @cached_property
    def total(self) -> int:
        """How many there are to look through: all that are open or to come."""
        return ListingRow.objects.filter(joinable(self.now), language=self.language).count()

    def cards(self, start: int, stop: int) -> list[Card]:
        """The answers from `start` up to `stop`, in the order asked for."""
        if self.filters.sort == "match":
            return self._cards_by_match(start, stop)
        rows = with_next_time(self.rows(), self.now)
        return self._as_cards(in_order(rows, self.filters.sort, self.now)[start:stop])

    def newest(self, limit: int) -> list[Card]:
        """The answers that were published last."""
        return self._as_cards(in_order(with_next_time(self.rows(), self.now), "newest", self.now)[:limit])

    def _cards_by_match(self, start: int, stop: int) -> list[Card]:
        matches = self.matches or {}
        place = {page_id: number for number, page_id in enumerate(matches)}
        ids = sorted(self.rows().values_list("page_id", flat=True), key=place.__getitem__)[start:stop]
        rows = {
            row.page_id: row for row in with_next_time(ListingRow.objects.filter(page_id__in=ids), self.now)
        }
        return self._as_cards(rows[page_id] for page_id in ids if page_id in rows)

    def _as_cards(self, rows: Iterable[ListingRow]) -> list[Card]:
        matches = self.matches or {}
        return [Card(row, self.now, matches.get(row.page_id, "exact")) for row in rows]

    # --- Counts beside the filters --------------------------------------------------------------

    @cached_property
    def facets(self) -> dict[str, list[Facet]]:
        """Every filter's values in their order, each counted under the other filters in force."""
        counts = self._counts()
        return {
            group: [
                Facet(
                    option.value,
                    option.label,
                    counts.get((group, option.key), 0),
                    option.value in self.filters.values_of(group),
                )
                for option in self.filters.options[group]
            ]
            for group in self.filters.GROUPS
        }

    def _counts(self) -> dict[tuple[str, str], int]:
        """How many rows answer for each (group, key)."""
        in_force = [group for group in TERM_GROUPS if group in self.conditions]
        counts = self._term_counts([group for group in TERM_GROUPS if group not in in_force], without=())
        for group in in_force:
            counts |= self._term_counts([group], without=[group])
        counts |= self._time_counts("weekday", self.filters.values_of("period"), "period")
        counts |= self._time_counts("period", self.filters.values_of("weekday"), "weekday")
        return counts | self._status_counts()

    def _term_counts(self, groups: Sequence[str], without: Sequence[str]) -> dict[tuple[str, str], int]:
        terms = ListingTerm.objects.filter(kind__in=groups, row__in=self.rows(without=without).values("pk"))
        return {
            (kind, value): number
            for kind, value, number in terms.values_list("kind", "value").annotate(Count("row"))
        }

    def _time_counts(self, group: str, others: list[str], other: str) -> dict[tuple[str, str], int]:
        """Days counted at the chosen times of day, or times of day on the chosen days."""
        kinds = [f"{group}-{value}" for value in others] or [group]
        terms = ListingTerm.objects.filter(kind__in=kinds, row__in=self.rows(without=["times"]).values("pk"))
        counted = terms.values_list("value").annotate(Count("row", distinct=True))
        return {(group, value): number for value, number in counted}

    def _status_counts(self) -> dict[tuple[str, str], int]:
        codes = [option.value for option in self.filters.options["status"]]
        # Names of aggregates can't hold a hyphen.
        counted = self.rows(without=["status"]).aggregate(
            **{
                f"status_{number}": Count("pk", filter=status_condition(code, self.now))
                for number, code in enumerate(codes)
            }
        )
        return {("status", code): counted[f"status_{number}"] for number, code in enumerate(codes)}

    # --- What to do when nothing answers --------------------------------------------------------

    @cached_property
    def advice(self) -> list[Advice]:
        """Which single filter to drop to find something, the one that gives most first."""
        chosen = self.filters.chosen
        advice = []
        for name, values in chosen.items():
            count = self._count_without(name)
            if count:
                label = "، ".join if self.language == "ar" else ", ".join
                text = label(self.filters.label_of(name, value) for value in values)
                advice.append(Advice(text, self.filters.query(without=[(name, "")]), count))
        return sorted(advice, key=lambda item: -item.count)[:MOST_ADVICE]

    def _count_without(self, name: str) -> int:
        if name not in ("weekday", "period"):
            if name == "status":
                rows = self.rows(without=["status"]).filter(joinable(self.now))
                return rows.count()
            return self.rows(without=[name]).count()
        weekdays = [] if name == "weekday" else self.filters.values_of("weekday")
        periods = [] if name == "period" else self.filters.values_of("period")
        rows = self.rows(without=["times"])
        condition = at_times(weekdays, periods)
        return (rows.filter(condition) if condition else rows).count()

    @cached_property
    def count_of_all_statuses(self) -> int:
        """How many answer whatever their status, where the question leaves the status open."""
        return 0 if self.filters.values_of("status") else self.rows(without=["status"]).count()

    @cached_property
    def count_in_other_language(self) -> int:
        """How many the same question finds in the other language."""
        other = "en" if self.language == "ar" else "ar"
        rows = ListingRow.objects.filter(language=other)
        matches = found_by(self.filters.words, other)
        for name, condition in self.conditions.items():
            if name != "q":
                rows = rows.filter(condition)
        return rows.count() if matches is None else rows.filter(page_id__in=list(matches)).count()


def count_text(count: int) -> str:
    """So many opportunities, in words."""
    return digits(ngettext("%(count)d opportunity", "%(count)d opportunities", count) % {"count": count})


# --- What a question asks of a row -----------------------------------------------------------------------


def found_by(words: str, language: str) -> dict[int, Match] | None:
    """The page ids that the words find, best first, each with how well it matches; None without words."""
    if not words:
        return None
    question = Question(
        language,
        words=understand(words, language).words,
        filters={"kind": (Term(f"kind:{KIND}"),)},
        stop=MOST_FOUND,
    )
    return {hit.object_id: hit.match for hit in ask(question).hits} if question.words else {}


def conditions_of(filters: DirectoryFilters, now: datetime) -> dict[str, Q]:
    """The conditions of every parameter in force except the words."""
    conditions = {}
    for group in TERM_GROUPS:
        if values := filters.values_of(group):
            conditions[group] = has_term([group], filters.options.keys_of(group, values))
    if times := at_times(filters.values_of("weekday"), filters.values_of("period")):
        conditions["times"] = times
    if (age := filters.cleaned_data["age"]) is not None:
        conditions["age"] = (Q(min_age=None) | Q(min_age__lte=age)) & (Q(max_age=None) | Q(max_age__gte=age))
    first, last = filters.cleaned_data["from"], filters.cleaned_data["to"]
    if first:
        conditions["from"] = takes_place(first, last)
    if last:
        conditions["to"] = takes_place(first, last)
    conditions["status"] = any_status(filters.values_of("status"), now)
    return conditions


def in_order(rows: QuerySet[ListingRow], sort: str, now: datetime) -> QuerySet[ListingRow]:
    """`rows` (with their next time) by "soonest", "deadline" or "newest"; the newest first among equals."""
    newest = ("-published_at", "-pk")
    if sort == "newest":
        return rows.order_by(*newest)
    if sort == "deadline":
        deadline = Case(When(deadline_at__gt=now, then=F("deadline_at")))
        return rows.order_by(deadline.asc(nulls_last=True), *newest)
    to_come = Coalesce("next_start", Case(When(first_start__gt=now, then=F("first_start"))))
    return rows.order_by(to_come.asc(nulls_last=True), *newest)


# --- What other rooms ask ---------------------------------------------------------------------------------


def rows_for(
    language: str,
    *,
    causes: Iterable[str] = (),
    partners: Iterable[int] = (),
    pages: Iterable[int] | None = None,
    between: tuple[date | None, date | None] | None = None,
    limit: int | None = None,
    include_past: bool = False,
) -> list[Card]:
    """Opportunities in `language` as cards, soonest first.

    `causes` are slugs and `partners` ids of partners' originals: any of each will do. `pages` are ids of
    opportunities in any language. Those that one can't join (any more) are left out unless `include_past`.
    """
    now = timezone.now()
    rows = ListingRow.objects.filter(language=language)
    if causes := list(causes):
        rows = rows.filter(has_term(["cause"], causes))
    if partner_keys := [str(pk) for pk in partners]:
        rows = rows.filter(has_term(["partner"], partner_keys))
    if pages is not None:
        originals = OpportunityPage.objects.filter(pk__in=list(pages))
        rows = rows.filter(facts_id__in=originals.values(key=Coalesce("original_id", "pk")))
    if between:
        rows = rows.filter(takes_place(*between))
    if not include_past:
        rows = rows.filter(joinable(now))
    return [Card(row, now) for row in in_order(with_next_time(rows, now), "soonest", now)[:limit]]


def closing_soon(language: str, limit: int = 4) -> list[Card]:
    """Those that one can join now and that close first; those without a deadline come last."""
    now = timezone.now()
    rows = ListingRow.objects.filter(status.accepting(now), language=language)
    return [Card(row, now) for row in in_order(with_next_time(rows, now), "deadline", now)[:limit]]


def similar(page: OpportunityPage, limit: int = 3) -> list[Card]:
    """Others that one can join, in the page's language, by how many causes, skills and places they share."""
    now = timezone.now()
    shared = ListingTerm.objects.filter(row__page=page.pk, kind__in=("cause", "skill", "municipality"))
    pairs = list(shared.values_list("kind", "value"))
    if not pairs:
        return []
    any_pair = Q(pk__in=[])
    for kind, value in pairs:
        any_pair |= Q(listing_terms__kind=kind, listing_terms__value=value)
    rows = ListingRow.objects.filter(joinable(now), language=page.language).exclude(facts_id=page.facts.pk)
    rows = (
        rows.filter(any_pair)
        .annotate(shared=Count("listing_terms"))
        .order_by("-shared", "-published_at", "-pk")
    )
    return [Card(row, now) for row in with_next_time(rows, now)[:limit]]
