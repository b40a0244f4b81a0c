"""What campaigns say about pages of earlier rooms: which campaigns an opportunity or a partner is part of."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.functions import Coalesce

from campaigns.models import CampaignPage
from campaigns.models.page import CampaignQuerySet
from core.dates import today
from opportunities.filtered_by import partners_of, takes_place
from opportunities.models import OpportunityPage
from partners.models import PartnerPage

SHOWN = 3


def campaigns_of_partner(partner: PartnerPage) -> list[CampaignPage]:
    """The campaigns that name this partner, in the language of its page."""
    naming = CampaignPage.partners.through.objects.filter(partnerpage=partner.facts.pk)
    return _in_order(_campaigns(partner.language).filter(facts_id__in=naming.values("campaignpage")))


def campaigns_of_opportunity(opportunity: OpportunityPage) -> list[CampaignPage]:
    """The campaigns that gather this opportunity, by a pick or by their rule, in the language of its page."""
    picking = CampaignPage.featured_opportunities.through.objects.filter(opportunitypage=opportunity.facts.pk)
    campaigns = _campaigns(opportunity.language)
    picked = list(campaigns.filter(facts_id__in=picking.values("campaignpage")))
    ruled = campaigns.filter(_rule_of(opportunity)).exclude(pk__in=[campaign.pk for campaign in picked])
    on_its_days = [
        campaign for campaign in ruled if takes_place(opportunity, campaign.first_day, campaign.last_day)
    ]
    return _in_order([*picked, *on_its_days])


def _campaigns(language: str) -> CampaignQuerySet:
    readable = CampaignPage.objects.readable(language).with_dates()
    return readable.annotate(facts_id=Coalesce("original_id", "pk"))


def _rule_of(opportunity: OpportunityPage) -> Q:
    """Campaigns that share a cause with the opportunity and name no partner, or one of its partners."""
    facts = opportunity.facts
    causes = CampaignPage.causes.through.objects.filter(cause__in=facts.causes.all())
    partners = CampaignPage.partners.through.objects.all()
    own = [partner.pk for partner in partners_of(facts)]
    return Q(facts_id__in=causes.values("campaignpage")) & (
        ~Q(facts_id__in=partners.values("campaignpage"))
        | Q(facts_id__in=partners.filter(partnerpage__in=own).values("campaignpage"))
    )


def _in_order(campaigns: list[CampaignPage]) -> list[CampaignPage]:
    """Running ones first, the next to end leading; then those to come; then the last that ended."""
    day = today()

    def key(campaign: CampaignPage) -> tuple[int, int]:
        if campaign.last_day < day:
            return 2, -campaign.last_day.toordinal()
        if campaign.first_day > day:
            return 1, campaign.first_day.toordinal()
        return 0, campaign.last_day.toordinal()

    return sorted(campaigns, key=key)[:SHOWN]
