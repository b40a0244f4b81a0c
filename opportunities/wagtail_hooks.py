"""What opportunities add to Wagtail's admin: importing and exporting tables."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from opportunities.exchange.allowance import Allowance
from opportunities.import_views import ExportView, ImportView, ProgressView, UploadView


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("opportunities/import/", UploadView.as_view(), name="opportunity_imports"),
        path("opportunities/import/<int:pk>/", ImportView.as_view(), name="opportunity_import"),
        path(
            "opportunities/import/<int:pk>/progress/",
            ProgressView.as_view(),
            name="opportunity_import_progress",
        ),
        path("opportunities/export/", ExportView.as_view(), name="opportunity_export"),
    ]


class ImportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return Allowance.of(request.user).may_add


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Import opportunities"),
        reverse("opportunity_imports"),
        name="import",
        icon_name="upload",
        order=450,
    )
