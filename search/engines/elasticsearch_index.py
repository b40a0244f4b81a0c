"""The index that documents have in Elasticsearch: its fields, how documents get in, how it is made anew.

Visitors and the worker know it by an alias. Behind it is an index with the time in its name, so that another
one can be filled beside it and take its place in one step.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from json import dumps
from time import sleep
from typing import Any

from django.db.models import QuerySet
from elasticsearch import ApiError, Elasticsearch

from search.engines.base import COLUMNS, EngineDown
from search.models import IndexChange, SearchDocument

logger = logging.getLogger(__name__)

# Documents in one request, and how long it may take: nobody waits for it.
BATCH = 500
PATIENCE = 60.0
# How many seconds it waits after each refusal of a busy server.
PAUSES = (1, 2, 4, 8)
# Hits from the first to the last that the server sorts; the database answers for those after them.
WINDOW = 100_000
CONFLICT, NOT_FOUND, BUSY = 409, 404, 429

# An index is named by the time when it was made, in so many digits.
TIME, DIGITS = "%Y%m%d%H%M%S%f", 20
# The server takes no word of more bytes than 32,766; a letter has four at the most.
LONGEST = 8_000

# Tokens and folded words as they are: nothing is analysed here, and nobody asks how often one stands where.
_TOKENS = {"type": "text", "analyzer": "tokens", "norms": False, "index_options": "docs"}
_STARTS = _TOKENS | {"index_prefixes": {"min_chars": 1, "max_chars": 12}}

MAPPINGS: dict[str, Any] = {
    "dynamic": "strict",
    "_source": {"enabled": False},
    "dynamic_templates": [
        {"ranges": {"path_match": "ranges.*", "mapping": {"type": "long_range", "doc_values": False}}}
    ],
    "properties": {
        "language": {"type": "keyword"},
        "kind": {"type": "keyword"},
        "object_id": {"type": "long"},
        **{column: _TOKENS | {"copy_to": "anywhere"} for column in COLUMNS},
        "anywhere": _TOKENS,
        "title_words": _STARTS,
        "name_words": _STARTS,
        "terms": {"type": "keyword", "ignore_above": LONGEST, "eager_global_ordinals": True},
        "ranges": {"type": "object", "dynamic": True},
        "moments": {"type": "nested", "properties": {"name": {"type": "keyword"}, "at": {"type": "long"}}},
        "published": {"type": "long"},
    },
}
# One shard, so that counts are exact and a document is scored like every other.
SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": WINDOW,
    # How long it is known that a document was deleted, so that an older write doesn't bring it back.
    "gc_deletes": "1h",
    "analysis": {
        "analyzer": {"tokens": {"type": "custom", "tokenizer": "spaces"}},
        "tokenizer": {"spaces": {"type": "whitespace", "max_token_length": LONGEST}},
    },
}
# Changes with the fields, so that an index of other fields than the code's is made anew.
LAYOUT = sha256(dumps([MAPPINGS, SETTINGS], sort_keys=True).encode()).hexdigest()[:12]


class Index:
    """The index behind `alias`. Every method may raise what the client raises."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self.client = client
        self.patient = client.options(request_timeout=PATIENCE)
        self.alias = alias

    def is_current(self) -> bool:
        """Whether there is one, with the fields that the code asks for."""
        found = self.client.options(ignore_status=NOT_FOUND).indices.get_mapping(index=self.alias)
        if found.meta.status == NOT_FOUND:
            return False
        return [index["mappings"].get("_meta", {}).get("layout") for index in found.values()] == [LAYOUT]

    def made_at(self) -> datetime:
        """When the index in use was made."""
        [name] = self.client.indices.get_alias(name=self.alias)
        return datetime.strptime(f"{name[-DIGITS:]}+0000", f"{TIME}%z")

    def count(self) -> int:
        """How many documents it has, as of its last refresh."""
        return int(self.client.count(index=self.alias)["count"])

    def refresh(self) -> None:
        """Let searches see what was written."""
        self.patient.indices.refresh(index=self.alias)

    def write(self, ids: Collection[int], after_each: Callable[[], None]) -> None:
        """Take in the rows with these ids, and forget those that are no more.

        `after_each` is called after each batch, and ends it by raising.
        """
        remaining = iter(sorted(ids))
        while batch := list(islice(remaining, BATCH)):
            version = latest_version()
            found = {row.pk: row for row in rows().filter(pk__in=batch)}
            operations: list[dict[str, Any]] = []
            for pk in batch:
                if row := found.get(pk):
                    operations += writing(row, version)
                else:
                    operations.append({"delete": versioned(pk, version)})
            self._bulk(self.alias, operations)
            after_each()
        self.refresh()

    def rebuild(self, after_each: Callable[[], None]) -> None:
        """Fill an index beside the one in use with every row, then put it in its place; as `write` does."""
        name = f"{self.alias}-{datetime.now(UTC).strftime(TIME)}"
        # Written to by an alias too: a name that is gone would be made anew by the server, without fields.
        filling = f"{name}-filling"
        self.patient.indices.create(
            index=name,
            mappings=MAPPINGS | {"_meta": {"layout": LAYOUT}},
            settings=SETTINGS | {"refresh_interval": "-1"},
            aliases={filling: {}},
            wait_for_active_shards="1",
        )
        try:
            version = latest_version()
            for batch in every_row():
                self._bulk(filling, [line for row in batch for line in writing(row, version)])
                after_each()
            self.patient.indices.put_settings(index=name, settings={"refresh_interval": "1s"})
            self.patient.indices.refresh(index=name)
            self._swap(name, filling)
        except BaseException:
            self.patient.options(ignore_status=NOT_FOUND).indices.delete(index=name)
            raise
        self._delete_others(name)
        # Answers from one piece come twice as fast as from twenty; the server joins them by the way.
        self.patient.indices.forcemerge(index=name, max_num_segments=1, wait_for_completion=False)

    def _swap(self, name: str, filling: str) -> None:
        indices = self.patient.indices
        actions: list[dict[str, Any]] = [
            {"remove": {"index": name, "alias": filling}},
            {"add": {"index": name, "alias": self.alias}},
        ]
        if indices.exists_alias(name=self.alias):
            actions.append({"remove": {"index": f"{self.alias}-*", "alias": self.alias}})
            # The new one is among those that the pattern names: what comes last holds.
            actions.append(actions.pop(1))
        elif indices.exists(index=self.alias):
            actions.append({"remove_index": {"index": self.alias}})
        indices.update_aliases(actions=actions)

    def _delete_others(self, name: str) -> None:
        """Delete what `name` took the place of, and what was left half filled."""
        ours = re.compile(rf"{re.escape(self.alias)}-\d{{{DIGITS}}}")
        found = self.patient.indices.get(index=f"{self.alias}-*", features="aliases")
        if others := [other for other in found if ours.fullmatch(other) and other < name]:
            self.patient.options(ignore_status=NOT_FOUND).indices.delete(index=others)

    def _bulk(self, index: str, operations: list[dict[str, Any]]) -> None:
        answer = self._sent(index, operations)
        if not answer["errors"]:
            return
        for item in answer["items"]:
            [(action, outcome)] = item.items()
            problem = outcome.get("error")
            # A conflict: a newer state of the document is there already.
            if problem is None or outcome["status"] == CONFLICT:
                continue
            if outcome["status"] in (NOT_FOUND, BUSY) or outcome["status"] >= 500:
                raise EngineDown(f"{problem['type']}: {problem['reason']}")
            # Would fail each time: the others must not wait for it.
            logger.error("Document %s: %s failed in Elasticsearch: %s", outcome["_id"], action, problem)

    def _sent(self, index: str, operations: list[dict[str, Any]]) -> Any:
        """The server's answer to a bulk request; one that has too much to do is given time."""
        for pause in PAUSES:
            try:
                return self.patient.bulk(index=index, operations=operations, require_alias=True, source=False)
            except ApiError as error:
                if error.meta.status != BUSY:
                    raise
            sleep(pause)
        raise EngineDown("It is too busy to take anything in.")


