"""Slips of the keyboard: which words one may have meant who typed another. Pure functions over folded words.

A slip costs by how easily it is made: a letter doubled or taken for its like costs little, another one much.
How much may be spent grows with the length of the word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.keyboards import NEIGHBOURS

SHORTEST = 3
MOST_CANDIDATES = 60
MOST_NEAR = 6

DOUBLED, SWAPPED, BESIDE, OTHER, FIRST = 0.4, 0.6, 0.7, 1.0, 0.5
SOFT = 0.6  # A vowel or h that is missing or too many.
WEAK_LETTERS = frozenset("aeiouyhاويه")
# Letters that sound alike or look alike, and what it costs to take one for the other.
ALIKE: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for cost, groups in (
        (0.4, "ضظ ذد ثت سص طت ذز ضد زظ حه اه اي قغ قك جق يى iy ck cs sz kq ie ea fv gj uo ei ao au"),
        (0.6, "بتثني جحخ دذ رز سش صض طظ عغ حع فق كل هة اع ae aeiou dt mn bp gk xs wv"),
    )
    for group in groups.split()
    for pair in combinations(group, 2)
}
# What may be spent on a word of so many letters or more, and how many plain slips that can be.
LIMITS = ((10, 2.0, 3), (8, 1.6, 2), (6, 1.3, 2), (5, 1.0, 2), (4, 0.8, 1), (3, 0.6, 1))


class Near(NamedTuple):
    """A word that may have been meant, and what the slips from it cost."""

    cost: float
    word: str


class Vocabulary:
    """Known words, by their length, as they are compared with what was typed."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._by_length: Mapping[int, dict[str, None]] = defaultdict(dict)
        self.add(words)

    def __contains__(self, word: str) -> bool:
        return word in self._by_length.get(len(word), ())

    def add(self, words: Iterable[str]) -> None:
        for word in words:
            if len(word) >= SHORTEST and word.isalpha():
                self._by_length[len(word)][word] = None

    def of_about(self, length: int, most: int) -> list[str]:
        """The words that are at most `most` letters longer or shorter."""
        lengths = range(length - most, length + most + 1)
        return [word for near in lengths for word in self._by_length.get(near, ())]


def find_nearest(typed: str, *vocabularies: Vocabulary, length: int | None = None) -> list[Near]:
    """The words that `typed` may be a slip of, nearest first; few or none. Numbers are never slips.

    `length` is that of the word as a whole where `typed` is its telling part.
    """
    if len(typed) < SHORTEST or not typed.isalpha():
        return []
    whole = length or len(typed)
    spend, slips = next((spend, slips) for least, spend, slips in LIMITS if whole >= least)
    words = [word for vocabulary in vocabularies for word in vocabulary.of_about(len(typed), slips)]
    close = process.extract(
        typed, words, scorer=OSA.distance, score_cutoff=slips, limit=MOST_CANDIDATES, processor=None
    )
    found = {Near(cost, word) for word, _slips, _place in close if (cost := cost_of(typed, word)) <= spend}
    return sorted(found)[:MOST_NEAR]


@lru_cache(maxsize=10_000)
def cost_of(typed: str, meant: str) -> float:
    """What the slips cost that lead from `meant` to `typed`."""
    before: list[float] = []
    last = [0.0]
    for place in range(1, len(meant) + 1):
        last.append(last[-1] + _one_letter(meant, place - 1))
    for row in range(1, len(typed) + 1):
        line = [last[0] + _one_letter(typed, row - 1)]
        for column in range(1, len(meant) + 1):
            cost = min(
                last[column - 1] + _change(typed[row - 1], meant[column - 1], is_first=row == column == 1),
                last[column] + _one_letter(typed, row - 1),
                line[column - 1] + _one_letter(meant, column - 1),
            )
            is_swap = row > 1 and column > 1 and typed[row - 2 : row] == meant[column - 2 : column][::-1]
            if is_swap and typed[row - 1] != typed[row - 2]:
                cost = min(cost, before[column - 2] + SWAPPED)
            line.append(cost)
        before, last = last, line
    return round(last[-1], 2)


def _one_letter(word: str, place: int) -> float:
    """What it costs to leave out the letter of `word` at `place`, or to add it."""
    letter = word[place]
    if letter in (word[place - 1 : place], word[place + 1 : place + 2]):
        return DOUBLED
    if place == 0:
        return OTHER + FIRST
    return SOFT if letter in WEAK_LETTERS else 0.8


def _change(typed: str, meant: str, *, is_first: bool) -> float:
    if typed == meant:
        return 0
    alike = ALIKE.get(frozenset((typed, meant)))
    if alike is not None:
        return alike
    cost = BESIDE if (typed, meant) in NEIGHBOURS else OTHER
    return cost + FIRST if is_first else cost
