"""When a session takes place: a small part of iCalendar's rules, in Qatar's wall time, always with an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Protocol

from dateutil.rrule import DAILY, FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, weekday
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from core.dates import QATAR, day_text, hours_text, today, when_text
from core.digits import digits
from opportunities.choices import Frequency, Weekday

MAX_OCCURRENCES = 366
LONGEST = timedelta(days=366)

FREQUENCIES: dict[str, Any] = {
    Frequency.DAILY: DAILY,
    Frequency.WEEKLY: WEEKLY,
    Frequency.MONTHLY: MONTHLY,
}
WEEKDAYS: dict[str, weekday] = dict(zip(Weekday.values, (SU, MO, TU, WE, TH, FR, SA), strict=True))

# As in "every Tuesday", where Arabic has no article.
EVERY: dict[str, Any] = {
    Weekday.SUNDAY: pgettext_lazy("every ...", "Sunday"),
    Weekday.MONDAY: pgettext_lazy("every ...", "Monday"),
    Weekday.TUESDAY: pgettext_lazy("every ...", "Tuesday"),
    Weekday.WEDNESDAY: pgettext_lazy("every ...", "Wednesday"),
    Weekday.THURSDAY: pgettext_lazy("every ...", "Thursday"),
    Weekday.FRIDAY: pgettext_lazy("every ...", "Friday"),
    Weekday.SATURDAY: pgettext_lazy("every ...", "Saturday"),
}


class HasRule(Protocol):
    """What is asked of a session, whose `starts_at` and `ends_at` are aware datetimes."""

    @property
    def starts_at(self) -> Any: ...
    @property
    def ends_at(self) -> Any: ...
    @property
    def frequency(self) -> str: ...
    @property
    def weekdays(self) -> Sequence[str]: ...
    @property
    def until(self) -> date | None: ...
    @property
    def exceptions(self) -> Sequence[str]: ...


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


def first_time(session: HasRule) -> datetime:
    """When the rule of `session` first holds, its exceptions aside; its own start where it never does."""
    start = session.starts_at.astimezone(QATAR)
    return next(_starts(session, start), start)


def _starts(session: HasRule, first: datetime) -> Iterator[datetime]:
    if session.frequency == Frequency.NONE or session.until is None:
        yield first
        return
    rule = rrule(
        FREQUENCIES[session.frequency],
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


# --- In words -----------------------------------------------------------------------------------------


def describe(session: HasRule) -> str:
    """When the session takes place, in words: "every Tuesday, 5-6 pm, until 30 December"."""
    if session.frequency == Frequency.NONE or session.until is None:
        return when_text(session.starts_at, session.ends_at)
    starts_at, ends_at = session.starts_at.astimezone(QATAR), session.ends_at.astimezone(QATAR)
    shows_year = session.until.year != today().year
    text = _("%(days)s, %(hours)s, until %(last)s") % {
        "days": _days(session, starts_at),
        "hours": hours_text(starts_at.time(), ends_at.time()),
        "last": day_text(session.until, year=shows_year),
    }
    left_out = _left_out(session)
    if left_out:
        text = _("%(when)s; not on %(days)s") % {"when": text, "days": _joined(left_out)}
    return text


def _days(session: HasRule, first: datetime) -> str:
    if session.frequency == Frequency.DAILY:
        return _("every day")
    if session.frequency == Frequency.MONTHLY:
        return _("on day %(day)s of every month") % {"day": digits(first.day)}
    chosen = [code for code in Weekday.values if code in session.weekdays]
    return _("every %(weekdays)s") % {"weekdays": _joined([str(EVERY[code]) for code in chosen])}


def _left_out(session: HasRule) -> list[str]:
    """The exceptions that the rule would meet, in words."""
    met = {
        start.date()
        for start in islice(_starts(session, session.starts_at.astimezone(QATAR)), 2 * MAX_OCCURRENCES)
    }
    days = sorted(date.fromisoformat(day) for day in session.exceptions)
    return [day_text(day, year=False) for day in days if day in met]


def _joined(words: Sequence[str]) -> str:
    """The words as a list in a sentence."""
    *others, last = words
    if not others:
        return last
    between = pgettext("between words of a list", ", ")
    return between.join(others) + pgettext("before the last word of a list", " and ") + last
