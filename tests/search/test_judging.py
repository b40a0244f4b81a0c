"""The measures of a search, against numbers worked out by hand."""

from math import log2

import pytest

from search.judging import Figures, Query, Verdict, figures


def verdict(relevant: dict[str, int], *found: str) -> Verdict:
    return Verdict(Query("q1", "en", "inflection", "trees", relevant), found)


def test_gain_is_discounted_by_rank_and_measured_against_the_best_order() -> None:
    # 2^2 - 1 = 3 at rank 1, nothing at 2, 2^3 - 1 = 7 at rank 3; the best order is 7, 3, 1.
    found = verdict({"a": 3, "b": 2, "c": 1}, "b", "other", "a")
    best = 7 / log2(2) + 3 / log2(3) + 1 / log2(4)
    assert found.ndcg == pytest.approx((3 / log2(2) + 7 / log2(4)) / best)
    assert found.ndcg == pytest.approx(0.6920, abs=0.0001)


def test_the_best_order_is_worth_one_and_nothing_is_worth_nothing() -> None:
    grades = {"a": 3, "b": 3, "c": 1}
    assert verdict(grades, "b", "a", "c", "other").ndcg == 1
    assert verdict(grades).ndcg == 0


def test_only_the_first_ten_gain_anything() -> None:
    others = [f"other{number}" for number in range(10)]
    assert verdict({"a": 3}, *others[:9], "a").ndcg == pytest.approx(1 / log2(11))
    assert verdict({"a": 3}, *others, "a").ndcg == 0


def test_of_more_than_ten_answers_ten_are_the_best_order() -> None:
    grades = {f"r{number}": 2 for number in range(14)}
    assert verdict(grades, *list(grades)[4:]).ndcg == 1


def test_recall_is_of_what_answers_within_twenty() -> None:
    grades = {"a": 3, "b": 2, "c": 1}
    assert verdict(grades, "b", "c").recall == 0.5
    assert verdict(grades, *[f"other{number}" for number in range(19)], "a").recall == 0.5
    assert verdict(grades, *[f"other{number}" for number in range(20)], "a").recall == 0


def test_recall_is_of_everything_where_nothing_answers_well() -> None:
    assert verdict({"a": 1, "b": 1}, "b").recall == 0.5


def test_figures_are_means_of_the_queries_that_they_are_about() -> None:
    verdicts = [
        verdict({"a": 3}, "a"),
        verdict({"a": 3}),
        verdict({}, "a"),
        verdict({}),
        verdict({}),
    ]
    assert figures(verdicts) == Figures(5, 0.5, 0.5, 0.5, pytest.approx(2 / 3))


def test_there_is_no_mean_of_nothing() -> None:
    assert figures([]) == Figures(0, None, None, None, None)
    assert figures([verdict({}, "a")]) == Figures(1, None, None, None, 0)


@pytest.mark.parametrize(
    ("grades", "found", "is_wrong"),
    [
        ({"a": 3}, ["a"], False),
        ({"a": 3}, ["other", "a"], True),
        ({}, [], False),
        ({}, ["a"], True),
    ],
    ids=["best", "second", "rightly-nothing", "something-for-nothing"],
)
def test_what_is_worth_a_look(grades: dict[str, int], found: list[str], is_wrong: bool) -> None:
    assert verdict(grades, *found).is_wrong is is_wrong
