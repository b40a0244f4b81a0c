"""Editors' colours reach every page as one stylesheet, kept for good under an address of its own."""

import re

import pytest
from django.test import Client
from wagtail.models import Site

from core.colour import contrast
from core.models import SiteSettings
from core.theme import DARK_PAGE, stylesheet

OWN_COLOURS = {"main_colour": "#1A2B6D", "accent_colour": "#9C2A00"}


@pytest.fixture
def own_colours(site: Site) -> SiteSettings:
    settings = SiteSettings.for_site(site)
    for name, value in OWN_COLOURS.items():
        setattr(settings, name, value)
    settings.save()
    return settings


def theme_in(html: str) -> str | None:
    found = re.search(r'<link rel="stylesheet" href="(/theme-[0-9a-f]+\.css)">', html)
    return found.group(1) if found else None


@pytest.mark.django_db
def test_the_sites_own_colours_need_no_second_stylesheet(client: Client) -> None:
    assert theme_in(client.get("/ar/").content.decode()) is None


@pytest.mark.django_db
def test_changed_colours_are_linked_and_kept(client: Client, own_colours: SiteSettings) -> None:
    url = theme_in(client.get("/ar/").content.decode())
    assert url
    response = client.get(url)
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response.headers["Cache-Control"]
    assert "#1A2B6D" in response.content.decode()
    own_colours.accent_colour = "#7A0A5C"
    own_colours.save()
    assert theme_in(client.get("/ar/").content.decode()) not in (None, url)
    assert client.get(url).status_code == 404


def test_colours_are_lightened_until_they_read_on_the_dark_page() -> None:
    css = stylesheet(SiteSettings(**OWN_COLOURS))
    pairs = re.findall(r"light-dark\((#\w{6}), (#\w{6})\)", css)
    assert len(pairs) == 2
    assert all(contrast(dark, DARK_PAGE) >= 4.5 for _, dark in pairs)
