"""Any question at all, of any documents, is answered by each engine as by going through all of them."""

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from search import indexing
from search.engines.base import (
    Condition,
    Engine,
    Order,
    Question,
    Term,
    Within,
)
from search.models import SearchDocument
from search.words import Word
from tests.search import going_through_all
from tests.search.asking import document, write

pytestmark = pytest.mark.django_db

TOKENS = ["aa", "bb", "cc", "aab", "x0a", "x0b", "شاطي"]
SMALL = st.integers(-3, 8)
TEXT = st.lists(st.sampled_from(TOKENS), max_size=4).map(" ".join)
TERMS = [f"{group}:{value}" for group in "cp" for value in "123"]
DOCUMENTS = st.builds(
    document,
    st.integers(1, 40),
    TEXT,
    summary=TEXT,
    names=TEXT,
    body=TEXT,
    language=st.sampled_from(["en", "en", "ar"]),
    kind=st.just("opportunity"),
    terms=st.lists(st.sampled_from(TERMS), max_size=3, unique=True).map(tuple),
    ranges=st.fixed_dictionaries(
        {}, optional={"age": st.lists(st.tuples(SMALL, SMALL).map(sorted), max_size=3)}
    ),
    moments=st.fixed_dictionaries(
        {}, optional={"start": st.lists(SMALL, max_size=3).map(sorted), "published": SMALL.map(lambda n: [n])}
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.one_of(
    st.sampled_from([*TERMS, "kind:opportunity", "none"]).map(Term),
    st.tuples(SMALL, SMALL).map(sorted).map(lambda pair: Within("age", *pair)),
)
ANY_OF = st.lists(CONDITIONS, max_size=3).map(tuple)
WORDS = st.lists(
    st.builds(
        Word,
        st.just("word"),
        st.lists(st.sampled_from([*TOKENS[:4], "dd"]), min_size=1, max_size=2, unique=True).map(tuple),
        st.lists(st.sampled_from(TOKENS[4:6]), max_size=1).map(tuple),
    ),
    max_size=4,
).map(tuple)
QUESTIONS = st.builds(
    Question,
    language=st.sampled_from(["en", "ar"]),
    words=WORDS,
    optional=WORDS,
    filters=st.dictionaries(st.sampled_from("cpx"), ANY_OF, max_size=2),
    counted=st.dictionaries(
        st.sampled_from("cpy"), st.dictionaries(st.sampled_from("123"), ANY_OF, max_size=3), max_size=3
    ),
    preferred=ANY_OF,
    order=st.one_of(
        st.none(), st.builds(Order, st.sampled_from(["start", "published"]), st.none() | SMALL, st.booleans())
    ),
    start=st.integers(0, 5),
    stop=st.integers(0, 40),
)
COMPLETIONS = st.tuples(
    st.lists(st.sampled_from(TOKENS), max_size=2), st.sampled_from(["a", "aa", "aab", "b", "x", "شا"])
)


@hypothesis_settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    documents=st.lists(DOCUMENTS, max_size=25, unique_by=lambda each: each.object_id),
    questions=st.lists(QUESTIONS, min_size=6, max_size=6),
    completion=COMPLETIONS,
)
def test_any_question_is_answered_as_by_going_through_all(
    engine: Engine,
    documents: list[SearchDocument],
    questions: list[Question],
    completion: tuple[list[str], str],
) -> None:
    indexing.remove_pages(SearchDocument.objects.values_list("object_id", flat=True))
    write(*documents)
    rows = list(SearchDocument.objects.all())
    for question in questions:
        assert engine.search(question) == going_through_all.answer(rows, question)
    finished, begun = completion
    filters = questions[0].filters
    assert (
        engine.complete(finished, begun, "en", filters, 5)
        == going_through_all.completion(rows, finished, begun, filters)[:5]
    )
