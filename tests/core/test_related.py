"""The registry of related lists, with no app behind it."""

import pytest
from django.template import Context, Template
from django.test import override_settings
from wagtail.models import Page

from core import related
from core.related import lists_of
from home.models import HomePage, StandardPage

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "builtins": ["core.templatetags.related_tags"],
            "loaders": [
                (
                    "django.template.loaders.locmem.Loader",
                    {
                        "list.html": "<h2>{{ page.title }}</h2>"
                        "{% for item in items %}<p>{{ item }}</p>{% endfor %}"
                    },
                )
            ],
        },
    }
]
MODEL = "home.HomePage"


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related, "_lists", {})


@pytest.fixture
def page() -> HomePage:
    return HomePage(title="أثر")


def render(page: Page) -> str:
    with override_settings(TEMPLATES=TEMPLATES):
        return Template("{% load related_tags %}{% related_lists page %}").render(Context({"page": page}))


def test_shows_what_a_room_says_of_a_page(page: HomePage) -> None:
    related.register(MODEL, "stories", lambda page: [f"عن {page.title}", "<b>"], "list.html")
    assert render(page) == "<h2>أثر</h2><p>عن أثر</p><p>&lt;b&gt;</p>"


def test_shows_nothing_where_there_is_nothing_to_say(page: HomePage) -> None:
    related.register(MODEL, "stories", lambda page: [], "list.html")
    assert render(page) == ""


def test_lists_come_in_their_order(page: HomePage) -> None:
    related.register(MODEL, "last", lambda page: [1], "list.html", order=200)
    related.register(MODEL, "first", lambda page: [2], "list.html", order=5)
    related.register(MODEL, "middle", lambda page: [3], "list.html")
    assert [listed.key for listed, _items in lists_of(page)] == ["first", "middle", "last"]


def test_a_list_is_for_its_page_type_only(page: HomePage) -> None:
    related.register(MODEL, "stories", lambda page: [1], "list.html")
    assert list(lists_of(StandardPage(title="عن أثر"))) == []


def test_one_key_stands_for_one_list(page: HomePage) -> None:
    related.register(MODEL, "stories", lambda page: [1], "list.html")
    with pytest.raises(ValueError, match="stories"):
        related.register(MODEL, "stories", lambda page: [2], "list.html")


def test_an_unknown_page_type_is_refused() -> None:
    with pytest.raises(LookupError):
        related.register("home.NoSuchPage", "stories", lambda page: [], "list.html")
