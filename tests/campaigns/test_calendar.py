"""The programme as calendar files."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from campaigns.models import CampaignPage
from tests.campaigns.conftest import FIRST, LAST
from tests.factories.campaigns import ProgrammeItemFactory, make_campaign

pytestmark = pytest.mark.django_db


def events(client: Client, page: CampaignPage, rest: str = "programme.ics") -> list:
    response = client.get(page.url + rest)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(b"".join(response.streaming_content)).walk("VEVENT")


def test_the_campaign_and_its_programme(client: Client, arabic: CampaignPage, english: CampaignPage) -> None:
    ProgrammeItemFactory(campaign=arabic, day=FIRST, starts_at=time(17), ends_at=time(19))
    ProgrammeItemFactory(campaign=arabic, day=LAST, title_en="Exhibition")
    days, seminar, exhibition = events(client, english)
    assert (days["SUMMARY"], days.decoded("DTSTART"), days.decoded("DTEND")) == (
        "The 16 Days",
        FIRST,
        LAST + timedelta(days=1),
    )
    assert seminar["SUMMARY"] == "Seminar: women in the digital age"
    assert seminar["LOCATION"] == "Qatar University"
    # Five in the afternoon in Qatar.
    assert seminar.decoded("DTSTART") == datetime(2026, 11, 25, 14, tzinfo=UTC)
    assert seminar.decoded("DTEND") == datetime(2026, 11, 25, 16, tzinfo=UTC)
    assert (exhibition.decoded("DTSTART"), exhibition.decoded("DTEND")) == (LAST, LAST + timedelta(days=1))


def test_an_item_keeps_its_identity_in_both_languages_and_through_edits(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    item = ProgrammeItemFactory(campaign=arabic, day=FIRST)
    before = events(client, arabic)[1]["UID"]
    item.title_ar, item.day = "ندوة أخرى", LAST
    item.save()
    assert events(client, arabic)[1]["UID"] == before
    assert events(client, english)[1]["UID"] == before
    assert events(client, arabic)[0]["UID"] != before


def test_a_copied_campaign_has_events_of_its_own(client: Client, arabic: CampaignPage) -> None:
    ProgrammeItemFactory(campaign=arabic, day=FIRST)
    arabic = CampaignPage.objects.get(pk=arabic.pk)
    copied = arabic.copy(update_attrs={"slug": "copied", "code": None})
    copied = CampaignPage.objects.get(pk=copied.pk)
    assert {event["UID"] for event in events(client, copied)}.isdisjoint(
        event["UID"] for event in events(client, arabic)
    )


def test_one_item_alone(client: Client, arabic: CampaignPage) -> None:
    item = ProgrammeItemFactory(campaign=arabic, day=FIRST)
    ProgrammeItemFactory(campaign=arabic, day=LAST)
    (event,) = events(client, arabic, f"programme/{item.key}.ics")
    assert event["SUMMARY"] == item.title_ar


def test_an_item_of_another_campaign_is_not_found(client: Client, arabic: CampaignPage) -> None:
    other = ProgrammeItemFactory(campaign=make_campaign(arabic.get_parent().get_parent(), code="other"))
    assert client.get(f"{arabic.url}programme/{other.key}.ics").status_code == 404


@pytest.mark.parametrize("rest", ["programme/nonsense.ics", "programme/..%2F.ics", "programme.txt"])
def test_other_addresses_below_the_page_are_not_found(
    client: Client, arabic: CampaignPage, rest: str
) -> None:
    assert client.get(arabic.url + rest).status_code == 404


def test_long_days_do_not_mark_anybody_as_busy(client: Client, arabic: CampaignPage) -> None:
    assert events(client, arabic)[0]["TRANSP"] == "TRANSPARENT"
    assert events(client, arabic)[0].decoded("DTSTART") == date(2026, 11, 25)
