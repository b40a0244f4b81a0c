"""What the blocks of one body show, found together: as many queries for a hundred blocks as for one."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from core import pictures
from core.blocks.links import LinkValue
from core.blocks.pages import PagesValue
from core.blocks.versions import live_versions
from core.models.media import AtharImage

# The sets of sizes that blocks show pictures in.
PICTURE_SETS = ("article", "card")


def prefetch(stream: StreamValue) -> None:
    """Make ready the pictures and linked pages of all blocks of `stream`, for the active language."""
    values = [value for child in stream for value in parts(child.value)]
    pictures.prefetch([value for value in values if isinstance(value, AtharImage)], *PICTURE_SETS)
    links = [value for value in values if isinstance(value, LinkValue)]
    lists = [value for value in values if isinstance(value, PagesValue)]
    chosen = [link["page"] for link in links if link.get("page")]
    chosen += [page for value in lists for page in value.chosen]
    versions = live_versions(chosen, (get_language() or "ar")[:2])
    for link in links:
        link.target = versions.get(link["page"].pk) if link.get("page") else None
    for value in lists:
        value.shown = [versions[page.pk] for page in value.chosen if page.pk in versions]


def parts(value: Any) -> Iterator[Any]:
    """`value` and everything in it."""
    yield value
    if isinstance(value, StructValue):
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, ListValue):
        for inner in value:
            yield from parts(inner)
