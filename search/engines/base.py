"""What every engine offers. An engine sees tokens only and knows neither languages nor page types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from search.analysis import Word
from search.models import SearchDocument

Match = Literal["exact", "partial"]

# How much a word counts by where it stands: title, summary, names, body.
COLUMNS = ("title", "summary", "names", "body")
WEIGHTS = (10.0, 4.0, 4.0, 1.0)


@dataclass(frozen=True)
class Hit:
    """One answer: which object, and whether it has every word that was asked for."""

    kind: str
    object_id: int
    match: Match


class Engine(Protocol):
    def write(self, documents: Iterable[SearchDocument]) -> None:
        """Keep these saved documents, in place of what was kept under their ids."""

    def delete(self, ids: Iterable[int]) -> None:
        """Forget the documents with these ids; unknown ids are none of its business."""

    def clear(self) -> None:
        """Forget every document."""

    def search(self, words: Sequence[Word], *, language: str, kinds: Sequence[str], limit: int) -> list[Hit]:
        """The best `limit` documents with at least half of `words`, those with all of them first.

        A word is answered by any of its tokens. No `kinds` means every kind; no `words` finds nothing.
        """


def least_words(count: int) -> int:
    """How many of `count` words a document must have to be an answer at all."""
    return (count + 1) // 2


def hits(rows: Iterable[tuple[str, int, int]], count: int) -> list[Hit]:
    """Rows of (kind, object id, words found) as hits, for a question of `count` words."""
    return [Hit(kind, object_id, "exact" if found == count else "partial") for kind, object_id, found in rows]
