"""A campaign in both languages, seen on the day that a test chooses."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

import pytest
import time_machine

from campaigns.models import CampaignPage
from core.dates import QATAR
from home.models import HomePage
from tests.factories.campaigns import campaign_front, make_campaign
from tests.factories.core import translate

FIRST, LAST = date(2026, 11, 25), date(2026, 12, 10)


@contextmanager
def on(day: date, at: time = time(12)) -> Iterator[None]:
    """The clock stands at noon in Qatar on `day`."""
    with time_machine.travel(datetime.combine(day, at, tzinfo=QATAR), tick=False):
        yield


@pytest.fixture
def fronts(home_ar: HomePage) -> None:
    """The campaign fronts of both languages."""
    translate(campaign_front(home_ar), "en", slug="campaigns", title="Campaigns")


@pytest.fixture
def arabic(fronts: None, home_ar: HomePage) -> CampaignPage:
    """The 16 Days, from 25 November to 10 December 2026."""
    return make_campaign(
        home_ar, title="حملة الأيام", slug="الأيام", starts_on=FIRST, ends_on=LAST, code="16days"
    )


@pytest.fixture
def english(arabic: CampaignPage) -> CampaignPage:
    """Its English version, with words of its own."""
    return translate(
        arabic,
        "en",
        title="The 16 Days",
        slug="16-days",
        tagline="Be part of it",
        summary="Sixteen days together.",
    )


@pytest.fixture
def both(arabic: CampaignPage, english: CampaignPage) -> Callable[[], tuple[CampaignPage, CampaignPage]]:
    """Both versions as the database has them now."""
    return lambda: (CampaignPage.objects.get(pk=arabic.pk), CampaignPage.objects.get(pk=english.pk))
