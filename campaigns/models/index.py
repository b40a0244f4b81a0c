"""The campaign front: what runs, what comes, what was."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import TranslatableField

from campaigns.front import CampaignFront, UnknownYear
from core.models import BasePage
from core.structured_data import breadcrumb_list, graph


class CampaignIndexPage(BasePage):
    template = "pages/campaigns/campaign_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["campaigns.CampaignPage"]
    max_count_per_parent = 1
    localize_default_translation_mode = "synced"

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("campaign front")
        verbose_name_plural = _("campaign fronts")

    def structured_data(self) -> dict[str, Any]:
        return graph(breadcrumb_list(self))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> TemplateResponse:
        """The front; `?year=` chooses whose ended campaigns are listed, an unknown year is a 400."""
        response = super().serve(request, *args, **kwargs)
        if response.context_data["year_error"]:
            response.status_code = 400
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        front = CampaignFront.in_language(self.language)
        context |= {"front": front, "year_error": ""}
        try:
            context["year"] = front.year_of(request.GET.get("year"))
        except UnknownYear as error:
            context |= {"year": front.latest_year, "year_error": str(error)}
        context["ended"] = front.ended_in(context["year"])
        return context
