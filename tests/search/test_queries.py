"""How questions are read in view of what there is to find."""

import pytest

from search.engines.base import Hit
from search.indexing import write
from search.models import SynonymGroup
from tests.factories.search import document, search

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _phrase() -> None:
    SynonymGroup.objects.create(words_en="orchard keeper\npomologist")


def test_a_phrase_that_nobody_has_is_asked_for_by_its_words() -> None:
    write([document(1, "Keeper wanted", "Look after our orchard"), document(2, "Look after horses")])
    assert search("orchard keepers") == [Hit("opportunity", 1, "exact")]


def test_a_phrase_that_somebody_has_is_one_word() -> None:
    write([document(1, "Keeper wanted", "Look after our orchard"), document(2, "Pomologist wanted")])
    assert search("orchard keepers") == [Hit("opportunity", 2, "exact")]


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
