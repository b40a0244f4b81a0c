"""Which words and phrases mean the same, or include each other: pure functions over folded words.

A thesaurus turns what a group of synonyms has in common into one token. A text has the token wherever it
has a word or phrase of the group; a question has it where it names one of the group's equivalent words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from search.words import Word


class Asked(NamedTuple):
    """A part of a question, from word `start` up to word `stop`, that the thesaurus reads as one word."""

    start: int
    stop: int
    word: Word


class Thesaurus:
    """The groups in force. Made once and asked often; never changed."""

    def found(self, words: Sequence[str]) -> list[str]:
        """The tokens that a text of these folded words has beyond its own."""
        return []

    def asked(self, words: Sequence[str]) -> list[Asked]:
        """The parts of a question that groups speak of, in order, none overlapping another."""
        return []


NO_THESAURUS = Thesaurus()
