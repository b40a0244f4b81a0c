"""Slips of the keyboard find what was meant, and other words don't."""

import pytest

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
