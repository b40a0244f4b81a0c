"""The report that tells operators what `/healthz` keeps to itself."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import health

# Who may change the site's settings looks after the site.
PERMISSION = "core.change_sitesettings"


class HealthView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "wagtailadmin/reports/health.html"
    page_title = _("Health")
    header_icon = "cogs"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"findings": health.report()}


class HealthMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def urls() -> list[URLPattern]:
    return [path("reports/health/", HealthView.as_view(), name="health_report")]


def menu_item() -> MenuItem:
    return HealthMenuItem(_("Health"), reverse("health_report"), name="health", icon_name="cogs", order=9100)
