"""The words that an article is found by beyond its own, and what it is filtered and ordered by."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from core.dates import QATAR
from core.search_text import SearchFilters, SearchText
from partners.models import PartnerPage

if TYPE_CHECKING:
    from news.models import ArticlePage


def with_facts(article: ArticlePage, text: SearchText) -> SearchText:
    """`text` with the captions of the article, and the names of its topics and partners in both languages."""
    facts = article.facts
    topics = [name for topic in facts.topics.all() for name in (topic.name_ar, topic.name_en)]
    words = [text.body, article.picture_caption, article.correction]
    return SearchText(
        title=text.title,
        summary=text.summary,
        body=" ".join(filter(None, words)),
        names=[*text.names, *topics, *PartnerPage.names_of(facts.partners.all())],
    )


def filters(article: ArticlePage, filters: SearchFilters) -> SearchFilters:
    """`filters` with the topics, partners and day of the article: news is as old as its day says."""
    facts = article.facts
    terms = [f"topic:{topic.slug}" for topic in facts.topics.all()]
    terms += [f"partner:{partner.facts.pk}" for partner in facts.partners.all()]
    moments = filters.moments
    if facts.date:
        moments = moments | {"published": [datetime.combine(facts.date, time(), tzinfo=QATAR)]}
    return SearchFilters([*filters.terms, *terms], filters.ranges, moments)
