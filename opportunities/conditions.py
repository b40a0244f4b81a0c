"""What a question asks of a listing row, as conditions for the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, F, OuterRef, Q

from core.dates import QATAR
from opportunities import status
from opportunities.choices import State
from opportunities.filters import ALL
from opportunities.models.listing import ListingTerm
from opportunities.models.occurrence import Occurrence
from opportunities.status import STOPPED, Code


def has_term(kinds: Sequence[str], values: Sequence[str]) -> Q:
    """Rows with any of these values under any of these kinds."""
    return Q(Exists(ListingTerm.objects.filter(row=OuterRef("pk"), kind__in=kinds, value__in=values)))


def at_times(weekdays: Sequence[str], periods: Sequence[str]) -> Q | None:
    """Rows that take place on any of these days at any of these times of day; None where all do."""
    if weekdays and periods:
        return has_term([f"weekday-{period}" for period in periods], weekdays)
    if weekdays:
        return has_term(["weekday"], weekdays)
    return has_term(["period"], periods) if periods else None


def takes_place(first: date | None, last: date | None) -> Q:
    """Rows that take place between two days, both included; None leaves a side open.

    What has no set times takes place throughout its period.
    """
    times = Occurrence.objects.filter(opportunity=OuterRef("facts_id")).exclude(state__in=STOPPED)
    period = Q(is_dated=False)
    if first:
        begins = start_of(first)
        times, period = times.filter(ends_at__gt=begins), period & (Q(last_end=None) | Q(last_end__gt=begins))
    if last:
        ends = start_of(last) + timedelta(days=1)
        times = times.filter(starts_at__lt=ends)
        period &= Q(first_start=None) | Q(first_start__lt=ends)
    return Q(Exists(times), is_dated=True) | period


def start_of(day: date) -> datetime:
    """Midnight in Qatar."""
    return datetime.combine(day, time.min, tzinfo=QATAR)


def joinable(now: datetime) -> Q:
    """What the directory shows unless it is asked for more: one can join it now, or will be able to."""
    return status.accepting(now) | status_condition(Code.NOT_OPEN, now)


def any_status(codes: Sequence[str], now: datetime) -> Q:
    """Rows with any of these statuses; without any, what is open or to come."""
    if not codes:
        return joinable(now)
    condition = Q(pk__in=[])
    for code in codes:
        condition |= status_condition(code, now)
    return condition


def status_condition(code: str, now: datetime) -> Q:
    """Rows that the status filter calls `code`. A moved one, which goes ahead, is open as well as moved."""
    if code == ALL:
        return ~Q(pk=None)
    if code in (State.CANCELLED, State.POSTPONED, State.MOVED):
        return Q(state=code)
    goes_ahead = ~Q(state__in=STOPPED)
    ended = Q(last_end__isnull=False, last_end__lte=now)
    if code == Code.ENDED:
        return goes_ahead & ended
    goes_ahead &= Q(last_end__isnull=True) | Q(last_end__gt=now)
    is_open_by_now = Q(opens_at__isnull=True) | Q(opens_at__lte=now)
    before_deadline = Q(deadline_at__isnull=True) | Q(deadline_at__gt=now)
    has_places = Q(seats_needed__isnull=True) | Q(seats_taken__lt=F("seats_needed"))
    full = Q(seats_needed__isnull=False, seats_taken__gte=F("seats_needed"))
    registers = goes_ahead & is_open_by_now & before_deadline
    return {
        Code.OPEN: registers & has_places,
        Code.CLOSING: registers
        & has_places
        & Q(deadline_at__isnull=False, deadline_at__lte=now + status.CLOSING_WITHIN),
        Code.WAITLIST: registers & full & Q(waitlist=True),
        Code.FULL: registers & full & Q(waitlist=False),
        Code.NOT_OPEN: goes_ahead & Q(opens_at__isnull=False, opens_at__gt=now),
        Code.CLOSED: goes_ahead & is_open_by_now & Q(deadline_at__isnull=False, deadline_at__lte=now),
    }[Code(code)]
