"""The head of a home page."""

from typing import Any
from urllib.parse import parse_qsl

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue, TextBlock

from core.blocks.base import Errors
from home.blocks.base import SectionBlock, directory_page


class ExampleBlock(StructBlock):
    label = CharBlock(max_length=60, label=_("text"))
    query = CharBlock(
        max_length=200,
        label=_("search"),
        help_text=_("What follows ? in the address of the directory once you have searched there."),
        search_index=False,
    )

    class Meta:
        icon = "search"
        label = _("Example")
        description = _("A search that visitors may try.")


class HeroBlock(SectionBlock):
    """One sentence of purpose, and a search for opportunities."""

    title = CharBlock(
        max_length=80, label=_("title"), help_text=_("The page's first heading: one short sentence.")
    )
    text = TextBlock(required=False, max_length=300, label=_("text"))
    placeholder = CharBlock(
        required=False,
        max_length=80,
        label=_("example in the search box"),
        help_text=_("Without it, the box is empty."),
        search_index=False,
    )
    examples = ListBlock(ExampleBlock(), min_num=0, max_num=3, label=_("example searches"))

    class Meta:
        icon = "home"
        label = _("Head of the page")
        description = _("One sentence of purpose with a search for opportunities and three searches to try.")
        template = "blocks/home/hero.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "title": _("An hour of yours leaves a mark"),
                "text": _("Find an opportunity that fits your time, your skills and your age."),
                "placeholder": _("For example: teaching children"),
                "examples": [{"label": _("From home"), "query": "mode=online"}],
            }

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        return {"directory": directory_page(language)}

    def errors(self, value: StructValue) -> Errors:
        wrong = [example["label"] for example in value["examples"] if not is_query(example["query"])]
        if wrong:
            return {"examples": _("Write a search as name=value, like mode=online: %s") % "، ".join(wrong)}
        return {}


def is_query(text: str) -> bool:
    """Whether `text` is what may follow ? in an address, with a value for each name."""
    try:
        return bool(parse_qsl(text, strict_parsing=True)) and not text.startswith(("?", "/", "http"))
    except ValueError:
        return False
