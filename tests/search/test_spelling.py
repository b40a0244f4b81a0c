"""Slips of the keyboard find what was meant, and other words don't."""

import pytest

from search.analysis import tokens
from search.indexing import write
from search.models import SearchDocument
from search.queries import search
from search.spelling import distance, nearest


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("garden", "garden", 0),
        ("garden", "gadren", 1),
        ("garden", "gardn", 1),
        ("garden", "garrden", 1),
        ("ab", "xy", 2),
    ],
)
def test_distance_counts_slips(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips


def test_far_words_short_words_and_numbers_are_no_slips() -> None:
    known = {"garden", "2026", "sea", "library", "libraries"}
    assert nearest("gardne", known) == ["garden"]
    assert nearest("warden", known) == []
    assert nearest("gatren", known) == []
    assert nearest("2025", known) == []
    assert nearest("sec", known) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "language"), [("gadren", "en"), ("مستشفا", "ar"), ("الحديغة", "ar"), ("نضافة", "ar")]
)
def test_a_slip_finds_what_was_meant(typed: str, language: str) -> None:
    titles = {"en": "A garden for all", "ar": "نظافة الحديقة قرب المستشفى"}
    for number, (code, title) in enumerate(titles.items()):
        write(
            [
                SearchDocument(
                    kind="opportunity", language=code, object_id=number, title=" ".join(tokens(title))
                )
            ]
        )
    assert len(search(typed, language=language)) == 1
    assert search("zzzzzzz", language=language) == []
