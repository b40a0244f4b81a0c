"""The calendar files of an opportunity: what calendars make of them, and how changes reach them."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from dateutil.rrule import rrulestr
from django.test import Client
from icalendar import Calendar

from core.dates import QATAR
from opportunities.models import OpportunityPage
from opportunities.recurrence import expand
from tests.factories.core import PlaceFactory, translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at

pytestmark = pytest.mark.django_db


def calendar_of(client: Client, page: OpportunityPage, file: str = "calendar.ics") -> Calendar:
    response = client.get(page.get_url() + file)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.getvalue())


def events_of(client: Client, page: OpportunityPage, file: str = "calendar.ics") -> list[Any]:
    return calendar_of(client, page, file).walk("VEVENT")


def weekly(**values: Any) -> Any:
    return SessionFactory(
        starts_at=at(3, 0, 30), frequency="weekly", weekdays=["sun", "wed"], until=at(40).date(), **values
    )


def test_a_session_keeps_its_time_place_and_words(client: Client) -> None:
    place = PlaceFactory(name_ar="شاطئ سيلين")
    page = OpportunityPageFactory(title="تنظيف، وفرز; ثم شاي", place=place)
    (event,) = events_of(client, page)
    assert str(event["summary"]) == page.title
    assert event["dtstart"].dt == at(10)
    assert event["dtend"].dt == at(10, 18)
    assert str(event["location"]) == "شاطئ سيلين، الدوحة"
    assert event["status"] == "CONFIRMED"
    assert page.get_url() in str(event["url"])


def test_a_calendar_repeats_a_session_exactly_when_the_page_says(client: Client) -> None:
    session = weekly()
    left_out = expand(session)[1].starts_at
    session.exceptions = [left_out.date().isoformat()]
    page = OpportunityPageFactory(schedule_type="recurring", sessions=[session], deadline_at=None)
    calendar = calendar_of(client, page)
    (event,) = calendar.walk("VEVENT")
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Qatar"]
    start = event["dtstart"].dt
    times = set(rrulestr(event["rrule"].to_ical().decode(), dtstart=start.astimezone(QATAR)))
    times -= {day.dt for day in event["exdate"].dts}
    assert sorted(times) == [span.starts_at for span in expand(session)]
    assert left_out not in times


def test_both_languages_and_each_session_alone_mean_the_same_events(client: Client) -> None:
    page = OpportunityPageFactory(sessions=[SessionFactory(), SessionFactory(starts_at=at(11))])
    translate(page.get_parent().specific, "en")
    english = translate(page, "en", title="Beach")
    arabic_ids = [str(event["uid"]) for event in events_of(client, page)]
    assert len(set(arabic_ids)) == 2
    assert [str(event["uid"]) for event in events_of(client, english)] == arabic_ids
    assert str(events_of(client, english)[0]["summary"]) == "Beach"
    key = page.sessions.all()[1].key
    (alone,) = events_of(client, page, f"calendar/{key}.ics")
    assert str(alone["uid"]) == arabic_ids[1]


def test_a_change_has_the_same_uid_and_a_higher_sequence(client: Client) -> None:
    page = OpportunityPageFactory()
    (before,) = events_of(client, page)
    with time_machine.travel(datetime.now(tz=QATAR) + timedelta(minutes=5)):
        session = page.sessions.get()
        session.starts_at, session.ends_at = at(12), at(12, 19)
        page.sessions = [session]
        page.save_revision().publish()
        (after,) = events_of(client, page)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt == at(12)


@pytest.mark.parametrize(
    ("state", "status"), [("cancelled", "CANCELLED"), ("postponed", "TENTATIVE"), ("moved", "CONFIRMED")]
)
def test_what_became_of_it_is_carried(client: Client, state: str, status: str) -> None:
    page = OpportunityPageFactory(title="تنظيف", state=state, state_reason="أعمال صيانة")
    (event,) = events_of(client, page)
    assert event["status"] == status
    assert str(event["summary"]) == f"{page.get_state_display()}: تنظيف"
    assert str(event["description"]).startswith("أعمال صيانة")


def test_one_cancelled_session_is_cancelled_alone(client: Client) -> None:
    sessions = [SessionFactory(), SessionFactory(starts_at=at(11), state="cancelled")]
    events = events_of(client, OpportunityPageFactory(sessions=sessions))
    assert [event["status"] for event in events] == ["CONFIRMED", "CANCELLED"]


def test_what_has_no_sessions_has_no_calendar(client: Client) -> None:
    page = OpportunityPageFactory(schedule_type="ongoing", sessions=[])
    assert client.get(page.get_url() + "calendar.ics").status_code == 404
    assert "calendar.ics" not in client.get(page.get_url()).content.decode()


@pytest.mark.parametrize("name", [f"calendar/{uuid.UUID(int=1)}.ics", "calendar/x.ics", "calendars.ics"])
def test_an_unknown_file_is_not_found(client: Client, name: str) -> None:
    assert client.get(OpportunityPageFactory().get_url() + name).status_code == 404
