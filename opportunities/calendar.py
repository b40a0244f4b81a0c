"""Opportunities as iCalendar, in the language of the page that they are fetched from.

Its events have the same UID in both languages and SEQUENCE grows with each publication, so that fetching the
file again changes the events that a calendar has instead of adding others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone
from icalendar import Calendar, Event, vDuration

from core.dates import QATAR
from opportunities.choices import Frequency, Mode, State
from opportunities.fact_box import place_text
from opportunities.recurrence import expand, first_time

if TYPE_CHECKING:
    from opportunities.models import OpportunityPage, Session

# SEQUENCE is a 32 bit number: seconds from here last until 2088.
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
FETCHED_EVERY = timedelta(hours=6)
EVENT_STATUS = {State.CANCELLED: "CANCELLED", State.POSTPONED: "TENTATIVE"}


def calendar_of(page: OpportunityPage, sessions: Iterable[Session], address: str) -> bytes:
    """`sessions` of `page` as a file. `address` is the full address of the page."""
    calendar = _calendar(page.language, page.title)
    for session in sessions:
        calendar.add_component(_event(page, session, address))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def calendar_of_search(
    title: str, description: str, language: str, address: str, pages: Iterable[OpportunityPage]
) -> bytes:
    """All sessions of `pages` as a file that calendars subscribe to and fetch again by themselves.

    `address` is the full address of the search; a page's own is asked of the page.
    """
    calendar = _calendar(language, title)
    calendar.add("name", title)
    calendar.add("x-wr-caldesc", description)
    calendar.add("description", description)
    calendar.add("url", address)
    calendar.add("refresh-interval", FETCHED_EVERY, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(FETCHED_EVERY))
    for page in pages:
        for session in page.facts.sessions.all():
            calendar.add_component(_event(page, session, page.full_url))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _calendar(language: str, title: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Athar//Opportunities//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", title)
    return calendar


def uid(page: OpportunityPage, session_key: UUID) -> str:
    """What calendars know a session by: the same in both languages, and for as long as it exists."""
    return f"{session_key}.{page.translation_key}@athar"


def _event(page: OpportunityPage, session: Session, address: str) -> Event:
    facts = page.facts
    state = State(facts.state if facts.state != State.NORMAL else session.state)
    changed = facts.last_published_at or timezone.now()
    event = Event()
    event.add("uid", uid(page, session.key))
    event.add("sequence", int((changed - EPOCH).total_seconds()))
    event.add("dtstamp", changed.astimezone(UTC))
    event.add("last-modified", changed.astimezone(UTC))
    event.add("status", EVENT_STATUS.get(state, "CONFIRMED"))
    event.add("summary", _summary(page, session, state))
    event.add("description", _description(page, address))
    event.add("url", address)
    if place := _place(page, session):
        event.add("location", place)
    _add_times(event, session)
    return event


def _summary(page: OpportunityPage, session: Session, state: State) -> str:
    title = f"{page.title}: {session.label}" if session.label else page.title
    return title if state == State.NORMAL else f"{state.label}: {title}"


def _description(page: OpportunityPage, address: str) -> str:
    """What became of it comes first: many calendars show no status."""
    reason = page.state_words if page.facts.state != State.NORMAL else None
    return "\n\n".join(text for text in (reason and reason.text, page.summary, address) if text)


def _place(page: OpportunityPage, session: Session) -> str:
    facts = page.facts
    place = session.place or facts.place
    if facts.mode == Mode.ONLINE or place is None:
        return ""
    return place_text(place, facts.address_public)


def _add_times(event: Event, session: Session) -> None:
    start = first_time(session)
    event.add("dtstart", start)
    event.add("dtend", start + (session.ends_at - session.starts_at))
    if session.frequency == Frequency.NONE or session.until is None:
        return
    last = datetime.combine(session.until, time(23, 59, 59), tzinfo=QATAR).astimezone(UTC)
    rule: dict[str, object] = {"freq": session.frequency, "until": last}
    if session.frequency == Frequency.WEEKLY:
        rule["byday"] = [day[:2] for day in session.weekdays]
    event.add("rrule", rule)
    times = {span.starts_at.date().isoformat() for span in expand(session)}
    left_out = [datetime.fromisoformat(day).date() for day in session.exceptions if day not in times]
    if left_out:
        event.add("exdate", [datetime.combine(day, start.timetz()) for day in left_out])
