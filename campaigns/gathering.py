"""What a campaign gathers by rule: nobody keeps these lists up.

Facts stand on originals, so every rule reads `campaign.facts`; what is found is in the language of the
campaign's page.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from news.models import ArticlePage

if TYPE_CHECKING:
    from campaigns.models import CampaignPage

# News is about a campaign a month before it starts and two after it ends.
NEWS_BEFORE = timedelta(days=30)
NEWS_AFTER = timedelta(days=60)
NEWS_SHOWN = 6


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
