"""The home page and pages of plain text."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from core.blocks import BODY_BLOCKS
from core.fields import StreamField
from core.models import BasePage


class HomePage(BasePage):
    template = "pages/home/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    localize_default_translation_mode = "simple"

    body = StreamField(BODY_BLOCKS, verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class StandardPage(BasePage):
    template = "pages/home/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    localize_default_translation_mode = "synced"

    body = StreamField(BODY_BLOCKS, verbose_name=_("body"), blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("picture"),
        FieldPanel("body"),
    ]

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
