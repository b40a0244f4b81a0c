"""Crawlers find each page of both languages, with its other version beside it."""

import pytest
from django.test import Client

from home.models import HomePage, StandardPage
from tests.factories.core import translate


@pytest.mark.django_db
def test_each_version_lists_both_and_the_default(client: Client, home_ar: HomePage) -> None:
    about = home_ar.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر", locale=home_ar.locale))
    translate(about, "en", title="About", slug="about")
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count('hreflang="x-default"') == 4
    assert "<loc>http://testserver/en/about/</loc>" in sitemap
    assert sitemap.count('hreflang="en" href="http://testserver/en/about/"') == 2


@pytest.mark.django_db
def test_a_page_in_one_language_has_no_alternates_and_a_draft_is_not_listed(
    client: Client, home_ar: HomePage
) -> None:
    home_ar.add_child(instance=StandardPage(title="خبر", slug="one", locale=home_ar.locale))
    home_ar.add_child(instance=StandardPage(title="مسودة", slug="draft", live=False, locale=home_ar.locale))
    sitemap = client.get("/sitemap.xml").content.decode()
    entry = sitemap.split("<loc>http://testserver/ar/one/</loc>")[1].split("</url>")[0]
    assert "alternate" not in entry
    assert "/ar/draft/" not in sitemap


@pytest.mark.django_db
def test_robots_names_the_sitemap_and_hides_the_admin(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text
