"""What is kept of searches: words and counts, and nothing about who asked."""

import datetime
import logging

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client

from core.schedule import Schedule
from home.models import HomePage
from search import indexing, recording
from search.models import SearchedWords
from tests.factories.home import StandardPageFactory

pytestmark = pytest.mark.django_db
AR, EN = "/ar/search/", "/en/search/"


@pytest.fixture
def guide(home_ar: HomePage) -> None:
    StandardPageFactory(parent=home_ar, title="دليل السلاحف", slug="guide")
    indexing.rebuild()


def rows() -> list[tuple[str, str, int, int, int]]:
    """(words, language, times, found, exact) of each row."""
    return list(
        SearchedWords.objects.order_by("pk").values_list("words", "language", "times", "found", "exact")
    )


def test_a_search_is_counted_with_what_it_found(client: Client, guide: None) -> None:
    client.get(AR, {"q": "السلاحف"})
    client.get(AR, {"q": "دليل المدينة"})
    client.get(EN, {"q": "Turtles!"})
    assert rows() == [("السلاحف", "ar", 1, 1, 1), ("دليل المدينة", "ar", 1, 1, 0), ("turtles", "en", 1, 0, 0)]


def test_spellings_of_the_same_are_one_row_a_day(client: Client, guide: None) -> None:
    with time_machine.travel(datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC), tick=False):
        for words in ("أسئلة", "اسئله", "  أَسئِلة  "):
            client.get(AR, {"q": words})
    with time_machine.travel(datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC), tick=False):
        client.get(AR, {"q": "أسئلة"})
    assert [(row[0], row[2]) for row in rows()] == [("أسئلة", 3), ("أسئلة", 1)]


def test_what_is_found_later_the_same_day_counts(client: Client, home_ar: HomePage) -> None:
    client.get(AR, {"q": "سلاحف"})
    StandardPageFactory(parent=home_ar, title="دليل السلاحف", slug="guide")
    indexing.rebuild()
    client.get(AR, {"q": "سلاحف"})
    assert rows() == [("سلاحف", "ar", 2, 1, 1)]


def test_a_row_says_nothing_about_who_asked_or_when(client: Client) -> None:
    client.get(EN, {"q": "turtles"}, headers={"user-agent": "Mozilla/5.0"}, REMOTE_ADDR="192.0.2.7")
    assert {field.name for field in SearchedWords._meta.get_fields()} == {
        *("id", "day", "language", "place", "folded", "words", "times", "found", "exact")
    }


@pytest.mark.parametrize(
    "words",
    [
        "noora@example.org",
        "بريد noora @ example",
        "https://example.org/a",
        "www.example.org",
        "example.org",
        "+974 5512 3456",
        "٥٥١٢٣٤٥٦",
        "5512-3456 رقم",
        "28412345678",
        "QA58DOHB00001234567890ABCDEFG",
        "A1234567",
        "@noora",
    ],
    ids=range(12),
)
def test_what_looks_personal_is_never_kept(client: Client, words: str) -> None:
    assert client.get(AR, {"q": words}).status_code == 200
    assert rows() == []


@pytest.mark.parametrize(
    "words", ["2026", "16 years", "beach clean-up 2026", "16 days", "a.m. shifts", "رؤية 2030"]
)
def test_ordinary_numbers_are_kept(client: Client, words: str) -> None:
    client.get(EN, {"q": words})
    assert len(rows()) == 1


def test_long_words_are_cut_at_a_word(client: Client) -> None:
    client.get(EN, {"q": "turtles " * 20})
    [row] = SearchedWords.objects.all()
    assert row.words == ("turtles " * 10).strip()
    client.get(EN, {"q": "a" * 199})
    assert SearchedWords.objects.get(words="a" * 80)


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "Baiduspider"},
        {"sec-purpose": "prefetch;prerender"},
        {"purpose": "prefetch"},
        {"x-moz": "prefetch"},
    ],
    ids=range(5),
)
def test_machines_are_not_counted(client: Client, headers: dict[str, str]) -> None:
    client.get(EN, {"q": "turtles"}, headers=headers)
    assert rows() == []


@pytest.mark.parametrize(
    "query", ["page=2", "kind=news", "literal=1", "trial=1", "page=x"], ids=lambda query: query.split("=")[0]
)
def test_only_the_first_page_of_a_plain_question_counts(client: Client, query: str) -> None:
    client.get(f"{EN}?q=turtles&{query}")
    client.head(f"{EN}?q=turtles")
    client.get(EN)
    client.get(EN, {"q": "؟ !"})
    assert rows() == []


def test_counting_never_breaks_the_answer(
    client: Client, guide: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(row: SearchedWords) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(recording, "write", fails)
    with caplog.at_level(logging.ERROR, "search.recording"):
        response = client.get(AR, {"q": "سلاحف"})
    assert response.status_code == 200
    assert "دليل السلاحف" in response.content.decode()
    assert "not counted" in caplog.text


def test_counting_waits_for_nobody_after_it(client: Client) -> None:
    """It happens after the answer has gone out, and takes two small statements at most."""
    response = client.get(EN, {"q": "turtles"})
    assert response.closed
    assert rows()


def test_noise_does_not_fill_the_disk(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "MOST_A_DAY", 2)
    for words in ("one", "two", "three", "two"):
        client.get(EN, {"q": words})
    assert [(row[0], row[2]) for row in rows()] == [("one", 1), ("two", 2)]


def test_rows_are_deleted_after_thirteen_months() -> None:
    with time_machine.travel(datetime.datetime(2026, 3, 15, 9, tzinfo=datetime.UTC), tick=False):
        for day in (datetime.date(2025, 2, 14), datetime.date(2025, 2, 15), datetime.date(2026, 3, 15)):
            SearchedWords.objects.create(
                day=day, language="ar", place="site", folded="a", words="a", found=0, exact=0
            )
        Schedule().housekeep()
    kept = SearchedWords.objects.order_by("day").values_list("day", flat=True)
    assert list(kept) == [datetime.date(2025, 2, 15), datetime.date(2026, 3, 15)]
