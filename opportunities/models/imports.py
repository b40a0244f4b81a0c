"""A table that an editor uploaded to be imported, and what became of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OpportunityImport(models.Model):
    """The file is kept in the database: it is nobody's to read but the editor's, and it goes with the row."""

    class State(models.TextChoices):
        READY = "ready", pgettext_lazy("import", "uploaded")
        WAITING = "waiting", pgettext_lazy("import", "waiting")
        RUNNING = "running", pgettext_lazy("import", "running")
        DONE = "done", pgettext_lazy("import", "done")
        REFUSED = "refused", pgettext_lazy("import", "refused")
        FAILED = "failed", pgettext_lazy("import", "failed")

    name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # In which language its problems are told: that of whoever started it.
    language = models.CharField(max_length=10, default="ar")
    publish = models.BooleanField(default=False)
    create_missing = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READY)
    # Which start of it holds: one that was given up for lost must not finish after another.
    run = models.UUIDField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # Ids of originals by outcome, and problems as [row, column, message].
    outcomes = models.JSONField(default=dict)
    problems = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    def count(self, outcome: Any) -> int:
        """How many opportunities had this outcome."""
        return len(self.outcomes.get(outcome.value, []))
