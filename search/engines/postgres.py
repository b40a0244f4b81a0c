"""The engine on PostgreSQL: `tsvector` of the documents' tokens, in one GIN index that the server keeps.

Vectors are made of arrays and queries are written out as literals, never parsed by the server: its parser
splits words by the locale of the database, and ours are split already.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import nullcontext
from typing import Any

from django.db import connection, transaction

from search.engines.base import COLUMNS
from search.engines.database import DatabaseEngine

# As the index of migration 0004 has it: another expression would not use the index.
VECTOR = "array_to_tsvector(string_to_array({column}, ' '))"
HAVING = "SELECT %s::int, %s::text, id FROM search_searchdocument WHERE {vector} @@ %s::tsquery"
BEGINNING = "SELECT %s::text, id FROM search_searchdocument WHERE {vector} @@ %s::tsquery"
# The server takes no word of more bytes.
LONGEST = 2_046
STARTS = {"title": "title_words", "names": "name_words"}


class PostgresEngine(DatabaseEngine):
    def having(self, tiers: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, int]]:
        asked = [
            (column, (number, column, query))
            for number, tier in enumerate(tiers)
            if (query := any_of(tier))
            for column in COLUMNS
        ]
        if not asked:
            return
        sql = " UNION ALL ".join(HAVING.format(vector=VECTOR.format(column=column)) for column, _ in asked)
        yield from by_index(sql, [value for _, values in asked for value in values])

    def beginning(self, finished: Sequence[str], begun: str) -> Iterator[tuple[str, int]]:
        words = " & ".join([*(f"'{word}'" for word in finished), f"'{begun}':*"])
        sql = " UNION ALL ".join(
            BEGINNING.format(vector=VECTOR.format(column=column)) for column in STARTS.values()
        )
        yield from by_index(sql, [value for name in STARTS for value in (name, words)])

    def write(self, ids: Collection[int]) -> None:
        """The index follows the rows by itself."""

    def rebuild(self) -> None:
        """The index follows the rows by itself."""


def by_index(sql: str, values: Sequence[Any]) -> list[Any]:
    """The rows that `sql` finds, never by going through the table.

    For a word that many documents have the planner would, and make the vector of every one anew: that takes
    seconds, and the index milliseconds.
    """
    within = nullcontext() if connection.in_atomic_block else transaction.atomic()
    with within, connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(sql, values)
        found = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan = on")
    return found


def any_of(tokens: Sequence[str]) -> str:
    """The query for any of `tokens`; none for those that are too long for any document to have."""
    return " | ".join(f"'{token}'" for token in tokens if len(token.encode(errors="replace")) <= LONGEST)
