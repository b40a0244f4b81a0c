"""The columns of a table of opportunities: what each may hold, and what is wrong where it can't.

Nothing is written here. `read` gives rows whose values are right in themselves, and every problem that the
cells have. A column that the table lacks is not in a row's values; an empty cell is None there, or an
empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from core.dates import QATAR
from core.models import Cause, Municipality
from core.models.base import SUMMARY_MAX_LENGTH
from opportunities.choices import Audience, Certificate, Mode, ScheduleType
from opportunities.exchange.problems import ImportRefused, Problem
from opportunities.exchange.tables import Table
from opportunities.filters import plain_digits
from opportunities.models.facts import OLDEST, validate_reference, validate_web_address

Reader = Callable[[str], Any]
When = TypeVar("When", bound=date)

LANGUAGES = ("ar", "en")
OTHER = {"ar": "en", "en": "ar"}
# Columns without which no row can be read. A title may be empty in a language that a page lacks.
REQUIRED = ("reference", "title_ar", "title_en", "causes", "mode")
TITLES = ("title_ar", "title_en")
# What a page has in each of its languages.
WORDS = ("title", "summary", "body", "audience_reason")
LENGTHS = {
    "title": 255,
    "summary": SUMMARY_MAX_LENGTH,
    "body": 20_000,
    "partner": 255,
    "place": 120,
    "audience_reason": 250,
}


@dataclass
class ImportRow:
    """One row, its cells as values by column."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Any:
        return self.values.get(column)

    def words(self, name: str, language: str) -> str:
        return self.values.get(f"{name}_{language}") or ""


# --- What a cell may hold ------------------------------------------------------------------------------


def text_up_to(length: int) -> Callable[[str], str]:
    def read_text(cell: str) -> str:
        if any(character < " " and character not in "\t\r\n" for character in cell):
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
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > 9 or int(digits) > most:
            raise ValueError(_("Write a number from 0 to %(most)d.") % {"most": most})
        return int(digits)

    return read_number


def decimal_up_to(most: int) -> Callable[[str], Decimal]:
    read_whole = number_up_to(most)

    def read_decimal(cell: str) -> Decimal:
        whole, point, tenths = plain_digits(cell).replace("٫", ".").partition(".")
        if not point:
            return Decimal(read_whole(whole))
        if len(tenths) != 1 or not (tenths.isascii() and tenths.isdecimal()) or read_whole(whole) >= most:
            raise ValueError(_("Write a number with one digit after the point at most, like 2.5."))
        return Decimal(f"{int(whole)}.{tenths}")

    return read_decimal


def day(cell: str) -> date:
    found = None
    with suppress(ValueError):
        # A workbook's days have a time of the day, midnight.
        found = parse_date(plain_digits(cell).removesuffix(" 00:00"))
    if found is None:
        raise ValueError(_("Write the day as year-month-day, like 2026-12-05."))
    return of_our_time(found)


def moment(cell: str) -> datetime:
    found = None
    text = plain_digits(cell).replace(" ", "T")
    with suppress(ValueError):
        found = parse_datetime(text)
    if found is None or ":" not in text:
        raise ValueError(_("Write the time like 2026-12-05 16:00."))
    of_our_time(found)
    return timezone.make_aware(found, QATAR) if timezone.is_naive(found) else found


def of_our_time(when: When) -> When:
    if not 2000 <= when.year <= 2100:
        raise ValueError(_("The year must be between 2000 and 2100."))
    return when


def reference(cell: str) -> str:
    validate_reference(cell)
    return text_up_to(40)(cell)


def email(cell: str) -> str:
    validate_email(cell)
    return text_up_to(254)(cell)


def web_address(cell: str) -> str:
    validate_web_address(cell)
    return text_up_to(200)(cell)


# --- The columns --------------------------------------------------------------------------------------


