"""What state an opportunity is in now. Nothing of it is stored, and no job decides it: the clock does.

A status has three parts. The *lifecycle* says where the activity itself is, the *registration* whether one
can still take part, the *alert* what the partner said became of it. Shown is the first that applies of alert,
ended, registration, lifecycle. `Status.of` computes it for one object at one moment, `timeline` says from
when until when each value of the status filter holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import ceil
from typing import Protocol

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.dates import QATAR, day_text, time_text
from core.digits import digits
from opportunities.choices import State

CLOSING_WITHIN = timedelta(hours=72)
# Beyond that many days a date says more than their number.
DAYS_COUNTED = 14


class Code(models.TextChoices):
    """Every status that can be shown, or be a part of one."""

    CANCELLED = "cancelled", gettext_lazy("Cancelled")
    POSTPONED = "postponed", gettext_lazy("Postponed")
    MOVED = "moved", gettext_lazy("Moved")
    ENDED = "ended", gettext_lazy("Ended")
    NOT_OPEN = "not-open", gettext_lazy("Not open yet")
    OPEN = "open", gettext_lazy("Open")
    CLOSING = "closing", gettext_lazy("Closing soon")
    FULL = "full", gettext_lazy("Full")
    WAITLIST = "waitlist", gettext_lazy("Waiting list")
    CLOSED = "closed", gettext_lazy("Registration closed")
    RUNNING = "running", gettext_lazy("Under way")
    UPCOMING = "upcoming", gettext_lazy("Upcoming")


ACCEPTING = (Code.OPEN, Code.CLOSING, Code.WAITLIST)
# What the directory shows unless it is asked for more: one can join it now, or will be able to.
JOINABLE = (Code.OPEN, Code.WAITLIST, Code.NOT_OPEN)
# What is still to come or under way, whether or not one can join it.
NOT_ENDED = (*JOINABLE, Code.FULL, Code.CLOSED)
# What the partner said became of it.
ALERTS = (Code.CANCELLED, Code.POSTPONED, Code.MOVED)
STOPPED = (State.CANCELLED, State.POSTPONED)


class HasStatusFacts(Protocol):
    """Anything with these attributes has a status: a page's `status_facts`, a listing row."""

    @property
    def state(self) -> str: ...
    @property
    def opens_at(self) -> datetime | None: ...
    @property
    def deadline_at(self) -> datetime | None: ...
    @property
    def first_start(self) -> datetime | None: ...
    @property
    def last_end(self) -> datetime | None: ...
    @property
    def seats_needed(self) -> int | None: ...
    @property
    def seats_taken(self) -> int: ...
    @property
    def waitlist(self) -> bool: ...


@dataclass(frozen=True)
class StatusFacts:
    """The facts that a status is computed from; every datetime is aware.

    No `last_end` means that the activity has no end, no `deadline_at` that one can join until it ends, no
    `seats_needed` that places are not counted.
    """

    state: str = State.NORMAL
    opens_at: datetime | None = None
    deadline_at: datetime | None = None
    first_start: datetime | None = None
    last_end: datetime | None = None
    seats_needed: int | None = None
    seats_taken: int = 0
    waitlist: bool = False


@dataclass(frozen=True)
class Status:
    """The status of an opportunity at one moment. `registration` is None where it says nothing any more."""

    facts: HasStatusFacts
    now: datetime
    alert: Code | None
    registration: Code | None
    lifecycle: Code

    @classmethod
    def of(cls, facts: HasStatusFacts, now: datetime | None = None) -> Status:
        """The status of `facts` at `now` (by default this moment)."""
        now = now or timezone.now()
        return cls(facts, now, _alert(facts), _registration(facts, now), _lifecycle(facts, now))

    @property
    def code(self) -> Code:
        """What is shown: the first that applies of alert, ended, registration, lifecycle."""
        if self.alert:
            return self.alert
        if self.lifecycle == Code.ENDED or self.registration is None:
            return self.lifecycle
        return self.registration

    @property
    def label(self) -> str:
        """The status in a word or two, in the active language."""
        return str(self.code.label)

    @property
    def detail(self) -> str:
        """What the label leaves open, in words: until when, how many places. May be empty."""
        return _detail(self)

    @property
    def is_accepting(self) -> bool:
        """Whether one can take part, or join the waiting list, at this moment."""
        return (
            self.facts.state not in STOPPED
            and self.lifecycle != Code.ENDED
            and self.registration in ACCEPTING
        )

    @property
    def listed_as(self) -> frozenset[Code]:
        """The values of the status filter that find it.

        One that closes soon is open too, and so is a moved one, which goes ahead.
        """
        alert = {self.alert} if self.alert else set()
        if self.facts.state in STOPPED:
            return frozenset(alert)
        if self.lifecycle == Code.ENDED:
            return frozenset({*alert, Code.ENDED})
        # Without a word about registration it runs and its deadline has passed.
        registration = self.registration or Code.CLOSED
        open_too = {Code.OPEN} if registration == Code.CLOSING else set()
        return frozenset({*alert, registration, *open_too})

    @property
    def seats(self) -> str:
        """ "7 of 12 places left", or nothing where places are not counted."""
        if self.facts.seats_needed is None:
            return ""
        return seats_left(self.facts.seats_needed, self.facts.seats_taken)


def _alert(facts: HasStatusFacts) -> Code | None:
    return None if facts.state == State.NORMAL else Code(facts.state)


def _lifecycle(facts: HasStatusFacts, now: datetime) -> Code:
    if facts.last_end is not None and facts.last_end <= now:
        return Code.ENDED
    if facts.first_start is not None and facts.first_start <= now:
        return Code.RUNNING
    return Code.UPCOMING


