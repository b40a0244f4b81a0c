"""A page's body as the lines of one cell, and back: each line is a paragraph."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.utils.html import format_html_join, strip_tags

from opportunities.models import OpportunityPage

PARAGRAPH_TAG = re.compile(r"</?p( [^<>]*)?>")
END_OF_LINE = re.compile(r"</p>|</li>|<br ?/?>|\n")


def text_of(page: OpportunityPage, name: str) -> str:
    """The text of a field of words; of the body, its paragraphs as lines."""
    if name != "body":
        return str(getattr(page, name)).strip()
    paragraphs = (block.value["text"] for block in page.body if block.block_type == "paragraph")
    return "\n".join(line for html in paragraphs for line in lines_in(str(html)))


def lines_in(html: str) -> list[str]:
    """The paragraphs of a rich text, without their markup."""
    return [line for part in END_OF_LINE.split(html) if (line := unescape(strip_tags(part)).strip())]


def lines_of(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


def is_paragraphs(html: str) -> bool:
    """Whether a rich text is nothing but paragraphs, so that its lines are all there is to it."""
    return "<" not in PARAGRAPH_TAG.sub("", html)


def body_of(lines: Sequence[str], original: OpportunityPage) -> list[dict[str, Any]]:
    """`lines` as one block of running text.

    It has the id that the block of `original` has, so that wagtail-localize knows the two as one.
    """
    if not lines:
        return []
    old = next(iter(original.body.raw_data), None) if original.body else None
    block_id = old["id"] if old and old["type"] == "paragraph" else str(uuid.uuid4())
    html = format_html_join("", "<p>{}</p>", ([line] for line in lines))
    return [{"type": "paragraph", "value": {"text": str(html), "language": ""}, "id": block_id}]
