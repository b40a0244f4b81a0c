"""The campaigns of one language in the order in which a visitor wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from campaigns.models.page import CampaignPage
from core.dates import today as today_in_qatar


class UnknownYear(ValueError):
    """A year was asked for in which no campaign ended; the message is for the reader."""


@dataclass(frozen=True)
class CampaignFront:
    """Campaigns by phase: running (the first to end leads), coming (the next leads), ended (newest first)."""

    running: list[CampaignPage]
    coming: list[CampaignPage]
    ended: list[CampaignPage]

    @classmethod
    def in_language(cls, language: str, today: date | None = None) -> CampaignFront:
        """All live campaigns written in `language` ("ar" or "en"), by their phase on `today`."""
        today = today or today_in_qatar()
        campaigns = list(CampaignPage.objects.readable(language).with_dates())
        return cls(
            running=sorted(
                (c for c in campaigns if c.first_day <= today <= c.last_day),
                key=lambda campaign: (campaign.last_day, campaign.first_day),
            ),
            coming=sorted(
                (c for c in campaigns if c.first_day > today), key=lambda c: (c.first_day, c.last_day)
            ),
            ended=sorted(
                (c for c in campaigns if c.last_day < today), key=lambda c: c.last_day, reverse=True
            ),
        )

    @property
    def years(self) -> list[int]:
        """The years in which a campaign ended, the latest first."""
        return list(dict.fromkeys(campaign.last_day.year for campaign in self.ended))

    @property
    def latest_year(self) -> int | None:
        return self.years[0] if self.years else None

    def year_of(self, value: str | None) -> int | None:
        """The year to list: `value` as an address gives it, or without one the latest. Raises UnknownYear."""
        if value is None:
            return self.latest_year
        for year in self.years:
            if value == str(year):
                return year
        raise UnknownYear(_("No campaign ended in that year. Choose one of the years below."))

    def ended_in(self, year: int | None) -> list[CampaignPage]:
        return [campaign for campaign in self.ended if campaign.last_day.year == year]

    @property
    def is_empty(self) -> bool:
        return not (self.running or self.coming or self.ended)
