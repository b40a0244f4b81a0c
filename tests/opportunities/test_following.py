"""A search that is followed: as a feed, and as a calendar to subscribe to."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from opportunities.choices import State
from opportunities.models import OpportunityIndexPage, OpportunityPage
from tests.factories.core import PlaceFactory, translate
from tests.factories.opportunities import (
    OpportunityIndexPageFactory,
    OpportunityPageFactory,
    SessionFactory,
    at,
)

pytestmark = pytest.mark.django_db

ARABIC = quote("/ar/فرص-التطوع/")


@pytest.fixture
def index() -> OpportunityIndexPage:
    page: OpportunityIndexPage = OpportunityIndexPageFactory(slug="فرص-التطوع")
    translate(page, "en", title="Opportunities", slug="opportunities")
    return page


def publish(page: OpportunityPage, **values: Any) -> OpportunityPage:
    page = OpportunityPage.objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def make(**values: Any) -> OpportunityPage:
    return publish(OpportunityPageFactory(**values))


def calendar(client: Client, query: str = "", base: str = ARABIC) -> Calendar:
    response = client.get(f"{base}calendar.ics{query}")
    assert response.status_code == 200, response.content.decode()
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    content = response.content
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "RFC 5545: lines are folded"
    found: Calendar = Calendar.from_ical(content)
    assert not found.errors
    for event in found.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS"} <= set(event)
    return found


def events(client: Client, query: str = "", base: str = ARABIC) -> list[Any]:
    return calendar(client, query, base).walk("VEVENT")


def states(client: Client, query: str = "") -> dict[str, str]:
    return {str(event["summary"]): str(event["status"]) for event in events(client, query)}


def items(client: Client, query: str = "") -> list[dict[str, str]]:
    response = client.get(f"{ARABIC}feed/{query}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(response.content).find("channel")  # noqa: S314  our own answer
    assert channel is not None
    found = [{part.tag: part.text or "" for part in item} for item in channel.iter("item")]
    assert all({"title", "link", "guid", "pubDate", "description"} <= set(item) for item in found)
    assert len({item["guid"] for item in found}) == len(found)
    return found


# --- The calendar -----------------------------------------------------------------------------------------


def test_calendar_has_the_sessions_of_what_answers(client: Client, index: OpportunityIndexPage) -> None:
    sessions = [SessionFactory(starts_at=at(5)), SessionFactory(starts_at=at(6))]
    make(title="تنظيف الشاطئ", sessions=sessions, deadline_at=at(4))
    make(title="قراءة القصص", causes=["youth"])
    make(title="في أي وقت", schedule_type="ongoing", sessions=[])
    assert len(events(client, "?cause=environment")) == 2
    assert {str(event["summary"]) for event in events(client)} == {"تنظيف الشاطئ", "قراءة القصص"}
    assert [str(event["summary"]) for event in events(client, f"?q={quote('قصص')}")] == ["قراءة القصص"]


def test_calendar_says_what_it_is_and_when_to_come_again(client: Client, index: OpportunityIndexPage) -> None:
    found = calendar(client, "?cause=environment")
    assert str(found["X-WR-CALNAME"]) == f"{index.title}: البيئة"
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert "200" in str(found["X-WR-CALDESC"])
    assert client.get(f"{ARABIC}calendar.ics?cause=space").status_code == 400
    page = client.get(f"{ARABIC}?cause=environment").content.decode()
    assert f'href="webcal://localhost{ARABIC}calendar.ics?cause=environment"' in page


def test_cancelled_and_moved_ones_reach_who_subscribed(client: Client, index: OpportunityIndexPage) -> None:
    page = make(title="تنظيف الشاطئ")
    (before,) = events(client, "?cause=environment")
    assert (before["status"], str(before["location"])) == ("CONFIRMED", before["location"])
    publish(page, state=State.CANCELLED, state_reason="عاصفة")
    (cancelled,) = events(client, "?cause=environment")
    assert (cancelled["status"], cancelled["uid"]) == ("CANCELLED", before["uid"])
    assert cancelled["sequence"] >= before["sequence"]
    assert "عاصفة" in str(cancelled["description"])
    other = PlaceFactory(name_ar="الحديقة الجديدة")
    publish(page, state=State.MOVED, state_reason="المكان أوسع", place=other)
    (moved,) = events(client, "?cause=environment")
    assert (moved["status"], moved["uid"]) == ("CONFIRMED", before["uid"])
    assert "الحديقة الجديدة" in str(moved["location"])
    assert str(moved["summary"]).startswith("نُقلت")


def test_a_stopped_session_is_found_by_the_time_it_had(client: Client, index: OpportunityIndexPage) -> None:
    session = SessionFactory(starts_at=at(5), state=State.CANCELLED)
    make(title="تنظيف الشاطئ", sessions=[session], deadline_at=at(4))
    day = at(5).date().isoformat()
    assert states(client, f"?from={day}&to={day}") == {"ملغاة: تنظيف الشاطئ": "CANCELLED"}
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[at(5).weekday()]
    assert len(states(client, f"?weekday={weekday}")) == 1
    later = at(9).date().isoformat()
    assert states(client, f"?from={later}") == {}


def test_who_joined_keeps_the_times_until_it_has_ended(client: Client, index: OpportunityIndexPage) -> None:
    make(title="مغلقة", deadline_at=at(-1), opens_at=None)
    make(title="انتهت", sessions=[SessionFactory(starts_at=at(-3))], deadline_at=at(-4))
    assert states(client) == {"مغلقة": "CONFIRMED"}
    assert states(client, "?status=open") == {}
    assert set(states(client, "?status=all")) == {"مغلقة", "انتهت"}


def test_calendar_takes_few_queries_for_any_number(client: Client, index: OpportunityIndexPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            calendar(client)
        return len(captured)

    make(title="واحدة")
    calendar(client)
    few = queries()
    for number in range(4):
        make(title=f"أخرى {number}")
    calendar(client)
    assert queries() == few


# --- The feed ---------------------------------------------------------------------------------------------


def test_feed_says_in_the_title_what_became_of_it(client: Client, index: OpportunityIndexPage) -> None:
    page = make(title="تنظيف الشاطئ")
    make(title="قراءة القصص", causes=["youth"])
    (before,) = items(client, "?cause=environment")
    assert before["title"] == "تنظيف الشاطئ"
    publish(page, state=State.CANCELLED, state_reason="عاصفة")
    (after,) = items(client, "?cause=environment")
    assert after["title"] == "ملغاة: تنظيف الشاطئ"
    assert after["guid"] != before["guid"]
    publish(page, state=State.MOVED, state_reason="المكان أوسع")
    (moved,) = items(client, "?cause=environment")
    assert moved["title"].startswith("نُقلت: ")
    assert len(items(client)) == 2
