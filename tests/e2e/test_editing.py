"""Editors at work in a browser: no complaints from the console, and text in the direction of its language."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit, signed_in

ARABIC = "نص عربي"


def open_editor(tab: Visit, page: Page, path: str) -> None:
    """The editor of the page at a public path, through the bar that editors see there."""
    page.goto(tab.site.url + path)
    link = page.locator("wagtail-userbar").locator('a[href*="/edit/"]').first
    address = link.evaluate("link => link.href")
    # What Wagtail's checker says of the public page is for its own tests.
    tab.complaints.clear()
    page.goto(address)
    page.wait_for_load_state("networkidle")


def first_link(page: Page, site: str, front: str) -> str:
    """The path of the first page that a front of the site lists."""
    page.goto(site + front)
    paths = page.locator("main a").evaluate_all("links => links.map(link => new URL(link.href).pathname)")
    below = [path for path in map(unquote, paths) if path.startswith(front) and not path.endswith("/feed/")]
    return next(path for path in below if path.count("/") == front.count("/") + 1)


@pytest.mark.parametrize("username", ["admin", "editor", "reviewer", "translator", "partner"])
def test_every_role_finds_its_way_without_complaints(visit: Callable[..., Visit], username: str) -> None:
    tab = visit()
    with signed_in(tab, username) as page:
        for path in ("/admin/", "/admin/pages/", "/admin/account/"):
            assert tab.goto(path) == 200
            page.wait_for_load_state("networkidle")
    assert tab.complaints == []


def test_the_administrators_screens_work(visit: Callable[..., Visit]) -> None:
    tab = visit()
    with signed_in(tab, "admin") as page:
        for path in (
            "/admin/settings/core/sitesettings/",
            "/admin/snippets/core/cause/",
            "/admin/snippets/core/place/add/",
            "/admin/images/",
            "/admin/images/multiple/add/",
            "/admin/reports/health/",
        ):
            assert tab.goto(path) == 200
            page.wait_for_load_state("networkidle")
    assert tab.complaints == []


@pytest.mark.parametrize(("front", "language", "direction"), [("/ar/", "ar", "rtl"), ("/en/", "en", "ltr")])
def test_fields_are_written_in_the_direction_of_the_page(
    visit: Callable[..., Visit], front: str, language: str, direction: str
) -> None:
    """The admin of the demo's administrator is Arabic; a page's fields follow the page."""
    tab = visit()
    with signed_in(tab, "admin") as page:
        open_editor(tab, page, front)
        title = page.locator("#id_title")
        expect(title).to_have_attribute("dir", direction)
        expect(title).to_have_attribute("lang", language)
        assert title.evaluate("field => getComputedStyle(field).direction") == direction
    assert tab.complaints == []


def test_rich_text_of_an_arabic_page_is_typed_from_the_right(visit: Callable[..., Visit]) -> None:
    tab = visit()
    with signed_in(tab, "admin") as page:
        article = first_link(page, tab.site.url, "/ar/الأخبار/")
        open_editor(tab, page, article)
        text = page.locator(".public-DraftEditor-content").first
        text.click()
        page.keyboard.press("Control+Home")
        page.keyboard.type(ARABIC + " ")
        expect(text).to_contain_text(ARABIC)
        block = text.locator(".public-DraftStyleDefault-block").first
        assert block.evaluate("node => getComputedStyle(node).direction") == "rtl"
    assert tab.complaints == []


def test_two_named_fields_are_written_each_in_its_own(visit: Callable[..., Visit]) -> None:
    tab = visit()
    with signed_in(tab, "admin") as page:
        tab.goto("/admin/snippets/core/place/add/")
        expect(page.locator("#id_name_ar")).to_have_attribute("dir", "rtl")
        expect(page.locator("#id_name_en")).to_have_attribute("dir", "ltr")
        expect(page.locator("#id_map_url")).to_have_attribute("dir", "ltr")


def test_a_translator_has_facts_and_both_directions_before_them(visit: Callable[..., Visit]) -> None:
    tab = visit()
    with signed_in(tab, "translator") as page:
        opportunity = first_link(page, tab.site.url, "/en/opportunities/")
        open_editor(tab, page, opportunity)
        facts = page.locator("#facts-of-the-original")
        expect(facts).to_be_visible()
        strings = page.locator(".js-translation-editor")
        expect(strings.locator("li > p").first).to_have_attribute("dir", "rtl")
        assert facts.bounding_box()["y"] < strings.bounding_box()["y"]  # type: ignore[index]
        strings.get_by_role("button", name=re.compile("Edit|Translate")).first.click()
        expect(strings.locator("textarea").first).to_have_attribute("dir", "ltr")
    assert tab.complaints == []


def test_the_preview_shows_the_page_beside_the_form(visit: Callable[..., Visit]) -> None:
    tab = visit()
    with signed_in(tab, "editor") as page:
        article = first_link(page, tab.site.url, "/ar/الأخبار/")
        open_editor(tab, page, article)
        title = page.locator("#id_title").input_value()
        page.locator("[data-side-panel-toggle=preview]").first.click()
        preview = page.frame_locator("iframe[src*=preview]")
        expect(preview.locator("h1").first).to_have_text(title, timeout=15_000)
    assert tab.complaints == []
