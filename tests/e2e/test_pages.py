"""Each kind of page, in both languages, wide and narrow: whole, quiet, readable, usable by everyone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from scripts.addresses import main_pages
from tests.e2e.axe import violations
from tests.e2e.conftest import Site, Visit

KINDS = (
    "home",
    "opportunities",
    "opportunity",
    "campaigns",
    "campaign",
    "news",
    "article",
    "partners",
    "partner",
    "standard",
)
LANGUAGES = {"ar": "rtl", "en": "ltr"}
WIDTHS = (360, 1280)
ARABIC = re.compile(r"[\u0600-\u06FF]")

OpenTab = Callable[..., Visit]

# Text nodes whose script differs from the language that the nearest ancestor declares. Addresses (of mail or
# web) are in no language.
TEXT_IN_THE_WRONG_LANGUAGE = r"""
(language) => {
  const arabic = /[\u0600-\u06FF]/, latin = /[A-Za-z]{4,}/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wrong = [];
  for (let node; (node = walker.nextNode()); ) {
    const element = node.parentElement, text = node.textContent.trim();
    const isAddress = /^\S+[@.]\S+$/.test(text);
    if (!text || isAddress) continue;
    if (element.closest("script, style, template, code, [dir=auto], bdi, input, textarea")) continue;
    const declared = element.closest("[lang]").lang.slice(0, 2);
    if (declared === "en" && arabic.test(text)) wrong.push(text);
    if (declared === "ar" && latin.test(text) && !arabic.test(text)) wrong.push(text);
  }
  return wrong;
}
"""


@pytest.fixture(scope="session")
def addresses(demo: Site) -> dict[tuple[str, str], str]:
    return main_pages(demo.url)


def overflows(page: Page) -> bool:
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_whole_and_quiet(
    visit: OpenTab, addresses: dict[tuple[str, str], str], kind: str, language: str, width: int
) -> None:
    tab = visit(width)
    assert tab.goto(addresses[language, kind]) == 200
    root = tab.page.locator("html")
    assert root.get_attribute("lang") == language
    assert root.get_attribute("dir") == LANGUAGES[language]
    assert tab.page.locator("h1").count() == 1
    assert tab.complaints == []
    assert not overflows(tab.page)
    assert tab.page.evaluate(TEXT_IN_THE_WRONG_LANGUAGE, language) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_open_to_everyone(
    visit: OpenTab, addresses: dict[tuple[str, str], str], kind: str, language: str, scheme: str
) -> None:
    for width in WIDTHS:
        tab = visit(width, scheme=scheme, bypass_csp=True)
        tab.goto(addresses[language, kind])
        assert violations(tab.page) == [], f"at {width} px"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_at_320_pixels(
    visit: OpenTab, addresses: dict[tuple[str, str], str], kind: str
) -> None:
    tab = visit(320)
    for language in LANGUAGES:
        tab.goto(addresses[language, kind])
        assert not overflows(tab.page), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_says_so_in_its_language_and_offers_a_way_on(visit: OpenTab, language: str) -> None:
    tab = visit(360, bypass_csp=True)
    assert tab.goto(f"/{language}/no-such-page/") == 404
    assert tab.page.locator("html").get_attribute("lang") == language
    assert tab.page.locator("main form[role=search]").count() >= 1
    assert tab.page.locator(f"main a[href='/{language}/']").count() >= 1
    assert violations(tab.page) == []


def test_no_page_sets_a_cookie_or_calls_another_host(
    visit: OpenTab, addresses: dict[tuple[str, str], str]
) -> None:
    tab = visit()
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    for path in addresses.values():
        tab.goto(path)
    assert tab.page.context.cookies() == []
    assert [url for url in asked if not url.startswith(tab.site.url)] == []
