"""What a campaign gathers by rule: nobody keeps these lists up.

Facts stand on originals, so every rule reads `campaign.facts`; what is found is in the language of the
campaign's page.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone

# The models before what is made of them: their pages import the directory's views themselves.
import opportunities.models
from news.models import ArticlePage
from opportunities.cards import Card
from opportunities.lists import picked, rows_for

if TYPE_CHECKING:
    from campaigns.models import CampaignPage

# News is about a campaign a month before it starts and two after it ends.
NEWS_BEFORE = timedelta(days=30)
NEWS_AFTER = timedelta(days=60)
NEWS_SHOWN = 6
OPPORTUNITIES_SHOWN = 6


def opportunities_of(campaign: CampaignPage, *, ended: bool = False) -> list[Card]:
    """The editor's picks, then those by rule: for a cause of the campaign, on its days, of its partners.

    Without partners, those of all. What one can't join any more is left out until the campaign has `ended`.
    """
    facts = campaign.facts
    picks = [page.pk for page in facts.featured_opportunities.all()]
    chosen = picked(campaign.language, picks, include_past=ended) if picks else []
    causes = [cause.slug for cause in facts.causes.all()]
    if not causes or facts.starts_on is None or facts.ends_on is None:
        return chosen
    ruled = rows_for(
        campaign.language,
        causes=causes,
        partners=[partner.pk for partner in facts.partners.all()],
        between=(facts.starts_on, facts.ends_on),
        limit=OPPORTUNITIES_SHOWN + len(chosen),
        include_past=ended,
    )
    shown = {card.row.pk for card in chosen}
    rest = [card for card in ruled if card.row.pk not in shown]
    return [*chosen, *rest][: max(OPPORTUNITIES_SHOWN, len(chosen))]


def coming_opportunities() -> QuerySet[Any, Any]:
    """The ids of the originals of all live opportunities that haven't ended."""
    not_ended = Q(last_end=None) | Q(last_end__gt=timezone.now())
    return opportunities.models.ListingRow.objects.filter(not_ended).values("facts_id")


def news_of(campaign: CampaignPage, limit: int = NEWS_SHOWN) -> list[ArticlePage]:
    """The newest articles on one of its topics that are of its time or name one of its partners."""
    facts = campaign.facts
    topics = list(facts.topics.all())
    if not topics or facts.starts_on is None or facts.ends_on is None:
        return []
    articles = ArticlePage.objects.listed(campaign.language).about(topics)
    of_its_time = Q(fact_date__range=(facts.starts_on - NEWS_BEFORE, facts.ends_on + NEWS_AFTER))
    naming = ArticlePage.partners.through.objects.filter(partnerpage__in=list(facts.partners.all()))
    return list(
        articles.filter(of_its_time | Q(facts_id__in=naming.values("articlepage"))).for_cards()[:limit]
    )
