"""What partners add to Wagtail's admin."""

from collections.abc import Iterable
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from partners.models import Contributor
from partners.protection import refusals


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
