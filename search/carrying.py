"""Carries what changed to the search server: after the commit, apart from whoever saved a page.

The log of changes says what is to be carried, and a row of its own how far that has come. Whatever fails
leaves the row where it was, and is tried again by the next change, and each minute.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core import schedule
from core.tasks import has_worker
from search import changes
from search.changes import News, Seen
from search.engines import get_search_server
from search.engines.base import EngineDown
from search.models import IndexChange, IndexState, SearchDocument

if TYPE_CHECKING:
    from search.engines.elasticsearch import ElasticsearchEngine

logger = logging.getLogger(__name__)

READER = "elasticsearch"
# Whoever carries says at least this often that it is still at it.
HOLD = timedelta(minutes=2)
# An index that was made anew and still has another number of documents isn't made anew again at once.
TRUSTED = timedelta(hours=1)


class Overtaken(Exception):
    """Another process took over, because this one gave no sign of life."""


# --- When -----------------------------------------------------------------------------------------------


def connect() -> None:
    post_save.connect(on_change, sender=IndexChange)
    schedule.each_minute("repair_search", repair)
    schedule.each_night("prune_search_changes", prune)


def on_change(sender: type, instance: IndexChange, **kwargs: Any) -> None:
    if settings.SEARCH_URL:
        # Robust: what goes wrong here is logged, and the page is published all the same.
        transaction.on_commit(carry_soon, robust=True)


def carry_soon() -> None:
    """Ask the worker to carry what changed, unless that is asked for already."""
    waiting = DBTaskResult.objects.filter(task_path=carry_changes.module_path, status=TaskResultStatus.READY)
    if not (has_worker() and waiting.exists()):
        carry_changes.enqueue()


@task()
def carry_changes() -> None:
    """Bring the search server up to date; a failure is noted, and left to the next time."""
    try:
        carry(whole=True)
    except EngineDown as error:
        logger.warning("The search server is behind: %s", error)


def repair() -> None:
    """See whether the server has all it should, and have the rest carried. Each minute."""
    server = get_search_server()
    if server is None:
        return
    try:
        behind = bool(missing(server, whole=True))
    except EngineDown as error:
        note(error)
        return
    if behind:
        carry_soon()
    else:
        note(None)


def prune() -> None:
    """Forget old changes, and where the reader was once there is no server any more. Each night."""
    if not settings.SEARCH_URL:
        IndexState.objects.filter(reader=READER).delete()
    changes.prune()


# --- What -----------------------------------------------------------------------------------------------


def carry(*, whole: bool = False) -> bool:
    """Bring the server up to date. False where another process is at it. EngineDown if it fails.

    With `whole`, an index that has another number of documents than the database is made anew.
    """
    server = get_search_server()
    if server is None:
        return True
    try:
        while news := missing(server, whole=whole):
            whole = False
            with held() as holder:
                if holder is None:
                    return False
                while news:
                    hand_over(server, news, holder)
                    news = missing(server)
            # Once more: others that came meanwhile went away again.
    except Overtaken:
        return False
    except EngineDown as error:
        note(error)
        raise
    note(None)
    return True


def missing(server: ElasticsearchEngine, *, whole: bool = False) -> News:
    """What the server doesn't have yet; with `whole`, also by how many documents it has."""
    news = changes.since(seen())
    if not server.is_current():
        return News(news.seen, None)
    if news.seen.stamp is None and server.count() == SearchDocument.objects.count():
        # Where nothing was ever logged, only numbers tell.
        return News(news.seen, frozenset())
    if whole and not news and differs(server):
        return News(news.seen, None)
    return news


def differs(server: ElasticsearchEngine) -> bool:
    """Whether an index that isn't new has another number of documents than the database."""
    if server.count() == SearchDocument.objects.count():
        return False
    return timezone.now() - server.made_at() > TRUSTED


def hand_over(server: ElasticsearchEngine, news: News, holder: UUID) -> None:
    """Write what is new, then remember that it was."""
    if news.documents is None:
        server.rebuild(after_each=lambda: hold_on(holder))
    else:
        server.write(news.documents, after_each=lambda: hold_on(holder))
    ours = IndexState.objects.filter(reader=READER, holder=holder)
    if not ours.update(change_id=news.seen.change_id, stamp=news.seen.stamp):
        raise Overtaken


# --- The reader's row -----------------------------------------------------------------------------------


def seen() -> Seen | None:
    """The last change that the server has taken in."""
    state = IndexState.objects.filter(reader=READER).exclude(stamp=None).first()
    return Seen(state.change_id, state.stamp) if state else None


def forget() -> None:
    """Forget how far it has come, so that everything is carried anew."""
    IndexState.objects.filter(reader=READER).update(change_id=None, stamp=None)


@contextmanager
def held() -> Iterator[UUID | None]:
    """Keep others from carrying meanwhile; None where another one does so now."""
    holder = uuid4()
    IndexState.objects.get_or_create(reader=READER)
    now = timezone.now()
    free = IndexState.objects.filter(Q(holder=None) | Q(held_until__lt=now), reader=READER)
    if not free.update(holder=holder, held_until=now + HOLD):
        yield None
        return
    try:
        yield holder
    finally:
        IndexState.objects.filter(reader=READER, holder=holder).update(holder=None, held_until=None)


def hold_on(holder: UUID) -> None:
    """Say that it goes on. Overtaken if it is too late for that."""
    ours = IndexState.objects.filter(reader=READER, holder=holder)
    if not ours.update(held_until=timezone.now() + HOLD):
        raise Overtaken


def note(error: EngineDown | None) -> None:
    """Keep since when it fails, and of what; nothing while all is well."""
    state, _new = IndexState.objects.get_or_create(reader=READER)
    if error is None:
        if state.failing_since:
            IndexState.objects.filter(pk=READER).update(error="", failing_since=None)
        return
    since = state.failing_since or timezone.now()
    IndexState.objects.filter(pk=READER).update(error=str(error), failing_since=since)
