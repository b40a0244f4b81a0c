"""The main ways through the site, as a visitor and as an editor walk them. These run on PostgreSQL too."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from scripts.addresses import main_pages
from tests.e2e.conftest import Site, Visit, signed_in

OpenTab = Callable[..., Visit]
# The root of the page tree is the first page that Wagtail makes.
ROOT = "1"


def test_a_visitor_finds_an_opportunity_and_how_to_take_part(visit: OpenTab) -> None:
    tab = visit(360)
    page = tab.page
    tab.goto("/ar/")
    search = page.locator("main form[role=search] input[type=search]").first
    search.fill("السلاحف")
    search.press("Enter")
    page.wait_for_load_state()
    assert "q=" in page.url
    results = page.locator("#results h3 a")
    assert results.count() >= 1
    assert "السلاحف" in results.first.inner_text()
    results.first.click()
    page.wait_for_load_state()
    assert page.locator("h1").count() == 1
    assert page.locator("dl dt").count() >= 4
    canonical = page.locator("link[rel=canonical]").get_attribute("href") or ""
    assert unquote(canonical) == unquote(page.url)
    assert tab.complaints == []


def test_filters_narrow_the_list_and_their_counts_are_right(visit: OpenTab, demo: Site) -> None:
    tab = visit()
    page = tab.page
    path = main_pages(demo.url)["en", "opportunities"]
    tab.goto(f"{path}?mode=online")
    count = int(re.sub(r"\D", "", page.locator("#results [role=status]").inner_text()))
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


def child_of(page: Page, site: Site, parent: str, title: str) -> str:
    """The id of the page named `title` among the children of page number `parent` in the admin's explorer."""
    page.goto(f"{site.url}/admin/pages/{parent}/")
    link = page.locator("main a[href$='/edit/']", has_text=title).first.get_attribute("href") or ""
    found = re.search(r"/pages/(\d+)/", link)
    assert found is not None, f"no page {title} below {parent}"
    return found.group(1)


def test_an_editor_submits_an_article_and_a_reviewer_publishes_it(visit: OpenTab, demo: Site) -> None:
    title = "مكتبة الحي تفتح أبوابها ليلًا"
    front = main_pages(demo.url)["ar", "news"]
    writer = visit()
    with signed_in(writer, "editor") as page:
        home = child_of(page, demo, ROOT, "أثر")
        news = child_of(page, demo, home, "الأخبار")
        writer.goto(f"/admin/pages/add/news/articlepage/{news}/")
        field = page.locator("[name=title]")
        field.fill(title)
        assert field.evaluate("element => getComputedStyle(element).direction") == "rtl"
        page.fill("[name=summary]", "متطوعون يستقبلون القراء بعد العمل.")
        page.fill("[name=date]", "2026-01-02")
        page.locator("footer [data-w-dropdown-target=toggle]").click()
        page.locator("[name=action-submit]:visible").click()
        page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
        assert page.locator(".messages .success").count() == 1
        assert writer.complaints == []
    visitor = visit()
    visitor.goto(front)
    assert visitor.page.get_by_text(title).count() == 0

    reviewer = visit()
    with signed_in(reviewer, "reviewer") as page:
        page.locator("main a", has_text=title).first.click()
        page.wait_for_url(re.compile(r"/edit/"))
        page.locator("footer [data-w-dropdown-target=toggle]").click()
        page.locator("footer [data-workflow-action-name=approve]:visible").first.click()
        page.wait_for_url(lambda url: "/edit/" not in url)
        assert reviewer.complaints == []
    visitor.goto(front + "?year=2026&month=1")
    visitor.page.get_by_role("link", name=title).first.click()
    visitor.page.wait_for_load_state()
    assert visitor.page.locator("h1").inner_text() == title
