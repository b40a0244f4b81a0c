"""What a campaign's landing page shows on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from campaigns.gathering import news_of, opportunities_of
from campaigns.programme import CampaignDay, campaign_days
from campaigns.status import PhaseNow
from core import pictures
from core.blocks.files import type_name
from core.digits import digits
from core.pictures import Shown
from news.models import ArticlePage
from partners.models import PartnerPage

if TYPE_CHECKING:
    from campaigns.models import CampaignPage, Phase, ToolkitItem
    from opportunities.cards import Card

# A longer campaign shows a bar in place of a square for each day.
LONGEST_GRID = 31
MEGABYTE = 1024 * 1024
# The set of sizes that toolkit pictures are shown and taken along in; its largest is the download.
TOOLKIT_PICTURES = "article"


def size_text(size: int) -> str:
    """A file's size in words: "1 KB" at least. Django's own speaks of bytes, in wrong Arabic."""
    if size < MEGABYTE:
        return _("%(size)d KB") % {"size": max(round(size / 1024), 1)}
    return _("%(size).1f MB") % {"size": size / MEGABYTE}


@dataclass(frozen=True)
class Stretch:
    """One of the campaign's named phases, and where it stands."""

    row: Phase
    phase: PhaseNow


@dataclass(frozen=True)
class ToolkitEntry:
    """One thing to take along, with what a reader wants to know before downloading it."""

    title: str
    href: str
    details: str
    picture: Shown | None
    alt: str

    @classmethod
    def of(cls, item: ToolkitItem) -> ToolkitEntry:
        """The entry of `item`; its picture is the download where it has no file."""
        picture = pictures.shown(item.image, TOOLKIT_PICTURES) if item.image else None
        facts = [item.get_kind_display()]
        href = ""
        if item.document:
            href = item.document.url
            facts += [type_name(item.document.file_extension), size_text(item.document.get_file_size() or 0)]
        elif picture:
            href = picture.src
            size = _("%(width)d × %(height)d pixels") % {"width": picture.width, "height": picture.height}
            facts += [_("picture"), size]
        facts.append(item.get_language_display())
        alt = item.image.alt if item.image else ""
        return cls(item.title, href, digits(" · ".join(str(fact) for fact in facts)), picture, alt)


class Landing:
    """The parts of a campaign's page as of `today`, each found when the template first asks for it."""

    def __init__(self, campaign: CampaignPage, today: date) -> None:
        self.campaign = campaign
        self.today = today

    @cached_property
    def phase(self) -> PhaseNow | None:
        return self.campaign.phase(self.today)

    @cached_property
    def all_days(self) -> list[CampaignDay]:
        return campaign_days(self.campaign, self.today)

    @property
    def days(self) -> list[CampaignDay]:
        """Each day for the grid of squares; none where there are too many for it."""
        return self.all_days if len(self.all_days) <= LONGEST_GRID else []

    @property
    def programme(self) -> list[CampaignDay]:
        return [day for day in self.all_days if day.items]

    @property
    def day_today(self) -> CampaignDay | None:
        return next((day for day in self.all_days if day.is_today), None)

    @property
    def next_day(self) -> CampaignDay | None:
        """The next day after today on which something happens."""
        return next((day for day in self.programme if day.day > self.today), None)

    @cached_property
    def stretches(self) -> list[Stretch]:
        rows = sorted(self.campaign.facts.phases.all(), key=lambda row: row.starts_on)
        return [Stretch(row, PhaseNow(row.starts_on, row.ends_on, self.today)) for row in rows]

    @cached_property
    def toolkit(self) -> list[ToolkitEntry]:
        """What there is to take along; an item whose file and picture are gone is left out."""
        rows = self.campaign.facts.toolkit.select_related("document", "image")
        items = [row for row in rows if row.document or row.image]
        pictures.prefetch([item.image for item in items], TOOLKIT_PICTURES)
        return [ToolkitEntry.of(item) for item in items]

    @cached_property
    def partners(self) -> list[PartnerPage]:
        return PartnerPage.versions(self.campaign.facts.partners.all(), self.campaign.language)

    @cached_property
    def opportunities(self) -> list[Card]:
        return opportunities_of(self.campaign, ended=bool(self.phase and self.phase.is_ended))

    @property
    def directory_query(self) -> str:
        """What the directory is asked for more like these, from today on; empty after the campaign."""
        facts = self.campaign.facts
        causes = [("cause", cause.slug) for cause in facts.causes.all()]
        if not causes or self.phase is None or self.phase.is_ended:
            return ""
        first = max(self.today, self.phase.starts_on)
        return urlencode([*causes, ("from", first), ("to", self.phase.ends_on)])

    @cached_property
    def news(self) -> list[ArticlePage]:
        return news_of(self.campaign)
