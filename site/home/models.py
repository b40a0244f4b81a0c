"""The home page of each language, and pages of plain words below it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, Panel
from wagtail_localize.fields import TranslatableField

from core.blocks import BODY_BLOCKS
from core.blocks.prefetch import prefetch
from core.fields import StreamField
from core.models import BasePage
from core.structured_data import Thing, breadcrumb_list, graph, publisher
from home.blocks import HOME_BLOCK_COUNTS, HOME_BLOCKS, ContactBlock

PAGE_BLOCKS = [*BODY_BLOCKS, ("contact", ContactBlock())]


class HomePage(BasePage):
    """What a visitor sees first: sections that editors of each language compose."""

    template = "pages/home/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "opportunities.OpportunityIndexPage",
        "campaigns.CampaignIndexPage",
        "news.NewsIndexPage",
        "partners.PartnerIndexPage",
        "home.StandardPage",
    ]
    # One in each language.
    max_count = len(settings.WAGTAIL_CONTENT_LANGUAGES)
    localize_default_translation_mode = "simple"

    # Blocks of words that the page sets in its column; the others are sections that span it.
    PLAIN_BLOCKS: ClassVar[tuple[str, ...]] = ("quote", "notice", "pages")

    body = StreamField(
        HOME_BLOCKS, block_counts=HOME_BLOCK_COUNTS, verbose_name=_("sections"), blank=True, default=list
    )

    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("body")]
    promote_panels: ClassVar[list[Panel]] = [*BasePage.promote_panels, FieldPanel("picture")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        super().clean()
        others = HomePage.objects.filter(locale_id=self.locale_id).exclude(pk=self.pk)
        if self.locale_id and others.exists():
            raise ValidationError(_("There is a home page in this language already."))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        prefetch(self.body)
        return super().get_context(request, *args, **kwargs)

    @property
    def has_hero(self) -> bool:
        """Whether a section brings the page's first heading."""
        return bool(self.body.blocks_by_name("hero"))

    def structured_data(self) -> Thing:
        with override(self.language):
            search_url = f"{self.get_site().root_url}{reverse('site_search')}"
        search = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        }
        organisation = publisher(self)
        return graph(
            {
                "@type": "WebSite",
                "name": organisation["name"],
                "url": self.full_url,
                "description": self.summary,
                "inLanguage": self.language,
                "publisher": organisation,
                "potentialAction": search,
            },
            organisation,
        )


class StandardPage(BasePage):
    """A page of words: about, contact, privacy, terms, accessibility."""

    template = "pages/home/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]
    localize_default_translation_mode = "synced"

    body = StreamField(PAGE_BLOCKS, verbose_name=_("body"), blank=True, default=list)

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

    def structured_data(self) -> Thing:
        updated = self.last_published_at
        return graph(
            {
                "@type": "WebPage",
                "name": self.title,
                "description": self.summary,
                "url": self.full_url,
                "inLanguage": self.language,
                "dateModified": updated.isoformat() if updated else None,
                "publisher": publisher(self),
            },
            breadcrumb_list(self),
        )
