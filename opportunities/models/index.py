"""The directory: the front of the opportunities of one language."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail_localize.fields import TranslatableField

from core.blocks import BODY_BLOCKS
from core.fields import StreamField
from core.models import BasePage
from opportunities.completing import completions_page
from opportunities.feeds import opportunity_calendar, opportunity_feed
from opportunities.views import directory_page


class OpportunityIndexPage(RoutablePageMixin, BasePage):
    template = "pages/opportunities/opportunity_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["opportunities.OpportunityPage"]
    max_count_per_parent = 1
    open_to_contributors = True
    localize_default_translation_mode = "synced"

    intro = StreamField(BODY_BLOCKS, verbose_name=_("introduction"), blank=True)
    page_size = models.PositiveSmallIntegerField(
        _("opportunities a page"), default=20, validators=[MinValueValidator(5), MaxValueValidator(100)]
    )

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("page_size"),
    ]

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("intro"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("directory of opportunities")
        verbose_name_plural = _("directories of opportunities")

    @path("")
    def answers(self, request: HttpRequest) -> TemplateResponse:
        """The opportunities that answer the address's question."""
        return directory_page(request, self)

    @path("complete/")
    def complete(self, request: HttpRequest) -> HttpResponse:
        """What the words typed so far may become, for the search field."""
        return completions_page(request, self)

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The same answers as RSS."""
        return opportunity_feed(request, self)

    # Wagtail hands on the rest of an address with a slash at its end, asked for or not.
    @path("calendar.ics/")
    def calendar(self, request: HttpRequest) -> HttpResponse:
        """The sessions of the same answers, for calendars to subscribe to."""
        return opportunity_calendar(request, self)
