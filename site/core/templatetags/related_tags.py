"""Related lists in templates."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail.models import Page

from core.related import lists_of

register = template.Library()


@register.simple_tag(takes_context=True)
def related_lists(context: Context, page: Page) -> SafeString:
    """Everything that other rooms registered to say about `page`, each by its own template."""
    rendered = (
        (render_to_string(related.template, {"items": items, "page": page}, request=context.get("request")),)
        for related, items in lists_of(page)
    )
    return format_html_join("\n", "{}", rendered)
