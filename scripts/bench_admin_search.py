"""How the admin's search grows with the index: Wagtail's own backend beside the mended one, on SQLite.

Prints milliseconds of one page of results for a word that half of the entries have, and of indexing a page,
at 5,000 and at 20,000 entries. What counts are the ratios: Wagtail's own takes a minute or two for one search
of the larger index. Works in a database of its own that is thrown away.
"""

import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

SIZES = (5_000, 20_000)
COMMON = "volunteers"
PAGE = 20
RUNS, ENOUGH_SECONDS = 10, 0.5


def milliseconds(action: Callable[[], Any]) -> float:
    """How long it takes; of what takes no time, the quickest of several."""
    times: list[float] = []
    while len(times) < RUNS and sum(times) < ENOUGH_SECONDS:
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return 1000 * min(times)


def title(number: int) -> str:
    return f"page {number} {COMMON}" if number % 2 else f"page {number}"


def fill(first: int, last: int) -> None:
    """Pages with these numbers and their entries in the index; every second has the common word."""
    from django.contrib.contenttypes.models import ContentType
    from modelsearch.backends.database.sqlite.sqlite import IndexEntry
    from wagtail.models import Locale, Page

    content_type = ContentType.objects.get_for_model(Page)
    locale = Locale.objects.get(language_code="en")
    pages = [
        # Beyond the paths of the home pages, which migrations make.
        Page(
            path=f"0001{number + 0x1000:04X}",
            depth=2,
            title=title(number),
            draft_title=title(number),
            slug=f"page-{number}",
            url_path=f"/page-{number}/",
            locale=locale,
            content_type=content_type,
        )
        for number in range(first, last)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    entries = [
        IndexEntry(
            content_type=content_type,
            object_id=str(page.pk),
            title=page.title,
            autocomplete=page.title,
            body="words of a page " * 20,
            title_norm=1.5,
        )
        for page in pages
    ]
    IndexEntry.objects.bulk_create(entries, batch_size=500)


def first_page(backend: Any) -> list[Any]:
    from wagtail.models import Page

    return list(backend.search(COMMON, Page.objects.all())[:PAGE])


def measure() -> dict[str, float]:
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    backends = {
        "Wagtail's": get_search_backend("modelsearch.backends.database"),
        "mended": get_search_backend(),
    }
    page = Page.objects.order_by("pk").last()
    figures = {}
    for name, backend in backends.items():
        figures[f"{name}: a common word"] = milliseconds(partial(first_page, backend))
    for name, backend in backends.items():
        figures[f"{name}: index one page"] = milliseconds(partial(backend.add, page))
    return figures


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="athar-bench.") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
        os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["ATHAR_VAR"] = folder
        import django

        django.setup()
        from django.core.management import call_command

        print("making an index ...", flush=True)
        call_command("migrate", verbosity=0)
        figures, filled = [], 0
        for size in SIZES:
            fill(filled, size)
            filled = size
            figures.append(measure())
            print(f"{size:,} entries measured", flush=True)
    print(f"\n{'milliseconds':32}" + "".join(f"{size:>12,}" for size in SIZES) + f"{'ratio':>8}")
    for name in figures[0]:
        small, large = (figure[name] for figure in figures)
        print(f"{name:32}{small:12.1f}{large:12.1f}{large / small:8.1f}")


if __name__ == "__main__":
    main()
