"""Brings documents up to date with the words in force, by the worker, after synonyms or the analysis changed.

The documents say themselves by which rules they were made, so a worker that is stopped half-way loses
nothing: the next minute of the scheduler asks for the rest.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core import health, schedule
from core.dates import QATAR, time_text, today, when_text
from core.health import Finding
from core.tasks import has_worker
from search import indexing, synonyms
from search.models import SearchDocument, SynonymGroup, SynonymState

# After so many documents the next task of the queue has its turn.
DOCUMENTS_A_TASK = 5_000
MAY_BE_OUTDATED = timedelta(minutes=30)


@dataclass(frozen=True)
class Progress:
    """How many documents there are, and how many are made by older rules; since when it is so."""

    total: int
    outdated: int
    since: datetime | None

    @property
    def current(self) -> int:
        return self.total - self.outdated

    def __str__(self) -> str:
        if self.outdated:
            return ngettext(
                "Search is being brought up to date: %(current)s of %(total)s page.",
                "Search is being brought up to date: %(current)s of %(total)s pages.",
                self.total,
            ) % {"current": f"{self.current:,}", "total": f"{self.total:,}"}
        if self.since is None:
            return _("Search is up to date.")
        return _("Search is up to date since %(time)s.") % {"time": moment_text(self.since)}


def progress() -> Progress:
    """How far the documents are."""
    state = SynonymState.objects.filter(pk=synonyms.STATE).first()
    outdated = indexing.outdated().count()
    since = (state.outdated_since if outdated else state.current_since) if state else None
    return Progress(SearchDocument.objects.count(), outdated, since)


def moment_text(moment: datetime) -> str:
    """The hour of a moment of today, and the day too of any other."""
    local = moment.astimezone(QATAR)
    return time_text(local.time()) if local.date() == today() else when_text(moment)


@task()
def reanalyse() -> None:
    """Make the tokens of outdated documents anew; after a good many, let other tasks have their turn."""
    indexing.analyse_outdated(DOCUMENTS_A_TASK)
    if note_state():
        reanalyse.enqueue()


def request() -> None:
    """Have documents brought up to date: by one task, however often this is asked for until it begins."""
    waiting = DBTaskResult.objects.filter(task_path=reanalyse.module_path, status=TaskResultStatus.READY)
    if not (has_worker() and waiting.exists()):
        reanalyse.enqueue()


def request_if_outdated() -> None:
    """For every minute: ask for what a stopped worker left, or a new version of the code made necessary."""
    if note_state():
        request()


def note_state() -> bool:
    """Whether documents are outdated; keeps since when this is so."""
    outdated = indexing.outdated().exists()
    with transaction.atomic():
        state, _created = SynonymState.objects.select_for_update().get_or_create(pk=synonyms.STATE)
        if outdated and state.outdated_since is None:
            state.outdated_since = timezone.now()
            state.save()
        elif not outdated and (state.outdated_since or state.current_since is None):
            state.outdated_since, state.current_since = None, timezone.now()
            state.save()
    return outdated


def check_documents() -> Finding:
    """For the health report: whether pages have been found by yesterday's words for too long."""
    found = progress()
    late = found.since is not None and found.since < timezone.now() - MAY_BE_OUTDATED
    return Finding(not (found.outdated and late), str(found))


def on_synonyms_changed(sender: type, instance: SynonymGroup, **kwargs: object) -> None:
    synonyms.renew()
    transaction.on_commit(request)


def connect() -> None:
    post_save.connect(on_synonyms_changed, sender=SynonymGroup, dispatch_uid="search.reanalysis")
    post_delete.connect(on_synonyms_changed, sender=SynonymGroup, dispatch_uid="search.reanalysis")
    schedule.each_minute("bring search documents up to date", request_if_outdated)
    health.register(gettext_lazy("Words of the search"), check_documents)
