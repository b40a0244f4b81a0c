"""Pages of words: their outline, where they stand, when they changed, whom to reach."""

import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, Site

from core.models import SiteSettings
from home.models import HomePage, StandardPage
from tests.factories.core import translate
from tests.factories.home import StandardPageFactory, body_blocks

pytestmark = pytest.mark.django_db


def heading(text: str, level: str = "h2", anchor: str = "") -> tuple[str, dict[str, str]]:
    return ("heading", {"level": level, "text": text, "anchor": anchor})


def page_with(parent: Page, *blocks: tuple[str, Any], slug: str = "صفحة") -> StandardPage:
    made = StandardPageFactory(parent=parent, slug=slug, body=list(blocks))
    StandardPage.objects.get(pk=made.pk).save_revision().publish()
    return StandardPage.objects.get(pk=made.pk)


def html_of(client: Client, page: StandardPage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def headings(html: str) -> list[tuple[str, str, str]]:
    """(element, id, text) of the body's headings."""
    return re.findall(r'<(h[23]) id="([^"]+)">([^<]+)</h[23]>', html)


def test_three_sections_make_a_table_of_contents(client: Client, home_ar: HomePage) -> None:
    page = page_with(home_ar, heading("من نحن"), heading("لماذا", anchor="why"), heading("كيف"))
    contents = html_of(client, page).split('class="contents"')[1].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)">([^<]+)<', contents) == [
        ("من-نحن", "من نحن"),
        ("why", "لماذا"),
        ("كيف", "كيف"),
    ]


def test_two_sections_need_none(client: Client, home_ar: HomePage) -> None:
    page = page_with(home_ar, heading("من نحن"), heading("لماذا"), heading("تفصيل", "h3"))
    assert 'class="contents"' not in html_of(client, page)


def test_equal_headings_have_their_own_anchors(client: Client, home_ar: HomePage) -> None:
    page = page_with(home_ar, heading("الوقت"), heading("الوقت"), heading("الوقت", "h3"))
    assert [place for _level, place, _text in headings(html_of(client, page))] == [
        "الوقت",
        "الوقت-2",
        "الوقت-3",
    ]


def test_no_level_is_left_out(client: Client, home_ar: HomePage) -> None:
    page = page_with(home_ar, heading("أول", "h3"), heading("ثان", "h3"), heading("ثالث"))
    html = html_of(client, page)
    assert [level for level, _place, _text in headings(html)] == ["h2", "h3", "h2"]
    assert html.count("<h1") == 1


def test_says_where_it_stands_and_when_it_changed(client: Client, home_ar: HomePage) -> None:
    about = page_with(home_ar, ("paragraph", {"text": "<p>نجمع الفرص</p>", "language": ""}))
    team = page_with(about, ("paragraph", {"text": "<p>نحن</p>", "language": ""}))
    html = html_of(client, team)
    trail = html.split('class="breadcrumbs"')[1].split("</nav>")[0]
    assert re.findall(r'<a href="[^"]+">([^<]+)</a>', trail) == [home_ar.title, about.title]
    day = team.last_published_at.date().isoformat()
    assert f'<time datetime="{day}">' in html.split("آخر تحديث")[1]


def test_machines_read_the_same(client: Client, home_ar: HomePage) -> None:
    about = page_with(home_ar, ("paragraph", {"text": "<p>نجمع الفرص</p>", "language": ""}))
    document = re.search(r'<script type="application/ld\+json">(.+?)</script>', html_of(client, about))
    assert document
    page, trail = json.loads(document[1])["@graph"]
    assert (page["@type"], page["name"], page["inLanguage"]) == ("WebPage", about.title, "ar")
    assert page["url"].endswith(about.url)
    assert [item["name"] for item in trail["itemListElement"]] == [home_ar.title, about.title]


def test_contact_details_come_from_the_settings_in_both_languages(
    client: Client, site: Site, home_ar: HomePage
) -> None:
    settings = SiteSettings.for_site(site)
    settings.contact_email = "hello@athar.example"
    settings.contact_phone = "+974 4400 0000"
    settings.address_ar, settings.address_en = "شارع الكورنيش", "Corniche Street"
    settings.save()
    page = page_with(home_ar, ("contact", None))
    arabic, english = (
        html_of(client, version).split("<main")[1] for version in (page, translate(page, "en"))
    )
    for html in (arabic, english):
        assert 'href="mailto:hello@athar.example"' in html
        assert 'href="tel:+97444000000"' in html
    assert "شارع الكورنيش" in arabic
    assert "Corniche Street" in english


def test_contact_details_that_are_missing_are_said_to_be(
    client: Client, site: Site, home_ar: HomePage
) -> None:
    page = page_with(home_ar, ("contact", None))
    assert "لم تُنشر بيانات تواصل بعد" in html_of(client, page)


def test_the_number_of_queries_does_not_grow_with_blocks(
    client: Client, home_ar: HomePage, django_assert_max_num_queries: Any
) -> None:
    few = page_with(home_ar, *body_blocks(home_ar))
    ten_times = [block for _time in range(10) for block in body_blocks(home_ar)]
    many = page_with(home_ar, *ten_times, slug="طويلة")
    client.get(few.url)
    with django_assert_max_num_queries(100) as first:
        client.get(few.url)
    with django_assert_max_num_queries(len(first)):
        client.get(many.url)
