"""Sections that fill themselves: the campaign of today, opportunities, news, partners."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, PageChooserBlock, StructValue

from campaigns.models import CampaignPage
from campaigns.programme import campaign_days
from core.dates import today
from core.models import in_language
from home.blocks.base import SectionBlock, directory_page, first_page
from news.models import ArticlePage, NewsIndexPage
from opportunities.lists import closing_soon
from partners.models import PartnerIndexPage, PartnerPage

# A longer campaign is told in words; squares for so many days would say less.
LONGEST_GRID = 31


def count_block(default: int, least: int, most: int) -> IntegerBlock:
    return IntegerBlock(default=default, min_value=least, max_value=most, label=_("how many"))


class CampaignBlock(SectionBlock):
    """The campaign that runs today, else the next one; or one that an editor pins."""

    campaign = PageChooserBlock(
        page_type="campaigns.CampaignPage",
        required=False,
        label=_("campaign"),
        help_text=_("Empty: the one that runs today, or the next one. The clock decides."),
    )

    class Meta:
        icon = "date"
        label = _("Campaign")
        description = _(
            "The campaign that runs today with its day and programme; before one, the days to go."
        )
        template = "blocks/home/campaign.html"

        def preview_value(self) -> dict[str, Any]:
            return {"campaign": None}

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        day = today()
        pinned = in_language(value["campaign"], language) if value.get("campaign") else None
        campaign = pinned if pinned and pinned.live else CampaignPage.current(language, day)
        if campaign is None:
            return {"campaign": None}
        days = campaign_days(campaign, day)
        return {
            "campaign": campaign,
            "phase": campaign.phase(day),
            "days": days if len(days) <= LONGEST_GRID else [],
            "day_today": next((item for item in days if item.is_today), None),
        }


class OpportunitiesBlock(SectionBlock):
    """Opportunities whose registration closes soonest."""

    title = CharBlock(max_length=80, label=_("title"))
    count = count_block(3, 3, 9)

    class Meta:
        icon = "tasks"
        label = _("Closing soon")
        description = _("The opportunities whose registration closes soonest, with a link to all.")
        template = "blocks/home/opportunities.html"

        def preview_value(self) -> dict[str, Any]:
            return {"title": _("Closing soon"), "count": 3}

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        return {
            "items": closing_soon(language, value["count"]),
            "index": directory_page(language),
        }


class NewsBlock(SectionBlock):
    """The newest articles: one large, the others beside it."""

    title = CharBlock(max_length=80, label=_("title"))
    count = count_block(4, 1, 10)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Latest news")
        description = _("The newest articles, the first of them large, with a link to all.")
        template = "blocks/home/news.html"

        def preview_value(self) -> dict[str, Any]:
            return {"title": _("Latest news"), "count": 4}

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        articles = ArticlePage.latest(language, value["count"])
        return {
            "lead": next(iter(articles), None),
            "items": articles[1:],
            "index": first_page(NewsIndexPage, language),
        }


class PartnersBlock(SectionBlock):
    """Who is behind the programme."""

    title = CharBlock(max_length=80, label=_("title"))
    text = CharBlock(required=False, max_length=200, label=_("text"))
    count = count_block(8, 2, 24)

    class Meta:
        icon = "group"
        label = _("Partners")
        description = _("Logos and names of partners, with a link to all.")
        template = "blocks/home/partners.html"

        def preview_value(self) -> dict[str, Any]:
            return {"title": _("Our partners"), "text": "", "count": 8}

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        return {
            "items": PartnerPage.listed(language, value["count"]),
            "index": first_page(PartnerIndexPage, language),
        }
