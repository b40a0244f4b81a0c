"""The engine on SQLite: a full-text table (FTS5) keyed by the document's id."""

from collections.abc import Iterable, Sequence

from django.db import connection

from search.analysis import Word
from search.engines.base import COLUMNS, WEIGHTS, Hit, hits, least_words
from search.models import SearchDocument

# One pass for each word, so that the words which a document has can be counted; bm25 is the better the
# lower. MATERIALIZED keeps SQLite from folding the pass into the sums, where bm25 can't be computed.
ONE_WORD = """
    SELECT rowid AS id, bm25(search_fts, %s, %s, %s, %s) AS score FROM search_fts WHERE search_fts MATCH %s
"""
SEARCH = """
    WITH found AS MATERIALIZED ({passes})
    SELECT document.kind, document.object_id, COUNT(*) AS words
    FROM found JOIN search_searchdocument document ON document.id = found.id
    WHERE document.language = %s {of_kinds}
    GROUP BY document.id
    HAVING COUNT(*) >= %s
    ORDER BY words DESC, SUM(found.score), document.id DESC
    LIMIT %s
"""
INSERT = "INSERT INTO search_fts (rowid, title, summary, names, body) VALUES (%s, %s, %s, %s, %s)"


class SQLiteEngine:
    def write(self, documents: Iterable[SearchDocument]) -> None:
        rows = [(document.pk, *(getattr(document, column) for column in COLUMNS)) for document in documents]
        self.delete(row[0] for row in rows)
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, rows)

    def delete(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_fts WHERE rowid = %s", [(pk,) for pk in ids])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_fts")

    def search(self, words: Sequence[Word], *, language: str, kinds: Sequence[str], limit: int) -> list[Hit]:
        if not words:
            return []
        of_kinds = f"AND document.kind IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
        sql = SEARCH.format(passes=" UNION ALL ".join([ONE_WORD] * len(words)), of_kinds=of_kinds)
        # Tokens hold letters and digits only; in quotes none of them is an operator.
        asked = [part for word in words for part in (*WEIGHTS, " OR ".join(f'"{token}"' for token in word))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [*asked, language, *kinds, least_words(len(words)), limit])
            return hits(cursor.fetchall(), len(words))
