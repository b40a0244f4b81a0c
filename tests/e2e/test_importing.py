"""An editor imports a table: errors first, then all of it, in the Arabic admin and in the English one."""

import csv
import io
import re
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.addresses import main_pages
from tests.e2e.conftest import Site, Visit, signed_in

OpenTab = Callable[..., Visit]
COUNT = 50
HEADER = ("reference", "title_ar", "title_en", "summary_ar", "summary_en", "partner_ar", "partner_en")
HEADER += ("causes", "skills", "mode", "municipality", "place_ar", "place_en", "min_age")


def new_word(beginning: str) -> str:
    """A word that no opportunity has, though these tests may have run on this site before."""
    return beginning + secrets.token_hex(3)


def table(folder: Path, name: str, word: str, *, wrong: bool = False) -> Path:
    """A table of 50 new opportunities, found by `word`; with one cell `wrong`, in the seventh row."""
    output = io.StringIO(newline="")
    writer = csv.writer(output, delimiter=";")
    writer.writerow(HEADER)
    for number in range(1, COUNT + 1):
        cause = "gardening" if wrong and number == 6 else "environment"
        writer.writerow(
            [
                f"{word}-{number}",
                f"زراعة {word} رقم {number}",
                f"Planting {word} number {number}",
                "صباح بين النخيل.",
                "A morning among the palms.",
                f"فريق {word}",
                f"{word} team",
                cause,
                "الغرس|planting out",
                "on-site",
                "al-khor",
                f"حقل {word}",
                f"{word} field",
                "16",
            ]
        )
    path = folder / name
    path.write_bytes(output.getvalue().encode("utf-8-sig"))
    return path


def preview(page: Page, file: Path, action: str) -> None:
    page.set_input_files("input[name=file]", file)
    page.check(f"input[value={action}]")
    page.check("input[name=create_missing]")
    page.locator(".import form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")


def correct(page: Page, file: Path) -> None:
    page.set_input_files("input[name=file]", file)
    page.locator("button[name=replace]").click()
    page.wait_for_load_state("networkidle")


def start(page: Page) -> None:
    """Press the button and wait, without reloading by hand, until the worker is through."""
    page.locator("button[name=start]").click()
    expect(page.locator(".import .help-info")).to_be_visible(timeout=240_000)


def found_in_the_directory(page: Page, directory: str, word: str) -> int:
    page.goto(f"{directory}?q={word}")
    heading = page.locator("#results [role=status]").inner_text()
    return int(re.sub(r"\D", "", heading) or 0)


@pytest.fixture
def open_import(visit: OpenTab) -> Callable[[str], tuple[Visit, Page]]:
    def open_import(username: str) -> tuple[Visit, Page]:
        tab = visit()
        with signed_in(tab, username) as page:
            page.locator('a[href="/admin/opportunities/import/"]').first.click()
            page.wait_for_load_state("networkidle")
        return tab, page

    return open_import


def test_a_table_with_an_error_is_corrected_and_published_in_the_arabic_admin(
    open_import: Callable[[str], tuple[Visit, Page]], demo: Site, tmp_path: Path
) -> None:
    word = new_word("lotus")
    tab, page = open_import("admin")
    assert page.locator("html").get_attribute("dir") == "rtl"
    preview(page, table(tmp_path, "bad.csv", word, wrong=True), "publish")
    error = page.locator(".import-problems tbody tr")
    expect(error).to_have_count(1)
    expect(error.locator("td").nth(0)).to_have_text("7")
    expect(error.locator("td").nth(1)).to_have_text("causes")
    expect(error.locator("td").nth(2)).to_contain_text("gardening")
    expect(page.locator("button[name=start]")).to_have_count(0)
    correct(page, table(tmp_path, "good.csv", word))
    expect(page.locator(".import-problems")).to_have_count(0)
    expect(page.locator(".import-rows tbody tr")).to_have_count(COUNT)
    expect(page.locator("button[name=start]")).to_contain_text(str(COUNT))
    start(page)
    expect(page.locator(".import table tbody tr")).to_have_count(COUNT)
    # Wagtail's editor and its bar on public pages have more to say on the console.
    assert tab.complaints == []
    page.locator(".import table tbody tr a").first.click()
    expect(page.locator("#id_title")).to_have_value(f"زراعة {word} رقم 1")
    addresses = main_pages(demo.url)
    for language in ("ar", "en"):
        assert found_in_the_directory(page, demo.url + addresses[language, "opportunities"], word) >= COUNT


def test_drafts_are_imported_in_the_english_admin_and_nobody_sees_them(
    open_import: Callable[[str], tuple[Visit, Page]], demo: Site, tmp_path: Path
) -> None:
    word = new_word("jasmine")
    tab, page = open_import("reviewer")
    tab.goto("/admin/account/")
    page.select_option("select[name=locale-preferred_language]", "en")
    page.locator("button[type=submit]").last.click()
    page.wait_for_load_state("networkidle")
    tab.complaints.clear()
    tab.goto("/admin/opportunities/import/")
    expect(page).to_have_title(re.compile("Import opportunities"))
    preview(page, table(tmp_path, "drafts.csv", word), "draft")
    expect(page.locator("button[name=start]")).to_have_text(f"Save {COUNT} drafts")
    start(page)
    expect(page.locator(".import .help-info")).to_contain_text("as drafts")
    assert tab.complaints == []
    directory = demo.url + main_pages(demo.url)["en", "opportunities"]
    assert found_in_the_directory(page, directory, word) == 0
