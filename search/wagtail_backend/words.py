"""Text as the plain words that the admin's search keeps and asks for."""

from __future__ import annotations

import re
from typing import Any

from modelsearch.query import (
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from search.folding import fold

# What both databases take as a letter or digit, and nothing that means anything to either.
WORD = re.compile(r"[^\W_]+")
# More words than this in a question, or longer ones, find nothing more; PostgreSQL refuses words of 2 kB.
MOST_WORDS = 32
LONGEST_WORD = 100
MOST_PARTS = 16


def words(text: str) -> list[str]:
    """The folded words of any text, in order."""
    return WORD.findall(fold(text))


def asked_words(text: str) -> str:
    """The words of a question, each once, with spaces between them."""
    # Folding takes time: nobody's question is as long as a page.
    found = dict.fromkeys(word[:LONGEST_WORD] for word in words(text[: MOST_WORDS * LONGEST_WORD]))
    return " ".join(list(found)[:MOST_WORDS])


def clean(query: SearchQuery) -> SearchQuery:
    """`query` with nothing in it but plain words; parts without a word in them say nothing.

    Either it has no `MatchAll` in it, or it is MATCH_ALL or MATCH_NONE.
    """
    cleaned = _clean(query)
    return MATCH_NONE if cleaned is None else cleaned


def _clean(query: SearchQuery) -> SearchQuery | None:
    match query:
        case PlainText() | Fuzzy():
            text = asked_words(query.query_string)
            return PlainText(text, operator=query.operator) if text else None
        case Phrase():
            phrase = words(query.query_string[: MOST_WORDS * LONGEST_WORD])[:MOST_WORDS]
            return Phrase(" ".join(word[:LONGEST_WORD] for word in phrase)) if phrase else None
        case Boost():
            return _clean(query.subquery)
        case Not():
            inner = _clean(query.subquery)
            return inner and (inner.subquery if isinstance(inner, Not) else Not(inner))
        case And() | Or():
            return _joined(query)
    return query


def _joined(query: And | Or) -> SearchQuery | None:
    """The parts that say something; those that everything or nothing answers decide, or fall away."""
    parts = [part for part in map(_clean, query.subqueries[:MOST_PARTS]) if part is not None]
    is_and = isinstance(query, And)
    kept = []
    for part in parts:
        if (is_all := isinstance(part, MatchAll)) or is_nothing(part):
            if is_all != is_and:
                return part
        else:
            kept.append(part)
    if not kept:
        return parts[0] if parts else None
    return kept[0] if len(kept) == 1 else type(query)(kept)


def is_nothing(query: SearchQuery) -> bool:
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


def fold_value(value: Any) -> Any:
    """What an object is indexed by, as folded words."""
    match value:
        case None:
            return ""
        case list() | tuple():
            return [fold_value(item) for item in value]
        case dict():
            return [fold_value(item) for item in value.values()]
    return " ".join(words(str(value)))
