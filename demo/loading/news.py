"""News: public facts retold, and short news of the invented groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from core.dates import QATAR
from demo.loading.content import Entry, read_all
from demo.loading.days import Days
from demo.loading.files import Drawing
from demo.loading.pages import PageText
from news.models import ArticlePage


def entries() -> list[Entry]:
    return read_all("news", "article")


def drawings() -> Iterator[Drawing]:
    return ((f"article-{entry['key']}", entry["motif"], entry["palette"]) for entry in entries())


def texts(days: Days) -> Iterator[PageText]:
    for entry in entries():
        day = days.day(entry["date"])
        yield PageText(
            key=entry["key"],
            model=ArticlePage,
            parent="news",
            words={"ar": entry["ar"], "en": entry["en"] | {"slug": entry["key"]}},
            facts={
                "date": day,
                "topics": entry["topics"],
                "partners": entry.get("partners", []),
                "corrected_on": days.day(entry["corrected"]) if "corrected" in entry else None,
            },
            picture=f"article-{entry['key']}",
            # In another state than published: see `states`.
            live="state" not in entry,
            published_at=datetime.combine(day, time(9), tzinfo=QATAR),
        )
