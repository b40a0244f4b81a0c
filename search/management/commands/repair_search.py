"""What the background worker does by itself, at once and in the foreground."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import carrying
from search.engines import get_search_server
from search.engines.base import EngineDown


class Command(BaseCommand):
    help = "Bring the search server that SEARCH_URL names up to date with the database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="make the whole index anew")

    def handle(self, **options: Any) -> None:
        server = get_search_server()
        if server is None:
            self.stdout.write("No search server is set: the database answers, and is always up to date.")
            return
        try:
            if options["anew"]:
                carrying.forget()
            carried = carrying.carry(whole=True)
            count = server.count()
        except EngineDown as error:
            raise CommandError(f"The search server failed: {error}") from error
        if not carried:
            raise CommandError("Another process is at it. Try again in a few minutes.")
        self.stdout.write(f"The search server is up to date: {count} documents.")
