"""Days of the demo count from the day of loading."""

from datetime import date, datetime, timedelta

import pytest

from core.dates import QATAR
from demo.loading.days import Days

WEDNESDAY = Days(date(2026, 11, 25))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (date(2025, 12, 5), date(2025, 12, 5)),
        (-3, date(2026, 11, 22)),
        ("+12", date(2026, 12, 7)),
        ("year 12-10", date(2026, 12, 10)),
        ("fri+0", date(2026, 11, 27)),
        ("wed+0", date(2026, 12, 2)),
        ("fri-1", date(2026, 11, 20)),
        ("sat+2", date(2026, 12, 12)),
    ],
)
def test_a_day_is_read(text: date | int | str, expected: date) -> None:
    assert WEDNESDAY.day(text) == expected


def test_a_weekday_stays_that_weekday_on_whatever_day_it_is_loaded() -> None:
    loads = [date(2026, 1, 1) + timedelta(days=number) for number in range(366)]
    days = [(load, Days(load).day("fri+0")) for load in loads]
    assert {day.weekday() for _load, day in days} == {4}
    assert {(day - load).days for load, day in days} == {1, 2, 3, 4, 5, 6, 7}


def test_a_moment_is_in_qatars_time_and_may_count_from_the_start() -> None:
    assert WEDNESDAY.moment("+1 06:30") == datetime(2026, 11, 26, 6, 30, tzinfo=QATAR)
    assert WEDNESDAY.moment("start-2 20:00", date(2026, 12, 4)) == datetime(2026, 12, 2, 20, 0, tzinfo=QATAR)


@pytest.mark.parametrize("text", ["", "friday", "start-2", "year 13", "+x"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|unpack"):
        WEDNESDAY.day(text)
