"""The headings of a body as an outline: what the table of contents and links within a page rest on."""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.blocks import StreamValue


@dataclass(frozen=True)
class Heading:
    """A heading of a body: which block it is, its level ("h2" or "h3"), its words, its anchor."""

    block_id: str
    level: str
    text: str
    anchor: str


def outline(stream: StreamValue) -> Iterator[Heading]:
    """The headings of `stream` in order. Anchors are unique, and no part stands before the first section."""
    taken: set[str] = set()
    for child in stream:
        if child.block_type != "heading":
            continue
        base = anchor = child.value.id
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{base}-{number}"
        level = child.value["level"] if taken else "h2"
        taken.add(anchor)
        yield Heading(child.id, level, child.value["text"], anchor)
