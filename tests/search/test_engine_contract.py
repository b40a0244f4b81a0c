"""Every engine answers as going through all documents would. One module, run on each of them."""

import pytest

from search import indexing
from search.engines.base import (
    EARLIEST,
    LATEST,
    NEWEST,
    AnyOf,
    CannotAnswer,
    Engine,
    Order,
    Term,
    Within,
)
from search.engines.elasticsearch_index import LONGEST
from search.models import SearchDocument
from search.words import Word
from tests.search.asking import ask, document, ids, matches, terms, word, write

pytestmark = pytest.mark.django_db


# --- Words ----------------------------------------------------------------------------------------------


def test_what_stands_in_the_title_comes_first_and_what_is_akin_counts_half(engine: Engine) -> None:
    write(
        document(1, body="garden"),
        document(2, names="garden"),
        document(3, summary="garden"),
        document(4, title="garden"),
        document(5, title="x0g"),
        document(6, body="x0g"),
        document(7, title="beach"),
    )
    answer = ask(engine, word("garden", "x0g"))
    assert ids(answer) == [4, 5, 3, 2, 1, 6]
    assert (answer.count, answer.exact) == (6, 6)


def test_the_best_place_of_a_word_counts_in_full_and_the_others_in_part(engine: Engine) -> None:
    write(
        document(1, title="garden"),
        document(2, summary="garden", names="garden", body="garden gardens"),
        document(3, summary="garden"),
    )
    assert ids(ask(engine, word("garden/gardens"))) == [1, 2, 3]


def test_any_token_of_a_word_will_do(engine: Engine) -> None:
    write(document(1, "school"), document(2, "schools"), document(3, "schooling"))
    assert ids(ask(engine, "school/schools")) == [2, 1]
    assert ids(ask(engine, Word("school", (), ("schooling",)))) == [3]
    assert ask(engine, Word("school", ())).count == 0


def test_every_word_comes_before_some_of_them(engine: Engine) -> None:
    write(
        document(1, body="reading books children"),
        document(2, "reading books"),
        document(3, "books children"),
        document(4, "reading"),
        document(5, "birds"),
    )
    answer = ask(engine, "reading", "books", "children")
    assert matches(answer) == [(1, "exact"), (3, "partial"), (2, "partial")]
    assert (answer.count, answer.exact) == (3, 1)


def test_common_words_alone_are_no_answer(engine: Engine) -> None:
    write(
        *(document(number, "day", body="help") for number in range(1, 120)),
        document(200, "turtle"),
        document(201, "turtle day"),
    )
    assert ids(ask(engine, "turtle", "day", "help")) == [201]
    assert ids(ask(engine, "turtle", "day")) == [201, 200]
    assert ask(engine, "day", "help").exact == 119
    assert ask(engine, "unicorn", "day").count == 0


def test_a_rare_word_counts_more_than_a_common_one(engine: Engine) -> None:
    write(*(document(number, "beach") for number in range(1, 9)), document(20, "turtle"))
    assert ids(ask(engine, "beach", "turtle"))[0] == 20


def test_a_word_asked_twice_is_two_words(engine: Engine) -> None:
    write(document(1, "garden"), document(2, "beach"))
    assert matches(ask(engine, "garden", "garden")) == [(1, "exact")]
    assert matches(ask(engine, "garden", "garden", "beach")) == [(1, "partial")]


def test_optional_words_only_set_the_order(engine: Engine) -> None:
    write(document(1, "garden", body="evening"), document(2, "garden"), document(3, "evening"))
    assert ids(ask(engine, "garden")) == [2, 1]
    answer = ask(engine, "garden", optional=(word("evening"),))
    assert matches(answer) == [(1, "exact"), (2, "exact")]
    assert ids(ask(engine, optional=(word("evening"),))) == [3, 1, 2]
    assert ids(ask(engine, optional=(word("nowhere"),), preferred=terms("kind:opportunity"))) == [3, 2, 1]


