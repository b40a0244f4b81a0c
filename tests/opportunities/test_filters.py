"""What the directory's parameters may say, and what is answered where they can't."""

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from opportunities.filters import MAX_WORDS_LENGTH, DirectoryFilters
from opportunities.options import Options
from tests.factories.core import translate
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db


def asked(query: str, language: str = "en") -> DirectoryFilters:
    with translation.override(language):
        filters = DirectoryFilters(QueryDict(query), Options(language))
        filters.is_valid()
    return filters


def test_nothing_is_required() -> None:
    filters = asked("")
    assert filters.is_valid()
    assert filters.chosen == {}
    assert filters.sort == "soonest"
    assert filters.page_number == 1


def test_repeating_a_parameter_means_or_and_values_are_kept_once_in_one_order() -> None:
    filters = asked("municipality=doha&cause=health&cause=youth&cause=health&q=+garden++work+&age=16&cause=")
    assert filters.chosen == {
        "q": ["garden work"],
        "cause": ["health", "youth"],
        "municipality": ["doha"],
        "age": ["16"],
    }
    assert filters.query() == "q=garden+work&cause=health&cause=youth&municipality=doha&age=16"
    assert filters.query(without=[("cause", "health"), ("q", "")]) == "cause=youth&municipality=doha&age=16"


def test_unknown_parameters_are_ignored() -> None:
    filters = asked("utm_source=x&fbclid=1&cause=health&colour=red")
    assert filters.is_valid()
    assert filters.query() == "cause=health"


@pytest.mark.parametrize("age", ["16", "١٦", "۱۶", " 16 ", "\u200f١٦"])
def test_age_may_be_written_in_three_kinds_of_digits(age: str) -> None:
    filters = asked(f"age={age}")
    assert filters.cleaned_data["age"] == 16


def test_days_may_be_written_in_three_kinds_of_digits() -> None:
    filters = asked("from=٢٠٢٦-١٢-٠٥&to=۲۰۲۶-۱۲-۰۶")
    assert str(filters.cleaned_data["from"]) == "2026-12-05"
    assert str(filters.cleaned_data["to"]) == "2026-12-06"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("cause=space", "cause"),
        ("cause=health&cause=space", "cause"),
        ("municipality=dubai", "municipality"),
        ("mode=teleport", "mode"),
        ("weekday=friday", "weekday"),
        ("period=night", "period"),
        ("schedule=never", "schedule"),
        ("audience=cats", "audience"),
        ("accessibility=wings", "accessibility"),
        ("skill=flying", "skill"),
        ("language=klingon", "language"),
        ("certificate=none", "certificate"),
        ("partner=nobody", "partner"),
        ("status=maybe", "status"),
        ("sort=random", "sort"),
        ("age=ten", "age"),
        ("age=-1", "age"),
        ("age=121", "age"),
        ("age=1.5", "age"),
        ("age=16&age=17", "age"),
        ("age=" + "9" * 5_000, "age"),
        ("from=tomorrow", "from"),
        ("from=2026-02-30", "from"),
        ("from=2026-12-05&to=2026-12-01", "to"),
        ("to=0000-00-00", "to"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=two", "page"),
        ("page=9999999999999999999999", "page"),
        ("q=one&q=two", "q"),
        ("q=" + "x" * (MAX_WORDS_LENGTH + 1), "q"),
        ("q=" + "x" * 10_000, "q"),
    ],
)
def test_a_wrong_value_is_an_error_beside_its_parameter_only(query: str, name: str) -> None:
    filters = asked(query)
    assert not filters.is_valid()
    assert list(filters.messages) == [name]
    assert filters.messages[name]


def test_messages_are_in_the_readers_language_and_keep_what_was_typed() -> None:
    filters = asked("age=ten&cause=space")
    with translation.override("en"):
        assert filters.messages["age"] == "Write the age as a number, like 16."
        assert filters.messages["cause"] == "“space” isn't one of the choices."
    assert filters["age"].value() == "ten"


@pytest.mark.parametrize("words", ["\0", "a\0b", "\u202egarden\u202c", '"', "a\nb", "٣ أيام"])
def test_words_may_be_any_text(words: str) -> None:
    query = QueryDict(mutable=True)
    query["q"] = words
    filters = DirectoryFilters(query, Options("en"))
    assert filters.is_valid()
    assert "\0" not in filters.words
    assert "\n" not in filters.words


def test_sorting_by_match_needs_words() -> None:
    assert asked("sort=match").sort == "soonest"
    assert asked("sort=match&q=garden").sort == "match"
    assert asked("q=garden").sort == "match"
    assert asked("q=garden&sort=newest").sort == "newest"


def test_a_partner_has_one_code_in_both_languages() -> None:
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    arabic = PartnerPageFactory(title="جمعية الأفق")
    translate(arabic, "en", title="Horizon Society", slug="horizon")
    untranslated = PartnerPageFactory(title="بلا ترجمة", slug="بلا-ترجمة")
    codes = {
        language: {option.value: option.label for option in Options(language)["partner"]}
        for language in ("ar", "en")
    }
    assert codes["ar"]["horizon"] == "جمعية الأفق"
    assert codes["en"]["horizon"] == "Horizon Society"
    assert codes["ar"][str(untranslated.pk)] == codes["en"][str(untranslated.pk)] == "بلا ترجمة"
    assert asked("partner=horizon").options.keys_of("partner", ["horizon"]) == [str(arabic.pk)]


class AnyQuery(HypothesisTestCase):
    @settings(max_examples=150, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from([*DirectoryFilters.GROUPS, *DirectoryFilters.ONE, "other"]),
            st.lists(st.text(alphabet=st.characters(codec=None), max_size=12), max_size=3),
        )
    )
    def test_no_query_raises(self, parameters: dict[str, list[str]]) -> None:
        query = QueryDict(mutable=True)
        for name, values in parameters.items():
            query.setlist(name, values)
        filters = DirectoryFilters(query, Options("ar"))
        if filters.is_valid():
            filters.query()
        else:
            assert all(filters.messages.values())
