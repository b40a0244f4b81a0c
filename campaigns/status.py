"""Where a campaign stands, from its dates and a day. Nothing is stored, no job runs: the clock decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.dates import day_text

COMING_WITHIN = timedelta(days=60)


class PhaseCode(models.TextChoices):
    COMING = "coming", _("Coming")
    RUNNING = "running", _("Running")
    ENDED = "ended", _("Ended")


@dataclass(frozen=True)
class PhaseNow:
    """The phase that a campaign from `starts_on` to `ends_on`, both included, is in on the day `today`."""

    starts_on: date
    ends_on: date
    today: date

    @property
    def code(self) -> PhaseCode:
        if self.today < self.starts_on:
            return PhaseCode.COMING
        return PhaseCode.ENDED if self.today > self.ends_on else PhaseCode.RUNNING

    @property
    def is_coming(self) -> bool:
        return self.code == PhaseCode.COMING

    @property
    def is_running(self) -> bool:
        return self.code == PhaseCode.RUNNING

    @property
    def is_ended(self) -> bool:
        return self.code == PhaseCode.ENDED

    @property
    def days(self) -> int:
        """How many days the campaign lasts, at least 1."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def day_number(self) -> int | None:
        """Which day of the campaign `today` is, counted from 1; None before and after it."""
        return (self.today - self.starts_on).days + 1 if self.is_running else None

    @property
    def days_to_go(self) -> int:
        """How many days until it starts; 0 once it has."""
        return max((self.starts_on - self.today).days, 0)

    @property
    def label(self) -> str:
        """The phase in one word."""
        return str(self.code.label)

    @property
    def detail(self) -> str:
        """What the phase means today: days to go, the day's number, or when it ended."""
        if self.is_coming:
            if self.days_to_go == 1:
                return str(_("starts tomorrow"))
            text = ngettext("%(count)d day to go", "%(count)d days to go", self.days_to_go)
            return text % {"count": self.days_to_go}
        if self.is_running:
            numbers = {"day": self.day_number, "days": self.days}
            if self.days == 1:
                return str(_("today only"))
            if self.today == self.ends_on:
                return str(_("day %(day)d of %(days)d, the last one")) % numbers
            return str(_("day %(day)d of %(days)d")) % numbers
        return str(_("ended on %(date)s")) % {"date": day_text(self.ends_on)}

    @property
    def text(self) -> str:
        """Both in one line: "Running · day 6 of 16", "Ended on 10 December 2026"."""
        return capfirst(self.detail) if self.is_ended else f"{self.label} · {self.detail}"


def phase_on(starts_on: date | None, ends_on: date | None, today: date) -> PhaseNow | None:
    """The phase on `today`; None while a draft lacks a date."""
    if starts_on is None or ends_on is None:
        return None
    return PhaseNow(starts_on, ends_on, today)
