"""`manage.py import_opportunities [--create-missing] [--draft] [--dry-run] FILE`: all of it or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from opportunities.exchange.allowance import Allowance
from opportunities.exchange.plan import Plan
from opportunities.exchange.problems import ImportRefused
from opportunities.exchange.telling import outcome_lines
from opportunities.exchange.writing import carry_out


class Command(BaseCommand):
    help = (
        "Import the opportunities of a table (CSV or .xlsx) in both languages; all of them, or none. "
        "A row whose reference the site has changes that opportunity where it differs."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV or .xlsx, with a header row")
        parser.add_argument(
            "--create-missing",
            action="store_true",
            help="make partners and skills that the site doesn't have",
        )
        parser.add_argument("--draft", action="store_true", help="save drafts; publish nothing")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")

    def handle(
        self,
        *args: Any,
        file: Path,
        create_missing: bool = False,
        draft: bool = False,
        dry_run: bool = False,
        **options: Any,
    ) -> None:
        try:
            plan = Plan.of_file(
                file.read_bytes(),
                Allowance(),
                create_missing=create_missing,
                publish=not draft,
                tell=lambda done, total: self.show(pgettext("rows", "checked"), done, total),
            )
            if plan.problems:
                raise ImportRefused(plan.problems)
            if not dry_run:
                carry_out(plan, tell=lambda done, total: self.show(pgettext("rows", "written"), done, total))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except ImportRefused as refused:
            raise CommandError(_("Nothing was imported.") + "\n" + str(refused)) from refused
        if dry_run:
            self.stdout.write(_("Nothing is written: this is what would be done."))
        for line in (plan.note, *outcome_lines(plan)):
            if line:
                self.stdout.write(line)

    def show(self, what: str, done: int, total: int) -> None:
        """A line that the next one overwrites, on a terminal only."""
        if self.stdout.isatty():
            end = "\n" if done == total else "\r"
            self.stdout.write(f"{what}: {done}/{total}", ending=end)
