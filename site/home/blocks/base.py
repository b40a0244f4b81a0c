"""What the sections of a home page share."""

from typing import Any

from django.utils.translation import get_language
from wagtail.blocks import StructValue
from wagtail.models import Page

from core.blocks.base import SECTIONS, FieldsBlock
from opportunities.models import OpportunityIndexPage


def active_language() -> str:
    """ "ar" or "en": the language of the page that is shown, or of the editor who looks at a preview."""
    return (get_language() or "ar")[:2]


def first_page(page_type: type[Page], language: str) -> Page | None:
    """The live page of a type that a site has once in each language, such as the news front."""
    return page_type.objects.live().filter(locale__language_code=language).order_by("path").first()


def directory_page(language: str) -> Page | None:
    """Where visitors of a language search for opportunities."""
    return first_page(OpportunityIndexPage, language)


class SectionBlock(FieldsBlock):
    """A part of a home page. `gather` finds what it shows, for the language of the page."""

    class Meta:
        group = SECTIONS

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        """What the template gets besides `value`."""
        return {}

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        # Sections are told apart by their number on the page; `section` is that number.
        context["heading_id"] = f"section-{context.get('section', 0)}"
        return context | self.gather(value, active_language())

    def get_preview_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """In the menu of blocks, a section with nothing to show says so."""
        return super().get_preview_context(value, parent_context) | {"is_preview": True}
