"""Campaigns, with their programmes and toolkits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import partial

from campaigns.models import CampaignPage
from core.models import AtharDocument, AtharImage
from demo import pictures
from demo.loading.bodies import stable_id
from demo.loading.content import Entry, read
from demo.loading.days import Days
from demo.loading.files import Drawing, ensure_document, ensure_picture
from demo.loading.pages import PageText

GALLERY = re.compile(r"^@gallery (.+)$", re.MULTILINE)
FOOT = {"ar": "أثر، البرنامج الوطني للتطوع", "en": "Athar, the national volunteering programme"}
LANGUAGES = {"ar": ("بالعربية", "in Arabic"), "en": ("بالإنجليزية", "in English")}
TOOLS = {
    "poster": ("ملصق {0}", "Poster {1}"),
    "posts": ("نصوص جاهزة للمشاركة {0}", "Texts to share {1}"),
    "guide": ("دليل المشاركة {0}", "Guide to taking part {1}"),
}


def entries() -> list[Entry]:
    return list(read("campaigns.toml")["campaign"])


def drawings() -> Iterator[Drawing]:
    return ((f"campaign-{entry['key']}", entry["motif"], entry["palette"]) for entry in entries())


def gallery_drawings(bodies: list[str]) -> Iterator[Drawing]:
    """The pictures that galleries in these bodies show."""
    for body in bodies:
        for row in GALLERY.findall(body):
            for part in row.split(";"):
                motif, palette = part.partition("|")[0].strip().split(":")
                yield f"gallery-{motif}-{palette}", motif, palette


def texts(days: Days) -> Iterator[PageText]:
    for entry in entries():
        yield PageText(
            key=f"campaign-{entry['key']}",
            model=CampaignPage,
            parent="campaigns",
            words={code: _words(entry, code) for code in ("ar", "en")},
            facts={
                "starts_on": days.day(entry["starts"]),
                "ends_on": days.day(entry["ends"]),
                "accent": entry["accent"],
                "code": entry["code"],
                "hashtag": entry["hashtag"],
                "causes": entry["causes"],
                "topics": entry["topics"],
                "partners": entry["partners"],
            },
            rows={
                "programme": [_programme_item(entry, row, days) for row in entry["programme"]],
                "phases": [_phase(row, days) for row in entry.get("phases", [])],
                "toolkit": [row for tool in entry["toolkit"] for row in _toolkit(entry, tool)],
            },
            picture=f"campaign-{entry['key']}",
        )


def _words(entry: Entry, language: str) -> Entry:
    words = {name: value for name, value in entry[language].items() if name != "poster"}
    return words | ({"slug": entry["key"]} if language == "en" else {})


def _programme_item(entry: Entry, row: Entry, days: Days) -> Entry:
    empty = {"ar": "", "en": ""}
    place = row.get("place", empty)
    return {
        "key": stable_id(entry["key"], row["title"]["en"]),
        "day": days.day(row["day"]),
        "starts_at": time.fromisoformat(row["at"]) if "at" in row else None,
        "ends_at": time.fromisoformat(row["until"]) if "until" in row else None,
        "title_ar": row["title"]["ar"],
        "title_en": row["title"]["en"],
        "description_ar": row["description"]["ar"],
        "description_en": row["description"]["en"],
        "place_ar": place["ar"],
        "place_en": place["en"],
    }


def _phase(row: Entry, days: Days) -> Entry:
    return {
        "name_ar": row["name"]["ar"],
        "name_en": row["name"]["en"],
        "starts_on": days.day(row["starts"]),
        "ends_on": days.day(row["ends"]),
        "text_ar": row["text"]["ar"],
        "text_en": row["text"]["en"],
    }


def _toolkit(entry: Entry, tool: str) -> Iterator[Entry]:
    """A tool in each language: a poster is a picture, the others are plain texts."""
    for code in ("ar", "en"):
        title_ar, title_en = (title.format(*LANGUAGES[code]) for title in TOOLS[tool])
        row = {"title_ar": title_ar, "title_en": title_en, "language": code}
        if tool == "poster":
            words = code if pictures.posters.has_words() else "none"
            yield row | {"kind": "poster", "image": _poster(entry, code), "language": words}
        else:
            kind = "post" if tool == "posts" else "guide"
            text = _posts(entry, code) if tool == "posts" else _guide(entry, code)
            document = _document(entry, tool, code, (title_ar, title_en), text)
            yield row | {"kind": kind, "document": document}


def _poster(entry: Entry, code: str) -> AtharImage | None:
    sentence = entry[code]["poster"]
    motif = pictures.MOTIFS[entry["motif"]]
    arabic, english = entry["ar"]["title"], entry["en"]["title"]
    return ensure_picture(
        f"poster-{entry['key']}-{code}",
        partial(pictures.poster, entry["motif"], entry["palette"], code, sentence, FOOT[code]),
        f"{entry['key']}-{code}.png",
        title=f"{english}: poster ({code})",
        alt_ar=f"ملصق حملة «{arabic}»: {motif.ar}، وتحته عبارة: {entry['ar']['poster']}",
        alt_en=f"Poster of “{english}”: {motif.en.lower()}, with the words: {entry['en']['poster']}",
    )


def _document(entry: Entry, tool: str, code: str, titles: tuple[str, str], text: str) -> AtharDocument | None:
    title = f"{entry[code]['title']}: {titles[0 if code == 'ar' else 1]}"
    return ensure_document(f"{entry['key']}-{tool}-{code}", title, text, code)


def _posts(entry: Entry, code: str) -> str:
    """Three posts, each ready to be copied."""
    words = entry[code]
    tag = f"#{entry['hashtag']}"
    posts = (
        f"{words['tagline']}\n{tag}",
        f"{words['summary']}\n{tag}",
        f"{words['poster']}\n{words['title']}\n{tag}",
    )
    return "\n\n---\n\n".join(posts) + "\n"


def _guide(entry: Entry, code: str) -> str:
    """The campaign's page as plain text, without what only a page can show."""
    words = entry[code]
    lines = [line for line in words["body"].strip().splitlines() if not line.startswith(("@", "=", "!"))]
    lines = [line.removeprefix("## ").removeprefix("> ").replace(" | ", ", ") for line in lines]
    return "\n".join([words["title"], words["tagline"], "", words["summary"], "", *lines]) + "\n"
