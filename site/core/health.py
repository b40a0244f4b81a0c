"""Is the site well? Each room registers what it can tell; operators read the details in the admin.

A check that is `vital` turns `/healthz` to 503; the others only show in the report.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import tasks

logger = logging.getLogger(__name__)

# The scheduler acts each minute; the worker may be busy with one long task.
SCHEDULER_MAY_BE_SILENT = timedelta(minutes=3)
WORKER_MAY_BE_SILENT = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """What a check found: whether all is well, and a sentence about it in the active language."""

    well: bool
    detail: str


@dataclass(frozen=True)
class Check:
    name: str | Promise
    run: Callable[[], Finding]
    vital: bool

    def find(self) -> Finding:
        """The finding; a check that fails itself is a bad finding, not an error page."""
        try:
            return self.run()
        except Exception:  # of whatever kind: the report must come
            logger.exception("Health check %s failed", self.name)
            return Finding(False, _("The check itself failed; the log says why."))


_checks: list[Check] = []


def register(name: str | Promise, run: Callable[[], Finding], *, vital: bool = False) -> None:
    """Add a check under a (translatable) name; called from an AppConfig.ready."""
    _checks.append(Check(name, run, vital))


def report() -> list[tuple[Check, Finding]]:
    """Every check with what it finds now."""
    return [(check, check.find()) for check in _checks]


def is_well() -> bool:
    """Whether all vital checks are well."""
    return all(check.find().well for check in _checks if check.vital)


def check_database() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Finding(True, _("The database answers."))


def check_migrations() -> Finding:
    if _all_applied():
        return Finding(True, _("The database has the form that the code expects."))
    _all_applied.cache_clear()
    return Finding(False, _("The database is older than the code: run “manage.py migrate”."))


@cache
def _all_applied() -> bool:
    # Reading every migration is slow, and what a process once found applied stays so.
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def check_scheduler() -> Finding:
    return _seen(tasks.scheduler_seen_at(), SCHEDULER_MAY_BE_SILENT)


def check_worker() -> Finding:
    return _seen(tasks.worker_seen_at(), WORKER_MAY_BE_SILENT)


def _seen(moment: datetime | None, may_be_silent: timedelta) -> Finding:
    if not tasks.has_worker():
        return Finding(True, _("Not needed here: tasks run at once."))
    if moment is None:
        return Finding(False, _("Not seen yet."))
    silence = timezone.now() - moment
    well = silence <= may_be_silent
    if silence < timedelta(minutes=1):
        return Finding(well, _("Last seen a moment ago."))
    return Finding(well, _("Last seen %(time)s ago.") % {"time": timesince(moment)})


def check_failed_tasks() -> Finding:
    failed = tasks.failed_today()
    if not failed:
        return Finding(True, _("No task failed in the last day."))
    return Finding(False, _("Tasks that failed in the last day: %(names)s") % {"names": "، ".join(failed)})


def connect() -> None:
    register(gettext_lazy("Database"), check_database, vital=True)
    register(gettext_lazy("Migrations"), check_migrations, vital=True)
    register(gettext_lazy("Scheduler"), check_scheduler, vital=True)
    register(gettext_lazy("Background worker"), check_worker, vital=True)
    register(gettext_lazy("Background tasks"), check_failed_tasks)
