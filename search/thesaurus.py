"""Which words and phrases mean the same, or include each other: pure functions over folded words.

A thesaurus turns what a group of synonyms has in common into one token, the group's concept. A text has it
wherever it has a word or phrase of the group; a question has it where it names one of the group's equivalent
words, not one of its narrower ones: who asks for animals means cats too, who asks for cats means cats.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from search.words import AKIN_MARK, Readings, Word

CONCEPT_MARK = AKIN_MARK + "t"
PHRASE_MARK = AKIN_MARK + "p"
# The Arabic article in Latin letters: written, joined or left out as one likes.
ARTICLES = frozenset({"al", "el"})
# Inside a phrase an English one makes no difference; at its beginning it may: The Pearl is no pearl.
INNER_ARTICLES = ARTICLES | {"a", "an", "the"}

Phrase = tuple[str, ...]


class Asked(NamedTuple):
    """A part of a question, from word `start` up to word `stop`, that the thesaurus reads as one word."""

    start: int
    stop: int
    word: Word


class Place(NamedTuple):
    """A word or phrase of groups in a text, from word `start` up to word `stop`, and what it is found by."""

    start: int
    stop: int
    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Words and phrases that mean the same, and narrower ones, each as its folded words.

    `key` is of letters and digits, and no other group's.
    """

    key: str
    words: tuple[Phrase, ...]
    narrower: tuple[Phrase, ...] = ()


@dataclass
class _Entry:
    """What is known of one phrase: its own token (none for a single word), and its groups' concepts."""

    phrase: tuple[str, ...]
    concepts: dict[str, None] = field(default_factory=dict)
    broader: dict[str, None] = field(default_factory=dict)


@dataclass
class _Node:
    """A place on the way through phrases, stem by stem."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    entries: dict[tuple[str, ...], _Entry] = field(default_factory=dict)


class Thesaurus:
    """The groups in force. Made once and asked often; never changed.

    `read` gives the readings of a folded word: a phrase is found in whatever forms its words have. `joins`
    tells whether a word only joins others: alone it is none of a group's, whatever it looks like. `version`
    tells these groups from others.
    """

    def __init__(
        self,
        groups: Iterable[Group] = (),
        read: Callable[[str], Readings] = lambda word: Readings((word,)),
        joins: Callable[[str], bool] = lambda word: False,
        version: str = "",
    ) -> None:
        self.version = version
        self._read = read
        self._joins = joins
        self._root = _Node()
        for group in groups:
            concept = CONCEPT_MARK + group.key
            for phrase in group.words:
                for entry in self._entries(phrase):
                    entry.concepts[concept] = None
            for phrase in group.narrower:
                for entry in self._entries(phrase):
                    entry.broader[concept] = None

    def found(self, words: Sequence[str]) -> list[str]:
        """The tokens that a text of these folded words has beyond its own, each once."""
        return list(dict.fromkeys(token for place in self.places(words) for token in place.tokens))

    def places(self, words: Sequence[str]) -> Iterator[Place]:
        """Where in a text of these folded words known ones are, each with its tokens.

        The longest phrase from each word on, and each word: a sign language interpreter is about languages
        too, but from house to house is not from home.
        """
        readings = [self._read(word).same for word in words]
        first = self._root.after
        for start, same in enumerate(readings):
            if not any(reading in first for reading in same):
                continue
            matches = list(self._matches(words, readings, start))
            for stop, entry in matches:
                if start + 1 < stop < matches[-1][0]:
                    continue
                said = (*entry.phrase, *entry.concepts) if entry.concepts else ()
                yield Place(start, stop, (*said, *entry.broader))

    def asked(self, words: Sequence[str]) -> list[Asked]:
        """The parts of a question that groups speak of, in order, none overlapping another.

        From left to right the longest wins. Narrower words are left to be read as any others.
        """
        parts: list[Asked] = []
        readings = [self._read(word).same for word in words]
        start = 0
        while start < len(words):
            matches = [match for match in self._matches(words, readings, start) if match[1].concepts]
            stop = max((stop for stop, _entry in matches), default=start)
            if stop > start:
                entries = [entry for end, entry in matches if end == stop]
                parts.append(Asked(start, stop, self._word(words[start:stop], entries)))
            start = max(stop, start + 1)
        return parts

    def groups_of(self, word: Word) -> list[str]:
        """The keys of the groups that a word of a question was read by."""
        return [token.removeprefix(CONCEPT_MARK) for token in word.akin if token.startswith(CONCEPT_MARK)]

    def _word(self, words: Sequence[str], entries: Sequence[_Entry]) -> Word:
        phrases = dict.fromkeys(token for entry in entries for token in entry.phrase)
        concepts = dict.fromkeys(concept for entry in entries for concept in entry.concepts)
        text = " ".join(words)
        if phrases:
            return Word(text, tuple(phrases), tuple(concepts))
        own = self._read(words[-1])
        return Word(text, own.same, tuple(dict.fromkeys([*own.akin, *concepts])))

    def _matches(
        self, words: Sequence[str], readings: Sequence[Sequence[str]], start: int
    ) -> Iterator[tuple[int, _Entry]]:
        """Each known phrase that begins at `start`, with where it stops, shortest first."""
        nodes = [self._root]
        for place in range(start, len(words)):
            further = [
                node.after[reading] for node in nodes for reading in readings[place] if reading in node.after
            ]
            if not further and words[place] in INNER_ARTICLES and place > start:
                continue
            nodes = further
            if not nodes:
                return
            if place == start and self._joins(words[place]):
                continue
            for node in nodes:
                for entry in node.entries.values():
                    yield place + 1, entry

    def _entries(self, phrase: Phrase) -> list[_Entry]:
        """The places of `phrase`, one for each way to spell it; made where they are not there yet."""
        telling = tuple(
            word for place, word in enumerate(phrase) if word not in (INNER_ARTICLES if place else ARTICLES)
        )
        telling = telling or phrase
        stems = tuple(self._spellings(word)[0] for word in telling)
        nodes = [self._root]
        for word in telling:
            nodes = [
                node.after.setdefault(spelling, _Node())
                for node in nodes
                for spelling in self._spellings(word)
            ]
        token = (PHRASE_MARK + "0".join(stems),) if len(stems) > 1 else ()
        return [node.entries.setdefault(stems, _Entry(token)) for node in nodes]

    def _spellings(self, word: str) -> Sequence[str]:
        """How a word of a group may be written; of an Arabic one the readings without a first letter that may
        be a particle are left out, as a group has no word with a particle."""
        same = self._read(word).same
        return same if word.isascii() else same[:1]


NO_THESAURUS = Thesaurus()
