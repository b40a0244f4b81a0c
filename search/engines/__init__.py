"""Which engine answers: the database's own, or Elasticsearch where `SEARCH_URL` names one."""

import logging
from collections.abc import Callable
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from search.engines.base import CannotAnswer, Engine, EngineDown
from search.engines.postgres import PostgresEngine
from search.engines.sqlite import SQLiteEngine

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine

__all__ = ["answering", "get_database_engine", "get_search_server"]

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

# For so many seconds nobody asks an engine that failed, and for so many no second warning is logged.
REST, SILENCE = 5.0, 60.0


def get_database_engine() -> Engine:
    """The engine of the site's database, which always knows everything. NotImplementedError without one."""
    return _database_engine(connection.vendor)


def get_search_server() -> "ElasticsearchEngine | None":
    """The engine of the search server, where the site has one."""
    return _search_server(settings.SEARCH_URL) if settings.SEARCH_URL else None


def answering(ask: Callable[[Engine], Result]) -> Result:
    """What the site's engine answers; what the database's does where that one is down."""
    server = get_search_server()
    if server and fuse.may_try():
        try:
            answer = ask(server)
        except CannotAnswer as error:
            fuse.close()
            fuse.warn(error)
        except EngineDown as error:
            fuse.blow()
            fuse.warn(error)
        else:
            fuse.close()
            return answer
    return ask(get_database_engine())


class Fuse:
    """Keeps visitors from waiting, one after the other, for a server that doesn't answer."""

    def __init__(self) -> None:
        self.tries_from = 0.0
        self.failed = False
        self.warns_from = 0.0

    def may_try(self) -> bool:
        """Whether to ask. After a failure one asks and the others wait for what becomes of it."""
        now = monotonic()
        if now < self.tries_from:
            return False
        if self.failed:
            self.tries_from = now + REST
        return True

    def close(self) -> None:
        """The server answered."""
        self.failed, self.tries_from = False, 0.0

    def blow(self) -> None:
        """The server failed."""
        self.failed, self.tries_from = True, monotonic() + REST

    def warn(self, error: EngineDown) -> None:
        """Log what happened, unless that was done a moment ago."""
        if (now := monotonic()) >= self.warns_from:
            self.warns_from = now + SILENCE
            logger.warning("The search server failed, the database answers instead: %s", error)


fuse = Fuse()


@cache
def _database_engine(vendor: str) -> Engine:
    if vendor == "sqlite":
        return SQLiteEngine()
    if vendor == "postgresql":
        return PostgresEngine()
    raise NotImplementedError(f"No search engine for {vendor}: use SQLite or PostgreSQL.")


@cache
def _search_server(url: str) -> "ElasticsearchEngine":
    # The client takes half a second to load, and most sites do without.
    engine: type[ElasticsearchEngine] = import_string("search.engines.elasticsearch.ElasticsearchEngine")
    return engine(url)
