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
