"""The report of searches, as editors use it."""

import datetime
import io
from urllib.parse import quote

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from core.dates import today
from core.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, REVIEWERS, TRANSLATORS, Role
from search.models import SearchedWords
from tests.admin.conftest import SignIn
from tests.reading import read, words

REPORT = "/admin/reports/searches/"


def searched(
    text: str, *, found: int = 0, exact: int = 0, ago: int = 0, times: int = 1, **values: str
) -> None:
    SearchedWords.objects.create(
        day=today() - datetime.timedelta(days=ago),
        folded=text,
        words=text,
        found=found,
        exact=exact,
        times=times,
        **{"language": "en", "place": "site", **values},
    )


@pytest.fixture
def some_searches(db: None) -> None:
    searched("penguins", times=3)
    searched("penguins", times=4, ago=3)
    searched("penguins", times=2, ago=50)
    searched("بطاريق", language="ar", times=5)
    searched("night shifts", found=6, times=9)
    searched("beach", found=6, exact=6, times=20)
    searched("mended", found=1, exact=1)
    searched("mended", ago=2, times=8)
    searched("directory only", place="directory")


def listed(page: BeautifulSoup) -> list[tuple[str, str]]:
    """(words, times) of each row."""
    rows = [row.find_all("td") for row in page.select("table.listing tbody tr")]
    return [(words(cells[0]), words(cells[2])) for cells in rows]


def test_it_shows_first_what_found_nothing_lately(sign_in: SignIn, some_searches: None) -> None:
    page = read(sign_in(EDITORS), REPORT)
    assert listed(page) == [("penguins", "7"), ("بطاريق", "5"), ("directory only", "1")]
    assert "mended" not in words(page.select_one("main"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("outcome=partial", [("night shifts", "9")]),
        ("outcome=answers", [("beach", "20"), ("mended", "9")]),
        ("outcome=all", ["beach", "mended", "night shifts", "penguins", "بطاريق", "directory only"]),
        ("period=7", [("penguins", "7"), ("بطاريق", "5"), ("directory only", "1")]),
        ("period=90", [("penguins", "9"), ("بطاريق", "5"), ("directory only", "1")]),
        ("language=ar", [("بطاريق", "5")]),
        ("place=directory", [("directory only", "1")]),
        ("q=peng", [("penguins", "7")]),
        ("ordering=words", ["directory only", "penguins", "بطاريق"]),
    ],
)
def test_it_can_be_narrowed(sign_in: SignIn, some_searches: None, query: str, expected: list) -> None:
    rows = listed(read(sign_in(EDITORS), f"{REPORT}?{query}"))
    assert rows == expected or [row[0] for row in rows] == expected, rows


def test_each_row_leads_to_its_remedy(sign_in: SignIn, some_searches: None) -> None:
    client = sign_in(EDITORS)
    row = next(row for row in read(client, REPORT).select("tbody tr") if "بطاريق" in row.text)
    tried, synonyms, promote = [link["href"] for link in row.select(".remedies a")]
    assert tried == f"/ar/search/?q={quote('بطاريق')}&trial=1"
    assert client.get(tried).status_code == 200
    assert SearchedWords.objects.get(words="بطاريق").times == 5, "trying isn't counted"
    assert words(read(client, synonyms).select_one("[name=words_ar]")) == "بطاريق"
    assert read(client, promote).select_one("[name=query_string]")["value"] == "بطاريق"


def test_a_page_is_promoted_in_one_go(sign_in: SignIn, some_searches: None) -> None:
    client = sign_in(EDITORS)
    form = {
        "query_string": "penguins",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-MIN_NUM_FORMS": "0",
        "editors_picks-MAX_NUM_FORMS": "1000",
        "editors_picks-0-external_link_url": "https://example.org/birds",
        "editors_picks-0-external_link_text": "Birds",
        "editors_picks-0-ORDER": "1",
    }
    assert client.post(reverse("wagtailsearchpromotions:add"), form).status_code == 302
    assert "Birds" in words(read(Client(), "/en/search/?q=penguins").main)


def test_it_is_exported(sign_in: SignIn, some_searches: None) -> None:
    client = sign_in(EDITORS)
    csv = client.get(f"{REPORT}?export=csv").content.decode()
    assert csv.startswith("\ufeffSearched words,Language,Times,Last asked,Found\r\n")
    assert f"penguins,English,7,{today()},Nothing\r\n" in csv
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(f"{REPORT}?export=xlsx"))))
    rows = [tuple(cell.value for cell in row) for row in book.active.rows]
    assert rows[2][:3] == ("بطاريق", "العربية", 5)


def test_it_speaks_arabic(sign_in: SignIn, some_searches: None) -> None:
    page = read(sign_in(EDITORS, "ar"), REPORT)
    assert page.html["dir"] == "rtl"
    text = words(page.select_one("main"))
    for label in ("عمليات البحث", "ما يمكنك فعله", "جرّبه", "آخر 30 يومًا"):
        assert label in text, label


@pytest.mark.parametrize(
    "role", [ADMINISTRATORS, EDITORS, REVIEWERS], ids=["administrators", "editors", "reviewers"]
)
def test_those_who_look_after_words_see_it(sign_in: SignIn, some_searches: None, role: Role) -> None:
    client = sign_in(role)
    assert client.get(REPORT).status_code == 200
    start = read(client, "/admin/")
    panel = start.select_one("#missed-searches-section, #missed-searches") or start
    assert "penguins" in words(panel)
    assert start.select_one(f'a[href="{REPORT}"]')


@pytest.mark.parametrize("role", [TRANSLATORS, CONTRIBUTORS], ids=["translators", "contributors"])
def test_others_do_not(sign_in: SignIn, some_searches: None, role: Role) -> None:
    client = sign_in(role)
    assert client.get(REPORT).status_code in (302, 403)
    assert "penguins" not in client.get("/admin/").content.decode()


def test_the_start_is_quiet_while_nothing_is_missed(sign_in: SignIn) -> None:
    searched("beach", found=6, exact=6)
    assert "missed-searches" not in sign_in(EDITORS).get("/admin/").content.decode()


def test_the_report_that_counts_nothing_is_gone(sign_in: SignIn) -> None:
    assert "search-terms" not in sign_in(ADMINISTRATORS).get("/admin/").content.decode()
