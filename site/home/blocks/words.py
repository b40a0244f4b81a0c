"""Sections of words: figures in a row, text beside a picture, a call to act, how to reach people."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    PageChooserBlock,
    RichTextBlock,
    StaticBlock,
    StructValue,
    TextBlock,
)
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Site

from core.blocks import FigureBlock
from core.blocks.base import TEXT, Errors
from core.blocks.links import LinkValue, link_errors, web_address
from core.blocks.samples import sample_image
from core.blocks.text import RICH_TEXT_FEATURES
from core.models import SiteSettings
from home.blocks.base import SectionBlock


class FiguresBlock(SectionBlock):
    """Numbers in a row, each with its source."""

    title = CharBlock(required=False, max_length=80, label=_("title"))
    figures = ListBlock(FigureBlock(), min_num=1, max_num=4, label=_("figures"))

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("One to four numbers in a row, each with its source.")
        template = "blocks/home/figures.html"

        def preview_value(self) -> dict[str, Any]:
            shared = {"source": _("Yearly report"), "source_url": "", "date": datetime.date(2026, 1, 31)}
            numbers = [("240", _("hours given")), ("36", _("volunteers")), ("12", _("schools"))]
            return {
                "title": _("The reading club in figures"),
                "figures": [{"value": value, "label": label} | shared for value, label in numbers],
            }


class TextWithPictureBlock(SectionBlock):
    """Text with a picture beside it."""

    title = CharBlock(max_length=120, label=_("title"))
    text = RichTextBlock(features=RICH_TEXT_FEATURES, label=_("text"))
    image = ImageChooserBlock(label=_("picture"))
    link_text = CharBlock(required=False, max_length=80, label=_("text of the link"))
    page = PageChooserBlock(required=False, label=_("page"))
    url = web_address(help_text=_("Of another site, in place of a page."))

    class Meta:
        icon = "image"
        label = _("Text with a picture")
        description = _("A title, some text and a link, with a picture beside them.")
        template = "blocks/home/text_with_picture.html"
        value_class = LinkValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "title": _("What a volunteer's day is like"),
                "text": f"<p>{_('The team meets at six, before the sun is high.')}</p>",
                "image": sample_image(),
                "link_text": _("Read more"),
                "page": None,
                "url": "https://example.org/",
            }

    def errors(self, value: StructValue) -> Errors:
        if value["link_text"]:
            return link_errors(value)
        if value["page"] or value["url"]:
            return {"link_text": _("Say where the link leads.")}
        return {}


class CallToActionBlock(SectionBlock):
    """One thing to do."""

    title = CharBlock(max_length=120, label=_("title"))
    text = TextBlock(required=False, label=_("text"))
    link_text = CharBlock(max_length=80, label=_("text of the link"), help_text=_("Say what happens."))
    page = PageChooserBlock(required=False, label=_("page"))
    url = web_address(help_text=_("Of another site, in place of a page."))

    class Meta:
        icon = "pick"
        label = _("Call to act")
        description = _("A band with one sentence and one button.")
        template = "blocks/home/call_to_action.html"
        value_class = LinkValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "title": _("Does your organisation need volunteers?"),
                "text": _("Publish your opportunities here, in both languages."),
                "link_text": _("Become a partner"),
                "page": None,
                "url": "https://example.org/",
            }

    def errors(self, value: StructValue) -> Errors:
        return link_errors(value)


class ContactBlock(StaticBlock):
    """How to reach the people of the site, as the site settings say."""

    class Meta:
        icon = "mail"
        label = _("Contact details")
        description = _("E-mail, phone and address, from the site settings.")
        admin_text = _("E-mail, phone and address come from the site settings.")
        group = TEXT
        template = "blocks/contact.html"
        preview_value = None

    def get_context(self, value: None, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        site = (
            Site.find_for_request(request) if request else Site.objects.filter(is_default_site=True).first()
        )
        return context | {"contact": SiteSettings.for_site(site) if site else SiteSettings()}
