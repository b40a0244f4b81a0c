"""The clock alone says where a campaign stands."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from campaigns.status import PhaseCode, PhaseNow, phase_on

FIRST, LAST = date(2026, 11, 25), date(2026, 12, 10)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("today", "code", "day_number", "days_to_go"),
    [
        (date(2026, 11, 24), PhaseCode.COMING, None, 1),
        (FIRST, PhaseCode.RUNNING, 1, 0),
        (date(2026, 11, 30), PhaseCode.RUNNING, 6, 0),
        (LAST, PhaseCode.RUNNING, 16, 0),
        (date(2026, 12, 11), PhaseCode.ENDED, None, 0),
    ],
)
def test_phase_changes_on_the_first_day_and_after_the_last(
    today: date, code: PhaseCode, day_number: int | None, days_to_go: int
) -> None:
    phase = PhaseNow(FIRST, LAST, today)
    assert (phase.code, phase.day_number, phase.days_to_go, phase.days) == (code, day_number, days_to_go, 16)


@given(first=DAYS, length=st.integers(0, 400), today=DAYS)
def test_phase_day_and_days_to_go_agree(first: date, length: int, today: date) -> None:
    last = first + timedelta(days=length)
    phase = PhaseNow(first, last, today)
    assert [phase.is_coming, phase.is_running, phase.is_ended].count(True) == 1
    assert (phase.days_to_go > 0) == phase.is_coming
    assert (phase.day_number is not None) == phase.is_running
    if phase.day_number is not None:
        assert 1 <= phase.day_number <= phase.days
        assert first + timedelta(days=phase.day_number - 1) == today


@given(first=DAYS, length=st.integers(0, 400), today=DAYS)
def test_phases_follow_each_other_day_by_day(first: date, length: int, today: date) -> None:
    order = list(PhaseCode)
    last = first + timedelta(days=length)
    now, tomorrow = (PhaseNow(first, last, day) for day in (today, today + timedelta(days=1)))
    assert order.index(tomorrow.code) - order.index(now.code) in (0, 1)
    if now.day_number and tomorrow.day_number:
        assert tomorrow.day_number == now.day_number + 1


@pytest.mark.parametrize(
    ("today", "detail"),
    [
        (FIRST - timedelta(days=9), "9 days to go"),
        (FIRST - timedelta(days=1), "starts tomorrow"),
        (FIRST + timedelta(days=5), "day 6 of 16"),
        (LAST, "day 16 of 16, the last one"),
        (LAST + timedelta(days=40), "ended on 10 December 2026"),
    ],
)
def test_phase_is_said_in_words(today: date, detail: str) -> None:
    with translation.override("en"):
        assert PhaseNow(FIRST, LAST, today).detail == detail


def test_a_campaign_of_one_day_is_today_only() -> None:
    with translation.override("en"):
        assert PhaseNow(FIRST, FIRST, FIRST).detail == "today only"


@pytest.mark.parametrize(("first", "last"), [(None, LAST), (FIRST, None), (None, None)])
def test_a_draft_without_dates_has_no_phase(first: date | None, last: date | None) -> None:
    assert phase_on(first, last, FIRST) is None
