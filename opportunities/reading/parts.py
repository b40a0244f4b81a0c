"""What is read in words: parts of a text, and the text that is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.analysis import generic_tokens, is_stop_word, readings, split


@dataclass(frozen=True)
class Part:
    """What is read from the words `start` up to `stop`: a `municipality`, or an age between two, both in."""

    start: int
    stop: int
    municipality: str = ""
    ages: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The filter that it is."""
        return "municipality" if self.municipality else "age"


@dataclass(frozen=True)
class Reading:
    """What stands in `text`. `rest` is the text without what was read, `aside` only that."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    rest: str = ""
    aside: str = ""

    def only(self, holds: Callable[[Part], bool]) -> Reading:
        """The same text where only some of the parts are read."""
        return Reading.of(self.text, [part for part in self.parts if holds(part)])

    @classmethod
    def of(cls, text: str, parts: Sequence[Part]) -> Reading:
        rest = left_out(text, parts)
        says_nothing = bool(parts) and not says_something(rest)
        return cls(text, tuple(parts), "" if says_nothing else rest, only(text, parts))

    def without(self, part: Part) -> str:
        """The text without the words of one part."""
        return left_out(self.text, [part])


def led_to(words: Sequence[str], start: int, leading: frozenset[str]) -> int:
    """Where the words begin that lead to what begins at `start`."""
    while start and words[start - 1] in leading:
        start -= 1
    return start


def says_something(text: str) -> bool:
    """Whether any word of `text` tells opportunities apart."""
    return any(
        not is_stop_word(word) and not generic_tokens().intersection(readings(word).same)
        for word in split(text)
    )


# --- The text as it was typed -------------------------------------------------------------------------


def left_out(text: str, parts: Iterable[Part]) -> str:
    """`text` without the words of `parts`."""
    dropped = {place for part in parts for place in range(part.start, part.stop)}
    return " ".join(chunk for chunk, places in _chunks(text) if not dropped.intersection(places))


def only(text: str, parts: Iterable[Part]) -> str:
    """The words of `parts` alone, those that lead to a place too."""
    kept = {place for part in parts for place in range(part.start, part.stop)}
    return " ".join(chunk for chunk, places in _chunks(text) if kept.intersection(places))


def _chunks(text: str) -> Iterator[tuple[str, range]]:
    """What stands between spaces, with the numbers of the folded words that it is."""
    place = 0
    for chunk in text.split():
        count = len(split(chunk))
        yield chunk, range(place, place + count)
        place += count
