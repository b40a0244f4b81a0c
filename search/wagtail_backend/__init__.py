"""The search of Wagtail's admin, mended: no text that anyone types raises, and ranking takes one pass.

Named in WAGTAILSEARCH_BACKENDS. The explorer, the choosers, images, documents and the admin's API ask it;
visitors ask `search.queries`. Each database has its own: both keep and ask the same folded words, so that
أ and ا, ة and ه, ى and ي are one here too.
"""

from typing import Any

from django.db import connection
from django.utils.module_loading import import_string
from modelsearch.backends import database
from modelsearch.backends.base import BaseSearchBackend

# Imported by name, for each can be imported on its own database only.
MENDED = {
    "sqlite": "search.wagtail_backend.sqlite.SQLiteBackend",
    "postgresql": "search.wagtail_backend.postgres.PostgresBackend",
}


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:
    """The mended backend of the site's database; Wagtail's own for any other, or SQLite without FTS5."""
    stock: BaseSearchBackend = database.SearchBackend(params)
    if connection.vendor == "sqlite" and not database.USE_SQLITE_FTS:
        return stock
    mended = MENDED.get(connection.vendor)
    backend: BaseSearchBackend = import_string(mended)(params) if mended else stock
    return backend
