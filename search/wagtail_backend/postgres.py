"""On PostgreSQL: plain words, and no stemming by a language that the other half of the site isn't in."""

from typing import Any

from modelsearch.backends.database.postgres import postgres

from search.wagtail_backend.indexing import CleanQuery, FoldedIndex


class PostgresIndex(FoldedIndex, postgres.PostgresIndex):
    pass


class PostgresQueryCompiler(CleanQuery, postgres.PostgresSearchQueryCompiler):
    pass


class PostgresAutocompleteCompiler(CleanQuery, postgres.PostgresAutocompleteQueryCompiler):
    pass


class PostgresBackend(postgres.PostgresSearchBackend):
    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": "simple"} | params)

    index_class = PostgresIndex
    query_compiler_class = PostgresQueryCompiler
    autocomplete_query_compiler_class = PostgresAutocompleteCompiler
