"""What must hold between the facts of an opportunity, as plain functions over values.

The editor's form asks them with what was typed, the page with what it holds, an import with its rows.
Rules of consistency hold for drafts too; `complete` adds what an opportunity needs before visitors may see
it. Messages are in the active language, each under the field that it is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import QATAR, day_text, time_text, today
from opportunities.choices import WEEKDAY_PERIODS, Audience, Frequency, Mode, ScheduleType, State, Weekday
from opportunities.recurrence import LONGEST, MAX_OCCURRENCES, Span, expand, expand_all

Problem = tuple[str, str]
Bounds = tuple[datetime | None, datetime | None]
RESULTS = ("result_volunteers", "result_hours", "result_beneficiaries", "result_story")


@dataclass(frozen=True)
class SessionValues:
    """The values of one session; a value that is missing or wrong in itself is None or empty here."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    frequency: str = Frequency.NONE
    weekdays: Sequence[str] = ()
    until: date | None = None
    exceptions: Sequence[str] = ()
    seats: int | None = None
    seats_taken: int = 0
    state: str = State.NORMAL
    place: Any = None

    @classmethod
    def of(cls, session: Any) -> SessionValues:
        """The values of a Session, saved or not."""
        return cls(**{name: getattr(session, name) for name in cls.__dataclass_fields__})

    @classmethod
    def of_form(cls, cleaned: Mapping[str, Any]) -> SessionValues:
        """The values of a form's `cleaned_data`, which lacks what was refused."""
        given = {name: cleaned[name] for name in cls.__dataclass_fields__ if cleaned.get(name) is not None}
        return cls(**given)


@dataclass(frozen=True)
class OpportunityValues:
    """The values of an opportunity's facts and of the words that rules speak of."""

    facts: Mapping[str, Any]
    sessions: Sequence[SessionValues] = field(default_factory=list)

    def get(self, name: str) -> Any:
        return self.facts.get(name)

    @property
    def whole_sessions(self) -> list[Any]:
        """Sessions that can be laid out in time."""
        return [
            session
            for session in self.sessions
            if session.starts_at and session.ends_at and not session_problems(session)
        ]

    @property
    def bounds(self) -> Bounds:
        return bounds(self.whole_sessions, self.get("starts_on"), self.get("ends_on"))


def bounds(sessions: Sequence[Any], starts_on: date | None, ends_on: date | None) -> Bounds:
    """First start and last end: of the sessions that are not cancelled, else of the days; None where open."""
    going = [session for session in sessions if session.state != State.CANCELLED] or sessions
    spans = expand_all(going, limit=MAX_OCCURRENCES * 2)
    if spans:
        return spans[0].starts_at, max(span.ends_at for span in spans)
    return (
        datetime.combine(starts_on, time.min, tzinfo=QATAR) if starts_on else None,
        datetime.combine(ends_on + timedelta(days=1), time.min, tzinfo=QATAR) if ends_on else None,
    )


def problems(values: OpportunityValues, *, complete: bool) -> dict[str, str]:
    """What is wrong with `values`, as {field: message}; the first problem of each field."""
    found: dict[str, str] = {}
    rules = [_ages, _seats, _times, _schedule, _results, _checked]
    if complete:
        rules += [_needs, _way_in]
    for rule in rules:
        for name, message in rule(values):
            found.setdefault(name, message)
    return found


def session_problems(session: SessionValues) -> dict[str, str]:
    """What is wrong with one session in itself."""
    found: dict[str, str] = {}
    for rule in (_session_times, _session_rule):
        for name, message in rule(session):
            found.setdefault(name, message)
    return found


def missing_words(words: Any, facts: Any) -> dict[str, str]:
    """The words that the facts ask for in each language and that `words` (a page) lacks."""
    found = {}
    if facts.audience != Audience.EVERYONE and not words.audience_reason:
        found["audience_reason"] = _("Say why it is not for everyone.")
    if facts.state != State.NORMAL and not words.state_reason:
        found["state_reason"] = _("Say why it was cancelled, postponed or moved.")
    return found


# --- One session --------------------------------------------------------------------------------------


def _session_times(session: SessionValues) -> Iterator[Problem]:
    if session.starts_at and session.ends_at and session.ends_at <= session.starts_at:
        yield "ends_at", _("The session ends before it starts.")
    elif (
        session.frequency != Frequency.NONE
        and session.starts_at
        and session.ends_at
        and session.ends_at - session.starts_at > timedelta(days=1)
    ):
        yield "ends_at", _("A session that repeats lasts a day at most.")
    if session.seats is not None and session.seats_taken > session.seats:
        yield "seats_taken", _("More places are taken than there are.")


def _session_rule(session: SessionValues) -> Iterator[Problem]:
    if not all(day in Weekday.values for day in session.weekdays):
        yield "weekdays", _("Choose days of the week.")
    if not all(_is_day(day) for day in session.exceptions):
        yield "exceptions", _("Write each day as year-month-day, like 2026-12-18.")
    if session.frequency == Frequency.NONE:
        return
    if session.frequency == Frequency.WEEKLY and not session.weekdays:
        yield "weekdays", _("Choose the days of the week on which it repeats.")
    if session.until is None:
        yield "until", _("Say until which day it repeats.")
        return
    if session.starts_at is None or session.ends_at is None:
        return
    first = session.starts_at.astimezone(QATAR).date()
    if session.until < first:
        yield "until", _("The last day is before the first session.")
    elif session.until - first > LONGEST:
        yield "until", _("A session repeats for a year at most.")
    elif _can_be_expanded(session) and not expand(session):
        yield "until", _("No session is left between the first and the last day.")


def _can_be_expanded(session: SessionValues) -> bool:
    return all(day in Weekday.values for day in session.weekdays) and all(
        _is_day(day) for day in session.exceptions
    )


def _is_day(text: Any) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True


# --- The opportunity ----------------------------------------------------------------------------------


def _ages(values: OpportunityValues) -> Iterator[Problem]:
    low, high = values.get("min_age"), values.get("max_age")
    guardian = values.get("guardian_required_below")
    if low is not None and high is not None and low > high:
        yield "max_age", _("The oldest age is below the youngest.")
    elif guardian is not None and low is not None and guardian <= low:
        yield (
            "guardian_required_below",
            _("Nobody is under %(guardian)d here: the youngest age is %(low)d.")
            % {"guardian": guardian, "low": low},
        )
    elif guardian == 0:
        yield "guardian_required_below", _("Nobody is under 0; leave it empty where no guardian is needed.")


def _seats(values: OpportunityValues) -> Iterator[Problem]:
    needed, taken = values.get("seats_needed"), values.get("seats_taken") or 0
    if needed is not None and taken > needed and not values.get("waitlist"):
        yield "seats_taken", _("More places are taken than there are, and there is no waiting list.")
    if needed is None and values.get("waitlist"):
        yield "waitlist", _("A waiting list needs a number of places.")
    as_of = values.get("seats_as_of")
    if as_of is not None and as_of > timezone.now() + timedelta(minutes=5):
        yield "seats_as_of", _("This time is still to come.")


def _times(values: OpportunityValues) -> Iterator[Problem]:
    opens_at, deadline_at = values.get("opens_at"), values.get("deadline_at")
    if opens_at and deadline_at and opens_at >= deadline_at:
        yield "opens_at", _("Registration closes before it opens.")
    if deadline_at is None:
        return
    first_start, last_end = values.bounds
    if values.get("schedule_type") == ScheduleType.FIXED:
        if first_start and deadline_at > first_start:
            yield (
                "deadline_at",
                _("Registration must close before the first session, which starts on %(when)s.")
                % {"when": _moment(first_start)},
            )
    elif last_end and deadline_at > last_end:
        yield (
            "deadline_at",
            _("Registration must close before the activity ends, on %(when)s.") % {"when": _moment(last_end)},
        )


def _moment(moment: datetime) -> str:
    local = moment.astimezone(QATAR)
    return f"{day_text(local.date())} {time_text(local.time())}"


def _schedule(values: OpportunityValues) -> Iterator[Problem]:
    starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        yield "ends_on", _("The last day is before the first day.")
    if not all(code in WEEKDAY_PERIODS for code in values.get("weekday_periods") or ()):
        yield "weekday_periods", _("Choose times of the week.")
    spans: list[Span] = expand_all(values.whole_sessions, limit=MAX_OCCURRENCES + 1)
    if len(spans) > MAX_OCCURRENCES:
        yield (
            "schedule_type",
            _("The sessions take place more than %(most)d times. Let them end earlier.")
            % {"most": MAX_OCCURRENCES},
        )


def _results(values: OpportunityValues) -> Iterator[Problem]:
    _first, last_end = values.bounds
    if last_end is not None and last_end <= timezone.now():
        return
    for name in RESULTS:
        if values.get(name) not in (None, ""):
            yield name, _("Results are recorded once it has ended.")


def _checked(values: OpportunityValues) -> Iterator[Problem]:
    checked_on = values.get("checked_on")
    if checked_on is not None and checked_on > today():
        yield "checked_on", _("This day is still to come.")


def _needs(values: OpportunityValues) -> Iterator[Problem]:
    if not values.get("partner"):
        yield "partner", _("Choose the partner who offers it.")
    if not values.get("causes"):
        yield "causes", _("Choose at least one cause.")
    if values.get("mode") in (Mode.ON_SITE, Mode.HYBRID) and not values.get("place"):
        yield "place", _("Say where it takes place, or make it online.")
    schedule = values.get("schedule_type")
    if schedule in (ScheduleType.FIXED, ScheduleType.RECURRING) and not values.sessions:
        yield "schedule_type", _("Add at least one session, or make it flexible or ongoing.")
    elif schedule == ScheduleType.RECURRING and all(s.frequency == Frequency.NONE for s in values.sessions):
        yield "schedule_type", _("A recurring one needs a session that repeats.")
    if values.get("audience") not in (None, Audience.EVERYONE) and not values.get("audience_reason"):
        yield "audience_reason", _("Say why it is not for everyone.")
    if values.get("state") not in (None, State.NORMAL) and not values.get("state_reason"):
        yield "state_reason", _("Say why it was cancelled, postponed or moved.")


def _way_in(values: OpportunityValues) -> Iterator[Problem]:
    partner = values.get("partner")
    if any(values.get(name) for name in ("apply_url", "contact_phone", "contact_email")):
        return
    if partner is not None and (partner.facts.phone or partner.facts.email):
        return
    yield (
        "apply_url",
        _("Say how to take part: give an address, a phone number or an e-mail, here or at the partner."),
    )
