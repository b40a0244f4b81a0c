"""What keeps a table out: each problem with its row and its column, in the active language."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

# Beyond this many, more of the same help nobody.
MOST_TOLD = 200


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell. `row` counts as a spreadsheet does, the header is 1; 0 is the whole file."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        values = asdict(self)
        if self.row and self.column:
            return _("Row %(row)d, column “%(column)s”: %(message)s") % values
        if self.row:
            return _("Row %(row)d: %(message)s") % values
        return self.message


class ImportRefused(Exception):
    """The table was not imported; nothing was changed. `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems[:MOST_TOLD])))
        self.problems = problems

    @classmethod
    def whole_file(cls, message: Any) -> ImportRefused:
        """For what is wrong with the file, not with one of its rows."""
        return cls([Problem(0, "", str(message))])
