"""What editors put on top of the results of certain words, by Wagtail's promoted search results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from search.analysis import split


@dataclass(frozen=True)
class Promoted:
    """One promoted page of the site, or (without a `page`) an address elsewhere."""

    title: str
    url: str
    description: str
    page: Page | None = None


def promoted(words: str, language: str) -> list[Promoted]:
    """What editors promote for these words, however they are spelled, in their order.

    A page comes in its version in `language`, else as it was chosen; only what anyone may read comes at all.
    """
    asked = split(words)
    promotions = SearchPromotion.objects.select_related("query", "page").order_by("sort_order", "pk")
    chosen = [promotion for promotion in promotions if split(promotion.query.query_string) == asked]
    pages = readable_versions([promotion.page.translation_key for promotion in chosen if promotion.page])
    found = [
        item
        for promotion in chosen
        if (item := of_page(promotion, pages, language) if promotion.page else of_address(promotion))
    ]
    # Both versions of a page may be chosen for the same words.
    return list({item.url: item for item in found}.values())


def readable_versions(translation_keys: list[Any]) -> list[Page]:
    """The live and public pages with these keys, in every language."""
    if not translation_keys:
        return []
    pages = Page.objects.filter(translation_key__in=translation_keys, alias_of=None).live().public()
    return list(pages.select_related("locale"))


def of_page(promotion: SearchPromotion, pages: list[Page], language: str) -> Promoted | None:
    key = promotion.page.translation_key
    translated = [
        page for page in pages if (page.translation_key, page.locale.language_code) == (key, language)
    ]
    own = [page for page in pages if page.pk == promotion.page_id]
    page = next(iter(translated + own), None)
    if page is None or not page.url:
        return None
    return Promoted(page.title, page.url, promotion.description, page)


def of_address(promotion: SearchPromotion) -> Promoted:
    title = promotion.external_link_text or promotion.external_link_url
    return Promoted(title, promotion.external_link_url, promotion.description)
