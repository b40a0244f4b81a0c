"""A campaign's days and what happens on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

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