def test_languages_and_kinds_are_kept_apart(engine: Engine) -> None:
    write(document(1, "garden"), document(2, "garden", language="ar"), document(3, "garden", kind="article"))
    assert ids(ask(engine, "garden")) == [3, 1]
    assert ids(ask(engine, "garden", language="ar")) == [2]
    assert ids(ask(engine, "garden", language="fr")) == []
    answer = ask(engine, "garden", filters={"kind": terms("kind:article")})
    assert [(hit.kind, hit.object_id) for hit in answer.hits] == [("article", 3)]


def test_words_are_counted_in_their_language(engine: Engine) -> None:
    write(document(1, "garden", body="x0g"), document(2, "beach"), document(3, "garden", language="ar"))
    assert engine.frequencies([word("garden"), word("none"), word("beach", "x0g")], "en") == [1, 0, 2]
    assert engine.frequencies([word("garden")], "ar") == [1]
    assert engine.frequencies([], "ar") == []


@pytest.mark.parametrize(
    "text",
    ["*", "gar*", "a OR garden", '"', "\\", "(", "\x00", "\ud800", "ﷺ", "😀", "x" * 40_000, "title:garden"],
    ids=["star", "prefix", "or", "quote", "backslash", "bracket", "nul", "surrogate", "ligature", "emoji",
         "long", "field"],
)  # fmt: skip
def test_no_word_is_syntax(engine: Engine, text: str) -> None:
    write(document(1, "garden"))
    try:
        assert ask(engine, Word(text, ("zzz" + "".join(filter(str.isalnum, text)),))).count == 0
        assert ask(engine, filters={"odd": terms(text)}).count == 0
    except CannotAnswer:
        # Asked on the site, the database answers these.
        assert text == "\ud800" or len(text) > LONGEST


# --- Filters and counts ---------------------------------------------------------------------------------


def test_filters_hold_together_and_any_condition_of_one_will_do(engine: Engine) -> None:
    write(
        document(1, "garden", terms=("cause:health", "place:doha")),
        document(2, "garden", terms=("cause:sea", "place:doha")),
        document(3, "garden", terms=("cause:sea", "place:khor")),
        document(4, "garden"),
    )
    for words in ((), ("garden",)):
        assert ids(ask(engine, *words, filters={"cause": terms("cause:sea")})) == [3, 2]
        both = {"cause": terms("cause:sea", "cause:health"), "place": terms("place:doha")}
        assert ids(ask(engine, *words, filters=both)) == [2, 1]
        assert ids(ask(engine, *words, filters={"cause": ()})) == []
        assert ids(ask(engine, *words, filters={"cause": terms("cause:none")})) == []
        assert ids(ask(engine, *words, filters={"cause": terms("cause:se")})) == []


def test_ranges_include_both_ends(engine: Engine) -> None:
    write(
        document(1, ranges={"age": [[8, 12], [60, LATEST]]}),
        document(2, ranges={"age": [[EARLIEST, 17]]}),
        document(3, ranges={"when": [[8, 12]]}),
        document(4, ranges={"age": [[12, 8]]}),
    )

    def having(name: str, low: int, high: int) -> list[int]:
        return ids(ask(engine, filters={"any": (Within(name, low, high),)}))

    assert having("age", 8, 8) == having("age", 12, 12) == [2, 1]
    assert having("age", 13, 17) == [2]
    assert having("age", 18, 59) == []
    assert having("age", 18, 60) == having("age", 99, 99) == [1]
    assert having("age", EARLIEST, LATEST) == [2, 1]
    assert having("age", 10, 9) == []
    assert having("nothing", 1, 1) == []
    assert ids(ask(engine, filters={"any": (Within("when", 9, 9), Term("kind:none"))})) == [3]


