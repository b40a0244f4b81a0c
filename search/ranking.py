"""How well a document answers words: one set of figures for every engine.

A document's score is the sum, over the words that it has, of how telling the word is times what the places
are worth in which the document has it: the best one in full, the others in part. Documents with every word
come first, whatever the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from search.words import Word

# How much a word counts by where it stands, and by how near its token is to what was asked.
COLUMN_WEIGHTS = {"title": 10.0, "summary": 5.0, "names": 4.0, "body": 3.0}
SAME, AKIN = 1.0, 0.5
# One in so many is what a place counts where there is a better one: what is spoken of throughout is meant.
OTHERS = 4
# What a word must have of the weight of a question's most telling one to be telling itself.
TELLING = 0.3
# On a young site every word is in many of its few pages, and yet says as much as elsewhere.
FEWEST = 100


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

    Half of the words must be there, and among them one that is not much less telling than the most telling
    one, so that a question that shares only common words with a page gets no answer. Where a word is needed,
    it must be there, and more than half of all.
    """
    documents = max(documents, FEWEST)
    weights = tuple(weight(frequency, documents) for frequency in frequencies)
    most = max(weights, default=0)
    telling = frozenset(number for number, value in enumerate(weights) if value >= most * TELLING)
    needed = frozenset(number for number, word in enumerate(words) if word.is_needed)
    least = len(words) // 2 + 1 if needed else (len(words) + 1) // 2
    return Plan(tuple(words), weights, least, needed or telling)


def weight(frequency: int, documents: int) -> float:
    """The inverse document frequency, as BM25 takes it; never zero."""
    return log(1 + (documents - frequency + 0.5) / (frequency + 0.5))