def latest_version() -> int:
    """The number of the last change. Rows that are read after it are not older."""
    return IndexChange.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def versioned(pk: int, version: int) -> dict[str, Any]:
    """What a bulk request says of a document, so that no older state replaces a newer one."""
    return {"_id": str(pk), "version": version, "version_type": "external_gte"}


def writing(row: SearchDocument, version: int) -> Iterator[dict[str, Any]]:
    """The two lines of a bulk request that write `row`."""
    yield {"index": versioned(row.pk, version)}
    filters = row.filters
    moments: dict[str, list[int]] = filters.get("moments", {})
    published = moments.get("published", [])[-1:]
    yield {
        "language": row.language,
        "kind": row.kind,
        "object_id": row.object_id,
        **{column: getattr(row, column) for column in COLUMNS},
        "title_words": row.title_words,
        "name_words": row.name_words,
        "terms": filters.get("terms", []),
        "ranges": {
            name: [{"gte": low, "lte": high} for low, high in pairs if low <= high]
            for name, pairs in filters.get("ranges", {}).items()
        },
        "moments": [
            {"name": name, "at": number}
            for name, numbers in (moments | {"published": published}).items()
            for number in numbers
        ],
        "published": published,
    }


def every_row() -> Iterator[list[SearchDocument]]:
    """All rows in lists of `BATCH`, each read by a query of its own.

    One that stayed open would be in the way: SQLite lets nobody write who began to read before another
    wrote.
    """
    last = 0
    while batch := list(rows().filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk


def rows() -> QuerySet[SearchDocument]:
    """What is indexed of documents: all but the texts that their tokens were made of."""
    return SearchDocument.objects.defer("texts")
