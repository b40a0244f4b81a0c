"""Wagtail's command of this name, and then everything that this site itself makes from its pages."""

from typing import Any

from modelsearch.management.commands.rebuild_modelsearch_index import Command as UpdateIndexCommand

from search.rebuilding import rebuild_all


class Command(UpdateIndexCommand):
    help = "Make the search index of the admin, the documents of visitors' search and the listing rows anew."

    def handle(self, **options: Any) -> None:
        super().handle(**options)
        if options.get("schema_only"):
            return
        for name, count in rebuild_all().items():
            self.stdout.write(f"{name}: {count}")
