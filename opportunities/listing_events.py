"""When listing rows are written: after everything that can change what a visitor reads in them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from core.models import (
    AccessibilityFeature,
    Cause,
    Municipality,
    Place,
    Requirement,
    Skill,
    SpokenLanguage,
    Term,
)
from opportunities import listing
from opportunities.models import ListingRow, OpportunityPage
from partners.models import PartnerPage
from search import rebuilding
from search.indexing import index_pages

TERM_TYPES: tuple[type[Term], ...] = (
    *(Cause, Skill, SpokenLanguage, Requirement, AccessibilityFeature, Place, Municipality),
)


def on_published(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    """A translation's row may change too: it reads its facts from the page that was published."""
    listing.write_rows(listing.versions_of(OpportunityPage.objects.filter(pk=instance.facts.pk)))


def on_unpublished(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    ListingRow.objects.filter(page=instance.pk).delete()


def on_deleted(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    """Its own row goes with it; its translations read their facts from another page now."""
    listing.write_rows(OpportunityPage.objects.live().filter(translation_key=instance.translation_key))


def on_partner_changed(sender: type, instance: PartnerPage, **kwargs: Any) -> None:
    rewrite_words(listing.of_partner(instance))


def on_term_saved(sender: type, instance: Term, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        rewrite_words(listing.of_term(instance))


def on_place_features_changed(sender: type, instance: Any, action: str, **kwargs: Any) -> None:
    """A place's features are saved after the place itself."""
    if isinstance(instance, Place) and action in ("post_add", "post_remove", "post_clear"):
        rewrite_words(listing.of_term(instance))


def before_term_deleted(sender: type, instance: Term, **kwargs: Any) -> None:
    """Only now is it known whom it described."""
    instance._described = list(listing.of_term(instance).values_list("pk", flat=True))  # type: ignore[attr-defined]


def after_term_deleted(sender: type, instance: Term, **kwargs: Any) -> None:
    described = getattr(instance, "_described", [])
    rewrite_words(OpportunityPage.objects.filter(pk__in=described).select_related("locale"))


def on_tree_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    """Moved, or at another address: so is everything below."""
    listing.write_rows(listing.below(instance))


def on_restriction_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    listing.write_rows(listing.below(instance.page))


def rewrite_words(pages: QuerySet[OpportunityPage]) -> None:
    """Write rows and search documents of pages whose partner or terms have other names now."""
    with transaction.atomic():
        found = list(pages)
        listing.write_rows(found)
        index_pages(found)


def connect() -> None:
    """Listen to what rows are made of, and tell `update_index` how to make them all again."""
    page_published.connect(on_published, sender=OpportunityPage)
    page_unpublished.connect(on_unpublished, sender=OpportunityPage)
    post_delete.connect(on_deleted, sender=OpportunityPage)
    for signal in (page_published, page_unpublished):
        signal.connect(on_partner_changed, sender=PartnerPage)
    for term_type in TERM_TYPES:
        post_save.connect(on_term_saved, sender=term_type)
        pre_delete.connect(before_term_deleted, sender=term_type)
        post_delete.connect(after_term_deleted, sender=term_type)
    m2m_changed.connect(on_place_features_changed, sender=Place.accessibility.through)
    for signal in (post_page_move, page_slug_changed):
        signal.connect(on_tree_changed)
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_changed, sender=PageViewRestriction)
    rebuilding.register("listing rows", listing.rebuild)