def test_a_group_is_counted_under_all_filters_but_its_own(engine: Engine) -> None:
    write(
        document(1, "garden", terms=("cause:health", "place:doha"), ranges={"age": [[8, 12]]}),
        document(2, "garden", terms=("cause:sea", "place:doha")),
        document(3, "garden", terms=("cause:sea", "place:khor"), ranges={"age": [[16, 20]]}),
        document(4, "beach", terms=("cause:sea", "place:doha")),
    )
    counted = {
        "cause": {"health": terms("cause:health"), "sea": terms("cause:sea"), "art": terms("cause:art")},
        "place": {"doha": terms("place:doha"), "khor": terms("place:khor")},
        "age": {"young": (Within("age", 0, 15),), "any": (Within("age", 0, 15), Within("age", 16, 99))},
        "empty": {},
    }
    filters = {"cause": terms("cause:sea"), "place": terms("place:doha")}
    answer = ask(engine, "garden", filters=filters, counted=counted)
    assert ids(answer) == [2]
    assert (answer.count, answer.exact) == (1, 1)
    assert answer.counts == {
        "cause": {"health": 1, "sea": 1, "art": 0},
        "place": {"doha": 1, "khor": 1},
        "age": {"young": 0, "any": 0},
        "empty": {},
    }
    assert ask(engine, filters=filters, counted=counted).counts == {
        "cause": {"health": 1, "sea": 2, "art": 0},
        "place": {"doha": 2, "khor": 1},
        "age": {"young": 0, "any": 0},
        "empty": {},
    }
    assert ask(engine, "garden", counted=counted).counts["age"] == {"young": 1, "any": 2}


def test_counts_are_right_for_more_values_than_ten(engine: Engine) -> None:
    write(*(document(number, "garden", terms=(f"cause:{number}",)) for number in range(1, 31)))
    counted = {"cause": {str(number): terms(f"cause:{number}") for number in range(1, 31)}}
    answer = ask(engine, "garden", counted=counted, stop=0)
    assert answer.counts["cause"] == {str(number): 1 for number in range(1, 31)}
    assert (answer.count, answer.hits) == (30, ())


def test_exact_ones_are_counted_under_the_filters(engine: Engine) -> None:
    write(
        document(1, "garden beach", terms=("cause:sea",)),
        document(2, "garden beach"),
        document(3, "garden", terms=("cause:sea",)),
    )
    counted = {"cause": {"sea": terms("cause:sea")}}
    for extra in ({}, {"counted": counted}):
        answer = ask(engine, "garden", "beach", filters={"cause": terms("cause:sea")}, **extra)
        assert (answer.count, answer.exact, matches(answer)) == (2, 1, [(1, "exact"), (3, "partial")])


# --- Orders and pages -----------------------------------------------------------------------------------


def test_orders(engine: Engine) -> None:
    write(
        document(1, "garden", moments={"start": [10, 30]}),
        document(2, "garden", moments={"start": [20]}),
        document(3, "garden"),
        document(4, "garden", moments={"start": [20, 40]}),
        document(5, "garden beach", moments={"start": [5]}),
    )
    for words in ((), ("garden",)):
        assert ids(ask(engine, *words, order=Order("start"))) == [5, 1, 4, 2, 3]
        assert ids(ask(engine, *words, order=Order("start", latest_first=True))) == [4, 2, 1, 5, 3]
        assert ids(ask(engine, *words, order=Order("start", after=10))) == [4, 2, 1, 5, 3]
        assert ids(ask(engine, *words, order=Order("start", 20, latest_first=True))) == [4, 1, 5, 3, 2]
        assert ids(ask(engine, *words, order=Order("start", after=40))) == [5, 4, 3, 2, 1]
        assert ids(ask(engine, *words, order=Order("none"))) == [5, 4, 3, 2, 1]
        assert ids(ask(engine, *words, order=NEWEST)) == [5, 4, 3, 2, 1]
    answer = ask(engine, "garden", "beach", order=Order("start"))
    assert matches(answer)[:2] == [(5, "exact"), (1, "partial")]


def test_among_equals_the_newest_is_first_then_the_highest_id(engine: Engine) -> None:
    write(
        document(1, "garden", moments={"published": [9]}),
        document(2, "garden", moments={"published": [7]}),
        document(3, "garden", moments={"published": [9]}),
        document(4, "garden", moments={"published": []}),
    )
    assert ids(ask(engine, "garden")) == ids(ask(engine)) == ids(ask(engine, order=NEWEST)) == [3, 1, 2, 4]


