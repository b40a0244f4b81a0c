"""Where tokens are kept and asked: one engine for each database, chosen here and nowhere else."""

from functools import cache

from django.db import connection

from search.engines.base import Engine, Hit, Match
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SQLiteEngine

__all__ = ["Engine", "Hit", "Match", "get_engine"]


def get_engine() -> Engine:
    """The engine of the site's database. Raises NotImplementedError for a database without one."""
    return _engine_of(connection.vendor)


@cache
def _engine_of(vendor: str) -> Engine:
    if vendor == "sqlite":
        return SQLiteEngine()
    if vendor == "postgresql":
        return PostgresEngine()
    raise NotImplementedError(f"No search engine for {vendor}: use SQLite or PostgreSQL.")
