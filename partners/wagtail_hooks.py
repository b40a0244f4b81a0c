"""What partners add to Wagtail's admin."""

from collections.abc import Iterable
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.query import PageQuerySet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from partners.models import Contributor
from partners.permissions import Narrowed, PartnerPagePolicy
from partners.protection import refusals

# Take the place of Wagtail's policy for pages; nothing has asked for it yet.
register_permission_policy(Page, PartnerPagePolicy("wagtailcore.Page"))
# The report names the latest page of each type, whoever's it is, and asks no policy about it.
PageTypesUsageReportView.any_permission_required = ["publish"]


@hooks.register("construct_page_chooser_queryset")
def narrow_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """Page choosers list every page to everybody."""
    return Narrowed.of(request.user).filter(pages)


@hooks.register("construct_reports_menu")
def hide_page_types_report(request: HttpRequest, items: list[MenuItem]) -> None:
    if Narrowed.of(request.user).applies:
        address = reverse("wagtailadmin_reports:page_types_usage")
        items[:] = [item for item in items if item.url != address]


class ContributorViewSet(SnippetViewSet):
    model = Contributor
    icon = "user"
    menu_label = _("Partners' contributors")
    add_to_settings_menu = True
    list_display: ClassVar[list[str]] = ["user", "partner"]


register_snippet(ContributorViewSet)


@hooks.register("before_delete_page")
def keep_partners_that_are_named(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not refuse(request, [page]):
        return None
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_partners_that_are_named_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[object], action: BulkAction
) -> HttpResponse | None:
    pages = [thing for thing in objects if isinstance(thing, Page)]
    if action_type != "delete" or not refuse(request, pages):
        return None
    return redirect(action.next_url)


def refuse(request: HttpRequest, pages: Iterable[Page]) -> bool:
    """Tell the editor why `pages` can't be deleted; whether there was a reason."""
    reasons = refusals(pages)
    for reason in reasons:
        messages.error(request, reason)
    return bool(reasons)
