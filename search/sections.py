"""How rooms show what is found of them: one section, a tab of the site's search, for each room that asks.

A room registers, once, when its app is ready::

    from search import sections

    sections.register(sections.Section("news", _("News"), ("article",), articles_by_id, "found.html"))

What no room claims is shown as a page among pages, so that a new page type is found without further ado.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, get_page_models

from core.models import BasePage
from search.engines.base import AnyOf, Term
from search.indexing import kind_of

Label = str | Promise


@dataclass(frozen=True)
class WaysOn:
    """What a section offers where nothing is found: `template` shows `find(language)` as `items`."""

    template: str
    find: Callable[[str], Any]


@dataclass(frozen=True)
class Section:
    """One tab: documents of some kinds, and how one of them is shown.

    `code` stands in addresses. `load` gives what is shown by the id of its page, each with a `url`; one that
    visitors may not see (any more) is missing. `template` shows a `result` (search.site_search.Result), and
    `more` (optional) leads further from the section's own tab.
    """

    code: str
    label: Label
    kinds: tuple[str, ...]
    load: Callable[[Collection[int]], Mapping[int, Any]]
    template: str
    order: int = 100
    more: str = ""
    ways_on: WaysOn | None = None

    @cached_property
    def condition(self) -> AnyOf:
        """What documents of this section have."""
        return tuple(Term(f"kind:{kind}") for kind in self.kinds)


@dataclass
class Registry:
    """The sections of the site, in the order of their tabs."""

    claimed: dict[str, Section] = field(default_factory=dict)

    def register(self, section: Section) -> None:
        """Have a room's pages shown in its own way. ValueError for a code that is taken."""
        if section.code in self.claimed or section.code == PAGES:
            raise ValueError(f"There is a section {section.code!r} already.")
        self.claimed[section.code] = section

    def all(self) -> list[Section]:
        return [*sorted(self.claimed.values(), key=lambda section: section.order), self.pages]

    @property
    def pages(self) -> Section:
        """What no room has claimed."""
        taken = {kind for section in self.claimed.values() for kind in section.kinds}
        models = [model for model in get_page_models() if issubclass(model, BasePage)]
        kinds = tuple(kind for kind in map(kind_of, models) if kind not in taken)
        return Section(PAGES, _("Pages"), kinds, pages_by_id, "components/found_page.html")


PAGES = "pages"
_registry = Registry()
register = _registry.register
all_sections = _registry.all


def pages_by_id(ids: Collection[int]) -> dict[int, Page]:
    """Live pages of any type."""
    pages = Page.objects.live().filter(pk__in=ids).defer_streamfields().select_related("locale")
    return {page.pk: page for page in pages}
