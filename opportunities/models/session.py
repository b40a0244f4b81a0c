"""One session of an opportunity: once, or by a rule until a day."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from core.dates import when_text
from opportunities import rules
from opportunities.choices import Frequency, State, Weekday
from opportunities.fields import CodeListField, DayListField


class Session(Orderable):
    opportunity = ParentalKey(
        "opportunities.OpportunityPage", on_delete=models.CASCADE, related_name="sessions"
    )
    # What calendars and occurrences know the session by, however often it is edited.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    label_ar = models.CharField(_("label in Arabic"), max_length=120, blank=True)
    label_en = models.CharField(_("label in English"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    place = models.ForeignKey(
        "core.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Only where it is not that of the opportunity."),
    )
    seats = models.PositiveIntegerField(_("places"), null=True, blank=True)
    seats_taken = models.PositiveIntegerField(_("places taken"), default=0)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.NORMAL)
    frequency = models.CharField(
        _("repeats"), max_length=7, choices=Frequency.choices, default=Frequency.NONE
    )
    weekdays = CodeListField(
        _("on"), options=Weekday.choices, help_text=_("For a session that repeats every week.")
    )
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day, for a session that repeats.")
    )
    exceptions = DayListField(
        _("not on"),
        help_text=_("Days that are left out, like holidays, as year-month-day: 2026-12-18, 2026-12-25"),
    )

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("label_ar"), FieldPanel("label_en")]),
        FieldRowPanel([FieldPanel("place"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("seats"), FieldPanel("seats_taken")]),
        FieldRowPanel([FieldPanel("frequency"), FieldPanel("until")]),
        FieldPanel("weekdays"),
        FieldPanel("exceptions"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        when = when_text(self.starts_at, self.ends_at)
        return f"{self.label} ({when})" if self.label else when

    @property
    def label(self) -> str:
        """The label in the active language; may be empty."""
        return self.label_ar if (get_language() or "ar").startswith("ar") else self.label_en

    def clean(self) -> None:
        super().clean()
        if problems := rules.session_problems(rules.SessionValues.of(self)):
            raise ValidationError(problems)
