"""What the head of a page says, which parts every page has, and how errors look."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation

from core import pictures, views
from core.models import SiteSettings
from core.templatetags.core_tags import escaped_json, foreign_attrs
from home.models import HomePage, StandardPage
from tests.factories.core import ImageFactory, translate


@pytest.fixture
def about(home_ar: HomePage) -> StandardPage:
    page = StandardPage(title="عن أثر", slug="عن-أثر", summary="من نحن ولماذا.")
    home_ar.add_child(instance=page)
    return page


def html_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def alternates(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))


def test_a_page_speaks_its_language_in_its_direction(client: Client, about: StandardPage) -> None:
    translate(about, "en", title="About Athar", slug="about")
    assert '<html lang="ar" dir="rtl">' in html_of(client, about.url)
    assert '<html lang="en" dir="ltr">' in html_of(client, "/en/about/")


def test_title_description_and_canonical_address(client: Client, about: StandardPage) -> None:
    html = html_of(client, f"{about.url}?utm_source=x")
    assert "<title>عن أثر · أثر</title>" in html
    assert '<meta name="description" content="من نحن ولماذا.">' in html
    assert f'<link rel="canonical" href="{about.full_url}">' in html
    assert f'<meta property="og:url" content="{about.full_url}">' in html


def test_versions_name_each_other_and_themselves(client: Client, about: StandardPage) -> None:
    english = translate(about, "en", title="About Athar", slug="about")
    expected = {"ar": about.full_url, "en": english.full_url, "x-default": about.full_url}
    assert alternates(html_of(client, about.url)) == expected
    assert alternates(html_of(client, english.url)) == expected


def test_a_version_that_nobody_may_see_is_not_named(client: Client, about: StandardPage) -> None:
    assert alternates(html_of(client, about.url)) == {}
    draft = translate(about, "en", publish=False, title="About Athar", slug="about")
    assert alternates(html_of(client, about.url)) == {}
    draft.save_revision().publish()
    assert "en" in alternates(html_of(client, about.url))
    draft.view_restrictions.create(restriction_type="login")
    assert alternates(html_of(client, about.url)) == {}


def test_a_shared_page_has_a_picture(client: Client, about: StandardPage) -> None:
    assert re.search(
        r'<meta property="og:image" content="http://testserver/static/[^"]+\.png">',
        html_of(client, about.url),
    )
    about.picture = ImageFactory(file__width=1300, file__height=700)
    about.save_revision().publish()
    pictures.make_renditions(about.picture, "social")
    assert re.search(
        r'og:image" content="http://testserver/media/images/[^"]+\.jpg"', html_of(client, about.url)
    )


def test_no_page_carries_code_or_styles_of_its_own(client: Client, about: StandardPage) -> None:
    html = html_of(client, about.url)
    assert not re.search(r"<script(?![^>]*(?:src=|application/ld\+json))", html)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    assert client.get(about.url).cookies == {}


def test_structured_data_cannot_end_its_block() -> None:
    text = escaped_json({"name": "</script><script>alert(1)</script>"})
    assert "<" not in text
    assert json.loads(text)["name"] == "</script><script>alert(1)</script>"


def test_the_skip_link_comes_first(client: Client, about: StandardPage) -> None:
    body = html_of(client, about.url).split("<body>")[1]
    assert body.strip().startswith('<a class="skip" href="#main">')
    assert '<main id="main"' in body


@pytest.mark.django_db
def test_only_the_pages_script_is_preloaded(client: Client) -> None:
    assert re.findall(r'rel="preload"[^>]+readex-pro-(\w+)', html_of(client, "/ar/")) == ["arabic", "figures"]
    assert re.findall(r'rel="preload"[^>]+readex-pro-(\w+)', html_of(client, "/en/")) == ["latin"]


@pytest.mark.parametrize(("path", "first", "second"), [("/ar/xx/", "ar", "en"), ("/en/xx/", "en", "ar")])
@pytest.mark.django_db
def test_a_missing_page_speaks_both_languages(client: Client, path: str, first: str, second: str) -> None:
    html = html_of(client, path, 404)
    words = {"en": "We can&#x27;t find this page", "ar": "لم نجد هذه الصفحة"}
    assert f'<html lang="{first}"' in html
    main = html.split("<main")[1]
    assert re.search(rf'<section lang="{second}" dir="\w+">', main)
    assert f'href="/{first}/"' in main
    assert f'href="/{second}/"' in main
    assert '<meta name="robots" content="noindex">' in html
    with translation.override(first):
        assert words[first] in main or translation.gettext("We can't find this page") in main


@pytest.mark.parametrize("template", ["400.html", "404.html", "429.html"])
@pytest.mark.django_db
def test_error_pages_render_for_a_bare_request(template: str) -> None:
    html = render_to_string(template, request=RequestFactory().get("/ar/x/"))
    assert html.count("<h1>") == 1
    assert '<section lang="en" dir="ltr">' in html


def test_a_broken_site_answers_without_its_database(rf: RequestFactory) -> None:
    # No `db` fixture: a query would fail this test.
    for code, direction in (("ar", "rtl"), ("en", "ltr")):
        with translation.override(code):
            response = views.server_error(rf.get(f"/{code}/"))
        assert response.status_code == 500
        html = response.content.decode()
        assert f'<html lang="{code}" dir="{direction}">' in html
        assert 'href="/ar/"' in html
        assert 'href="/en/"' in html


def test_the_footer_says_who_to_ask(client: Client, site: Any, about: StandardPage) -> None:
    settings = SiteSettings.for_site(site)
    settings.contact_email, settings.footer_ar = "help@example.org", "نص التذييل"
    settings.save()
    footer = html_of(client, "/ar/").split("<footer")[1]
    assert 'href="mailto:help@example.org"' in footer
    assert "نص التذييل" in footer
    assert f'<a href="{about.url}">عن أثر</a>' in footer


def test_text_in_the_other_language_says_so(about: StandardPage) -> None:
    with translation.override("en"):
        assert foreign_attrs(about) == ' lang="ar" dir="rtl"'
    assert foreign_attrs(about) == ""
    assert foreign_attrs("en") == ' lang="en" dir="ltr"'
    assert foreign_attrs(object()) == ""


@pytest.fixture
def component() -> Callable[..., str]:
    def render(name: str, **context: Any) -> str:
        return render_to_string(f"components/{name}.html", context)

    return render


def test_pages_of_a_list_are_links(component: Callable[..., str]) -> None:
    html = component("pagination", page_obj=Paginator(range(100), 10).page(5), query="q=a")
    assert 'rel="prev" href="?q=a&amp;page=4"' in html
    assert 'rel="next" href="?q=a&amp;page=6"' in html
    assert html.count('aria-current="page"') == 1
    assert component("pagination", page_obj=Paginator(range(3), 10).page(1)).strip() == ""


def test_a_chip_says_that_it_can_be_taken_off(component: Callable[..., str]) -> None:
    html = component("chips", chips=[{"text": "الدوحة", "url": "?", "removes": True}], clear_url="?")
    assert '<a href="?">' in html
    assert "<bdi>الدوحة</bdi>" in html


def test_sharing_links_carry_the_whole_address(component: Callable[..., str]) -> None:
    html = component("share", title="أ & ب", url="https://example.org/ar/?a=1&b=2")
    assert "https%3A%2F%2Fexample.org%2Far%2F%3Fa%3D1%26b%3D2" in html


def test_a_form_says_what_is_wrong_where_it_is_wrong() -> None:
    class Form(forms.Form):
        name = forms.CharField(label="الاسم", help_text="كما في البطاقة")

    html = Template(
        '{% include "components/error_summary.html" %}'
        '{% for field in form %}{% include "components/form_field.html" %}{% endfor %}'
    ).render(Context({"form": Form({})}))
    assert 'role="alert"' in html
    assert '<a href="#id_name">' in html
    assert '<label for="id_name">الاسم</label>' in html
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    assert all(f'id="{part}"' in html for part in described.group(1).split())
