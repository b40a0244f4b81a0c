"""The preview of an import: what each row would do, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.models.facts import in_words
from opportunities.exchange.columns import cell_of
from opportunities.exchange.plan import Entry, Outcome, Plan
from opportunities.models import OpportunityPage


@dataclass(frozen=True)
class Cell:
    """A column with what its cell says, and what stands there now where that is to be replaced."""

    column: str
    text: str
    old: str | None = None

    @property
    def direction(self) -> str:
        return "rtl" if self.column.endswith("_ar") else "ltr" if self.column.endswith("_en") else "auto"


@dataclass(frozen=True)
class PreviewRow:
    number: int
    outcome: Outcome
    reference: str
    title_ar: str
    title_en: str
    page: OpportunityPage | None
    cells: list[Cell]
    had_draft: bool
    goes_live_again: bool


def preview_rows(plan: Plan) -> list[PreviewRow]:
    """A row for each entry of the plan, in the order of the table; those that stay as they are come last."""
    entries = sorted(plan.entries, key=lambda entry: entry.outcome is Outcome.UNCHANGED)
    return [preview_row(entry, plan) for entry in entries]


def preview_row(entry: Entry, plan: Plan) -> PreviewRow:
    row, page = entry.row, entry.page
    is_new = entry.outcome is Outcome.CREATED
    was_public = page.first_published_at is not None and not page.live
    return PreviewRow(
        number=row.number,
        outcome=entry.outcome,
        reference=row["reference"],
        title_ar=row.words("title", "ar"),
        title_en=row.words("title", "en"),
        page=None if is_new else page,
        cells=[
            Cell(column, shown(row[column]), None if is_new else shown(entry.before.get(column)))
            for column in entry.changes
            if row[column] or not is_new
        ],
        had_draft=entry.had_draft,
        goes_live_again=plan.publish and was_public and entry.outcome is Outcome.UPDATED,
    )


def shown(value: object) -> str:
    """A value as an editor reads it; times are those of Qatar."""
    return in_words(value) if isinstance(value, datetime) else cell_of(value)
