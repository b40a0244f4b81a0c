"""The menu from the page tree, the search form, the language switch."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from home.models import HomePage, StandardPage
from tests.factories.core import translate


def add_page(parent: HomePage | StandardPage, title: str, slug: str, in_menus: bool = False) -> StandardPage:
    page = StandardPage(title=title, slug=slug, show_in_menus=in_menus)
    parent.add_child(instance=page)
    return page


def header_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().split("<header")[1].split("</header>")[0]


def menu_of(client: Client, path: str) -> list[tuple[str, str]]:
    """(title, aria-current) of each link of the menu."""
    nav = header_of(client, path).split("<nav")[1].split("</nav>")[0]
    return [
        (title, current or "")
        for current, title in re.findall(r'<a href="[^"]+"(?: aria-current="(\w+)")?>([^<]+)</a>', nav)
    ]


def test_the_menu_holds_what_editors_put_in_menus(client: Client, home_ar: HomePage) -> None:
    for number in range(6):
        add_page(home_ar, f"قسم {number}", f"s{number}", in_menus=True)
    add_page(home_ar, "ليس في القائمة", "hidden")
    assert [title for title, _ in menu_of(client, "/ar/")] == [f"قسم {number}" for number in range(5)]


def test_the_menu_marks_where_the_reader_is(client: Client, home_ar: HomePage) -> None:
    section = add_page(home_ar, "قسم", "s", in_menus=True)
    below = add_page(section, "صفحة", "p")
    assert menu_of(client, "/ar/") == [("قسم", "")]
    assert menu_of(client, section.url) == [("قسم", "page")]
    assert menu_of(client, below.url) == [("قسم", "true")]


def test_drafts_and_private_pages_stay_out_of_the_menu(client: Client, home_ar: HomePage) -> None:
    add_page(home_ar, "عام", "public", in_menus=True)
    private = add_page(home_ar, "خاص", "private", in_menus=True)
    private.view_restrictions.create(restriction_type="login")
    draft = add_page(home_ar, "مسودة", "draft", in_menus=True)
    draft.unpublish()
    assert menu_of(client, "/ar/") == [("عام", "")]


def test_a_new_page_is_in_the_menu_at_once(client: Client, home_ar: HomePage) -> None:
    add_page(home_ar, "أول", "one", in_menus=True)
    assert len(menu_of(client, "/ar/")) == 1
    add_page(home_ar, "ثان", "two", in_menus=True)
    assert len(menu_of(client, "/ar/")) == 2


def test_queries_do_not_grow_with_the_menu(client: Client, home_ar: HomePage) -> None:
    def queries() -> int:
        client.get("/ar/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ar/")
        return len(captured)

    add_page(home_ar, "أول", "one", in_menus=True)
    few = queries()
    for number in range(8):
        add_page(home_ar, f"قسم {number}", f"s{number}", in_menus=bool(number % 2))
    assert queries() == few


def test_the_menu_of_a_phone_opens_without_script(client: Client, home_ar: HomePage) -> None:
    add_page(home_ar, "أول", "one", in_menus=True)
    header = header_of(client, "/ar/")
    assert re.search(r'id="menu"[^>]* popover', header)
    assert 'popovertarget="menu"' in header


def switch_of(client: Client, path: str) -> dict[str, str]:
    """The attributes of the link to the other language."""
    link = re.search(r"<a [^>]*hreflang=[^>]*>", header_of(client, path))
    assert link
    return dict(re.findall(r'([\w-]+)="([^"]*)"', link.group(0)))


def test_the_switch_keeps_page_and_query_and_remembers(client: Client, home_ar: HomePage) -> None:
    about = add_page(home_ar, "عن أثر", "عن-أثر")
    translate(about, "en", title="About", slug="about")
    switch = switch_of(client, f"{about.url}?q=a&page=2")
    assert switch["hreflang"] == switch["lang"] == "en"
    assert switch["href"] == "/language/en/about/?q=a&amp;page=2"
    response = client.get("/language/en/about/?q=a&page=2")
    assert response.headers["Location"] == "/en/about/?q=a&page=2"
    assert "no-store" in response.headers["Cache-Control"]
    assert client.get("/").headers["Location"] == "/en/"
    client.get(switch_of(client, "/en/about/")["href"])
    assert client.get("/").headers["Location"] == "/ar/"


@pytest.mark.django_db
def test_the_switch_remembers_at_the_home_page(client: Client) -> None:
    assert client.get(switch_of(client, "/ar/")["href"]).headers["Location"] == "/en/"
    assert client.get("/").headers["Location"] == "/en/"


@pytest.mark.parametrize(
    "path", ["/language/fr/", "/language/https://example.org/", "/language//example.org/", "/language/"]
)
@pytest.mark.django_db
def test_the_switch_never_leads_away(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_strange_path_is_passed_on_harmlessly(client: Client) -> None:
    assert (
        client.get("/language/en//example.org/a%20b%3Fc/").headers["Location"]
        == "/en//example.org/a%20b%3Fc/"
    )
    assert client.get("/language/en/%0d%0aSet-Cookie:x=1/").status_code == 404


def test_a_page_without_a_version_says_so_and_leads_to_the_nearest(client: Client, home_ar: HomePage) -> None:
    section = add_page(home_ar, "قسم", "s")
    translate(section, "en", title="Section", slug="section")
    below = add_page(section, "صفحة", "p")
    header = header_of(client, below.url)
    assert "This page is not available in English." in header
    assert 'href="/language/en/section/"' in header
    assert ">Section</a>" in header
    switch = switch_of(client, below.url)
    assert switch["href"] == "/language/en/section/"


def test_a_view_without_a_page_swaps_the_language_of_its_path(client: Client, home_ar: HomePage) -> None:
    # A missing page has no version to lead to.
    response = client.get("/ar/none/?q=1")
    assert 'href="/language/en/"' in response.content.decode()