def _registration(facts: HasStatusFacts, now: datetime) -> Code | None:
    if facts.opens_at is not None and facts.opens_at > now:
        return Code.NOT_OPEN
    if facts.deadline_at is not None and facts.deadline_at <= now:
        # While it runs, that it runs says more.
        return None if facts.first_start is not None and facts.first_start <= now else Code.CLOSED
    if facts.seats_needed is not None and facts.seats_taken >= facts.seats_needed:
        return Code.WAITLIST if facts.waitlist else Code.FULL
    if facts.deadline_at is not None and facts.deadline_at <= now + CLOSING_WITHIN:
        return Code.CLOSING
    return Code.OPEN


# --- Over time ----------------------------------------------------------------------------------------

# A stretch of whole seconds since 1970, both ends included; None for an open one.
Stretch = tuple[int | None, int | None]


def timeline(facts: HasStatusFacts) -> dict[Code, list[Stretch]]:
    """When the status filter finds `facts` under which of its values; exact to the second.

    Between two neighbouring moments of the facts nothing changes, so that one look at each stretch is enough.
    """
    moments = [facts.opens_at, facts.deadline_at, facts.first_start, facts.last_end]
    if facts.deadline_at is not None:
        moments.append(facts.deadline_at - CLOSING_WITHIN)
    turns = sorted({ceil(moment.timestamp()) for moment in moments if moment is not None})
    found: dict[Code, list[Stretch]] = {}
    for start, stop in pairwise([None, *turns, None]):
        inside = start if start is not None else (0 if stop is None else stop - 1)
        for code in Status.of(facts, datetime.fromtimestamp(inside, UTC)).listed_as:
            stretches = found.setdefault(code, [])
            last = None if stop is None else stop - 1
            if stretches and start is not None and stretches[-1][1] == start - 1:
                stretches[-1] = (stretches[-1][0], last)
            else:
                stretches.append((start, last))
    return found


# --- When and how it is said --------------------------------------------------------------------------


def next_change(facts: HasStatusFacts, now: datetime | None = None) -> datetime:
    """No later than this does what `Status.of(facts)` says change: a page may be kept until then.

    Words such as "closes tomorrow" change at midnight in Qatar even where the code stays.
    """
    now = now or timezone.now()
    midnight = datetime.combine(now.astimezone(QATAR).date() + timedelta(days=1), time.min, tzinfo=QATAR)
    moments = [midnight, facts.opens_at, facts.deadline_at, facts.first_start, facts.last_end]
    if facts.deadline_at is not None:
        moments.append(facts.deadline_at - CLOSING_WITHIN)
    return min(moment for moment in moments if moment is not None and moment > now)


def seats_left(needed: int, taken: int) -> str:
    """How many of `needed` places are left, in words."""
    left = max(needed - taken, 0)
    if left == 0:
        return _("No places left")
    text = ngettext("%(left)d of %(needed)d places left", "%(left)d of %(needed)d places left", left)
    return digits(text % {"left": left, "needed": needed})


def days_until(moment: datetime, now: datetime) -> int:
    """How many midnights in Qatar lie between `now` and `moment`."""
    return (moment.astimezone(QATAR).date() - now.astimezone(QATAR).date()).days


def _detail(status: Status) -> str:
    facts, now = status.facts, status.now
    text = ""
    match status.code:
        case Code.ENDED if facts.last_end is not None:
            text = _("on %(date)s") % {"date": day_text(_last_day(facts.last_end))}
        case Code.RUNNING if facts.last_end is not None:
            text = _("until %(date)s") % {"date": day_text(_last_day(facts.last_end))}
        case Code.NOT_OPEN if facts.opens_at is not None:
            text = _opens(facts.opens_at, now)
        case Code.OPEN | Code.CLOSING if facts.deadline_at is not None:
            text = _closes(facts.deadline_at, now)
        case Code.CLOSED | Code.UPCOMING if facts.first_start is not None:
            text = _starts(facts.first_start, now)
    return digits(text) if text else ""


def _last_day(end: datetime) -> date:
    """An end at midnight belongs to the day before."""
    return (end - timedelta(microseconds=1)).astimezone(QATAR).date()


def _clock(moment: datetime) -> str:
    return time_text(moment.astimezone(QATAR).time())


def _opens(moment: datetime, now: datetime) -> str:
    days = days_until(moment, now)
    if days > DAYS_COUNTED:
        return _("opens on %(date)s") % {"date": day_text(moment.astimezone(QATAR).date())}
    if days == 0:
        return _("opens today at %(time)s") % {"time": _clock(moment)}
    if days == 1:
        return _("opens tomorrow")
    return ngettext("opens in %(days)d day", "opens in %(days)d days", days) % {"days": days}


def _closes(moment: datetime, now: datetime) -> str:
    days = days_until(moment, now)
    if days > DAYS_COUNTED:
        return _("until %(date)s") % {"date": day_text(moment.astimezone(QATAR).date())}
    if days == 0:
        return _("closes today at %(time)s") % {"time": _clock(moment)}
    if days == 1:
        return _("closes tomorrow at %(time)s") % {"time": _clock(moment)}
    return ngettext("closes in %(days)d day", "closes in %(days)d days", days) % {"days": days}


def _starts(moment: datetime, now: datetime) -> str:
    days = days_until(moment, now)
    if days > DAYS_COUNTED:
        return _("starts on %(date)s") % {"date": day_text(moment.astimezone(QATAR).date())}
    if days == 0:
        return _("starts today at %(time)s") % {"time": _clock(moment)}
    if days == 1:
        return _("starts tomorrow")
    return ngettext("starts in %(days)d day", "starts in %(days)d days", days) % {"days": days}
