"""When a session takes place: a small part of iCalendar's rules, in Qatar's wall time, always with an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Protocol

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, weekday

from core.dates import QATAR
from opportunities.choices import Frequency, Weekday

MAX_OCCURRENCES = 366
LONGEST = timedelta(days=366)

FREQUENCIES = {Frequency.DAILY: DAILY, Frequency.WEEKLY: WEEKLY, Frequency.MONTHLY: MONTHLY}
WEEKDAYS: dict[str, weekday] = dict(zip(Weekday.values, (SU, MO, TU, WE, TH, FR, SA), strict=True))


class HasRule(Protocol):
    """What is asked of a session."""

    starts_at: datetime
    ends_at: datetime
    frequency: str
    weekdays: Sequence[str]
    until: date | None
    exceptions: Sequence[str]


@dataclass(frozen=True, order=True)
class Span:
    """From when until when; both aware, in Qatar's time zone."""

    starts_at: datetime
    ends_at: datetime


def expand(session: HasRule, limit: int = MAX_OCCURRENCES) -> list[Span]:
    """Each time that `session` takes place, in order, `limit` at most.

    A rule without its last day has its first time only: it can't be published that way.
    """
    first = session.starts_at.astimezone(QATAR)
    length = session.ends_at - session.starts_at
    left_out = set(session.exceptions)
    return [
        Span(start, start + length)
        for start in islice(_starts(session, first), limit + len(left_out))
        if start.date().isoformat() not in left_out
    ][:limit]


def _starts(session: HasRule, first: datetime) -> Iterator[datetime]:
    if session.frequency == Frequency.NONE or session.until is None:
        yield first
        return
    rule = rrule(
        FREQUENCIES[Frequency(session.frequency)],
        dtstart=first.replace(tzinfo=None),
        until=datetime.combine(session.until, time.max),
        byweekday=[WEEKDAYS[day] for day in session.weekdays] or None
        if session.frequency == Frequency.WEEKLY
        else None,
    )
    for start in rule:
        yield start.replace(tzinfo=QATAR)


def expand_all(sessions: Iterable[HasRule], limit: int = MAX_OCCURRENCES) -> list[Span]:
    """Each time that any of `sessions` takes place, in order, `limit` at most."""
    return sorted(span for session in sessions for span in expand(session, limit))[:limit]
