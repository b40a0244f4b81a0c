"""Each time that a published opportunity takes place, as a row: what lists and calendars ask."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from opportunities.choices import State


class Occurrence(models.Model):
    """Derived from the sessions of a live opportunity; never edited."""

    opportunity = models.ForeignKey(
        "opportunities.OpportunityPage", on_delete=models.CASCADE, related_name="occurrences"
    )
    session_key = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.NORMAL)

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["starts_at", "opportunity"], name="occurrence_by_start"),
            models.Index(fields=["opportunity", "starts_at"], name="occurrence_of_opportunity"),
        ]

    def __str__(self) -> str:
        return f"{self.opportunity_id}: {self.starts_at:%Y-%m-%d %H:%M}"
