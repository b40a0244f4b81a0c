"""The engine on SQLite: full-text tables (FTS5) keyed by the document's id."""

import json
from collections.abc import Collection, Iterator, Sequence

from django.db import connection

from search.engines.base import COLUMNS
from search.engines.database import DatabaseEngine

HAVING = "SELECT %s, %s, rowid FROM search_fts WHERE search_fts MATCH %s"
BEGINNING = "SELECT %s, rowid FROM search_starts WHERE search_starts MATCH %s"
# Each takes the ids of documents as a JSON list.
WRITE = (
    "DELETE FROM search_fts WHERE rowid IN (SELECT value FROM json_each(%s))",
    """INSERT INTO search_fts (rowid, title, summary, names, body)
    SELECT id, title, summary, names, body FROM search_searchdocument
    WHERE id IN (SELECT value FROM json_each(%s))""",
    "DELETE FROM search_starts WHERE rowid IN (SELECT value FROM json_each(%s))",
    """INSERT INTO search_starts (rowid, title, names)
    SELECT id, title_words, name_words FROM search_searchdocument
    WHERE id IN (SELECT value FROM json_each(%s))""",
)
REBUILD = (
    "DELETE FROM search_fts",
    """INSERT INTO search_fts (rowid, title, summary, names, body)
    SELECT id, title, summary, names, body FROM search_searchdocument""",
    "DELETE FROM search_starts",
    """INSERT INTO search_starts (rowid, title, names)
    SELECT id, title_words, name_words FROM search_searchdocument""",
)
# SQLite joins so many parts, and so many values, in one statement.
MOST_PARTS = 300


class SQLiteEngine(DatabaseEngine):
    def having(self, tiers: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, int]]:
        # Tokens hold letters and digits only; in quotes none of them is an operator.
        asked = [
            (number, column, f"{{{column}}} : ({any_of(tier)})")
            for number, tier in enumerate(tiers)
            if tier
            for column in COLUMNS
        ]
        with connection.cursor() as cursor:
            for first in range(0, len(asked), MOST_PARTS):
                parts = asked[first : first + MOST_PARTS]
                cursor.execute(
                    " UNION ALL ".join([HAVING] * len(parts)), [value for part in parts for value in part]
                )
                yield from cursor.fetchall()

    def beginning(self, finished: Sequence[str], begun: str) -> Iterator[tuple[str, int]]:
        words = " AND ".join([*(f'"{word}"' for word in finished), f'"{begun}" *'])
        asked = [value for column in ("title", "names") for value in (column, f"{{{column}}} : ({words})")]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join([BEGINNING] * 2), asked)
            yield from cursor.fetchall()

    def write(self, ids: Collection[int]) -> None:
        with connection.cursor() as cursor:
            for statement in WRITE:
                cursor.execute(statement, [json.dumps(list(ids))])

    def rebuild(self) -> None:
        with connection.cursor() as cursor:
            for statement in REBUILD:
                cursor.execute(statement)


def any_of(tokens: Sequence[str]) -> str:
    return " OR ".join(f'"{token}"' for token in tokens)