def columns() -> dict[str, Reader]:
    """Every column that a table may have, in the order of an export, and how its cells are read.

    Asks for the known terms once.
    """
    texts = {
        name: {f"{name}_{language}": text_up_to(length) for language in LANGUAGES}
        for name, length in LENGTHS.items()
    }
    return {
        "reference": reference,
        **texts["title"],
        **texts["summary"],
        **texts["body"],
        **texts["partner"],
        "causes": several_of(Cause.objects.values_list("slug", flat=True)),
        "skills": name_pairs,
        "mode": one_of(Mode.values),
        "municipality": one_of(Municipality.objects.values_list("slug", flat=True)),
        **texts["place"],
        "min_age": number_up_to(OLDEST),
        "max_age": number_up_to(OLDEST),
        "audience": one_of(Audience.values),
        **texts["audience_reason"],
        "schedule": one_of(ScheduleType.values),
        "starts_at": moment,
        "ends_at": moment,
        "starts_on": day,
        "ends_on": day,
        "opens_at": moment,
        "deadline_at": moment,
        "seats": number_up_to(1_000_000),
        "hours": decimal_up_to(10_000),
        "certificate": one_of(Certificate.values),
        "contact_email": email,
        "apply_url": web_address,
    }


def cell_of(value: Any) -> str:
    """A value as a table's cell; reading the cell gives the value again."""
    match value:
        case None:
            text = ""
        case datetime():
            text = value.astimezone(QATAR).strftime("%Y-%m-%d %H:%M")
        case date():
            text = value.isoformat()
        case Decimal():
            text = f"{value.normalize():f}"
        case tuple():
            text = "|".join(value)
        case list():
            text = ";".join(map(cell_of, value))
        case _:
            text = str(value)
    return text


def read(table: Table) -> tuple[list[ImportRow], list[Problem]]:
    """The rows of a table, and what is wrong in them, in the order of rows.

    Raises ImportRefused where the header is wrong: without it no cell means anything.
    """
    readers = columns()
    if problems := header_problems(table.header, readers):
        raise ImportRefused(problems)
    rows = []
    seen: dict[str, int] = {}
    for line in table.lines:
        row = ImportRow(line.number)
        rows.append(row)
        problems += read_row(row, table.header, line.cells, readers)
        name = row["reference"]
        if name in seen:
            message = _("Row %(row)d has this reference already.") % {"row": seen[name]}
            problems.append(Problem(row.number, "reference", message))
        elif name:
            seen[name] = row.number
    return rows, problems


def header_problems(header: Sequence[str], readers: Mapping[str, Any]) -> list[Problem]:
    unknown = [name for name in dict.fromkeys(header) if name not in readers]
    missing = [name for name in REQUIRED if name not in header]
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    return [
        *(Problem(1, name, unknown_column(name, readers)) for name in unknown),
        *(Problem(1, name, _("This column is missing.")) for name in missing),
        *(Problem(1, name, _("This column stands there twice.")) for name in repeated),
    ]


def unknown_column(name: str, readers: Mapping[str, Any]) -> str:
    if not name:
        return _("A column has cells and no name.")
    if near := get_close_matches(name.lower(), readers, n=1):
        return _("There is no such column. Is it “%(name)s”?") % {"name": near[0]}
    return _("There is no such column.")


def read_row(
    row: ImportRow, header: Sequence[str], cells: Sequence[str], readers: Mapping[str, Reader]
) -> list[Problem]:
    """Put the values of a line's cells into `row`; what is wrong with them is given back."""
    problems = []
    if len(cells) < len(header) or any(cells[len(header) :]):
        problems.append(Problem(row.number, "", _("This row has not as many cells as the header.")))
    for column, cell in zip(header, cells, strict=False):
        try:
            row.values[column] = readers[column](cell) if cell else None
        except ValidationError as error:
            problems.append(Problem(row.number, column, " ".join(error.messages)))
        except ValueError as error:
            problems.append(Problem(row.number, column, str(error)))
    empty = [column for column in REQUIRED if column in row.values and not row[column]]
    if any(row[title] for title in TITLES):
        # Whether a language may be missing depends on the page that is there.
        empty = [column for column in empty if column not in TITLES]
        problems += unpaired_words(row, header)
    problems += [Problem(row.number, column, _("This cell is empty.")) for column in empty]
    return problems


def unpaired_words(row: ImportRow, header: Sequence[str]) -> list[Problem]:
    """A page is published in both languages, whole: what one of them says, the other says too."""
    problems = []
    for name in WORDS[1:]:
        for language, other in OTHER.items():
            column = f"{name}_{other}"
            # A cell that is wrong in itself is not empty.
            is_empty = column not in header or (column in row.values and not row[column])
            if row.words(name, language) and is_empty and row.words("title", other):
                problems.append(Problem(row.number, column, _("Write it in both languages, or in neither.")))
    return problems
