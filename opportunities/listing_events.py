"""When listing rows are written: with the search documents of the same pages, and after all else that can
change what a visitor reads in them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished

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
from opportunities.models import OpportunityPage
from partners.models import PartnerPage
from search import rebuilding
from search.indexing import BATCH, RowsBeside, in_batches, index_pages, keep_beside

TERM_TYPES: tuple[type[Term], ...] = (
    *(Cause, Skill, SpokenLanguage, Requirement, AccessibilityFeature, Place, Municipality),
)


def on_deleted(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    """Its own row goes with it; its translations read their facts from another page now."""
    write(OpportunityPage.objects.live().filter(translation_key=instance.translation_key))


def on_partner_changed(sender: type, instance: PartnerPage, **kwargs: Any) -> None:
    write(listing.of_partner(instance))


def on_term_saved(sender: type, instance: Term, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        write(listing.of_term(instance))


def on_place_features_changed(sender: type, instance: Any, action: str, **kwargs: Any) -> None:
    """A place's features are saved after the place itself."""
    if isinstance(instance, Place) and action in ("post_add", "post_remove", "post_clear"):
        write(listing.of_term(instance))


def before_term_deleted(sender: type, instance: Term, **kwargs: Any) -> None:
    """Only now is it known whom it described."""
    instance._described = list(listing.of_term(instance).values_list("pk", flat=True))  # type: ignore[attr-defined]


def after_term_deleted(sender: type, instance: Term, **kwargs: Any) -> None:
    described = getattr(instance, "_described", [])
    write(OpportunityPage.objects.filter(pk__in=described).select_related("locale"))


def on_address_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    """Everything below is at another address too; no word of it changed."""
    for pages in in_batches(listing.below(instance).iterator(chunk_size=BATCH)):
        listing.write_rows(pages)


def write(pages: QuerySet[OpportunityPage]) -> None:
    """Write documents and rows of pages that are described by what changed."""
    with transaction.atomic():
        for batch in in_batches(pages.iterator(chunk_size=BATCH)):
            index_pages(batch)


def connect() -> None:
    """Listen to what rows are made of, and tell `update_index` how to make them all again."""
    keep_beside(RowsBeside(OpportunityPage, listing.write_rows, listing.remove_rows))
    post_delete.connect(on_deleted, sender=OpportunityPage)
    for signal in (page_published, page_unpublished):
        signal.connect(on_partner_changed, sender=PartnerPage)
    for term_type in TERM_TYPES:
        post_save.connect(on_term_saved, sender=term_type)
        pre_delete.connect(before_term_deleted, sender=term_type)
        post_delete.connect(after_term_deleted, sender=term_type)
    m2m_changed.connect(on_place_features_changed, sender=Place.accessibility.through)
    page_slug_changed.connect(on_address_changed)
    rebuilding.register("listing rows", listing.rebuild)
