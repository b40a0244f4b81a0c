"""The engine on PostgreSQL: a `tsvector` for each document, with a GIN index.

Vectors and queries are written out as literals, never parsed by the server: its parser splits words by
the locale of the database, and ours are split already.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from search.analysis import Word
from search.engines.base import COLUMNS, WEIGHTS, Hit, hits, least_words
from search.models import SearchDocument

# Weights of the labels D, C, B and A, as ts_rank takes them: body, names, summary, title.
LABELS = dict(zip(COLUMNS, "ABCD", strict=True))
LABEL_WEIGHTS = [weight / max(WEIGHTS) for weight in reversed(WEIGHTS)]
LAST_POSITION = 16_000

# ts_rank knows nothing of how rare a word is, so each word's rank is weighed by that here.
ONE_WORD = """
    SELECT document_id AS id,
           ts_rank(%s::float4[], vector, %s::tsquery)
               * ln(1 + total.documents::float / COUNT(*) OVER ()) AS score
    FROM search_vector, total WHERE vector @@ %s::tsquery
"""
SEARCH = """
    WITH total AS (SELECT GREATEST(COUNT(*), 1) AS documents FROM search_vector), found AS ({passes})
    SELECT document.kind, document.object_id, COUNT(*) AS words
    FROM found JOIN search_searchdocument document ON document.id = found.id
    WHERE document.language = %s {of_kinds}
    GROUP BY document.id
    HAVING COUNT(*) >= %s
    ORDER BY words DESC, SUM(found.score) DESC, document.id DESC
    LIMIT %s
"""
INSERT = """
    INSERT INTO search_vector (document_id, vector) VALUES (%s, %s::tsvector)
    ON CONFLICT (document_id) DO UPDATE SET vector = EXCLUDED.vector
"""


class PostgresEngine:
    def write(self, documents: Iterable[SearchDocument]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(INSERT, [(document.pk, vector(document)) for document in documents])

    def delete(self, ids: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_vector WHERE document_id = ANY(%s)", [list(ids)])

    def clear(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_vector")

    def search(self, words: Sequence[Word], *, language: str, kinds: Sequence[str], limit: int) -> list[Hit]:
        if not words:
            return []
        of_kinds = "AND document.kind = ANY(%s)" if kinds else ""
        sql = SEARCH.format(passes=" UNION ALL ".join([ONE_WORD] * len(words)), of_kinds=of_kinds)
        asked = [
            part
            for word in words
            for query in [" | ".join(f"'{token}'" for token in word)]
            for part in (LABEL_WEIGHTS, query, query)
        ]
        parameters = [*asked, language, *([list(kinds)] if kinds else []), least_words(len(words)), limit]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return hits(cursor.fetchall(), len(words))


def vector(document: SearchDocument) -> str:
    """The document as a literal of type tsvector: each token with its position and its column's label."""
    tokens = [(token, LABELS[column]) for column in COLUMNS for token in getattr(document, column).split()]
    return " ".join(
        f"'{token}':{min(position, LAST_POSITION)}{label}"
        for position, (token, label) in enumerate(tokens, start=1)
    )
