"""Writes the listing rows: the one place that turns pages into what lists, feeds and the API read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.models import Place, Term
from opportunities.choices import Mode
from opportunities.filtered_by import partners_of, terms_of
from opportunities.models import ListingRow, OpportunityPage
from partners.models import PartnerPage
from search.indexing import BATCH, in_batches, restricted


def write_rows(pages: Iterable[OpportunityPage]) -> None:
    """Write the rows of these live, public pages anew, in one statement."""
    pages = list(pages)
    OpportunityPage.prefetch_for_search(pages)
    names = PartnerNames(partner for page in pages for partner in partners_of(page.facts))
    rows = [ListingRow(page_id=page.pk, **row_values(page, names)) for page in pages]
    columns = [field.name for field in ListingRow._meta.concrete_fields if field.name not in ("id", "page")]
    ListingRow.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["page"], update_fields=columns, batch_size=BATCH
    )


def remove_rows(page_ids: Collection[int]) -> None:
    """Take the rows of these pages out."""
    ListingRow.objects.filter(page__in=page_ids).delete()


class PartnerNames:
    """The names of partners whose pages visitors may read, in one query for any number of them."""

    def __init__(self, partners: Iterable[PartnerPage]) -> None:
        self._titles: dict[UUID, dict[str, str]] = {}
        live = PartnerPage.objects.live().public().select_related("locale").order_by("pk")
        for page in live.filter(translation_key__in={partner.translation_key for partner in partners}):
            self._titles.setdefault(page.translation_key, {})[page.language] = page.title

    def of(self, partner: PartnerPage | None, language: str) -> str:
        """The partner's name in `language`, else in the other one; empty where no version is live."""
        titles = self._titles.get(partner.translation_key, {}) if partner else {}
        return titles.get(language) or next(iter(titles.values()), "")


def row_values(page: OpportunityPage, names: PartnerNames) -> dict[str, Any]:
    """The columns of a page's row: its own words, and the facts of its original."""
    facts = page.facts
    status = facts.status_facts
    return {
        "facts_id": facts.pk,
        "language": page.language,
        "reference": facts.reference or "",
        "path": page.get_url() or "",
        "title": page.title,
        "summary": page.summary,
        "partner_name": names.of(facts.partner, page.language),
        "place_name": place_name(facts, page.language),
        # A page that was stored as live, without ever being published, is as new as its row.
        "published_at": page.first_published_at or page.last_published_at or timezone.now(),
        "kind": facts.kind,
        "mode": facts.mode,
        "schedule_type": facts.schedule_type,
        "audience": facts.audience,
        "certificate": facts.certificate,
        "min_age": facts.min_age,
        "max_age": facts.max_age,
        "guardian_required_below": facts.guardian_required_below,
        "hours_total": facts.hours_total,
        "hours_per_week": facts.hours_per_week,
        "checked_on": facts.checked_on,
        "emergency_until": facts.emergency_until,
        **{
            name: getattr(status, name)
            for name in (
                *("state", "opens_at", "deadline_at", "first_start", "last_end"),
                *("seats_needed", "seats_taken", "waitlist"),
            )
        },
        "terms": {
            **{
                kind: {term.slug: term.name_in(page.language) for term in terms}
                for kind, terms in terms_of(facts).items()
            },
            "partner": {
                str(partner.original_id or partner.pk): names.of(partner, page.language)
                for partner in partners_of(facts)
            },
        },
    }


def place_name(facts: OpportunityPage, language: str) -> str:
    """Where it is, in words: place and municipality, or the latter alone where the address isn't public."""
    place: Place | None = facts.place
    if place is None or facts.mode == Mode.ONLINE:
        return ""
    municipality = place.municipality.name_in(language)
    if not facts.address_public or place.name_in(language) == municipality:
        return municipality
    return f"{place.name_in(language)}{'، ' if language == 'ar' else ', '}{municipality}"


# --- Which pages a change concerns ------------------------------------------------------------------------


def versions_of(originals: QuerySet[OpportunityPage]) -> QuerySet[OpportunityPage]:
    """The live pages in every language that read their facts from `originals`."""
    keys = originals.order_by().values("pk")
    return (
        OpportunityPage.objects.live().filter(Q(pk__in=keys) | Q(original__in=keys)).select_related("locale")
    )


def of_partner(partner: PartnerPage) -> QuerySet[OpportunityPage]:
    """The live pages of a body's opportunities, those that it offers with others included."""
    original = partner.facts.pk
    return versions_of(OpportunityPage.objects.filter(Q(partner=original) | Q(co_partners=original)))


def of_term(term: Term) -> QuerySet[OpportunityPage]:
    """The live pages of the opportunities that `term` describes, by themselves or by their place."""
    name = type(term).__name__
    conditions = {
        "Cause": Q(causes=term.pk),
        "Skill": Q(skills=term.pk),
        "SpokenLanguage": Q(languages=term.pk),
        "Requirement": Q(requirements=term.pk),
        "AccessibilityFeature": Q(accessibility=term.pk)
        | Q(place__accessibility=term.pk)
        | Q(sessions__place__accessibility=term.pk),
        "Place": Q(place=term.pk) | Q(sessions__place=term.pk),
        "Municipality": Q(place__municipality=term.pk) | Q(sessions__place__municipality=term.pk),
    }
    condition = conditions.get(name)
    return versions_of(
        OpportunityPage.objects.filter(condition) if condition else OpportunityPage.objects.none()
    )


def below(page: Page) -> QuerySet[OpportunityPage]:
    """The opportunities from `page` down that visitors may read."""
    pages = OpportunityPage.objects.descendant_of(page, inclusive=True).live().exclude(restricted())
    return pages.select_related("locale")


def rebuild() -> int:
    """Make every row anew and say how many there are."""
    with transaction.atomic():
        ListingRow.objects.all().delete()
        pages = OpportunityPage.objects.live().exclude(restricted()).select_related("locale").order_by("pk")
        for batch in in_batches(pages.iterator(chunk_size=BATCH)):
            write_rows(batch)
    return ListingRow.objects.count()
