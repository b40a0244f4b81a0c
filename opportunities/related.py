"""What this room says below pages of others and of its own (see core.related)."""

from __future__ import annotations

from core import related
from opportunities.cards import Card
from opportunities.lists import rows_for, similar
from opportunities.models import OpportunityPage
from partners.models import PartnerPage

MOST_SIMILAR = 3


def of_partner(partner: PartnerPage) -> list[Card]:
    """What one can take part in at `partner`, alone or together with others, soonest first."""
    return rows_for(partner.language, partners=[partner.facts.pk])


def similar_to(page: OpportunityPage) -> list[Card]:
    return similar(page, limit=MOST_SIMILAR)


def register() -> None:
    """Offer these lists to the pages that they belong to."""
    related.register(
        "partners.PartnerPage",
        "opportunities",
        of_partner,
        "components/related_opportunities.html",
        order=10,
    )
    related.register(
        "opportunities.OpportunityPage",
        "similar",
        similar_to,
        "components/similar_opportunities.html",
        order=10,
    )
