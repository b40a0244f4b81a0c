"""`manage.py measure_relevance [--data DIR]`: how good the search is, on queries that people judged."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from opportunities.exchange.columns import LANGUAGES
from opportunities.exchange.problems import ImportRefused
from opportunities.judged import JudgedCollection
from search import lexicon, seeding
from search.engines.base import Engine
from search.judging import Figures, Query, Verdict, figures, queries_of
from search.throwaway import database_alone, throwaway_index, throwaway_tables

OWN_COLLECTION = Path(settings.ROOT) / "tests" / "relevance"
HEADER = "                          queries  nDCG@10  recall@20  nothing found  rightly nothing"


class Command(BaseCommand):
    help = "Measure the directory's search on a judged collection, in tables that are thrown away."
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--data",
            type=Path,
            action="append",
            metavar="DIR",
            help="a folder with opportunities.csv and queries.jsonl; may be given more than once",
        )
        parser.add_argument(
            "--without",
            choices=["thesaurus", "lexicon"],
            nargs="+",
            default=[],
            help="leave out the groups of synonyms, or the known Arabic words: how good rules are alone",
        )
        parser.add_argument("--verbose", action="store_true", help="list the queries that went wrong")

    def handle(
        self, *args: Any, data: list[Path] | None, without: list[str], verbose: bool, **options: Any
    ) -> None:
        with words_known("lexicon" not in without), throwaway_tables(["core", "search"]):
            if "thesaurus" not in without:
                seeding.seed()
            for folder in data or [OWN_COLLECTION]:
                collection, queries = read_folder(folder)
                with database_alone():  # No worker need carry these to the search server.
                    collection.write()
                for name, engine_alone in engines().items():
                    with engine_alone() as engine:
                        engine.rebuild()
                        verdicts = [collection.judge(query) for query in queries]
                    self.stdout.write(self.style.MIGRATE_HEADING(f"{folder}, {name}"))
                    self.report(verdicts, verbose)

    def report(self, verdicts: list[Verdict], verbose: bool) -> None:
        self.stdout.write(HEADER)
        for language in LANGUAGES:
            self.line(language, [verdict for verdict in verdicts if verdict.query.lang == language])
        for category, part in grouped(verdicts, lambda verdict: verdict.query.category).items():
            self.line(f"  {category}", part)
        self.line("all", verdicts)
        if verbose:
            for verdict in sorted(filter(lambda one: one.is_wrong, verdicts), key=worst_first):
                score = f"{verdict.ndcg:.2f}" if verdict.query.relevant else "none"
                query = verdict.query
                self.stdout.write(f"{score} {query.lang} [{query.category}] {query.query}")
                self.stdout.write(f"     wanted {dict(query.relevant)}, found {list(verdict.found[:8])}")

    def line(self, name: str, verdicts: Sequence[Verdict]) -> None:
        found: Figures = figures(verdicts)
        self.stdout.write(
            f"{name:25} {found.queries:8} {share(found.ndcg):>8} {share(found.recall):>10}"
            f" {share(found.nothing_found):>14} {share(found.rightly_nothing):>16}"
        )


def words_known(are_known: bool) -> AbstractContextManager[object]:
    """Within, the files of Arabic words are read, or else are as if they were empty."""
    if are_known:
        return nullcontext()
    return patch.object(lexicon, "known", return_value=lexicon.Lexicon({}, {}))


def engines() -> dict[str, Callable[[], AbstractContextManager[Engine]]]:
    """What the site could ask, each as what makes it the one that answers."""
    found: dict[str, Callable[[], AbstractContextManager[Engine]]] = {connection.vendor: database_alone}
    if settings.SEARCH_URL:
        found["search server"] = throwaway_index
    return found


def read_folder(folder: Path) -> tuple[JudgedCollection, list[Query]]:
    try:
        return JudgedCollection(folder), queries_of(folder)
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}") from error
    except (ImportRefused, ValueError, TypeError) as error:
        raise CommandError(f"{folder}: {error}") from error


def grouped(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for verdict in sorted(verdicts, key=key):
        groups.setdefault(key(verdict), []).append(verdict)
    return groups


def share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def worst_first(verdict: Verdict) -> tuple[bool, float]:
    """Queries without an answer that found something come last."""
    return (not verdict.query.relevant, verdict.ndcg if verdict.query.relevant else 0.0)
