"""Reads opportunities from a table: what each column may hold, and what is wrong where it can't.

Nothing is written here. `read` gives rows whose values are right in themselves, or every problem with the
number of its line and the name of its column.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from core.dates import QATAR
from core.models import Cause, Municipality
from core.models.base import SUMMARY_MAX_LENGTH
from opportunities.choices import Audience, Certificate, Mode, ScheduleType
from opportunities.filters import plain_digits
from opportunities.models.facts import OLDEST, validate_reference

REQUIRED = ("reference", "title_ar", "title_en", "causes", "mode")
# What stands in both languages or in neither: a page is published in both, whole.
PAIRS = ("title", "summary", "body", "partner", "place")
TITLE_MAX_LENGTH = 255


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell; `line` counts from 1, the header included."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("Line %(line)d, column “%(column)s”: %(message)s") % {
            "line": self.line,
            "column": self.column,
            "message": self.message,
        }


class ImportRefused(Exception):
    """The table was not imported; nothing was changed. `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class ImportRow:
    """One line, its cells as values. Empty cells are None, or an empty list."""

    line: int
    values: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def words(self, name: str, language: str) -> str:
        return self.values.get(f"{name}_{language}") or ""


def text_up_to(length: int) -> Callable[[str], str]:
    def read_text(cell: str) -> str:
        if "\0" in cell:
            raise ValueError(_("It holds a sign that is no text."))
        if len(cell) > length:
            raise ValueError(_("Use %(limit)d characters at most.") % {"limit": length})
        return cell

    return read_text


def one_of(values: Iterable[str]) -> Callable[[str], str]:
    known = [str(value) for value in values]

    def read_choice(cell: str) -> str:
        if cell not in known:
            raise ValueError(
                _("“%(value)s” is none of %(known)s.") % {"value": cell, "known": ", ".join(known)}
            )
        return cell

    return read_choice


def several_of(values: Iterable[str]) -> Callable[[str], list[str]]:
    read_choice = one_of(values)
    return lambda cell: list(
        dict.fromkeys(read_choice(part.strip()) for part in cell.split(";") if part.strip())
    )


def name_pairs(cell: str) -> list[tuple[str, str]]:
    """ "العربية|English; ..." as pairs."""
    pairs = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        arabic, separator, english = (text.strip() for text in part.partition("|"))
        if not (separator and arabic and english):
            raise ValueError(_("Write each as Arabic|English: “%(value)s”.") % {"value": part})
        pairs.append((arabic, english))
    return pairs


def number_up_to(most: int) -> Callable[[str], int]:
    def read_number(cell: str) -> int:
        digits = plain_digits(cell)
        if not (digits.isascii() and digits.isdecimal()) or int(digits[:9]) > most:
            raise ValueError(_("Write a number from 0 to %(most)d.") % {"most": most})
        return int(digits)

    return read_number


def day(cell: str) -> date:
    found = None
    with suppress(ValueError):
        found = parse_date(plain_digits(cell))
    if found is None:
        raise ValueError(_("Write the day as year-month-day, like 2026-12-05."))
    return found


def moment(cell: str) -> datetime:
    found = None
    with suppress(ValueError):
        found = parse_datetime(plain_digits(cell).replace(" ", "T"))
    if found is None:
        raise ValueError(_("Write the time like 2026-12-05 16:00."))
    return timezone.make_aware(found, QATAR) if timezone.is_naive(found) else found


def reference(cell: str) -> str:
    validate_reference(cell)
    return text_up_to(40)(cell)


def columns() -> dict[str, Callable[[str], Any]]:
    """Every column that a table may have, and how its cells are read. Asks for the known terms once."""
    readers: dict[str, Callable[[str], Any]] = {
        "reference": reference,
        "causes": several_of(Cause.objects.values_list("slug", flat=True)),
        "skills": name_pairs,
        "mode": one_of(Mode.values),
        "municipality": one_of(Municipality.objects.values_list("slug", flat=True)),
        "min_age": number_up_to(OLDEST),
        "max_age": number_up_to(OLDEST),
        "audience": one_of(Audience.values),
        "schedule": one_of(ScheduleType.values),
        "starts_at": moment,
        "ends_at": moment,
        "starts_on": day,
        "ends_on": day,
        "opens_at": moment,
        "deadline_at": moment,
        "seats": number_up_to(1_000_000),
        "hours": number_up_to(10_000),
        "certificate": one_of(Certificate.values),
        "contact_email": text_up_to(254),
        "apply_url": text_up_to(200),
    }
    lengths = {
        "title": TITLE_MAX_LENGTH,
        "summary": SUMMARY_MAX_LENGTH,
        "body": 20_000,
        "partner": 255,
        "place": 120,
    }
    for name, length in lengths.items():
        readers |= {f"{name}_{language}": text_up_to(length) for language in ("ar", "en")}
    return readers


def read(lines: Iterable[str]) -> list[ImportRow]:
    """The rows of a CSV table with a header; raises ImportRefused with every problem that it has."""
    table = csv.DictReader(lines, strict=True)
    readers = columns()
    try:
        header = [name.strip() for name in table.fieldnames or []]
        problems = header_problems(header, readers)
        if problems:
            raise ImportRefused(problems)
        table.fieldnames = header
        rows = []
        seen: dict[str, int] = {}
        for cells in table:
            row = read_row(table.line_num, cells, readers, problems)
            name = row["reference"]
            if name in seen:
                message = _("Line %(line)d has this reference already.") % {"line": seen[name]}
                problems.append(Problem(row.line, "reference", message))
            elif name:
                seen[name] = row.line
            rows.append(row)
    except csv.Error as error:
        raise ImportRefused([Problem(table.line_num, "", str(error))]) from error
    if problems:
        raise ImportRefused(problems)
    return rows


def header_problems(header: list[str], readers: Mapping[str, Any]) -> list[Problem]:
    unknown = [name for name in header if name not in readers]
    missing = [name for name in REQUIRED if name not in header]
    repeated = sorted({name for name in header if header.count(name) > 1})
    return [
        *(Problem(1, name, _("There is no such column.")) for name in unknown),
        *(Problem(1, name, _("This column is missing.")) for name in missing),
        *(Problem(1, name, _("This column stands there twice.")) for name in repeated),
    ]


def read_row(
    line: int, cells: Mapping[Any, Any], readers: Mapping[str, Callable[[str], Any]], problems: list[Problem]
) -> ImportRow:
    """One line as values; what is wrong with it is added to `problems`."""
    row = ImportRow(line)
    if None in cells or None in cells.values():
        problems.append(Problem(line, "", _("This line has not as many cells as the header.")))
    for column, reader in readers.items():
        cell = (cells.get(column) or "").strip()
        if not cell:
            row.values[column] = None
            if column in REQUIRED:
                problems.append(Problem(line, column, _("This cell is empty.")))
            continue
        try:
            row.values[column] = reader(cell)
        except ValidationError as error:
            problems.append(Problem(line, column, " ".join(error.messages)))
        except ValueError as error:
            problems.append(Problem(line, column, str(error)))
    for name in PAIRS[1:]:
        for language, other in (("ar", "en"), ("en", "ar")):
            if row.words(name, language) and not row.words(name, other):
                message = _("Write it in both languages, or in neither.")
                problems.append(Problem(line, f"{name}_{other}", message))
    return row
