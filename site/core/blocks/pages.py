"""Pages of this site that an editor gathers."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructValue
from wagtail.models import Page

from core.blocks.base import LINKS, FieldsBlock


def live_versions(pages: list[Page], language: str) -> list[Page]:
    """Each live page of `pages` in its version in `language` where that is live; in the same order.

    The number of queries doesn't grow with the pages.
    """
    keys = [page.translation_key for page in pages]
    translations = Page.objects.live().filter(translation_key__in=keys, locale__language_code=language)
    by_key = {page.translation_key: page for page in translations.specific()}
    rest = [page.pk for page in pages if page.translation_key not in by_key]
    by_pk = {page.pk: page for page in Page.objects.live().filter(pk__in=rest).specific()}
    versions = [by_key.get(page.translation_key) or by_pk.get(page.pk) for page in pages]
    return [page for page in versions if page]


class PagesValue(StructValue):
    @cached_property
    def shown(self) -> list[Page]:
        """The chosen pages, in the reader's language."""
        return live_versions([page for page in self["pages"] if page], (get_language() or "ar")[:2])


class PagesBlock(FieldsBlock):
    """A list of pages with their summaries."""

    title = CharBlock(required=False, max_length=120, label=_("title"))
    pages = ListBlock(PageChooserBlock(label=_("page")), max_num=12, label=_("pages"))

    class Meta:
        icon = "list-ul"
        label = _("Pages")
        description = _("Pages to read next, each with its summary, in the reader's language.")
        group = LINKS
        template = "blocks/pages.html"
        value_class = PagesValue

        def preview_value(self) -> dict[str, Any]:
            language = (get_language() or "ar")[:2]
            pages = (
                Page.objects.live().filter(locale__language_code=language, depth__gt=1).order_by("path")[:3]
            )
            return {"title": _("Read next"), "pages": list(pages)}
