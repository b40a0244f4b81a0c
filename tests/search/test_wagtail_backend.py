"""The admin's search backend: no text raises, what is typed is never syntax, Arabic is folded, one pass."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from modelsearch.utils import parse_query_string
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from core.models import AtharImage
from home.models import HomePage, StandardPage
from search.wagtail_backend.words import MOST_WORDS, asked_words, clean
from tests.factories.core import ImageFactory

pytestmark = pytest.mark.django_db

# Strings that raised on one of the databases, or that mean something to one of their languages.
ODD = {
    "quote": '"',
    "quotes": '"""',
    "quote in a word": 'a"b',
    "unclosed": '"unclosed',
    "unclosed later": 'un"closed term',
    "NUL": "\x00",
    "NUL in a word": "a\x00b",
    "space": " ",
    "spaces": "   ",
    "line": "\n",
    "tab": "\t",
    "quoted space": '" "',
    "many": "a " * 2000,
    "many Arabic": "متطوع " * 1100,
    "many distinct": " ".join(f"word{number}" for number in range(2000)),
    "many quoted": '"a" ' * 500,
    "surrogate": "\ud800",
    "surrogate in a word": "a\udfffb",
    "star": "*",
    "caret": "^",
    "open": "(",
    "close": ")",
    "column": "{title}: a",
    "near": "NEAR(a b)",
    "and": "AND",
    "or not": "OR NOT",
    "not": "NOT a",
    "percent": "%s %d %(x)s %",
    "backslash": "\\",
    "backslash quote": "\\'",
    "apostrophe": "'",
    "drop": "'; DROP TABLE wagtailcore_page; --",
    "tsquery": "a & b | !c <-> d:*",
    "weights": "a:A b:*",
    "bidi": "\u202eabc\u200f\u2066",
    "emoji": "🌴👨‍👩‍👧",
    "ligature": "ﷺ",
    "presentation": "ﺗﻄﻮﻉ",
    "marks only": "\u064b\u0651",
    "tatweel": "ــــ",
    "long word": "x" * 100_000,
    "long Arabic word": "ت" * 50_000,
    "filter": "live:true title:'x y'",
    "hyphens": "-a --b- c-d",
    "combining": "a" + "\u0301" * 500,
    "private": "\ue000\uf8ff",
    "not a character": "\uffff\U0010ffff",
    "brackets": "[[x]] <script>alert(1)</script>",
}


@pytest.fixture
def pages(home_ar: HomePage) -> dict[str, Page]:
    titles = {"race": "Marathon day", "walk": "Walking day", "beach": "تنظيف الشاطئ وإزالة النفايات"}
    return {
        name: home_ar.add_child(instance=StandardPage(title=title, slug=name))
        for name, title in titles.items()
    }


def titles(results: Any) -> set[str]:
    return {page.title for page in results}


ASK: dict[str, Callable[[Any, str], Any]] = {
    "search": lambda backend, text: backend.search(text, Page.objects.all()),
    "any word": lambda backend, text: backend.search(text, Page.objects.all(), operator="or"),
    "autocomplete": lambda backend, text: backend.autocomplete(text, Page.objects.all()),
    "phrase": lambda backend, text: backend.search(Phrase(text), Page),
    "fuzzy": lambda backend, text: backend.search(Fuzzy(text), Page),
    "parsed": lambda backend, text: backend.search(parse_query_string(text)[1], Page),
    "parsed or": lambda backend, text: backend.search(parse_query_string(text, operator="or")[1], Page),
    "by date": lambda backend, text: backend.search(
        text, Page.objects.order_by("-latest_revision_created_at"), order_by_relevance=False
    ),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_raises(pages: dict[str, Page], text: str) -> None:
    for way, ask in ASK.items():
        results = ask(get_search_backend(), text)
        assert len(list(results)) == results.count(), way
        assert len(list(results[:1])) <= 1, way


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet=st.characters(), max_size=60)
    | st.text(alphabet="\"'()*:^-+{}&|!<>\\ abاأ\x00", max_size=30)
)
def test_nothing_that_can_be_typed_raises(pages: dict[str, Page], text: str) -> None:
    backend = get_search_backend()
    for ask in ASK.values():
        list(ask(backend, text))


@pytest.mark.parametrize(
    "text", ['zzz"OR"marathon', "zzz OR marathon", 'mara"*OR"zzz', "mara*", "zzz|marathon", "!zzz"]
)
def test_what_is_typed_is_no_syntax(pages: dict[str, Page], text: str) -> None:
    assert titles(get_search_backend().search(text, Page)) == set()


@pytest.mark.parametrize(
    "text", ["الشاطيء", "الشاطى", "تنظيف الشاطئ", "وازاله", "تَنْظِيف", "تنظيـــف", "وإزالة النفايات"]
)
def test_arabic_is_found_however_its_letters_are_written(pages: dict[str, Page], text: str) -> None:
    backend = get_search_backend()
    assert titles(backend.autocomplete(text, Page)) == {pages["beach"].title}


