"""Files as tables: whatever a spreadsheet saves is read, and what can't be read for certain is refused."""

import csv
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from django.utils import translation

from opportunities.exchange.problems import ImportRefused
from opportunities.exchange.tables import MOST_ROWS, guarded_cell, plain_cell, read_table, write_csv

KNOWN = ("reference", "title_ar", "title_en", "causes")
ARABIC = "تنظيف الشاطئ، صباح الجمعة"
ROWS = [["reference", "title_ar", "causes"], ["beach", ARABIC, "environment;youth"]]


@pytest.fixture(autouse=True)
def _english() -> None:
    translation.activate("en")


def text_of(rows: list[list[str]], delimiter: str = ",") -> str:
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=delimiter).writerows(rows)
    return output.getvalue()


def rows_in(content: bytes) -> list[list[str]]:
    table = read_table(content, KNOWN)
    return [table.header, *(list(line.cells) for line in table.lines)]


def refusal(content: bytes) -> str:
    with pytest.raises(ImportRefused) as refused:
        read_table(content, KNOWN)
    return str(refused.value)


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    "content",
    {
        "UTF-8": text_of(ROWS).encode(),
        "UTF-8 with its mark": text_of(ROWS).encode("utf-8-sig"),
        "semicolons, as Excel saves": text_of(ROWS, ";").encode("utf-8-sig"),
        "tabs": text_of(ROWS, "\t").encode(),
        "Unicode text of Excel": text_of(ROWS, "\t").encode("utf-16"),
        "Windows Arabic": text_of(ROWS, ";").encode("cp1256"),
        "the delimiter named": b"sep=;\r\n" + text_of(ROWS, ";").encode(),
        "old line ends": text_of(ROWS).replace("\r\n", "\r").encode(),
        "a workbook": workbook(ROWS),
    }.values(),
    ids=["utf8", "mark", "semicolons", "tabs", "utf16", "cp1256", "sep", "cr", "xlsx"],
)
def test_what_spreadsheets_save_is_read(content: bytes) -> None:
    assert rows_in(content) == ROWS


def test_an_encoding_that_was_recognised_is_told() -> None:
    assert "Windows Arabic" in read_table(text_of(ROWS).encode("cp1256"), KNOWN).note
    assert not read_table(text_of(ROWS).encode(), KNOWN).note


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"\n\n,,\n", "The file is empty."),
        (b"reference,title_ar\n", "no rows below"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "This is no table."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"PK\x03\x04 no zip at all", "can't be read. Save it again"),
        (text_of(ROWS).encode() + b"x,\xff,y\n", "Row 3: The letters"),
        ("reference,title_ar\nx,café à la crème élégante".encode("latin-1"), "can't be read for certain"),
        (b'reference,title_ar\nx,"open\n', "quotation mark"),
        (b"reference\n" + b"x\n" * (MOST_ROWS + 1), "more than 1000 rows"),
        (b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (workbook([["reference"], ["=1+1"]]), "Row 2, column “A”: This cell holds a formula."),
    ],
    ids=range(13),
)
def test_what_is_no_table_is_refused(content: bytes, message: str) -> None:
    assert message in refusal(content)


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (201 * 1024 * 1024))
    assert "too large" in refusal(output.getvalue())


def test_cells_of_a_workbook_read_as_one_would_type_them() -> None:
    rows = rows_in(
        workbook(
            [
                ["reference", "title_ar", "title_en", "causes"],
                [12.0, 2.5, datetime(2026, 12, 5, 16, 30), date(2026, 12, 5)],
                ["short"],
            ]
        )
    )
    assert rows[1] == ["12", "2.5", "2026-12-05 16:30", "2026-12-05 00:00"]
    assert rows[2] == ["short", "", "", ""]


def test_rows_are_numbered_as_in_a_spreadsheet() -> None:
    table = read_table(b'reference,title_ar\n"a","two\nlines"\n\nb,c\n', KNOWN)
    assert [line.number for line in table.lines] == [2, 4]


@pytest.mark.parametrize("text", ["=1+1", "+974 4444", "-5", "@name", "plain", "'quoted", "'=x", "a=b"])
def test_an_exported_cell_is_no_formula_and_reads_as_it_was(text: str) -> None:
    cell = rows_in(write_csv(["reference"], [[text]]))[1][0]
    assert cell == text
    assert not guarded_cell(text).startswith(("=", "+", "-", "@"))
    assert plain_cell(guarded_cell(text)) == text
