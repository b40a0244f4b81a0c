"""What the admin's own templates need."""

from typing import Any

from django import template
from django.conf import settings
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.models import Page

from core.models import FactsOncePage
from core.models.facts import facts_context

register = template.Library()


@register.simple_tag(takes_context=True)
def editors_bar(context: dict[str, Any]) -> str:
    """Wagtail's bar for whoever is signed in. Without a session cookie nothing is looked up, so that a page
    for visitors neither varies by cookie nor sets one."""
    request = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return wagtailuserbar(context)


@register.simple_tag(takes_context=True)
def facts_of_original(context: dict[str, Any], page: Page) -> dict[str, Any] | None:
    """The facts that a translation reads, for someone who may not change them here; None for other pages."""
    if not isinstance(page, FactsOncePage) or page.is_original:
        return None
    return facts_context(page, context["request"].user)
