"""One opportunity as lists show it: a row of the listing in words, at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import QATAR, when_text
from core.digits import digits
from opportunities.choices import Audience, Mode, ScheduleType
from opportunities.models.listing import ListingRow
from opportunities.models.occurrence import Occurrence
from opportunities.status import STOPPED, Status
from search.engines.base import Hit, Match
from search.highlighting import highlight, matches, snippet
from search.models import SearchDocument
from search.thesaurus import Thesaurus
from search.words import Word

MAX_ACCESS_FACTS = 3
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Seats:
    """How many of the places are taken, for a meter, and in words."""

    needed: int
    taken: int
    text: str


@dataclass(frozen=True)
class Marked:
    """The words of a card with those marked that were asked for."""

    title: SafeString
    summary: SafeString


@dataclass(frozen=True)
class Card:
    """What a list shows of one opportunity. All texts are in the active language."""

    row: ListingRow
    now: datetime
    match: Match = "exact"
    marked: Marked | None = None

    @property
    def title(self) -> str:
        return self.row.title

    @property
    def url(self) -> str:
        return self.row.path

    @property
    def summary(self) -> str:
        return self.row.summary

    @property
    def language(self) -> str:
        return self.row.language

    @property
    def partner_name(self) -> str:
        return self.row.partner_name

    @cached_property
    def status(self) -> Status:
        return Status.of(self.row, self.now)

    @property
    def is_urgent(self) -> bool:
        """Whether it is an urgent call that still holds."""
        return self.row.emergency_until is not None and self.row.emergency_until > self.now

    @property
    def next_start(self) -> datetime | None:
        """When it takes place next, or takes place now; None where no time is set."""
        return getattr(self.row, "next_start", None)

    @property
    def next_end(self) -> datetime | None:
        return getattr(self.row, "next_end", None)

    @property
    def when_text(self) -> str:
        """The next time that it takes place, or from when until when, or how free one is."""
        row = self.row
        if self.next_start:
            text = when_text(self.next_start, self.next_end)
            return (
                _("%(when)s and later") % {"when": text}
                if row.schedule_type == ScheduleType.RECURRING
                else text
            )
        first = row.first_start.astimezone(QATAR).date() if row.first_start else None
        # An end at midnight belongs to the day before.
        last = (row.last_end - MOMENT).astimezone(QATAR).date() if row.last_end else None
        if first and last:
            return when_text(first, last)
        if first and row.first_start and row.first_start > self.now:
            return _("From %(day)s") % {"day": when_text(first)}
        if last:
            return _("Until %(day)s") % {"day": when_text(last)}
        return _("At any time")

    @property
    def where_text(self) -> str:
        if self.row.mode == Mode.ONLINE:
            return _("Online")
        if self.row.mode == Mode.HYBRID:
            return (
                _("%(place)s, or online") % {"place": self.row.place_name}
                if self.row.place_name
                else _("Online")
            )
        return self.row.place_name

    @property
    def who_text(self) -> str:
        """For whom it is and at which age."""
        parts = [] if self.row.audience == Audience.EVERYONE else [str(self.row.get_audience_display())]
        parts += [self.age_text] if self.age_text else []
        return _(", ").join(parts)

    @property
    def age_text(self) -> str:
        row = self.row
        youngest, oldest = row.min_age, row.max_age
        if youngest and oldest:
            text = _("Ages %(youngest)d to %(oldest)d") % {"youngest": youngest, "oldest": oldest}
        elif youngest:
            text = ngettext("From %(age)d year", "From %(age)d years", youngest) % {"age": youngest}
        elif oldest:
            text = ngettext("Up to %(age)d year", "Up to %(age)d years", oldest) % {"age": oldest}
        else:
            return ""
        return digits(text)

    @property
    def access_facts(self) -> list[str]:
        return list(self.row.terms.get("accessibility", {}).values())

    @property
    def access_text(self) -> str:
        """The first few accessibility facts."""
        return _(", ").join(self.access_facts[:MAX_ACCESS_FACTS])

    @property
    def seats(self) -> Seats | None:
        """The places, while they are counted and one can still have one."""
        if self.row.seats_needed is None or not self.status.is_accepting:
            return None
        taken = min(self.row.seats_taken, self.row.seats_needed)
        return Seats(self.row.seats_needed, taken, digits(self.status.seats))


def with_marks(cards: Sequence[Card], words: Sequence[Word], thesaurus: Thesaurus) -> list[Card]:
    """`cards` with `words` marked; where title and summary have none, a part of the text that has."""
    if not words or not cards:
        return list(cards)
    documents = SearchDocument.objects.filter(object_id__in=[card.row.page_id for card in cards])
    bodies = {page: texts["body"] for page, texts in documents.values_list("object_id", "texts")}

    def marked(title: str, summary: str, body: str) -> Marked:
        is_there = any(matches(text, words, thesaurus) for text in (title, summary))
        return Marked(
            highlight(title, words, thesaurus),
            highlight(summary, words, thesaurus)
            if is_there
            else snippet([summary, body], words, thesaurus=thesaurus),
        )

    return [
        replace(card, marked=marked(card.title, card.summary, bodies.get(card.row.page_id, "")))
        for card in cards
    ]


def with_next_time(rows: QuerySet[ListingRow], now: datetime) -> QuerySet[ListingRow]:
    """`rows` with `next_start` and `next_end`: when each takes place next; NULL where none is set."""
    times = Occurrence.objects.filter(opportunity=OuterRef("facts_id"), ends_at__gt=now)
    times = times.exclude(state__in=STOPPED).order_by("starts_at", "pk")
    return rows.annotate(
        next_start=Subquery(times.values("starts_at")[:1]), next_end=Subquery(times.values("ends_at")[:1])
    )


def cards_of(hits: Iterable[Hit], now: datetime) -> list[Card]:
    """The opportunities that were found, in their order, in one query."""
    match_of = {hit.object_id: hit.match for hit in hits}
    rows = ListingRow.objects.filter(page_id__in=list(match_of)) if match_of else ListingRow.objects.none()
    found = {row.page_id: row for row in with_next_time(rows, now)}
    return [Card(found[pk], now, match) for pk, match in match_of.items() if pk in found]
