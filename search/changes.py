"""The log of changes: what readers of documents need to catch up, without asking for all of them.

A change commits with the documents that it speaks of. Readers remember the last one that they have seen, with
its stamp, because a number alone may come again after a rollback or a restored backup.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from search.models import IndexChange, IndexState

# The row that writers wait for each other on, so that changes are numbered in the order of their commits.
WRITERS = "writers"
KEPT = timedelta(days=3)


@dataclass(frozen=True)
class Seen:
    """The last change that a reader has taken in; none in an empty log."""

    change_id: int | None = None
    stamp: UUID | None = None


@dataclass(frozen=True)
class News:
    """What a reader hasn't seen yet: `documents` are ids, or None where it has to read all of them."""

    seen: Seen
    documents: frozenset[int] | None

    def __bool__(self) -> bool:
        return self.documents is None or bool(self.documents)


def record(documents: Collection[int] | None) -> None:
    """Log that these documents were written or removed, or (None) all of them. Inside a transaction."""
    if documents is not None and not documents:
        return
    IndexState.objects.select_for_update().get_or_create(reader=WRITERS)
    IndexChange.objects.create(documents=None if documents is None else sorted(documents))


def since(seen: Seen | None) -> News:
    """What changed after `seen`; everything where that is unknown or too long ago. One query."""
    if seen is None or seen.change_id is None:
        latest = IndexChange.objects.order_by("-pk").values_list("pk", "stamp").first()
        return News(Seen(*latest) if latest else Seen(), None if latest or seen is None else frozenset())
    changes = IndexChange.objects.filter(pk__gte=seen.change_id).order_by("pk")
    rows = list(changes.values_list("pk", "stamp", "documents"))
    if not rows or rows[0][:2] != (seen.change_id, seen.stamp):
        return since(None)
    last = Seen(*rows[-1][:2])
    if any(documents is None for _pk, _stamp, documents in rows[1:]):
        return News(last, None)
    return News(last, frozenset(pk for _pk, _stamp, documents in rows[1:] for pk in documents or ()))


def prune() -> int:
    """Forget changes of long ago, but neither the last one nor what a reader has still to see; how many."""
    kept_from = [IndexChange.objects.order_by("-pk").values_list("pk", flat=True).first()]
    kept_from += IndexState.objects.exclude(change_id=None).values_list("change_id", flat=True)
    old = IndexChange.objects.filter(made_at__lt=timezone.now() - KEPT)
    with transaction.atomic():
        return old.filter(pk__lt=min(pk or 0 for pk in kept_from)).delete()[0]
