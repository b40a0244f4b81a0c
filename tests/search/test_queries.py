"""How questions are read in view of what there is to find."""

import pytest

from search.engines.base import Hit
from search.indexing import write
from search.models import SynonymGroup
from tests.factories.search import document, search

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _phrases() -> None:
    SynonymGroup.objects.create(words_en="orchard keeper\npomologist")
    SynonymGroup.objects.create(words_en="by my lighthouse\nseaside lodging")


def test_a_phrase_comes_before_its_words_in_other_places() -> None:
    write([document(1, "Pomologist wanted"), document(2, "Keeper wanted", "Look after our orchard")])
    assert [hit.object_id for hit in search("orchard keepers")] == [1, 2]


def test_a_phrase_of_words_that_join_is_one_word() -> None:
    write([document(1, "Seaside lodging"), document(2, "The lighthouse")])
    assert search("by my lighthouse") == [Hit("opportunity", 1, "exact")]


def test_such_a_phrase_that_nobody_has_is_asked_for_by_its_words() -> None:
    write([document(2, "The lighthouse")])
    assert search("by my lighthouse") == [Hit("opportunity", 2, "exact")]


# --- What people look for elsewhere -------------------------------------------------------------------


def test_only_what_has_the_word_answers_a_question_about_something_else() -> None:
    write([document(1, "Nurses wanted", "For the blood bank"), document(2, "Gardeners wanted")])
    assert search("nurse salary") == []
    assert [hit.object_id for hit in search("nurse hygiene")] == [1]


def test_what_does_speak_of_it_is_found() -> None:
    write([document(1, "Visa desk", "Help pilgrims at the airport"), document(2, "Airport guides")])
    assert [hit.object_id for hit in search("airport visas")] == [1]


@pytest.mark.parametrize(
    ("asked", "language"), [("إيجار بيت", "ar"), ("للايجار بيت", "ar"), ("house rents", "en")], ids=range(3)
)
def test_such_words_are_known_in_their_forms(asked: str, language: str) -> None:
    write([document(1, "بيت المتطوعين", language="ar"), document(2, "House of volunteers")])
    assert search(asked, language=language) == []


def test_a_word_that_joins_is_not_asked_for_though_the_thesaurus_knows_it() -> None:
    write([document(1, "أبي العزيز", language="ar"), document(2, "تعليم السباحة", language="ar")])
    assert [hit.object_id for hit in search("ابي سباحة", language="ar")] == [2]


def test_what_shares_nothing_but_such_a_word_is_no_answer() -> None:
    write([document(1, "Bake sale"), document(2, "Car park"), document(3, "Sale of old cars")])
    assert [hit.object_id for hit in search("cars for sale")] == [3]
