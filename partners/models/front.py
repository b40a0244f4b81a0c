"""The front of the partners of one language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail_localize.fields import TranslatableField

from core.models import BasePage
from core.search_text import SearchText
from partners.models.partner import PartnerPage, Sector


@dataclass(frozen=True)
class SectorGroup:
    """The partners of one sector, by name, as the front shows them."""

    code: str
    label: str
    partners: list[PartnerPage]
    is_chosen: bool


class PartnerIndexPage(BasePage):
    """The front of the partners of one language, filtered by sector: `?sector=charity`."""

    template = "pages/partners/partner_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["partners.PartnerPage"]
    max_count_per_parent = 1
    localize_default_translation_mode = "synced"

    intro = RichTextField(_("introduction"), features=["bold", "link"], blank=True)

    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("intro")]

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("intro"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("partner front")
        verbose_name_plural = _("partner fronts")

    def search_text(self) -> SearchText:
        text = super().search_text()
        intro = get_text_for_indexing(self.intro)
        return SearchText(text.title, text.summary, f"{text.body} {intro}".strip(), text.names)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """The partners of all sectors, or of the one in the address; a sector that we don't know is a 400."""
        response: TemplateResponse = super().serve(request, *args, **kwargs)
        if response.context_data and response.context_data["error"]:
            response.status_code = 400
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        chosen = [code for code in request.GET.getlist("sector") if code]
        error = None
        if len(chosen) > 1:
            error = _("Choose one sector only.")
        elif chosen and chosen[0] not in Sector.values:
            error = _("There is no such sector.")
        groups = self.groups(chosen[0] if chosen else "")
        shown = [group for group in groups if group.is_chosen] if chosen else groups
        total = sum(len(group.partners) for group in groups)
        return context | {
            "groups": groups,
            "shown": [] if error else shown,
            "total": total,
            "error": error,
            "chosen": chosen,
        }

    def groups(self, chosen: str) -> list[SectorGroup]:
        """Each sector that has partners, and the chosen one, in the order of the sectors."""
        by_sector: dict[str, list[PartnerPage]] = defaultdict(list)
        for partner in PartnerPage.listed(self.language):
            by_sector[partner.facts.sector].append(partner)
        labels = [*Sector.choices, ("", _("Other bodies"))]
        return [
            SectorGroup(code, str(label), by_sector[code], bool(chosen) and code == chosen)
            for code, label in labels
            if by_sector[code] or (chosen and code == chosen)
        ]