def test_without_words_those_that_meet_most_of_what_is_preferred_come_first(engine: Engine) -> None:
    write(
        document(1, "garden", terms=("cause:sea", "place:doha")),
        document(2, "garden", terms=("cause:sea",)),
        document(3, "garden", ranges={"age": [[8, 9]]}),
        document(4, "garden"),
    )
    preferred = (Term("cause:sea"), Term("place:doha"), Within("age", 9, 20))
    assert ids(ask(engine, preferred=preferred)) == [1, 3, 2, 4]
    assert ids(ask(engine, "garden", preferred=preferred)) == [4, 3, 2, 1]
    assert ids(ask(engine, preferred=preferred, order=NEWEST)) == [4, 3, 2, 1]


def test_pages_follow_each_other(engine: Engine) -> None:
    write(*(document(number, "garden", body="beach" * (number % 3)) for number in range(1, 46)))
    for words in ((), ("garden",), ("garden", "beach")):
        everything = ids(ask(engine, *words, stop=100))
        pages = [ids(ask(engine, *words, start=start, stop=start + 10)) for start in range(0, 60, 10)]
        assert [each for page in pages for each in page] == everything
        assert len(everything) == ask(engine, *words).count == 45
        assert ask(engine, *words, start=5, stop=5).hits == ()
        assert ask(engine, *words, start=9, stop=2).hits == ()
        assert ask(engine, *words, start=40, stop=42).count == len(everything)


# --- Completion -----------------------------------------------------------------------------------------


def test_completion(engine: Engine) -> None:
    write(
        document(1, "garden day", names="sea school"),
        document(2, "garden", names="garbage"),
        document(3, "beach", names="garden day"),
        document(4, "garden day", language="ar"),
        document(5, "day garage", kind="article"),
    )

    def complete(text: str, limit: int = 10, **filters: AnyOf) -> list[int]:
        *finished, begun = text.split()
        return [hit.object_id for hit in engine.complete(finished, begun, "en", filters, limit)]

    assert complete("gar") == [5, 2, 1, 3]
    assert complete("garden") == [2, 1, 3]
    assert complete("gardens") == []
    assert complete("day gar") == [5, 1, 3]
    assert complete("garden sea") == []
    assert complete("sea sch") == [1]
    assert complete("gar", 2) == [5, 2]
    assert complete("gar", kind=terms("kind:opportunity")) == [2, 1, 3]
    assert complete("gar", kind=()) == []
    assert complete("x" * 300) == []


# --- Writing --------------------------------------------------------------------------------------------


def test_what_is_written_again_or_removed_is_no_longer_as_before(engine: Engine) -> None:
    write(document(1, "garden", terms=("cause:sea",), ranges={"age": [[1, 2]]}), document(2, "garden"))
    assert ids(ask(engine, "garden")) == [2, 1]
    write(document(1, "beach", terms=("cause:art",), moments={"start": [3]}))
    assert ids(ask(engine, "garden")) == [2]
    assert ids(ask(engine, "beach")) == [1]
    assert ask(engine, filters={"any": (Term("cause:sea"), Within("age", 1, 1))}).count == 0
    assert ids(ask(engine, filters={"any": terms("cause:art")})) == [1]
    indexing.remove_pages([1, 2, 99])
    assert ask(engine).count == ask(engine, "beach").count == 0
    write(document(1, "garden"))
    assert ids(ask(engine, "garden")) == [1]


def test_a_rebuild_has_the_same_answers(engine: Engine) -> None:
    write(*(document(number, "garden", terms=("cause:sea",)) for number in range(1, 8)))
    before = ask(engine, "garden", counted={"cause": {"sea": terms("cause:sea")}})
    SearchDocument.objects.filter(object_id=7).delete()
    engine.rebuild()
    assert before.count == 7
    write(document(8, "beach"))
    after = ask(engine, "garden", counted={"cause": {"sea": terms("cause:sea")}})
    assert (ids(after), after.counts) == ([6, 5, 4, 3, 2, 1], {"cause": {"sea": 6}})
