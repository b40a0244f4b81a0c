"""`manage.py prune_imports --days N`: forget the tables that editors uploaded long ago."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from opportunities.exchange.runs import prune


class Command(BaseCommand):
    help = "Delete uploaded tables of opportunities that are older than so many days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=30)

    def handle(self, *args: Any, days: int, verbosity: int = 1, **options: Any) -> None:
        count = prune(days)
        if verbosity:
            self.stdout.write(f"{count} uploaded tables deleted.")
