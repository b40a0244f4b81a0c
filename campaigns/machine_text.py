"""What search engines read of a campaign: our own search, and schema.org for others."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags

from campaigns.programme import programme_items
from core.dates import QATAR
from core.search_text import SearchFilters, SearchText
from core.structured_data import Thing, breadcrumb_list, graph, publisher, without_empty
from partners.models import PartnerPage

if TYPE_CHECKING:
    from campaigns.models import CampaignPage, ProgrammeItem


def campaign_search_text(campaign: CampaignPage, text: SearchText) -> SearchText:
    """`text`, the words of every page, with the campaign's own words and the names of what it is about."""
    facts, language = campaign.facts, campaign.language
    rows = [
        getattr(row, f"{stem}_{language}")
        for relation, stems in (
            (programme_items(campaign), ("title", "description", "place")),
            (facts.phases.all(), ("name", "text")),
            (facts.toolkit.all(), ("title",)),
        )
        for row in relation
        for stem in stems
    ]
    terms = [*facts.causes.all(), *facts.topics.all()]
    names = [
        *(name for term in terms for name in (term.name_ar, term.name_en)),
        *PartnerPage.names_of(facts.partners.all()),
        facts.hashtag,
        facts.code,
    ]
    words = [campaign.tagline, text.body, strip_tags(campaign.helpline), *rows]
    return SearchText(
        title=text.title,
        summary=text.summary,
        body=" ".join(word for word in words if word),
        names=[*text.names, *(name for name in names if name)],
    )


def campaign_search_filters(campaign: CampaignPage, filters: SearchFilters) -> SearchFilters:
    """`filters` with what the campaign is about, who carries it and its days."""
    facts = campaign.facts
    terms = [f"cause:{cause.slug}" for cause in facts.causes.all()]
    terms += [f"topic:{topic.slug}" for topic in facts.topics.all()]
    terms += [f"partner:{partner.facts.pk}" for partner in facts.partners.all()]
    ranges = filters.ranges
    if facts.starts_on and facts.ends_on:
        ranges = ranges | {"when": [(first_second(facts.starts_on), last_second(facts.ends_on))]}
    return SearchFilters([*filters.terms, *terms], ranges, filters.moments)


def first_second(day: date) -> int:
    return int(datetime.combine(day, time(), tzinfo=QATAR).timestamp())


def last_second(day: date) -> int:
    return first_second(day + timedelta(days=1)) - 1


def campaign_structured_data(campaign: CampaignPage) -> dict[str, Any]:
    """The campaign as an Event with its programme, and the way to its page."""
    facts = campaign.facts
    trail = breadcrumb_list(campaign)
    if not (facts.starts_on and facts.ends_on):
        return graph(trail)
    partners = PartnerPage.versions(facts.partners.all(), campaign.language)
    organisers = [{"@type": "Organization", "name": page.title, "url": page.full_url} for page in partners]
    event = {
        "@type": "Event",
        "name": campaign.title,
        "description": campaign.search_description or campaign.summary,
        "url": campaign.full_url,
        "inLanguage": campaign.language,
        "startDate": facts.starts_on.isoformat(),
        "endDate": facts.ends_on.isoformat(),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [_qatar(campaign.language), {"@type": "VirtualLocation", "url": campaign.full_url}],
        "organizer": organisers or publisher(campaign),
        "isAccessibleForFree": True,
        "subEvent": [_sub_event(item, campaign.language) for item in programme_items(campaign)],
    }
    return graph(event, trail)


def _qatar(language: str, name: str = "") -> Thing:
    country = {"ar": "قطر", "en": "Qatar"}[language]
    return {
        "@type": "Place",
        "name": name or country,
        "address": {"@type": "PostalAddress", "addressCountry": "QA"},
    }


def _sub_event(item: ProgrammeItem, language: str) -> Thing:
    def moment(time: Any) -> str | None:
        return datetime.combine(item.day, time, tzinfo=QATAR).isoformat() if time else None

    return without_empty(
        {
            "@type": "Event",
            "name": getattr(item, f"title_{language}"),
            "description": getattr(item, f"description_{language}"),
            "startDate": moment(item.starts_at) or item.day.isoformat(),
            "endDate": moment(item.ends_at),
            "location": _qatar(language, getattr(item, f"place_{language}")),
            "url": item.url,
        }
    )