def test_the_last_word_may_be_a_beginning(pages: dict[str, Page]) -> None:
    backend = get_search_backend()
    assert titles(backend.autocomplete("day mar", Page)) == {"Marathon day"}
    assert titles(backend.autocomplete("da", Page)) == {"Marathon day", "Walking day"}
    assert titles(backend.search("mar", Page)) == set()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (PlainText("marathon walking", operator="or"), {"race", "walk"}),
        (And([PlainText("day"), PlainText("marathon")]), {"race"}),
        (And([PlainText("day"), Not(PlainText("marathon"))]), {"walk"}),
        (And([MATCH_ALL, PlainText("marathon")]), {"race"}),
        (Or([PlainText("marathon"), PlainText("walking")]), {"race", "walk"}),
        (Or([PlainText("marathon"), PlainText("!!")]), {"race"}),
        (Phrase("walking day"), {"walk"}),
        (Phrase("day walking"), set()),
        (Boost(PlainText("marathon"), 2), {"race"}),
        (Not(MATCH_ALL), set()),
        (And([PlainText("marathon"), Not(MATCH_ALL)]), set()),
    ],
    ids=range(11),
)
def test_queries_made_by_code_find_what_they_say(pages: dict[str, Page], query: Any, found: set[str]) -> None:
    assert titles(get_search_backend().search(query, Page)) == {pages[name].title for name in found}


def test_a_lone_not_finds_all_the_others(pages: dict[str, Page]) -> None:
    others = get_search_backend().search(Not(PlainText("marathon")), StandardPage)
    assert titles(others) == {pages["walk"].title, pages["beach"].title}


def test_a_title_says_more_than_a_body_and_a_short_one_more_than_a_long_one(home_ar: HomePage) -> None:
    for slug, title, summary in (
        ("body", "Something else", "lanterns"),
        ("long", "An evening with lanterns, boats, songs and a long walk along the water", ""),
        ("short", "Lanterns", ""),
    ):
        home_ar.add_child(instance=StandardPage(title=title, slug=slug, search_description=summary))
    found = get_search_backend().search("lanterns", Page.objects.all())
    assert [page.slug for page in found][:2] == ["short", "long"]


def test_results_can_be_sliced_counted_and_narrowed(pages: dict[str, Page]) -> None:
    results = get_search_backend().search("day", Page.objects.live())
    assert results.count() == 2
    assert len(results[1:2]) == 1
    assert {*titles(results[:1]), *titles(results[1:])} == {"Marathon day", "Walking day"}
    pages["race"].unpublish()
    assert titles(get_search_backend().search("day", Page.objects.live())) == {"Walking day"}


def test_a_score_can_be_asked_for(pages: dict[str, Page]) -> None:
    results = get_search_backend().search("day", Page).annotate_score("score")
    assert all(isinstance(page.score, float) for page in results)


def test_images_are_found_by_their_folded_title(db: None) -> None:
    ImageFactory(title="صورة الإفطار الجماعي")
    assert titles(get_search_backend().autocomplete("الافطار", AtharImage)) == {"صورة الإفطار الجماعي"}


def test_a_change_is_found_by_its_new_words_only(pages: dict[str, Page]) -> None:
    page = pages["race"]
    page.title = "Relay day"
    page.save()
    assert titles(get_search_backend().search("relay", Page)) == {"Relay day"}
    assert not get_search_backend().search("marathon", Page).count()
    page.delete()
    assert not get_search_backend().search("relay", Page).count()


@pytest.mark.sqlite
@pytest.mark.parametrize("ordered", [True, False], ids=["ranked", "by date"])
def test_the_index_is_asked_once_however_many_are_found(home_ar: HomePage, ordered: bool) -> None:
    for number in range(12):
        home_ar.add_child(instance=StandardPage(title=f"common {number}", slug=f"page-{number}"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = get_search_backend().search("common", Page.objects.all(), order_by_relevance=ordered)
        assert len(list(found[:5])) == 5
    statements = [query["sql"] for query in asked.captured_queries]
    assert sum(sql.count(" MATCH ") for sql in statements) == 1
    matching = next(sql for sql in statements if " MATCH " in sql)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {matching}")
        plan = [row[-1] for row in cursor.fetchall()]
    assert not [step for step in plan if "CORRELATED" in step]


def test_saving_reads_no_more_of_a_large_index_than_of_a_small_one(pages: dict[str, Page]) -> None:
    with CaptureQueriesContext(connection) as asked:
        get_search_backend().add(pages["race"])
    assert not [query["sql"] for query in asked.captured_queries if "AVG(" in query["sql"].upper()]
    updates = [query["sql"] for query in asked.captured_queries if query["sql"].startswith("UPDATE")]
    assert all("object_id" in sql for sql in updates)


def test_a_question_is_cut_to_what_can_help() -> None:
    assert len(asked_words(" ".join(f"w{n}" for n in range(500))).split()) == MOST_WORDS
    assert asked_words("a a a") == "a"
    assert isinstance(clean(PlainText("؟ !")), Not)
