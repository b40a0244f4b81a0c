"""What happens by the clock: pages that go live or expire each minute, housekeeping each night.

Rooms register what they have to do themselves, under the name that the log knows it by.
"""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial

from django.core.management import call_command

from core.dates import qatar_now
from core.tasks import has_worker, send_pulse

logger = logging.getLogger(__name__)

HOUSEKEEPING_HOUR = 3
# Each is a management command with its arguments.
HOUSEKEEPING: tuple[tuple[str, ...], ...] = (
    ("clearsessions",),
    ("purge_revisions", "--days=180"),
    ("prune_db_task_results", "--min-age-days=7"),
    ("prune_imports", "--days=30"),
    ("searchpromotions_garbage_collect",),
    ("rebuild_references_index",),
)


_each_minute: dict[str, Callable[[], object]] = {}
_each_night: dict[str, Callable[[], object]] = {}


def each_minute(name: str, action: Callable[[], object]) -> None:
    """Run a short `action` each minute; called from an AppConfig.ready."""
    _each_minute[name] = action


def each_night(name: str, action: Callable[[], object]) -> None:
    """Run `action` with the housekeeping; called from an AppConfig.ready."""
    _each_night[name] = action


class Schedule:
    """Runs what is due each time `tick` is called; a failure is logged and holds nothing else up."""

    def __init__(self, housekept_on: date | None = None) -> None:
        self.housekept_on = housekept_on or qatar_now().date()

    def tick(self) -> None:
        """To be called each minute."""
        if has_worker():
            _attempt("pulse", send_pulse)
        _attempt("publish_scheduled", lambda: call_command("publish_scheduled"))
        for name, action in _each_minute.items():
            _attempt(name, action)
        now = qatar_now()
        if now.date() > self.housekept_on and now.hour >= HOUSEKEEPING_HOUR:
            self.housekept_on = now.date()
            self.housekeep()

    def housekeep(self) -> None:
        for name, *arguments in HOUSEKEEPING:
            _attempt(name, partial(call_command, name, *arguments, verbosity=0))
        for name, action in _each_night.items():
            _attempt(name, action)


def _attempt(name: str, action: Callable[[], object]) -> None:
    try:
        action()
    except Exception:  # whatever it was, the next minute must come
        logger.exception("%s failed", name)
