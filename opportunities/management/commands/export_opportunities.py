"""`manage.py export_opportunities [FILE.csv]`: every opportunity as a table that can be imported again."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from opportunities.exchange.exporting import export, originals_for


class Command(BaseCommand):
    help = "Write every opportunity, drafts included, to a CSV table in the format of import_opportunities."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", metavar="FILE.csv", help="without it: to the output"
        )

    def handle(self, *args: Any, file: Path | None = None, **options: Any) -> None:
        content = export(originals_for())
        if file is None:
            self.stdout.write(content.decode("utf-8-sig"), ending="")
            return
        try:
            file.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
