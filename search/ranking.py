"""How well a document answers words: one set of figures for every engine.

A document's score is the sum, over the words that it has, of how telling the word is times the best place in
which the document has it. Documents with every word come first, whatever the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from search.words import Word

# How much a word counts by where it stands, and by how near its token is to what was asked.
COLUMN_WEIGHTS = {"title": 10.0, "summary": 5.0, "names": 4.0, "body": 2.0}
SAME, AKIN = 1.0, 0.5
# Of more documents than this, only the order of the newest is by score.
MOST_RANKED = 1_000


@dataclass(frozen=True)
class Plan:
    """How a question's words are to be judged.

    `weights` say how telling each word is. A document answers if it has at least `least` of the words, and
    among them one of `telling` (indexes into the words).
    """

    words: tuple[Word, ...]
    weights: tuple[float, ...]
    least: int
    telling: frozenset[int]


def plan(words: Sequence[Word], frequencies: Sequence[int], documents: int) -> Plan:
    """Judge `words` by in how many of all `documents` each is; a word that is nowhere is the most telling.

    Half of the words must be there, one of the rarer half among them, so that a question that shares only
    common words with a page gets no answer.
    """
    weights = tuple(weight(frequency, documents) for frequency in frequencies)
    by_rarity = sorted(range(len(words)), key=lambda number: -weights[number])
    half = (len(words) + 1) // 2
    return Plan(tuple(words), weights, half, frozenset(by_rarity[:half]))


def weight(frequency: int, documents: int) -> float:
    """The inverse document frequency, as BM25 takes it; never zero."""
    return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
