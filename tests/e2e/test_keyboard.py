"""The keyboard alone reaches everything, and one sees where it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from scripts.addresses import main_pages
from tests.e2e.conftest import Site, Visit

FOCUS_IS_VISIBLE = """
() => {
  const element = document.activeElement;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  // The ring of a card's link goes around the whole card, which the link's pseudo-element covers.
  const rings = [style, getComputedStyle(element, "::after")];
  const ring = rings.some((one) => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) >= 2);
  return { seen, ring, name: element.outerHTML.slice(0, 120) };
}
"""


def focused(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(FOCUS_IS_VISIBLE)
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_skip_link_comes_first_and_leads_to_the_content(visit: Callable[..., Visit], language: str) -> None:
    tab = visit()
    tab.goto(f"/{language}/")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert focused(tab.page)["seen"]
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("location.hash") == "#main"


@pytest.mark.parametrize("kind", ["home", "opportunities", "opportunity"])
def test_each_stop_of_the_tab_key_is_seen(visit: Callable[..., Visit], demo: Site, kind: str) -> None:
    tab = visit()
    tab.goto(main_pages(demo.url)["ar", kind])
    stops = []
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if tab.page.evaluate("document.activeElement === document.body"):
            break
        stops.append(focused(tab.page))
    assert len(stops) > 10
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["ring"])] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_menu_on_a_phone_opens_and_closes_by_keyboard(visit: Callable[..., Visit], language: str) -> None:
    tab = visit(360)
    tab.goto(f"/{language}/")
    links = tab.page.locator("header nav a:visible")
    assert links.count() == 0
    tab.page.locator("header [popovertarget=menu]").focus()
    tab.page.keyboard.press("Enter")
    assert links.count() >= 4
    tab.page.keyboard.press("Escape")
    assert links.count() == 0


def test_filters_work_by_keyboard_and_stay_in_the_address(visit: Callable[..., Visit], demo: Site) -> None:
    tab = visit()
    tab.goto(main_pages(demo.url)["en", "opportunities"])
    box = tab.page.locator("input[name=municipality]").first
    value = box.get_attribute("value")
    box.focus()
    tab.page.keyboard.press("Space")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url(f"**municipality={value}**")
    assert tab.page.locator(f"input[name=municipality][value={value}]").is_checked()
