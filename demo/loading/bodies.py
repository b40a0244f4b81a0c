"""The body of a page from plain text.

Lines are read one by one. `## ` and `### ` are headings, `- ` items of a list, `1. Title: text` steps,
`> words | who | post` a quote, `! kind | title | text` a notice, `? ` a question whose answer is the next
line, `---` a divider. A line with `@` is a block of its own: `@link text | page`, `@figure value | label |
source`, `@gallery motif:palette | caption; ...`, `@action title | text | link | page`, `@contact`;
`@figures` and `@outcomes` take rows that begin with `=`. Everything else is a paragraph.

Blocks are known by their place, so both languages of a text have the same blocks with the same ids; a
translator's screen pairs them by that.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import escape
from wagtail.blocks import StreamBlock, StructBlock

NAMESPACE = uuid.UUID("5d0c2a52-6a0f-4d0e-9d58-7f1d3f7f7a16")
STEP = re.compile(r"\d+\. (?P<title>[^:]+): (?P<text>.+)")

Value = dict[str, Any]


def stable_id(*parts: object) -> str:
    """The same id for the same parts every time."""
    return str(uuid.uuid5(NAMESPACE, ":".join(map(str, parts))))


@dataclass(frozen=True)
class Finder:
    """Finds what a body names: a page by its key, a picture by its name, motif and palette."""

    page: Callable[[str], int | None]
    image: Callable[[str, str, str], int]


@dataclass
class Body:
    """Reads one text for one page."""

    key: str
    finder: Finder
    blocks: list[tuple[str, Any]] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)

    def read(self, text: str) -> list[tuple[str, Any]]:
        """The blocks of `text` as (type, value)."""
        lines = iter([line.strip() for line in text.strip().splitlines() if line.strip()])
        for line in lines:
            if line.startswith("- "):
                self.items.append(f"<li>{escape(line[2:])}</li>")
                continue
            self._end_list()
            if line[0] not in "#>!?@=-" and not STEP.fullmatch(line):
                self.html.append(f"<p>{escape(line)}</p>")
                continue
            self._end_paragraph()
            self._special(line, lines)
        self._end_list()
        self._end_paragraph()
        return self.blocks

    def _end_list(self) -> None:
        if self.items:
            self.html.append(f"<ul>{''.join(self.items)}</ul>")
            self.items = []

    def _end_paragraph(self) -> None:
        if self.html:
            self.blocks.append(("paragraph", "".join(self.html)))
            self.html = []

    def _special(self, line: str, lines: Iterator[str]) -> None:
        if step := STEP.fullmatch(line):
            self._append("steps", "steps", step.groupdict())
            return
        mark, _, rest = line.partition(" ")
        parts = [part.strip() for part in rest.split("|")]
        if mark.startswith("@"):
            self._block(mark[1:], rest, parts)
            return
        match mark:
            case "##" | "###":
                self._add("heading", {"level": f"h{len(mark)}", "text": rest, "anchor": ""})
            case ">":
                text, speaker, post = parts
                self._add("quote", {"text": text, "speaker": speaker, "post": post, "language": ""})
            case "!":
                kind, title, text = parts
                self._add("notice", {"kind": kind, "title": title, "text": f"<p>{escape(text)}</p>"})
            case "?":
                answer = {"question": rest, "answer": f"<p>{escape(next(lines))}</p>"}
                self._append("accordion", "questions", answer)
            case "=":
                self._row(parts)
            case "---":
                self._add("divider", None)
            case _:
                raise ValueError(f"{self.key}: not understood: {line!r}")

    def _block(self, kind: str, rest: str, parts: list[str]) -> None:
        """A line that begins with @ and the name of a block."""
        match kind:
            case "contact":
                self._add("contact", None)
            case "figure":
                value, label, source = parts
                figure = {"value": value, "label": label, "source": source, "source_url": "", "date": None}
                self._add("figure", figure)
            case "figures":
                self._add("figures", {"figures": [], "source": rest, "source_url": ""})
            case "outcomes":
                self._add("outcomes", {"outcomes": [], "source": rest})
            case "link" | "action":
                self._link(kind, parts)
            case "gallery":
                pictures = [self._picture(part) for part in rest.split(";")]
                self._add("gallery", {"pictures": self._items(pictures)})
            case _:
                raise ValueError(f"{self.key}: no block is called {kind!r}")

    def _add(self, kind: str, value: Any) -> None:
        self.blocks.append((kind, value))

    def _append(self, kind: str, name: str, item: Value) -> None:
        """Add an item to the list of the block before, or begin such a block."""
        if not self.blocks or self.blocks[-1][0] != kind:
            self._add(kind, {name: []})
        rows = self.blocks[-1][1][name]
        rows.extend(self._items([item], len(rows)))

    def _row(self, parts: list[str]) -> None:
        kind, value = self.blocks[-1]
        names = ("value", "label") if kind == "figures" else ("what", "target", "reached")
        value[kind].extend(self._items([dict(zip(names, parts, strict=True))], len(value[kind])))

    def _link(self, kind: str, parts: list[str]) -> None:
        page = self.finder.page(parts[-1])
        if page is None:
            return
        if kind == "link":
            self._add("link", {"text": parts[0], "page": page, "url": "", "style": "primary"})
        else:
            title, text, link_text, _ = parts
            values = {"title": title, "text": text, "link_text": link_text, "page": page, "url": ""}
            self._add("call_to_action", values)

    def _picture(self, part: str) -> Value:
        drawing, _, caption = (piece.strip() for piece in part.partition("|"))
        motif, palette = drawing.split(":")
        return {"image": self.finder.image(f"{motif}-{palette}", motif, palette), "caption": caption}

    def _items(self, values: list[Value], first: int = 0) -> list[Value]:
        """Items of a list block, each with an id of its own."""
        place = len(self.blocks)
        return [
            {"type": "item", "value": value, "id": stable_id(self.key, place, "item", first + number)}
            for number, value in enumerate(values)
        ]


def stream(stream_block: StreamBlock, key: str, text: str, finder: Finder) -> str:
    """`text` as the JSON of a StreamField with these blocks. A paragraph is a text or a field of a struct."""
    rows = []
    for place, (kind, read) in enumerate(Body(key, finder).read(text)):
        if kind not in stream_block.child_blocks:
            raise ValueError(f"{key}: this page can't hold a block of type {kind!r}")
        is_struct = isinstance(stream_block.child_blocks[kind], StructBlock)
        value = {"text": read, "language": ""} if kind == "paragraph" and is_struct else read
        rows.append({"type": kind, "value": value, "id": stable_id(key, place)})
    return json.dumps(rows, ensure_ascii=False)
