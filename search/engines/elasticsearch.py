"""The engine on Elasticsearch: the same tokens, conditions and figures, asked for over the network.

Scores are sums of the same whole numbers that the database's engines add up, so that all agree on the order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from elasticsearch import ApiError, Elasticsearch, SerializationError, TransportError

from search.engines.base import Answer, AnyOf, CannotAnswer, EngineDown, Hit, Question
from search.engines.elasticsearch_index import WINDOW, Index
from search.engines.elasticsearch_requests import (
    answer_of,
    hit_of,
    numbers_of,
    request_of,
    request_of_completion,
    request_of_frequencies,
)
from search.ranking import plan
from search.words import Word

# A visitor waits no longer than this, in seconds; then the database answers.
TIMEOUT = 1.0
DEFAULT_NAME, DEFAULT_PORT = "athar", 9200
BAD_REQUEST = 400


class ElasticsearchEngine:
    """An engine whose documents are in an index of Elasticsearch.

    `url` is the server's address, with the account where it asks for one; what follows the last slash is the
    name of the index.
    """

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        path, _slash, name = address.path.rpartition("/")
        host = address.netloc if address.port else f"{address.netloc}:{DEFAULT_PORT}"
        self.client = Elasticsearch(
            urlunsplit((address.scheme, host, path, "", "")),
            request_timeout=TIMEOUT,
            max_retries=0,
            retry_on_timeout=False,
        )
        self.index = Index(self.client, name or DEFAULT_NAME)

    # --- Answers ------------------------------------------------------------------------------------

    def search(self, question: Question) -> Answer:
        if question.stop > WINDOW:
            raise CannotAnswer(f"It sorts no more than {WINDOW} hits.")
        until = monotonic() + TIMEOUT
        judged = floor = None
        if words := (*question.words, *question.optional):
            total, numbers = self._frequencies(words, question.language, until)
            judged = plan(words, numbers, total)
        if question.words:
            floor = plan(question.words, numbers[: len(question.words)], total)
        return answer_of(question, self._ask(request_of(question, judged, floor), until))

    def frequencies(self, words: Sequence[Word], language: str) -> list[int]:
        return self._frequencies(words, language, monotonic() + TIMEOUT)[1] if words else []

    def complete(
        self, finished: Sequence[str], begun: str, language: str, filters: Mapping[str, AnyOf], limit: int
    ) -> list[Hit]:
        request = request_of_completion(finished, begun, language, filters.values(), limit)
        found = self._ask(request, monotonic() + TIMEOUT)
        return [hit_of(hit, judged=False) for hit in found["hits"]["hits"]]

    def _frequencies(self, words: Sequence[Word], language: str, until: float) -> tuple[int, list[int]]:
        """How many documents there are in `language`, and how many have each word."""
        found = self._ask(request_of_frequencies(words, language), until)
        return found["hits"]["total"]["value"], numbers_of(found["aggregations"]["words"])

    def _ask(self, request: dict[str, Any], until: float) -> Any:
        """What the server answers by then."""
        remaining = until - monotonic()
        if remaining <= 0:
            raise EngineDown("It took too long.")
        with told_apart():
            return self.client.options(request_timeout=remaining).search(
                index=self.index.alias, allow_partial_search_results=False, **request
            )

    # --- Documents ----------------------------------------------------------------------------------

    def write(self, ids: Collection[int], after_each: Callable[[], None] = lambda: None) -> None:
        with told_apart():
            self.index.write(ids, after_each)

    def rebuild(self, after_each: Callable[[], None] = lambda: None) -> None:
        with told_apart():
            self.index.rebuild(after_each)

    def is_current(self) -> bool:
        """Whether there is an index, of the fields that the code writes."""
        with told_apart():
            return self.index.is_current()

    def count(self) -> int:
        """How many documents it has."""
        with told_apart():
            return self.index.count()

    def made_at(self) -> datetime:
        """When its index was made."""
        with told_apart():
            return self.index.made_at()


@contextmanager
def told_apart() -> Iterator[None]:
    """The client's errors as those of an engine: what is wrong with the request, and what with the server."""
    try:
        yield
    except SerializationError as error:
        raise CannotAnswer(str(error)) from error
    except ApiError as error:
        refused = error.meta.status == BAD_REQUEST
        raise (CannotAnswer if refused else EngineDown)(f"{error.meta.status}: {error}") from error
    except TransportError as error:
        raise EngineDown(str(error)) from error
