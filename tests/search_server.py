"""A real search server in tests: asked like on the site, but never a moment behind, and never replaced."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from search import carrying, engines
from search.engines import elasticsearch
from search.engines.base import CannotAnswer, EngineDown


class UpToDate:
    """The engine of the server, which first takes in what was written."""

    def __init__(self, server: elasticsearch.ElasticsearchEngine) -> None:
        self.server = server

    def search(self, *asked: Any) -> Any:
        return self._ask(self.server.search, asked)

    def frequencies(self, *asked: Any) -> Any:
        return self._ask(self.server.frequencies, asked)

    def complete(self, *asked: Any) -> Any:
        return self._ask(self.server.complete, asked)

    def _ask(self, method: Callable[..., Any], asked: tuple[Any, ...]) -> Any:
        try:
            self._catch_up()
            return method(*asked)
        except CannotAnswer:
            raise
        except EngineDown as error:
            # Else the database would answer, and the test would pass without the server.
            raise AssertionError(f"The search server failed: {error}") from error

    def _catch_up(self) -> None:
        """As the worker does meanwhile: tests that count a page's queries don't count these."""
        before = len(connection.queries_log)
        carrying.carry()
        while len(connection.queries_log) > before:
            connection.queries_log.pop()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.server, name)


def use_search_server(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the site ask the server at `url`, and wait as long as it takes on a busy machine."""
    make = engines._search_server
    monkeypatch.setattr(settings, "SEARCH_URL", url)
    monkeypatch.setattr(elasticsearch, "TIMEOUT", 30.0)
    monkeypatch.setattr(engines, "fuse", engines.Fuse())
    monkeypatch.setattr(
        engines, "_search_server", lambda asked: UpToDate(make(asked)) if asked == url else make(asked)
    )
