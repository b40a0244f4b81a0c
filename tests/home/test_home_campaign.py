"""The campaign on a home page: the clock decides which one, in Qatar's time."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.dates import QATAR
from home.models import HomePage
from tests.factories.campaigns import ProgrammeItemFactory, make_campaign
from tests.factories.core import translate
from tests.factories.home import compose

pytestmark = pytest.mark.django_db
SECTION = ("campaign", {"campaign": None})


def html_at(client: Client, home: HomePage, day: str, hour: int = 12) -> str:
    """The main part of the home page, as seen on a day at an hour in Qatar."""
    moment = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(hour), QATAR)
    with time_machine.travel(moment, tick=False):
        response = client.get(home.url)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


@pytest.fixture
def campaign(home_ar: HomePage) -> Any:
    """From 25 November to 10 December, with a seminar on the 30th."""
    campaign = make_campaign(
        home_ar,
        title="حملة الستة عشر",
        slug="الستة-عشر",
        starts_on=datetime.date(2026, 11, 25),
        ends_on=datetime.date(2026, 12, 10),
    )
    ProgrammeItemFactory(
        campaign=campaign,
        day=datetime.date(2026, 11, 30),
        starts_at=datetime.time(17),
        title_ar="ندوة اليوم",
        title_en="Seminar of the day",
    )
    compose(home_ar, SECTION)
    return campaign


def test_running_it_shows_its_day_and_todays_programme(
    client: Client, home_ar: HomePage, campaign: Any
) -> None:
    html = html_at(client, home_ar, "2026-11-30")
    assert "حملة جارية" in html
    assert "اليوم 6 من 16" in html
    assert "ندوة اليوم" in html
    days = re.findall(r"<li([^>]*)>(\d+)</li>", html.split('class="days"')[1].split("</ol>")[0])
    assert [number for attrs, number in days if "today" in attrs] == ["6"]
    assert [number for attrs, number in days if "past" in attrs] == ["1", "2", "3", "4", "5"]
    assert len(days) == 16


def test_the_day_turns_at_midnight_in_qatar(client: Client, home_ar: HomePage, campaign: Any) -> None:
    assert "اليوم 6 من 16" in html_at(client, home_ar, "2026-11-30", hour=23)
    assert "اليوم 7 من 16" in html_at(client, home_ar, "2026-12-01", hour=0)


def test_before_it_the_days_to_go_are_told(client: Client, home_ar: HomePage, campaign: Any) -> None:
    html = html_at(client, home_ar, "2026-11-20")
    assert "حملة قادمة" in html
    assert "ندوة اليوم" not in html


def test_after_the_last_one_the_section_stays_away(client: Client, home_ar: HomePage, campaign: Any) -> None:
    assert "<section" not in html_at(client, home_ar, "2026-12-11")


def test_an_editor_may_pin_one(client: Client, home_ar: HomePage, campaign: Any) -> None:
    pinned = make_campaign(
        home_ar,
        title="حملة مثبتة",
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 1, 5),
    )
    compose(home_ar, ("campaign", {"campaign": pinned}))
    html = html_at(client, home_ar, "2026-11-30")
    assert "حملة مثبتة" in html
    assert "حملة انتهت" in html
    assert "حملة الستة عشر" not in html


def test_each_language_shows_its_own_words(
    client: Client, home_ar: HomePage, home_en: HomePage, campaign: Any
) -> None:
    translate(campaign.get_parent().specific, "en", slug="campaigns", title="Campaigns")
    translate(campaign, "en", title="Sixteen Days", slug="sixteen-days", tagline="", summary="")
    compose(home_en, SECTION)
    html = html_at(client, home_en, "2026-11-30")
    assert "Sixteen Days" in html
    assert "day 6 of 16" in html
    assert "Seminar of the day" in html
    assert "ندوة" not in html
