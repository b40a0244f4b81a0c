"""A campaign's days and what happens on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.dates import day_text
from core.digits import digits

if TYPE_CHECKING:
    from campaigns.models import CampaignPage, ProgrammeItem


@dataclass(frozen=True)
class CampaignDay:
    """One day of a campaign as seen from `today`; `number` counts from 1."""

    number: int
    day: date
    today: date
    items: list[ProgrammeItem] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The square of this day in words: its number and date, where it stands, how much happens."""
        parts = [_("Day %(number)d") % {"number": self.number}, day_text(self.day, year=False)]
        if self.is_today:
            parts.append(_("today"))
        elif self.is_past:
            parts.append(_("over"))
        if self.items:
            count = len(self.items)
            parts.append(ngettext("%(count)d event", "%(count)d events", count) % {"count": count})
        return digits(pgettext("between the parts of a list", ", ").join(parts))

    @property
    def is_past(self) -> bool:
        return self.day < self.today

    @property
    def is_today(self) -> bool:
        return self.day == self.today


def programme_items(campaign: CampaignPage) -> list[ProgrammeItem]:
    """The programme by day and hour; what lasts all day leads its day."""
    return sorted(
        campaign.facts.programme.all(),
        key=lambda item: (item.day, item.starts_at or time.min, item.sort_order or 0),
    )


def campaign_days(campaign: CampaignPage, today: date) -> list[CampaignDay]:
    """Every day of the campaign with its items; none while a draft lacks a date."""
    phase = campaign.phase(today)
    if phase is None:
        return []
    items: dict[date, list[ProgrammeItem]] = {}
    for item in programme_items(campaign):
        items.setdefault(item.day, []).append(item)
    dates = (phase.starts_on + timedelta(days=offset) for offset in range(phase.days))
    return [CampaignDay(number, day, today, items.get(day, [])) for number, day in enumerate(dates, start=1)]
