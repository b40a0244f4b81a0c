"""The blocks of a campaign's page: those of every page, and what such pages need besides."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, CharBlock, ListBlock, PageChooserBlock, StructBlock, StructValue, TextBlock

from core.blocks import BODY_BLOCKS
from core.blocks.base import DATA, LINKS, Errors, FieldsBlock
from core.blocks.links import LinkValue, link_errors, web_address


class CallToActionBlock(FieldsBlock):
    """What readers are asked to do, in a band across the page."""

    title = CharBlock(max_length=120, label=_("title"), help_text=_("One thing to do: “Give two hours”."))
    text = TextBlock(required=False, max_length=300, label=_("text"))
    link_text = CharBlock(max_length=80, label=_("text of the button"))
    page = PageChooserBlock(
        required=False, label=_("page"), help_text=_("Readers come to its version in their language.")
    )
    url = web_address(help_text=_("Of another site, in place of a page."))

    class Meta:
        icon = "pick"
        label = _("Call to action")
        description = _("A band in the campaign's colour that asks readers to do one thing.")
        group = LINKS
        template = "blocks/call_to_action.html"
        value_class = LinkValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "title": _("Give two hours"),
                "text": _("Choose a day and a place. The team does the rest."),
                "link_text": _("See the opportunities"),
                "page": None,
                "url": "https://example.org/",
            }

    def errors(self, value: StructValue) -> Errors:
        return link_errors(value)


class CountBlock(StructBlock):
    value = CharBlock(max_length=24, label=_("number"), help_text=_("With its unit: 10%, 4,200."))
    label = CharBlock(max_length=120, label=_("what it counts"))

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("One number of several.")


class FiguresBlock(FieldsBlock):
    """Several numbers of one source, side by side."""

    figures = ListBlock(CountBlock(), min_num=2, max_num=6, label=_("figures"))
    source = CharBlock(max_length=160, label=_("source"), help_text=_("Who counted, and when."))
    source_url = web_address(label=_("address of the source"))

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("Two to six numbers side by side, of one source.")
        group = DATA
        template = "blocks/figures.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "figures": [
                    {"value": "16", "label": _("days")},
                    {"value": "24", "label": _("bodies that take part")},
                    {"value": "1,200", "label": _("hours of volunteering")},
                ],
                "source": _("Team of the campaign"),
                "source_url": "",
            }


class OutcomeBlock(StructBlock):
    what = CharBlock(max_length=120, label=_("what was aimed at"))
    target = CharBlock(required=False, max_length=24, label=_("target"))
    reached = CharBlock(max_length=24, label=_("reached"))

    class Meta:
        icon = "success"
        label = _("Outcome")
        description = _("One target of several.")


class OutcomesBlock(FieldsBlock):
    """What a campaign aimed at and what it reached, as a table."""

    outcomes = ListBlock(OutcomeBlock(), min_num=1, max_num=12, label=_("outcomes"))
    source = CharBlock(max_length=160, label=_("source"), help_text=_("Who counted, and when."))

    class Meta:
        icon = "success"
        label = _("Outcomes")
        description = _("Targets beside what was reached, with the source of the numbers.")
        group = DATA
        template = "blocks/outcomes.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "outcomes": [
                    {"what": _("Volunteers"), "target": "500", "reached": "640"},
                    {"what": _("Hours"), "target": "2,000", "reached": "1,870"},
                ],
                "source": _("Team of the campaign"),
            }


CAMPAIGN_BLOCKS: list[tuple[str, Block]] = [
    *BODY_BLOCKS,
    ("figures", FiguresBlock()),
    ("call_to_action", CallToActionBlock()),
]
RESULT_BLOCKS: list[tuple[str, Block]] = [("outcomes", OutcomesBlock()), *CAMPAIGN_BLOCKS]
