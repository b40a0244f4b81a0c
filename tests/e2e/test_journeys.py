"""The main ways through the site, as a visitor and as an editor walk them. These run on PostgreSQL too."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest

from scripts.addresses import main_pages
from tests.e2e.conftest import Site, Visit, signed_in

OpenTab = Callable[..., Visit]


def test_a_visitor_finds_an_opportunity_and_how_to_take_part(visit: OpenTab) -> None:
    tab = visit(360)
    page = tab.page
    tab.goto("/ar/")
    search = page.locator("main form[role=search] input[type=search]").first
    search.fill("تنظيف الشاطئ")
    search.press("Enter")
    page.wait_for_load_state()
    assert "q=" in page.url
    results = page.locator("#results h2 a")
    assert results.count() >= 1
    assert "شاطئ" in results.first.inner_text()
    results.first.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    assert page.locator("dl dt").count() >= 4
    assert tab.complaints == []


def test_filters_narrow_the_list_and_their_counts_are_right(visit: OpenTab, demo: Site) -> None:
    tab = visit()
    page = tab.page
    path = main_pages(demo.url)["en", "opportunities"]
    tab.goto(f"{path}?mode=online")
    count = int(re.sub(r"\D", "", page.locator("#results [data-count]").first.inner_text()))
    assert count >= 1
    chip = page.locator(".chips a").first
    chip.click()
    page.wait_for_load_state()
    assert "mode=online" not in page.url


@pytest.mark.parametrize(("language", "other"), [("ar", "en"), ("en", "ar")])
def test_language_switch_keeps_the_page_and_the_query(
    visit: OpenTab, demo: Site, language: str, other: str
) -> None:
    tab = visit()
    addresses = main_pages(demo.url)
    tab.goto(addresses[language, "opportunities"] + "?mode=online")
    tab.page.locator(f"header a[hreflang={other}]").first.click()
    tab.page.wait_for_load_state()
    assert unquote(tab.page.url) == demo.url + addresses[other, "opportunities"] + "?mode=online"
    assert tab.page.locator("html").get_attribute("lang") == other


def test_wrong_value_of_a_filter_is_explained_and_kept(visit: OpenTab, demo: Site) -> None:
    tab = visit()
    path = main_pages(demo.url)["ar", "opportunities"]
    assert tab.goto(f"{path}?age=abc") == 400
    assert tab.page.locator("input[name=age]").input_value() == "abc"
    assert tab.page.locator("[role=alert], .error-summary").count() >= 1


@pytest.mark.parametrize("username", ["admin", "editor", "reviewer", "translator", "partner"])
def test_each_demo_user_signs_in(visit: OpenTab, username: str) -> None:
    tab = visit()
    with signed_in(tab, username) as page:
        assert page.locator("h1").count() >= 1
        assert tab.complaints == []


def test_an_editor_writes_a_page_and_a_reviewer_publishes_it(visit: OpenTab, demo: Site) -> None:
    title = "خبر كتبه محرر للتجربة"
    front = main_pages(demo.url)["ar", "news"]
    writer = visit()
    with signed_in(writer, "editor") as page:
        writer.goto("/admin/pages/")
        page.goto(demo.url + "/admin/pages/search/?q=" + "الأخبار")
        page.locator(
            "main a[href*='/edit/'], main a[href*='/admin/pages/']", has_text="الأخبار"
        ).first.click()
        page.wait_for_load_state()
        parent = re.search(r"/admin/pages/(\d+)/", page.url)
        assert parent is not None
        writer.goto(f"/admin/pages/add/news/articlepage/{parent.group(1)}/")
        page.fill("input[name=title], textarea[name=title]", title)
        assert page.locator("[name=title]").evaluate("e => getComputedStyle(e).direction") == "rtl"
        page.fill("[name=summary]", "جملة واحدة عن الخبر.")
        page.fill("[name=date]", "2026-01-02")
        page.keyboard.press("Escape")
        page.locator(
            "footer button[aria-haspopup], footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle"
        ).last.click()
        page.locator("[name=action-submit]").click()
        page.wait_for_load_state()
        assert page.locator(".messages .error").count() == 0
    reviewer = visit()
    with signed_in(reviewer, "reviewer") as page:
        page.locator("a", has_text=title).first.click()
        page.wait_for_load_state()
        edit = re.search(r"/admin/pages/(\d+)/edit/", page.url)
        assert edit is not None
    visitor = visit()
    visitor.goto(front)
    assert title not in visitor.page.content()
