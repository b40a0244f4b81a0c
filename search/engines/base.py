"""What every engine offers. An engine sees tokens and conditions; it knows no language and no page type."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from search.words import Word

Match = Literal["exact", "partial"]

# Where a word can stand in a document, what says most first.
COLUMNS = ("title", "summary", "names", "body")

# An open side of a range. Ranges and moments are whole numbers: years of age, or seconds since 1970.
EARLIEST, LATEST = -(2**40), 2**40


# --- What is asked of a document ----------------------------------------------------------------------


@dataclass(frozen=True)
class Term:
    """Documents that have this term, such as "cause:health" or "kind:opportunity"."""

    term: str


@dataclass(frozen=True)
class Within:
    """Documents of which any range of that name has a number from `low` to `high`, both included."""

    name: str
    low: int
    high: int


Condition = Term | Within
# Any of these will do; no condition at all holds for no document.
AnyOf = tuple[Condition, ...]


@dataclass(frozen=True)
class Order:
    """By the moment of that name. With `after`, by the first one after it.

    The earliest is first unless `latest_first`; documents without such a moment come last; among equals the
    latest published is first, then the highest object id.
    """

    moment: str
    after: int | None = None
    latest_first: bool = False


NEWEST = Order("published", latest_first=True)


@dataclass(frozen=True)
class Question:
    """What is asked of an engine.

    `filters` hold all together, each by its name. `counted` are groups of conditions, by the group's name
    and a key of the caller's: each is counted under the words and all filters except the one with the
    group's name. Hits come from `start` up to `stop`: with `order` in that order, else by how well they
    match; where no words are asked for, each of `preferred` that they meet counts a little; newest first.
    """

    language: str
    words: tuple[Word, ...] = ()
    # Count for the order of matches, but are not asked for.
    optional: tuple[Word, ...] = ()
    filters: Mapping[str, AnyOf] = field(default_factory=dict)
    counted: Mapping[str, Mapping[str, AnyOf]] = field(default_factory=dict)
    preferred: AnyOf = ()
    order: Order | None = None
    start: int = 0
    stop: int = 20


@dataclass(frozen=True)
class Hit:
    """One answer: which object, and whether it has every word that was asked for."""

    kind: str
    object_id: int
    match: Match = "exact"


@dataclass(frozen=True)
class Answer:
    """How many documents answer, how many of them have every word, some of them, and the counts asked for."""

    count: int = 0
    exact: int = 0
    hits: tuple[Hit, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class Engine(Protocol):
    """Finds documents. `search.indexing` keeps the rows that it reads from, or is written from."""

    def search(self, question: Question) -> Answer:
        """The answer to `question`. May raise EngineDown, and nothing else because of what is asked."""

    def frequencies(self, words: Sequence[Word], language: str) -> list[int]:
        """In how many documents of `language` each of `words` is."""

    def complete(
        self, finished: Sequence[str], begun: str, language: str, filters: Mapping[str, AnyOf], limit: int
    ) -> list[Hit]:
        """Documents whose title or names have all `finished` folded words and one that begins with `begun`.

        Those with the words in their title come first, then the newest.
        """

    def write(self, ids: Collection[int]) -> None:
        """Take in the SearchDocument rows with these ids, and forget those that are no more."""

    def rebuild(self) -> None:
        """Forget everything, then take in every row."""


class EngineDown(Exception):
    """The engine can't answer now: not reachable, too slow, or without its index."""


class CannotAnswer(EngineDown):
    """The engine works, but this is beyond it."""
