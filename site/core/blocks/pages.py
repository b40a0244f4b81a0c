"""Pages of this site that an editor gathers."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructValue
from wagtail.models import Page

from core.blocks.base import LINKS, FieldsBlock
from core.blocks.versions import live_versions


class PagesValue(StructValue):
    @property
    def chosen(self) -> list[Page]:
        """The pages that the editor chose, without those that are deleted."""
        return [page for page in self["pages"] if page]

    @cached_property
    def shown(self) -> list[Page]:
        """The chosen pages as the reader gets them, in their language where it can be."""
        versions = live_versions(self.chosen, (get_language() or "ar")[:2])
        return [versions[page.pk] for page in self.chosen if page.pk in versions]


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
