"""Files as tables of text: CSV as spreadsheets save it, in whatever encoding, and Excel workbooks.

Nothing is known here of opportunities. What can't be read for certain is refused with a message in the
active language; what was read in an unusual way is said in `Table.note`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from opportunities.exchange.problems import ImportRefused, Problem

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 1_000
MOST_COLUMNS = 200
MOST_UNPACKED_BYTES = 200 * 1024 * 1024

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DELIMITERS = (",", ";", "\t")
# A cell that begins like this is a formula to a spreadsheet, once the quotes that guard it are gone.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
# How much of what is no ASCII must be Arabic before a file counts as Windows Arabic.
CERTAINLY_ARABIC = 0.9
FEWEST_LETTERS = 10


@dataclass(frozen=True)
class Line:
    """A row's number, as a spreadsheet counts, and the text of its cells, without space around it."""

    number: int
    cells: Sequence[str]


@dataclass
class Table:
    """A header and the rows below it that aren't empty; `note` says how the file had to be read, if oddly."""

    header: list[str]
    lines: list[Line] = field(default_factory=list)
    note: str = ""


def read_table(content: bytes, known: Iterable[str]) -> Table:
    """The table in a file. `known` are names of columns, by which the delimiter is recognised.

    Raises ImportRefused for a file that is no table, empty, too long, or of an unknown encoding.
    """
    if len(content) > MOST_BYTES:
        raise ImportRefused.whole_file(_("The file is larger than 10 MB. Split it."))
    if content.startswith(b"PK\x03\x04"):
        return table_of(workbook_rows(content), padded=True)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ImportRefused.whole_file(
            _("This is a workbook of an old Excel. Save it as .xlsx, or as “CSV UTF-8”.")
        )
    text, note = decoded(content)
    table = table_of(csv_rows(text, set(known)))
    table.note = note
    return table


def table_of(rows: Iterator[Line], *, padded: bool = False) -> Table:
    """`padded` rows end at their last cell that is not empty, so they may be shorter than the header."""
    filled = (line for line in rows if any(line.cells))
    header = next(filled, None)
    if header is None:
        raise ImportRefused.whole_file(_("The file is empty."))
    table = Table(list(header.cells))
    while table.header and not table.header[-1]:
        table.header.pop()
    for line in filled:
        if len(table.lines) == MOST_ROWS:
            raise ImportRefused.whole_file(
                _("The file has more than %(most)d rows. Split it.") % {"most": MOST_ROWS}
            )
        missing = len(table.header) - len(line.cells) if padded else 0
        table.lines.append(Line(line.number, [*line.cells, *[""] * missing]))
    if not table.lines:
        raise ImportRefused.whole_file(_("The file has a header and no rows below it."))
    return table


# --- CSV ----------------------------------------------------------------------------------------------


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a CSV file, and a note where it is not plain UTF-8."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return text_in(content, encoding), ""
    if b"\0" in content:
        raise ImportRefused.whole_file(_("This is no table. Use a CSV file or an Excel workbook (.xlsx)."))
    try:
        return content.decode("utf-8"), ""
    except UnicodeDecodeError:
        return windows_arabic(content)


def text_in(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise wrong_encoding(content, error.start) from error


def windows_arabic(content: bytes) -> tuple[str, str]:
    """What Excel saves as plain “CSV” on an Arabic Windows; refused unless it certainly is that.

    A file in UTF-8 with a damaged sign in it reads as Windows Arabic too, as nonsense.
    """
    as_utf8 = content.decode("utf-8", errors="replace")
    whole = sum(1 for character in as_utf8 if character > "\x7f" and character != "\ufffd")
    text = content.decode("cp1256", errors="replace")
    foreign = [character for character in text if character > "\x7f"]
    arabic = sum(1 for character in foreign if "\u0600" <= character <= "\u06ff")
    is_certain = arabic >= max(FEWEST_LETTERS, CERTAINLY_ARABIC * len(foreign)) and "\ufffd" not in text
    if as_utf8.count("\ufffd") <= whole or not is_certain:
        raise wrong_encoding(content, as_utf8.encode("utf-8").find("\ufffd".encode()))
    return text, _(
        "The file is in the encoding Windows Arabic (1256). See whether its words are right below."
    )


def wrong_encoding(content: bytes, position: int) -> ImportRefused:
    row = content.count(b"\n", 0, max(position, 0)) + 1
    message = _(
        "The letters of this file can't be read for certain. In Excel, save it as “CSV UTF-8” or as .xlsx."
    )
    return ImportRefused([Problem(row, "", message)])


def csv_rows(text: str, known: set[str]) -> Iterator[Line]:
    """The rows of a CSV text, blank ones included, whatever it is delimited by."""
    lines = text.splitlines(keepends=True)
    # Excel's own way to name the delimiter, which is no row to it.
    named = lines[0].strip().lower() if lines else ""
    if named.startswith("sep=") and len(named) == len("sep=") + 1:
        lines, delimiter = lines[1:], named[-1]
    else:
        delimiter = max(DELIMITERS, key=lambda sign: known_columns(lines, sign, known))
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield Line(number, [plain_cell(cell) for cell in cells])
    except csv.Error as error:
        message = _("A quotation mark is missing or out of place in this row or in one above.")
        raise ImportRefused([Problem(number + 1, "", message)]) from error


def known_columns(lines: list[str], delimiter: str, known: set[str]) -> int:
    first = next((line for line in lines if line.strip()), "")
    names = next(csv.reader([first], delimiter=delimiter), [])
    return sum(name.strip() in known for name in names)


def plain_cell(cell: str) -> str:
    """A cell's text, without the quote that keeps spreadsheets from reading it as a formula."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def guarded_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet runs as a formula; `plain_cell` takes the guard away."""
    return f"'{text}" if FORMULA.match(text) else text


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8, with the mark by which Excel knows it."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(header)
    writer.writerows([guarded_cell(cell) for cell in row] for row in rows)
    return output.getvalue().encode("utf-8-sig")


# --- Workbooks ----------------------------------------------------------------------------------------


def workbook_rows(content: bytes) -> Iterator[Line]:
    """The rows of a workbook's first sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise ImportRefused.whole_file(_("The workbook is too large. Split it."))
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        sheet = workbook.worksheets[0]
        # What a sheet says of its own size may be wrong.
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            yield Line(number, trimmed([cell_text(cell, number) for cell in cells]))
    except ImportRefused:
        raise
    except Exception as error:  # a damaged workbook makes its readers raise nearly anything
        message = _("The workbook can't be read. Save it again as .xlsx, or as “CSV UTF-8”.")
        raise ImportRefused.whole_file(message) from error


def trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def cell_text(cell: Any, row: int) -> str:
    """A cell as one would type it."""
    if cell.data_type == "f":
        message = _("This cell holds a formula. Put its value there.")
        raise ImportRefused([Problem(row, cell.column_letter, message)])
    match cell.value:
        case None:
            text = ""
        case bool():
            text = str(cell.value).lower()
        case float() if cell.value.is_integer():
            text = str(int(cell.value))
        case datetime():
            text = cell.value.strftime("%Y-%m-%d %H:%M")
        case date() | time():
            text = cell.value.isoformat()
        case _:
            text = str(cell.value)
    return text.strip()
