"""The site's search in a browser: from any page, by keyboard, on a phone, in both languages."""

from collections.abc import Callable

import pytest

from tests.e2e.axe import violations
from tests.e2e.conftest import Visit
from tests.e2e.test_pages import overflows

OpenTab = Callable[..., Visit]
WORDS = {"ar": "السلاحف", "en": "turtles"}


@pytest.mark.parametrize("language", WORDS)
def test_one_searches_from_the_head_of_any_page_by_keyboard(visit: OpenTab, language: str) -> None:
    tab = visit()
    tab.goto(f"/{language}/")
    field = tab.page.locator("header input[name=q]")
    field.focus()
    tab.page.keyboard.type(WORDS[language])
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"**/{language}/search/?q=*")
    assert tab.page.locator("#site-q").input_value() == WORDS[language]
    assert tab.page.locator(".found mark").count()
    tab.page.locator(".tabs a").nth(1).focus()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**kind=opportunities*")
    assert tab.page.locator(".tabs [aria-current=page]").count() == 1
    tab.page.locator(".found h3 a").first.focus()
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(lambda url: "/search/" not in url)
    assert tab.complaints == []


@pytest.mark.parametrize("language", WORDS)
def test_on_a_phone_the_search_is_one_tap_away(visit: OpenTab, language: str) -> None:
    tab = visit(360)
    tab.goto(f"/{language}/")
    tab.page.locator("header a.search-link").click()
    tab.page.wait_for_url(f"**/{language}/search/")
    tab.page.locator("#site-q").fill(WORDS[language])
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**?q=*")
    assert not overflows(tab.page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", WORDS)
def test_it_is_open_to_everyone(visit: OpenTab, language: str, scheme: str) -> None:
    for width in (320, 1280):
        tab = visit(width, scheme=scheme, bypass_csp=True)
        for query in ("", f"?q={WORDS[language]}", "?q=zzqqy", f"?q={'a' * 201}"):
            tab.goto(f"/{language}/search/{query}")
            assert violations(tab.page) == [], (query, width)
            assert not overflows(tab.page), (query, width)
