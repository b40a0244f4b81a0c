"""Which engine answers: the database's own, or Elasticsearch where `SEARCH_URL` names one."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from django.db import connection

from search.engines.base import Engine
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SQLiteEngine

__all__ = ["answering", "get_database_engine"]

Result = TypeVar("Result")


def get_database_engine() -> Engine:
    """The engine of the site's database, which always knows everything. NotImplementedError without one."""
    return _database_engine(connection.vendor)


def answering(ask: Callable[[Engine], Result]) -> Result:
    """What the site's engine answers; what the database's does where that one is down."""
    return ask(get_database_engine())


@cache
def _database_engine(vendor: str) -> Engine:
    if vendor == "sqlite":
        return SQLiteEngine()
    if vendor == "postgresql":
        return PostgresEngine()
    raise NotImplementedError(f"No search engine for {vendor}: use SQLite or PostgreSQL.")
