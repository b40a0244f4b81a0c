"""Compiles the message catalogues in Python, for machines without GNU gettext."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po, each into the .mo file beside it. Skips what is up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                target = source.with_suffix(".mo")
                if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                    continue
                try:
                    catalogue = polib.pofile(str(source))
                except (OSError, UnicodeDecodeError) as error:
                    raise CommandError(f"{source} can't be read as messages: {error}") from error
                catalogue.save_as_mofile(str(target))
                if options["verbosity"]:
                    self.stdout.write(f"Compiled {len(catalogue.translated_entries())} messages of {source}")
