"""Model fields of this project's own."""

from typing import Any

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Wagtail's StreamField that leaves its blocks out of migrations.

    The column is JSON whatever the blocks are, so a migration that repeats their definition says
    nothing about the database and grows with every change of a help text.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
