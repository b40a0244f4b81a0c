"""The engine on PostgreSQL: `tsvector` of the documents' tokens, in one GIN index that the server keeps.

Vectors are made of arrays and queries are written out as literals, never parsed by the server: its parser
splits words by the locale of the database, and ours are split already.
"""

from collections.abc import Collection, Iterator, Sequence

from django.db import connection

from search.engines.base import COLUMNS
from search.engines.database import DatabaseEngine

# As the index of migration 0004 has it: another expression would not use the index.
VECTOR = "array_to_tsvector(string_to_array({column}, ' '))"
HAVING = "SELECT %s::int, %s::text, id FROM search_searchdocument WHERE {vector} @@ %s::tsquery"
BEGINNING = "SELECT %s::text, id FROM search_searchdocument WHERE {vector} @@ %s::tsquery"
STARTS = {"title": "title_words", "names": "name_words"}


class PostgresEngine(DatabaseEngine):
    def having(self, tiers: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, int]]:
        asked = [
            (column, (number, column, any_of(tier)))
            for number, tier in enumerate(tiers)
            if tier
            for column in COLUMNS
        ]
        if not asked:
            return
        sql = " UNION ALL ".join(HAVING.format(vector=VECTOR.format(column=column)) for column, _ in asked)
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for _, values in asked for value in values])
            yield from cursor.fetchall()

    def beginning(self, finished: Sequence[str], begun: str) -> Iterator[tuple[str, int]]:
        words = " & ".join([*(f"'{word}'" for word in finished), f"'{begun}':*"])
        sql = " UNION ALL ".join(
            BEGINNING.format(vector=VECTOR.format(column=column)) for column in STARTS.values()
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for name in STARTS for value in (name, words)])
            yield from cursor.fetchall()

    def write(self, ids: Collection[int]) -> None:
        """The index follows the rows by itself."""

    def rebuild(self) -> None:
        """The index follows the rows by itself."""


def any_of(tokens: Sequence[str]) -> str:
    return " | ".join(f"'{token}'" for token in tokens)
