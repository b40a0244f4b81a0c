"""The engine of whichever database runs: what it finds, in which order, and that nothing makes it raise."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Hit
from search.indexing import remove_pages, write
from tests.factories.search import document, search

pytestmark = pytest.mark.django_db

ODD = [
    "",
    " ",
    "\n\t",
    '"',
    '"""',
    'a"b',
    '"unclosed',
    "\0",
    "a\0b",
    "\ud800",
    "*",
    "^",
    "(",
    "garden)",
    "{title}: garden",
    "title:garden",
    "NEAR(a b)",
    "AND",
    "OR",
    "NOT garden",
    "garden* OR",
    'zzz"OR"garden',
    "-garden",
    "%s %(x)s",
    "\\",
    "'; DROP TABLE search_fts; --",
    "'a' & 'b' | !c",
    "\u202egarden\u202c",
    "ﷺ",
    "😀",
    "garden " * 2_000,
    "x" * 10_000,
    " ".join(f"w{number}" for number in range(2_500)),
]


def found(words: str, language: str = "en", kinds: tuple[str, ...] = ()) -> list[tuple[int, str]]:
    return [(hit.object_id, hit.match) for hit in search(words, language=language, kinds=kinds)]


def test_title_counts_more_than_summary_and_summary_more_than_body() -> None:
    filler = "nothing of the kind is said in this text"
    write(
        [
            document(1, filler, filler, "garden"),
            document(2, filler, "garden " + filler, filler),
            document(3, "garden " + filler, filler, filler),
            document(4, filler, filler, filler),
        ]
    )
    assert [object_id for object_id, _ in found("gardens")] == [3, 2, 1]


def test_every_word_comes_before_half_of_them_and_less_than_half_is_no_answer() -> None:
    write(
        [
            document(1, "reading books to children"),
            document(2, "reading reading reading"),
            document(3, "books for children in the library"),
            document(4, "counting birds"),
        ]
    )
    assert found("reading books children") == [(1, "exact"), (3, "partial")]


def test_language_and_kind_are_kept_apart() -> None:
    write(
        [document(1, "garden"), document(2, "garden", language="ar"), document(3, "garden", kind="article")]
    )
    assert {hit for hit, _ in found("garden")} == {1, 3}
    assert found("garden", language="ar") == [(2, "exact")]
    assert found("garden", kinds=("article",)) == [(3, "exact")]
    assert {hit for hit, _ in found("garden", kinds=("article", "opportunity"))} == {1, 3}


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    write([document(number, "beach day") for number in range(1, 9)])
    write([document(20, "turtle day")])
    assert found("beach turtle")[0] == (20, "partial")


def test_written_again_replaces_and_deleted_is_gone() -> None:
    write([document(1, "garden")])
    write([document(1, "beach")])
    assert found("garden") == []
    assert found("beach") == [(1, "exact")]
    remove_pages([1, 123_456])
    assert found("beach") == []


def test_limit_keeps_the_best() -> None:
    write([document(number, "garden", body="garden" if number == 7 else "") for number in range(1, 20)])
    assert len(search("garden", language="en", limit=3)) == 3
    assert search("garden", language="en", limit=0) == []


@pytest.mark.parametrize("words", ODD)
def test_odd_words_never_raise(words: str) -> None:
    write([document(1, "garden")])
    assert all(isinstance(hit, Hit) for hit in search(words, language="en"))


def test_operators_are_words() -> None:
    write([document(1, "garden"), document(2, "marathon")])
    assert found('zzz"OR"marathon"OR"qqq') == []
    assert found("gard*") == []


# One site for all examples: none of them changes anything.
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def _gardens() -> None:
    write([document(1, "garden"), document(2, "حديقة", language="ar")])


@pytest.mark.usefixtures("_gardens")
@ANY
@given(st.text(alphabet=st.characters(codec=None), max_size=80), st.sampled_from(["ar", "en"]))
def test_any_text_is_answered(words: str, language: str) -> None:
    search(words, language=language)


@pytest.mark.usefixtures("_gardens")
@ANY
@given(st.text(alphabet=st.sampled_from("\"'*^:(){}+-&|!<>\\ garden حديقة\0\u200f"), max_size=40))
def test_syntax_of_engines_is_no_syntax_here(words: str) -> None:
    search(words, language="en")
    search(words + " garden", language="en")
