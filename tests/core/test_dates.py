"""Dates as people say them in Qatar."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.template import Context, Template
from django.utils import translation

from core import dates
from core.dates import QATAR, hijri_text, when_text
from core.digits import digits, use_arabic_digits


def at(day: int, hour: int, minute: int = 0, month: int = 12) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=QATAR)


@pytest.fixture(autouse=True)
def _in_november() -> object:
    with time_machine.travel("2026-11-25 09:00:00+03:00"):
        yield


CASES = [
    (at(4, 7), at(4, 10), "الجمعة 4 ديسمبر، 7–10 صباحًا", "Friday 4 December, 7–10 am"),
    (at(4, 17, 30), at(4, 19), "الجمعة 4 ديسمبر، 5:30–7 مساءً", "Friday 4 December, 5:30–7 pm"),
    (at(4, 10), at(4, 13), "الجمعة 4 ديسمبر، 10 صباحًا إلى 1 مساءً", "Friday 4 December, 10 am – 1 pm"),
    (at(4, 9), at(4, 12), "الجمعة 4 ديسمبر، 9 صباحًا إلى 12 ظهرًا", "Friday 4 December, 9 am – 12 noon"),
    (at(4, 7), None, "الجمعة 4 ديسمبر، 7 صباحًا", "Friday 4 December, 7 am"),
    (date(2026, 12, 4), None, "الجمعة 4 ديسمبر", "Friday 4 December"),
    (date(2026, 12, 4), date(2026, 12, 6), "4–6 ديسمبر", "4–6 December"),
    (date(2026, 11, 25), date(2026, 12, 10), "من 25 نوفمبر إلى 10 ديسمبر", "25 November to 10 December"),
    (
        date(2025, 11, 25),
        date(2025, 12, 10),
        "من 25 نوفمبر إلى 10 ديسمبر 2025",
        "25 November to 10 December 2025",
    ),
    (
        date(2026, 12, 20),
        date(2027, 1, 3),
        "من 20 ديسمبر 2026 إلى 3 يناير 2027",
        "20 December 2026 to 3 January 2027",
    ),
    (date(2025, 12, 5), None, "الجمعة 5 ديسمبر 2025", "Friday 5 December 2025"),
    (None, None, "", ""),
]


@pytest.mark.parametrize(("start", "end", "arabic", "english"), CASES)
def test_when(start: date | None, end: date | None, arabic: str, english: str) -> None:
    assert when_text(start, end) == arabic
    with translation.override("en"):
        assert when_text(start, end) == english


def test_times_are_those_of_qatar_whatever_zone_they_come_in() -> None:
    late = datetime(2026, 12, 3, 22, 0, tzinfo=UTC)
    assert when_text(late) == "الجمعة 4 ديسمبر، 1 صباحًا"


def test_the_day_in_qatar_begins_before_that_of_utc() -> None:
    with time_machine.travel("2026-12-03 21:30:00+00:00"):
        assert dates.today() == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("day", "arabic", "english"),
    [
        (date(2026, 12, 3), "23 جمادى الآخرة 1448 هـ", "23 Jumada II 1448 AH"),
        (date(2025, 12, 5), "14 جمادى الآخرة 1447 هـ", "14 Jumada II 1447 AH"),
        (date(1800, 1, 1), "", ""),
    ],
)
def test_hijri_follows_umm_al_qura(day: date, arabic: str, english: str) -> None:
    assert hijri_text(day) == arabic
    with translation.override("en"):
        assert hijri_text(day) == english


@pytest.fixture
def render() -> Callable[..., str]:
    def rendered(source: str, **context: object) -> str:
        return Template("{% load core_tags %}" + source).render(Context(context))

    return rendered


def test_a_date_says_itself_to_machines_too(render: Callable[..., str]) -> None:
    html = render("{% date_with_hijri d %}", d=at(3, 1))
    assert '<time datetime="2026-12-03">3 ديسمبر 2026</time>' in html
    assert "23 جمادى الآخرة 1448 هـ" in html
    assert render("{% day d %}", d=None).strip() == ""


def test_digits_change_only_where_settings_and_language_want_it(render: Callable[..., str]) -> None:
    use_arabic_digits(True)
    try:
        assert render("{{ n|digits }}", n=1205) == "١٢٠٥"
        assert when_text(at(4, 7), at(4, 10)) == "الجمعة ٤ ديسمبر، ٧–١٠ صباحًا"
        with translation.override("en"):
            assert digits(1205) == "1205"
        use_arabic_digits(False)
        assert digits(1205) == "1205"
    finally:
        use_arabic_digits(False)
