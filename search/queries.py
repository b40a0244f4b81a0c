"""What visitors ask of the search: one function for each question."""

from collections.abc import Sequence

from search.analysis import query_words
from search.engines import Hit, get_engine

# Ranking more than this costs time that nobody's patience for reading results is worth.
MOST_RANKED = 1_000


def search(words: str, *, language: str, kinds: Sequence[str] = (), limit: int = MOST_RANKED) -> list[Hit]:
    """What answers `words` in `language`, best first: pages with every word, then those with half or more.

    `words` may be any text at all; text without a word in it finds nothing. `kinds` are those of
    `search.indexing.kind_of`; none means every kind. At most `MOST_RANKED` hits are given.
    """
    return get_engine().search(
        query_words(words), language=language, kinds=kinds, limit=max(0, min(limit, MOST_RANKED))
    )
