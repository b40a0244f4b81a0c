"""Time the search at growing sizes, on each engine, and print one table.

usage: make bench-search [ARGS="--sizes 1000 10000 --engines sqlite"]

Listings are made up (`scripts.bench_rows`), half in each language; questions go the way that a visitor's do.
Warm figures are the median and the 95th percentile in one process that has answered before, each with words
that it was not asked yet; cold ones are the first answer of a new process. Everything is thrown away.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import django

ENGINES = {
    "sqlite": [],
    "postgresql": ["scripts/postgres"],
    "elasticsearch": ["scripts/elasticsearch"],
}
SIZES = [1_000, 10_000, 100_000]
ROUNDS = 40
PUBLISHED = 15
# Of fewer, most words would be new to the analysis, which remembers those that it has read.
ANALYSED = 20_000
# Ranks of words that about 60-98 %, 11 % and 0.6 % of the listings of a language have.
WORDS = {"rare": (3_300, 3_700), "middling": (150, 220), "common": (3, 24)}
QUESTIONS = ("listing", "last page", *(f"{kind} word" for kind in WORDS), "autocomplete")
# Asked of new processes.
FIRST = ("listing", "common word", "autocomplete")


# --- The whole run --------------------------------------------------------------------------------------


def main() -> None:
    parser = argparse.ArgumentParser(description="Time the search at growing sizes, on each engine.")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, metavar="N")
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    # How the parts of a run call each other.
    parser.add_argument("--part", choices=["engine", *PARTS], help=argparse.SUPPRESS)
    parser.add_argument("--question", help=argparse.SUPPRESS)
    parser.add_argument("--to", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part == "engine":
        run_engine(options.engines[0], options.sizes, options.to)
    elif options.part:
        set_up()
        print(json.dumps(PARTS[options.part](options)))
    else:
        run(options.engines, sorted(options.sizes))


def run(engines: list[str], sizes: list[int]) -> None:
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for engine in engines:
        with tempfile.TemporaryDirectory(prefix="athar-bench.") as folder:
            to = Path(folder) / "found.json"
            environment = os.environ | {
                "ATHAR_VAR": folder,
                "DJANGO_SETTINGS_MODULE": "config.settings.local",
                "PYTHONPATH": "site:.",
                "ELASTICSEARCH_HEAP": "1g",
            }
            for name in ("DATABASE_URL", "SEARCH_URL"):
                environment.pop(name, None)
            command = [*ENGINES[engine], *this("engine"), "--engines", engine, "--to", str(to)]
            ended = subprocess.run([*command, "--sizes", *map(str, sizes)], env=environment, check=False)
            if ended.returncode:
                say(f"{engine}: left out (it ended with {ended.returncode})")
                continue
            found |= {(engine, int(size)): values for size, values in json.loads(to.read_text()).items()}
    print_table(found)


def run_engine(engine: str, sizes: list[int], to: Path) -> None:
    """Load and measure, each part in a process of its own, so that memory and caches are its own too."""
    found: dict[int, dict[str, Any]] = {}
    part("prepare", engine)
    for size in sizes:
        values = part("load", engine, size)
        values |= part("build", engine, size)
        values |= part("warm", engine, size)
        values["cold"] = {name: part("cold", engine, size, name)["ms"] for name in FIRST}
        values |= part("publish", engine, size)
        found[size] = values
        to.write_text(json.dumps(found))


def part(name: str, engine: str, size: int = 0, question: str = "") -> dict[str, Any]:
    say(f"{engine}{f', {size:,} listings' if size else ''}: {name}{f', {question}' if question else ''}")
    command = [*this(name), "--sizes", str(size), *(["--question", question] if question else [])]
    ended = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return found


def this(name: str) -> list[str]:
    return [sys.executable, "-m", "scripts.bench_search", "--part", name]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def set_up() -> None:
    django.setup()
    # The site's own log would drown the progress.
    logging.disable(logging.INFO)
    if os.environ.get("SEARCH_URL"):
        from search.engines import elasticsearch

        # Else the database would answer in place of a busy server, and be measured instead.
        elasticsearch.TIMEOUT = 60.0


# --- Parts ----------------------------------------------------------------------------------------------


def prepare(options: argparse.Namespace) -> dict[str, Any]:
    """An empty site with an opportunity that can be published."""
    from django.core.management import call_command

    from tests.factories.opportunities import OpportunityPageFactory

    call_command("migrate", verbosity=0)
    OpportunityPageFactory(title="تنظيف شاطئ", reference="bench-published").save_revision().publish()
    return {}


def load(options: argparse.Namespace) -> dict[str, Any]:
    from scripts import bench_rows

    [size] = options.sizes
    began, shown = time.perf_counter(), 0.0
    for there in bench_rows.load(size):
        if time.perf_counter() - shown > 10:
            shown = time.perf_counter()
            say(f"  {there:,} of {size:,}")
    return {"load seconds": time.perf_counter() - began}


def build(options: argparse.Namespace) -> dict[str, Any]:
    """Documents a second into the engine from the tokens in their rows, and by a whole new analysis."""
    from django.db import connection

    from search.engines import get_database_engine, get_search_server
    from search.engines.base import Question
    from search.indexing import analyse_outdated
    from search.models import SearchDocument

    documents = SearchDocument.objects.all()
    count = documents.count()
    began = time.perf_counter()
    if server := get_search_server():
        server.rebuild()
    else:
        engine = get_database_engine()
        engine.rebuild()
        if connection.vendor == "postgresql":
            # Which keeps its index by itself, and is asked to make it anew here only.
            with connection.cursor() as cursor:
                cursor.execute("REINDEX INDEX search_document_tokens")
        for language in ("ar", "en"):
            engine.search(Question(language))
    rebuilt = count / (time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if server:
        from search import carrying

        carrying.carry()
    some = documents.order_by("pk").values_list("pk", flat=True)[:ANALYSED]
    outdated = documents.filter(pk__in=list(some)).update(analysis="")
    began = time.perf_counter()
    analyse_outdated()
    if server:
        carrying.carry()
    analysed = outdated / (time.perf_counter() - began)
    return {"rebuilt a second": rebuilt, "peak MB": peak, "analysed a second": analysed}


def warm(options: argparse.Namespace) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in QUESTIONS:
        asked = questions(name, ROUNDS + 3)
        for _ in range(3):
            next(asked)()
        times, works, counts = [], [], []
        for question in asked:
            began, worked = time.perf_counter(), time.process_time()
            counts.append(question())
            works.append((time.process_time() - worked) * 1000)
            times.append((time.perf_counter() - began) * 1000)
        found[name] = {
            "answers": statistics.median(counts),
            "times": [statistics.median(times), high(times)],
            "works": [statistics.median(works), high(works)],
        }
    return {"warm": found, "serving MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def high(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95)]


def cold(options: argparse.Namespace) -> dict[str, Any]:
    from search.engines import get_search_server

    if server := get_search_server():
        server.client.options(request_timeout=60).indices.clear_cache(index=server.index.alias)
    [question] = questions(options.question, 1)
    began = time.perf_counter()
    question()
    return {"ms": (time.perf_counter() - began) * 1000}


def publish(options: argparse.Namespace) -> dict[str, Any]:
    """A whole publish through Wagtail, as when an editor presses the button."""
    from opportunities.models import OpportunityPage

    page = OpportunityPage.objects.get(reference="bench-published")
    times = []
    for number in range(PUBLISHED):
        page.summary = f"صباح على الشاطئ {number}"
        began = time.perf_counter()
        page.save_revision().publish()
        times.append((time.perf_counter() - began) * 1000)
    return {"publish ms": statistics.median(times)}


PARTS: dict[str, Callable[[argparse.Namespace], dict[str, Any]]] = {
    "prepare": prepare,
    "load": load,
    "build": build,
    "warm": warm,
    "cold": cold,
    "publish": publish,
}


# --- Questions ------------------------------------------------------------------------------------------


def questions(name: str, rounds: int) -> Iterator[Callable[[], int]]:
    """That many questions of a kind, alternately in each language; each says how many answers it has."""
    from scripts.bench_rows import slugs, writer

    causes, municipalities = slugs()
    for number in range(rounds):
        language = ("ar", "en")[number % 2]
        place, cause = municipalities[number % len(municipalities)], causes[number % len(causes)]
        filtered = f"cause={cause}&age={16 + number % 9}"
        if name == "listing":
            yield directory(f"{filtered}&municipality={place}" if number % 3 else filtered, language)
        elif name == "last page":
            yield last_page(filtered, language)
        elif name == "autocomplete":
            begun = writer(language).ranked(1, 4 * rounds)[4 * number][:3]
            yield partial(completed, begun, language)
        else:
            first, last = WORDS[name.removesuffix(" word")]
            words = writer(language).ranked(first, last)
            yield directory(f"q={words[number * len(words) // rounds]}", language)


def completed(begun: str, language: str) -> int:
    from opportunities.questions import OPPORTUNITIES
    from search.queries import complete

    return len(complete(begun, language=language, filters={"kind": OPPORTUNITIES}))


def directory(query: str, language: str, page: int = 0) -> Callable[[], int]:
    """What a page of the directory asks: answers, cards, every count, and how the words are read."""
    from django.http import QueryDict
    from django.utils import translation

    from opportunities.directory import PAGE_SIZE, Directory
    from opportunities.filters import DirectoryFilters
    from opportunities.options import Options

    def ask() -> int:
        with translation.override(language):
            filters = DirectoryFilters(QueryDict(query), Options(language))
            if not filters.is_valid():
                raise SystemExit(f"{query}: {filters.messages}")
            start = page * PAGE_SIZE
            found = Directory(filters, language, start=start, stop=start + PAGE_SIZE)
            # What a page shows is made only when it is asked for.
            return max(found.count, len(found.cards) + len(found.facets) - len(filters.GROUPS))

    return ask


def last_page(query: str, language: str) -> Callable[[], int]:
    count = directory(query, language)()
    return directory(query, language, page=max(count - 1, 0) // 20)


# --- The table ------------------------------------------------------------------------------------------


def print_table(found: dict[tuple[str, int], dict[str, Any]]) -> None:
    """One column for each engine and size."""
    rows = [["", *(f"{engine} {size:,}" for engine, size in found)]]
    columns = [list(cells(values, smallest(engine, found))) for (engine, _size), values in found.items()]
    for row in zip(*columns, strict=True):
        rows.append([row[0][0], *(text for _name, text in row)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for number, row_cells in enumerate(rows):
        print("| " + " | ".join(map(str.ljust, row_cells, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def smallest(engine: str, found: dict[tuple[str, int], dict[str, Any]]) -> dict[str, Any]:
    """What was found at the engine's smallest size."""
    return next(values for (name, _size), values in found.items() if name == engine)


def cells(values: dict[str, Any], least: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each row's name and text, for one size beside the engine's smallest one."""
    yield "rebuilt from tokens, documents a second", f"{values['rebuilt a second']:,.0f}"
    yield "- peak memory, MB", f"{values['peak MB']:.0f}"
    yield "analysed anew, documents a second", f"{values['analysed a second']:,.0f}"
    times = values["publish ms"] / least["publish ms"]
    yield "publishing, ms (times the smallest)", f"{values['publish ms']:.0f} ({times:.2f})"
    for name, found in values["warm"].items():
        yield f"{name}: answers", f"{found['answers']:,.0f}"
        yield f"{name}, warm p50 / p95 ms", "{:.1f} / {:.1f}".format(*found["times"])
        yield "- of it work of the process", "{:.1f} / {:.1f}".format(*found["works"])
    for name, taken in values["cold"].items():
        yield f"{name}, cold ms", f"{taken:.0f}"
    yield "memory of a process that serves, MB", f"{values['serving MB']:.0f}"


if __name__ == "__main__":
    main()
