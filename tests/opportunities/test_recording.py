"""Words that are asked of the directory alone are counted; filters and feeds aren't."""

import pytest
from django.test import Client

from opportunities.models import OpportunityIndexPage
from search.models import SearchedWords
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> OpportunityIndexPage:
    index = OpportunityIndexPageFactory()
    OpportunityPageFactory(title="زراعة الأشجار").save_revision().publish()
    return index


def test_words_alone_are_counted(client: Client, index: OpportunityIndexPage) -> None:
    client.get(index.url, {"q": "الأشجار"})
    client.get(index.url, {"q": "بطاريق"})
    counted = SearchedWords.objects.order_by("pk").values_list("words", "place", "found", "exact")
    assert list(counted) == [("الأشجار", "directory", 1, 1), ("بطاريق", "directory", 0, 0)]


@pytest.mark.parametrize("query", ["cause=health", "page=2", "literal=1", "age=16", "trial=1"])
def test_what_is_narrowed_otherwise_is_not(client: Client, index: OpportunityIndexPage, query: str) -> None:
    client.get(f"{index.url}?q=الأشجار&{query}")
    client.get(f"{index.url}?cause=health")
    client.get(f"{index.url}feed/?q=الأشجار")
    client.get("/api/v1/opportunities", {"lang": "ar", "q": "الأشجار"})
    assert not SearchedWords.objects.exists()
