"""On SQLite: the index is asked once for each search, not once more for each hit.

Wagtail's own backend ranks by a subquery that asks the whole index again for every page found: a word that
10,000 pages have costs 10,000 times what finding it costs.
"""

from __future__ import annotations

import json
from typing import Any

from django.db import connections
from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_descendants_content_types_pks

from search.wagtail_backend.indexing import CleanQuery, FoldedIndex
from search.wagtail_backend.words import is_nothing

# What a word counts in the columns of the index: autocomplete, body, title.
SCORE = "bm25(wagtailsearch_indexentry_fts, 1.0, 1.0, 4.0) * (1 + entry.title_norm)"
HITS = """
    FROM wagtailsearch_indexentry_fts
    JOIN wagtailsearch_indexentry entry ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE wagtailsearch_indexentry_fts MATCH %s
        AND entry.content_type_id IN (SELECT value FROM json_each(%s))
"""
# Any number of ids in one parameter: SQLite takes no more than some thousands.
AMONG = "SELECT value FROM json_each(%s)"


def expression(query: SearchQuery, *, prefix: bool) -> tuple[str, bool]:
    """A clean query in FTS5's language, and whether it names what is *not* to be found.

    FTS5 knows "a but not b" only, so a lone "not" is carried up to whoever asks. With `prefix`, the last
    word of a text may be the beginning of one.
    """
    match query:
        case PlainText():
            terms = [f'"{word}"' for word in query.query_string.split()]
            terms[-1] += "*" if prefix else ""
            return f"({f' {query.operator.upper()} '.join(terms)})", False
        case Phrase():
            return f'"{query.query_string}"', False
        case Not():
            text, negated = expression(query.subquery, prefix=prefix)
            return text, not negated
        case And() | Or():
            return _joined(query, prefix=prefix)
    raise NotImplementedError(f"{type(query).__name__} is no query that SQLite knows")


def _joined(query: And | Or, *, prefix: bool) -> tuple[str, bool]:
    parts = [expression(part, prefix=prefix) for part in query.subqueries]
    wanted = [text for text, negated in parts if not negated]
    unwanted = [text for text, negated in parts if negated]
    if isinstance(query, And):
        if not wanted:
            return f"({' OR '.join(unwanted)})", True
        text = f"({' AND '.join(wanted)})"
        return (f"({text} NOT ({' OR '.join(unwanted)}))" if unwanted else text), False
    # a or not b: all but those with b and without a.
    if not unwanted:
        return f"({' OR '.join(wanted)})", False
    text = f"({' AND '.join(unwanted)})"
    return (f"({text} NOT ({' OR '.join(wanted)}))" if wanted else text), True


class SQLiteQueryCompiler(CleanQuery, sqlite.SQLiteSearchQueryCompiler):
    def search(
        self, config: Any, start: int | None, stop: int | None, score_field: str | None = None
    ) -> QuerySet[Any]:
        """The objects found, in the order of their queryset: for counts, facets and lists by date or name."""
        found = self.found()
        return (found if found.query.order_by else found.order_by("-pk"))[start:stop]

    def found(self) -> QuerySet[Any]:
        if isinstance(self.query, MatchAll):
            return self.queryset
        if is_nothing(self.query):
            return self.queryset.none()
        negated = expression(self.query, prefix=self.LAST_TERM_IS_PREFIX)[1]
        # No value is written into the statement: it is made of the names of tables alone.
        ids = RawSQL(f"SELECT {self._object_id()} {HITS}", self._parameters())  # noqa: S611
        return self.queryset.exclude(pk__in=ids) if negated else self.queryset.filter(pk__in=ids)

    def scores(self) -> dict[Any, float]:
        """The score of each hit by its id, the lower the better; the index is asked this once.

        Empty where there is nothing to rank by: everything, nothing or all but some.
        """
        if isinstance(self.query, MatchAll | Not):
            return {}
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(f"SELECT {self._object_id()}, {SCORE} {HITS}", self._parameters())
            return dict(cursor.fetchall())

    def ranked(self, scores: dict[Any, float]) -> list[Any]:
        """The ids of the queryset's objects that have a score, best first."""
        among = RawSQL(AMONG, [json.dumps(list(scores))])  # noqa: S611
        pks = (
            self.queryset.filter(pk__in=among).order_by().prefetch_related(None).values_list("pk", flat=True)
        )
        # The newest first where all else is the same, as everywhere in the admin.
        return sorted(sorted(pks, reverse=True), key=scores.__getitem__)

    def _parameters(self) -> list[str]:
        columns = self.FTS_TABLE_FIELDS
        if self.fields and "autocomplete" not in columns:
            # Titles have a column of their own; what else is searched shares one.
            columns = list(dict.fromkeys("title" if name == "title" else "body" for name in self.fields))
        text = expression(self.query, prefix=self.LAST_TERM_IS_PREFIX)[0]
        types = get_descendants_content_types_pks(self.queryset.model)
        return [f"{{{' '.join(columns)}}} : {text}", json.dumps(types)]

    def _object_id(self) -> str:
        key = self.queryset.model._meta.pk
        while key.is_relation:
            key = key.target_field
        return "CAST(entry.object_id AS INTEGER)" if isinstance(key, IntegerField) else "entry.object_id"


class SQLiteAutocompleteCompiler(SQLiteQueryCompiler):
    LAST_TERM_IS_PREFIX = True
    TARGET_SEARCH_FIELD_TYPE = sqlite.AutocompleteField
    FTS_TABLE_FIELDS = ["autocomplete"]  # noqa: RUF012 - as in the class that it stands for

    def get_search_fields_for_model(self) -> list[Any]:
        return self.queryset.model.get_autocomplete_search_fields()


class SQLiteResults(sqlite.SQLiteSearchResults):
    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        scores = compiler.scores() if compiler.order_by_relevance or self._score_field else {}
        if compiler.order_by_relevance and scores:
            pks = compiler.ranked(scores)[self.start : self.stop]
            among = RawSQL(AMONG, [json.dumps(pks)])  # noqa: S611
            objects = {found.pk: found for found in compiler.queryset.filter(pk__in=among)}
            results = [objects[pk] for pk in pks if pk in objects]
        else:
            results = list(self.get_queryset())
        if self._score_field:
            for found in results:
                setattr(found, self._score_field, scores.get(found.pk))
        return results


class SQLiteIndex(FoldedIndex, sqlite.SQLiteIndex):
    pass


class SQLiteBackend(sqlite.SQLiteSearchBackend):
    index_class = SQLiteIndex
    results_class = SQLiteResults
    query_compiler_class = SQLiteQueryCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteCompiler
