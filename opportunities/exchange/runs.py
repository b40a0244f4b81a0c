"""Uploaded tables, carried out in the background: an editor starts them, the worker does all or nothing."""

from __future__ import annotations

import logging
import uuid
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.progress import Progress, Teller, told
from core.tasks import has_worker, worker_seen_at
from opportunities.exchange.allowance import Allowance
from opportunities.exchange.plan import Outcome, Plan
from opportunities.exchange.problems import MOST_TOLD, ImportRefused
from opportunities.exchange.writing import carry_out
from opportunities.models import OpportunityImport

logger = logging.getLogger(__name__)

State = OpportunityImport.State
# A worker that was stopped in the middle tells nothing more.
GIVEN_UP_AFTER = timedelta(minutes=3)


class Superseded(Exception):
    """The import was started again while this run was still at it."""


def start(record: OpportunityImport, user: Any) -> None:
    """Let the worker carry a table out for `user`, who may do so. A run of it under way is given up."""
    record.run = uuid.uuid4()
    record.user, record.language = user, translation.get_language() or "ar"
    record.state, record.problems, record.outcomes = State.WAITING, [], {}
    record.started_at, record.finished_at = timezone.now(), None
    record.save()
    transaction.on_commit(partial(run_import.enqueue, record.pk, str(record.run)))


@task()
def run_import(import_id: int, run: str) -> None:
    """Carry out the table of an OpportunityImport, unless that run of it was given up."""
    runs = OpportunityImport.objects.filter(pk=import_id, run=run)
    if not runs.filter(state=State.WAITING).update(state=State.RUNNING, started_at=timezone.now()):
        return
    record = runs.get()
    with translation.override(record.language):
        try:
            finish(record, record_key(record))
        except ImportRefused as refused:
            problems = [[one.row, one.column, one.message] for one in refused.problems[:MOST_TOLD]]
            runs.update(state=State.REFUSED, problems=problems, finished_at=timezone.now())
        except Superseded:
            logger.warning("import %s was started again; its earlier run is undone", import_id)
        except Exception:  # whatever it was, the editor must learn that nothing was imported
            logger.exception("import %s failed", import_id)
            runs.update(state=State.FAILED, finished_at=timezone.now())


def finish(record: OpportunityImport, key: str) -> None:
    teller = Teller(key)
    allowance = Allowance.of(record.user) if record.user else Allowance(may_add=False, may_publish=False)
    if not allowance.may_add or (record.publish and not allowance.may_publish):
        raise ImportRefused.whole_file(_("Whoever started this import may not do so any more."))
    plan = Plan.of_file(
        bytes(record.content),
        allowance,
        create_missing=record.create_missing,
        publish=record.publish,
        tell=partial(teller.tell, "check"),
    )
    with transaction.atomic():
        carry_out(plan, user=record.user, tell=partial(teller.tell, "write"))
        outcomes = {
            outcome.value: [entry.page.pk for entry in plan.entries if entry.outcome is outcome]
            for outcome in Outcome
        }
        done = OpportunityImport.objects.filter(pk=record.pk, run=record.run)
        if not done.update(state=State.DONE, outcomes=outcomes, finished_at=timezone.now()):
            raise Superseded


def progress_of(record: OpportunityImport) -> Progress | None:
    """How far a run under way is, as it last told."""
    return told(record_key(record))


def percent_of(progress: Progress | None) -> int:
    """How much of the whole is done; checking rows takes a tenth of the time or so."""
    if progress is None:
        return 0
    return progress.percent // 10 if progress.stage == "check" else 10 + progress.percent * 9 // 10


def seems_lost(record: OpportunityImport) -> bool:
    """Whether a run under way has told nothing for so long that it may be started again."""
    if record.state != State.RUNNING or record.started_at is None:
        return False
    progress = progress_of(record)
    silent = timedelta(seconds=progress.age) if progress else timezone.now() - record.started_at
    return silent > GIVEN_UP_AFTER


def worker_is_silent(record: OpportunityImport) -> bool:
    """Whether a run that waits has waited long, and the worker has not been seen meanwhile."""
    since = timezone.now() - GIVEN_UP_AFTER
    if not has_worker() or record.started_at is None or record.started_at > since:
        return False
    seen = worker_seen_at()
    return seen is None or seen < since


def record_key(record: OpportunityImport) -> str:
    return f"import-{record.pk}-{record.run}"


def prune(days: int) -> int:
    """Forget tables that were uploaded more than `days` ago; how many they were."""
    old = OpportunityImport.objects.filter(created_at__lt=timezone.now() - timedelta(days=days))
    return old.exclude(state__in=[State.WAITING, State.RUNNING]).delete()[0]
