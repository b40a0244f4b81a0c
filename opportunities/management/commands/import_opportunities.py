"""`manage.py import_opportunities [--create-missing] FILE.csv`: all of a table or nothing of it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opportunities.import_rows import ImportRefused, read
from opportunities.importing import import_rows


class Command(BaseCommand):
    help = "Publish the opportunities of a CSV table in both languages; all of them, or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.csv", help="UTF-8, with a header row")
        parser.add_argument(
            "--create-missing",
            action="store_true",
            help="make partners and skills that the site doesn't have",
        )

    def handle(self, *args: Any, file: Path, create_missing: bool, **options: Any) -> None:
        try:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                pages = import_rows(read(lines), create_missing=create_missing)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise CommandError(_("%(file)s is not written in UTF-8.") % {"file": file}) from error
        except ImportRefused as refused:
            raise CommandError(_("Nothing was imported.") + "\n" + str(refused)) from refused
        count = len(pages)
        self.stdout.write(
            ngettext("%(count)d opportunity published.", "%(count)d opportunities published.", count)
            % {"count": count}
        )
