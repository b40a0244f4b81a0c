"""How the blocks of a page's body become one text with a right outline."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from core.blocks.outline import outline
from core.blocks.prefetch import prefetch

register = template.Library()


@register.inclusion_tag("blocks/body.html", takes_context=True)
def body(context: Context, stream: StreamValue) -> dict[str, list[SafeString]]:
    """Render a body; its headings get anchors that are unique on the page, and levels without a gap."""
    prefetch(stream)
    flat = context.flatten()
    headings = {
        heading.block_id: {"anchor": heading.anchor, "level": heading.level} for heading in outline(stream)
    }
    return {"blocks": [child.render(flat | headings.get(child.id, {})) for child in stream]}


@register.inclusion_tag("blocks/contents.html")
def contents(stream: StreamValue, at_least: int = 3) -> dict[str, Any]:
    """A table of contents of a body that has `at_least` that many sections; else nothing."""
    sections = [heading for heading in outline(stream) if heading.level == "h2"]
    return {"sections": sections if len(sections) >= at_least else []}
