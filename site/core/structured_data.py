"""schema.org data (JSON-LD) that the page types build theirs from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.models.settings import SiteSettings

if TYPE_CHECKING:
    from core.models import BasePage

Thing = dict[str, Any]


def graph(*things: Thing) -> Thing:
    """`things` as one document, each without the values that it has nothing for."""
    return {"@context": "https://schema.org", "@graph": [without_empty(thing) for thing in things]}


def without_empty(thing: Thing) -> Thing:
    """`thing` without what is None, an empty text or an empty list: the vocabulary knows no such values."""
    return {key: value for key, value in thing.items() if value not in (None, "", [])}


def publisher(page: BasePage) -> Thing:
    """Who stands behind the site, named in the language of the page."""
    site = page.get_site()
    settings = SiteSettings.for_site(site)
    return {
        "@type": "Organization",
        "name": settings.name_ar if page.language == "ar" else settings.name_en,
        "url": site.root_url,
    }


def breadcrumb_list(page: BasePage) -> Thing:
    """The way from the home page down to `page`."""
    trail = [*page.breadcrumbs, page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": crumb.title, "item": crumb.full_url}
            for position, crumb in enumerate(trail, start=1)
        ],
    }
