"""How good a search is, measured on queries whose answers people have judged. Formulas only, no Django.

A collection is a folder with `queries.jsonl`: one query a line, with the references of what answers it, each
graded 1 (touches on it), 2 (answers) or 3 (just what was wanted); no reference at all where nothing answers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

# Ranks that are looked at: the first page of results, and two of them.
GAINED, RECALLED = 10, 20
GOOD = 2


@dataclass(frozen=True)
class Query:
    """What somebody typed, of which kind it is, and the grade of everything that answers it."""

    id: str
    lang: str
    category: str
    query: str
    relevant: Mapping[str, int]


@dataclass(frozen=True)
class Verdict:
    """A query with the references that it found, best first."""

    query: Query
    found: Sequence[str]

    @property
    def ndcg(self) -> float:
        """Normalised discounted cumulative gain at 10, with gain 2^grade - 1: 1.0 for the best order.

        Only for queries that have an answer.
        """
        grades = self.query.relevant
        best = sorted(grades.values(), reverse=True)
        return gain(grades.get(reference, 0) for reference in self.found[:GAINED]) / gain(best[:GAINED])

    @property
    def recall(self) -> float:
        """The share of what is graded 2 or 3 (of everything, where nothing is) among the first 20.

        Only for queries that have an answer.
        """
        grades = self.query.relevant
        good = {reference for reference, grade in grades.items() if grade >= GOOD} or set(grades)
        return len(good.intersection(self.found[:RECALLED])) / len(good)

    @property
    def is_wrong(self) -> bool:
        """Worth a look: a poor order, or anything found where nothing answers."""
        return self.ndcg < 0.8 if self.query.relevant else bool(self.found)


@dataclass(frozen=True)
class Figures:
    """Means over queries; None where there is no query to take the mean of."""

    queries: int
    ndcg: float | None
    recall: float | None
    # Of the queries that have an answer, the share that found nothing.
    nothing_found: float | None
    # Of those that have none, the share that found nothing.
    rightly_nothing: float | None


def gain(grades: Iterable[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades))


def figures(verdicts: Sequence[Verdict]) -> Figures:
    answerable = [verdict for verdict in verdicts if verdict.query.relevant]
    others = [verdict for verdict in verdicts if not verdict.query.relevant]
    return Figures(
        len(verdicts),
        mean_of(verdict.ndcg for verdict in answerable),
        mean_of(verdict.recall for verdict in answerable),
        mean_of(not verdict.found for verdict in answerable),
        mean_of(not verdict.found for verdict in others),
    )


def mean_of(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return mean(numbers) if numbers else None


def queries_of(folder: Path) -> list[Query]:
    """The queries in `folder`; OSError, ValueError or TypeError where they can't be read."""
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    return [Query(**json.loads(line)) for line in lines if line.strip()]
