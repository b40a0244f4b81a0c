"""The directory's search field: suggestions by keyboard, how words are taken, and it all without script."""

from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.addresses import main_pages
from tests.e2e.conftest import Site, Visit

OpenTab = Callable[..., Visit]
FIELD, LIST, OPTIONS = "#filter-q", "#filter-q-completions", "#filter-q-completions [role=option]"
BEGUN = {"ar": "السلا", "en": "turt"}


def words_in(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("q", [])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_suggestions_are_chosen_by_keyboard(visit: OpenTab, demo: Site, language: str) -> None:
    tab = visit(360)
    page = tab.page
    tab.goto(main_pages(demo.url)[language, "opportunities"])
    field = page.locator(FIELD)
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially(BEGUN[language])
    expect(page.locator(LIST)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"{LIST} + [role=status]")).not_to_be_empty()
    options = page.locator(OPTIONS)
    last = options.count() - 1
    assert last >= 0
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    field.press("End")
    expect(options.nth(last)).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(page.locator(LIST)).to_be_hidden()
    expect(field).to_have_value(BEGUN[language])
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    leads_to = options.first.get_attribute("data-url") or ""
    field.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == urlsplit(leads_to).path)
    assert tab.complaints == []


def test_enter_without_a_choice_searches_for_what_was_typed(visit: OpenTab, demo: Site) -> None:
    tab = visit()
    page = tab.page
    tab.goto(main_pages(demo.url)["en", "opportunities"])
    page.locator(FIELD).press_sequentially("turtle")
    expect(page.locator(LIST)).to_be_visible()
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**q=turtle**")
    assert page.locator("#results .card mark").count() >= 1


def test_a_suggestion_is_chosen_by_touch(visit: OpenTab, demo: Site) -> None:
    tab = visit(360)
    page = tab.page
    tab.goto(main_pages(demo.url)["en", "opportunities"])
    page.locator(FIELD).press_sequentially("envir")
    option = page.locator(f"{OPTIONS}[data-url*='cause=environment']")
    option.click()
    page.wait_for_url("**cause=environment**")


@pytest.mark.parametrize(
    ("language", "words", "rest"), [("ar", "الشاطئ في الخور", "الشاطئ"), ("en", "beach in Al Khor", "beach")]
)
def test_a_place_read_in_the_words_is_taken_off_or_taken_literally(
    visit: OpenTab, demo: Site, language: str, words: str, rest: str
) -> None:
    tab = visit()
    page = tab.page
    address = main_pages(demo.url)[language, "opportunities"]
    tab.goto(f"{address}?q={quote(words)}")
    read = page.locator(".chips a:has(small)")
    expect(read).to_have_count(1)
    literally = page.locator(".corrected a").get_attribute("href") or ""
    read.click()
    page.wait_for_load_state()
    assert words_in(page) == [rest]
    tab.goto(address + literally)
    expect(page.locator(".chips a:has(small)")).to_have_count(0)
    assert words_in(page) == [words]
    expect(page.locator("#directory-form input[name=literal]")).to_have_value("1")
    assert tab.complaints == []


def test_a_slip_is_mended_and_the_words_as_typed_are_one_click_away(visit: OpenTab, demo: Site) -> None:
    tab = visit()
    page = tab.page
    tab.goto(main_pages(demo.url)["en", "opportunities"] + "?q=turtel")
    expect(page.locator(".corrected b")).to_have_text("turtle")
    assert page.locator("#results .card").count() >= 1
    page.locator(".corrected a").click()
    page.wait_for_url("**literal=1**")
    assert page.locator("#results .card").count() == 0
    expect(page.locator(".corrected a")).to_have_text("turtle")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_script_the_field_is_a_plain_form(visit: OpenTab, demo: Site, language: str) -> None:
    tab = visit(360, script=False)
    page = tab.page
    tab.goto(main_pages(demo.url)[language, "opportunities"])
    field = page.locator(FIELD)
    assert field.get_attribute("role") is None
    field.fill(BEGUN[language])
    field.press("Enter")
    page.wait_for_load_state()
    assert words_in(page) == [BEGUN[language]]
