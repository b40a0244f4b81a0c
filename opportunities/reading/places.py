"""The municipalities in whatever spelling their names are typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from opportunities.reading.parts import Part, led_to
from search.analysis import readings, split
from search.thesaurus import NO_THESAURUS, Group, Thesaurus

# Words that lead to a place and go with its name.
BEFORE = frozenset(
    {
        *("في", "قرب", "بالقرب", "منطقه", "مدينه", "بلديه"),
        *("in", "at", "near", "around", "inside", "al", "el"),
    }
)
ARABIC = re.compile(r"[\u0621-\u064a]")
# A single Arabic word is the name of a place only with its article: الشمال is one, شمال is the north.
WITH_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)")


class Places:
    """The municipalities by all their spellings: their own names, and those that `thesaurus` calls the same.

    `names` are those in each language, by code. A longer name that the thesaurus knows wins, so that a park
    called after a town isn't read as the town.
    """

    def __init__(self, names: Mapping[str, Sequence[str]], thesaurus: Thesaurus = NO_THESAURUS) -> None:
        self._thesaurus = thesaurus
        self._own = Thesaurus(
            [Group(code, tuple(tuple(split(name)) for name in found)) for code, found in names.items()],
            readings,
        )
        self._codes = {
            key: code
            for code, found in names.items()
            for words in map(split, found)
            for start, stop, word in thesaurus.asked(words)
            if stop - start == len(words)
            for key in thesaurus.groups_of(word)
        }

    def named(self, words: Sequence[str]) -> Iterator[Part]:
        """The municipalities that `words` name, with the words that lead to them."""
        taken: set[int] = set()
        for start, stop, word in self._thesaurus.asked(words):
            taken.update(range(start, stop))
            code = next(
                (self._codes[key] for key in self._thesaurus.groups_of(word) if key in self._codes), ""
            )
            if code and is_name(words[start:stop]):
                yield self._part(words, start, stop, code)
        for start, stop, word in self._own.asked(words):
            if not taken.intersection(range(start, stop)) and is_name(words[start:stop]):
                yield self._part(words, start, stop, self._own.groups_of(word)[0])

    def _part(self, words: Sequence[str], start: int, stop: int, code: str) -> Part:
        return Part(led_to(words, start, BEFORE), stop, municipality=code)


def is_name(words: Sequence[str]) -> bool:
    """Whether these words, which are spelt like a place, can be its name."""
    word = words[0]
    return len(words) > 1 or not ARABIC.search(word) or bool(WITH_ARTICLE.match(word))
