"""What visitors ask of the search: one function for each question."""

from collections.abc import Sequence

from search.analysis import Word, query_words
from search.engines import Hit, get_engine
from search.spelling import nearest, vocabulary

# Ranking more than this costs time that nobody's patience for reading results is worth.
MOST_RANKED = 1_000


def search(words: str, *, language: str, kinds: Sequence[str] = (), limit: int = MOST_RANKED) -> list[Hit]:
    """What answers `words` in `language`, best first: pages with every word, then those with half or more.

    `words` may be any text at all; text without a word in it finds nothing. `kinds` are those of
    `search.indexing.kind_of`; none means every kind. At most `MOST_RANKED` hits are given.
    """
    asked = corrected(query_words(words), language)
    return get_engine().search(asked, language=language, kinds=kinds, limit=max(0, min(limit, MOST_RANKED)))


def corrected(words: Sequence[Word], language: str) -> list[Word]:
    """`words`, those that no page has replaced by the nearest that pages have, if any is near enough."""
    known = vocabulary(language) if words else frozenset()
    return [word if known.intersection(word) else tuple(nearest(word[0], known)) or word for word in words]
