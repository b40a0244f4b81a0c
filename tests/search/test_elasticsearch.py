"""A real search server: what it is brought, also when it was away, lost its index, or is written to late."""

from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from pytest_django import Settings

from core.schedule import Schedule
from search import carrying, changes, engines, health
from search.engines import elasticsearch, elasticsearch_index
from search.engines.base import EngineDown, Question
from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import remove_pages, write
from search.models import IndexState, SearchDocument
from search.queries import ask
from search.words import Word
from tests.factories.search import document

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

GARDEN = Question("en", (Word("garden", ("garden",)),))
NOBODY = "http://127.0.0.1:9/athar"


@pytest.fixture(autouse=True)
def _as_on_the_site(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(elasticsearch, "TIMEOUT", 1.0)
    monkeypatch.setattr(engines, "fuse", engines.Fuse())


def found(question: Question = GARDEN) -> list[int]:
    return [hit.object_id for hit in ask(question).hits]


@pytest.fixture
def server(settings: Settings) -> Iterator[ElasticsearchEngine]:
    """A real one with an index of this test's own, which nothing is carried to unless the test says so."""
    settings.SEARCH_URL = f"{settings.SEARCH_URL}-{uuid4().hex[:8]}"
    engine = engines.get_search_server()
    assert engine is not None
    yield engine
    if left := indexes(engine):
        engine.index.patient.indices.delete(index=left)


def there(server: ElasticsearchEngine) -> list[int]:
    """What the server itself finds."""
    server.index.refresh()
    return [hit.object_id for hit in server.search(GARDEN).hits]


def indexes(server: ElasticsearchEngine) -> list[str]:
    return sorted(server.client.indices.get(index=f"{server.index.alias}-*"))


def test_a_missing_index_is_made_by_itself(server: ElasticsearchEngine) -> None:
    write([document(1, "garden")])
    with pytest.raises(EngineDown):
        server.search(GARDEN)
    assert found() == [1]
    Schedule().tick()
    assert there(server) == [1]
    server.client.indices.delete(index=indexes(server))
    assert not health.check_search_server().well
    carrying.repair()
    assert there(server) == [1]
    assert health.check_search_server().well


@pytest.mark.parametrize("by", ["the next change", "the clock", "the command"])
def test_what_was_missed_is_carried_when_it_is_back(
    server: ElasticsearchEngine, settings: Settings, by: str
) -> None:
    write([document(1, "garden"), document(2, "garden"), document(3, "garden")])
    carrying.carry()
    reached = settings.SEARCH_URL
    settings.SEARCH_URL = NOBODY
    write([document(1, "beach"), document(4, "garden")])
    remove_pages([2])
    with pytest.raises(EngineDown):
        carrying.carry()
    settings.SEARCH_URL = reached
    assert there(server) == [3, 2, 1]
    with translation.override("en"):
        assert "2 changes wait" in health.check_search_server().detail
    if by == "the command":
        output = StringIO()
        call_command("repair_search", stdout=output)
        assert "3 documents" in output.getvalue()
    elif by == "the clock":
        Schedule().tick()
    else:
        write([document(9, "beach")])
        carrying.carry_changes.enqueue()
    assert there(server) == [4, 3]
    assert health.check_search_server().well
    state = IndexState.objects.get(reader=carrying.READER)
    assert (state.error, state.failing_since) == ("", None)


def test_a_rebuild_takes_the_place_of_the_index_in_one_step(server: ElasticsearchEngine) -> None:
    write([document(1, "garden")])
    carrying.carry()
    [before] = indexes(server)
    neighbour = f"{server.index.alias}-other"
    server.client.indices.create(index=neighbour)
    with transaction.atomic():
        changes.record(None)
    carrying.carry()
    [after] = set(indexes(server)) - {neighbour}
    assert after > before
    assert list(server.client.indices.get_alias(name=server.index.alias)) == [after]
    assert there(server) == [1]


def test_a_rebuild_that_ends_half_way_leaves_the_index_as_it_was(server: ElasticsearchEngine) -> None:
    write([document(1, "garden")])
    carrying.carry()
    before = indexes(server)

    def overtaken() -> None:
        raise carrying.Overtaken

    with pytest.raises(carrying.Overtaken):
        server.rebuild(overtaken)
    assert indexes(server) == before
    assert there(server) == [1]


def test_an_index_of_other_fields_is_made_anew(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([document(1, "garden")])
    carrying.carry()
    before = indexes(server)
    monkeypatch.setattr(elasticsearch_index, "LAYOUT", "of tomorrow")
    carrying.carry()
    assert indexes(server) != before
    assert there(server) == [1]


def test_a_late_write_of_an_older_state_changes_nothing(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([document(1, "beach"), document(2, "garden")])
    carrying.carry()
    ids = list(SearchDocument.objects.values_list("pk", flat=True))
    write([document(1, "garden")])
    remove_pages([2])
    carrying.carry()
    assert there(server) == [1]
    # As a process would that read both documents before they changed, and was held up since.
    SearchDocument.objects.filter(object_id=1).update(title="beach")
    with transaction.atomic():
        write([document(2, "garden")])
        SearchDocument.objects.filter(object_id=2).update(id=ids[1])
    monkeypatch.setattr(elasticsearch_index, "latest_version", lambda: 1)
    server.write(ids)
    assert there(server) == [1]


def test_an_index_that_lost_documents_is_made_anew_unless_it_just_was(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([document(1, "garden"), document(2, "garden")])
    carrying.carry()
    server.client.delete(index=server.index.alias, id=str(SearchDocument.objects.all()[0].pk), refresh=True)
    carrying.repair()
    assert there(server) == [2]
    assert not health.check_search_server().well
    monkeypatch.setattr(carrying, "TRUSTED", timedelta(0))
    carrying.repair()
    assert there(server) == [2, 1]


def test_pages_deeper_than_the_server_goes_come_from_the_database(
    server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([document(number, "garden") for number in range(1, 6)])
    carrying.carry()
    monkeypatch.setattr(elasticsearch, "WINDOW", 3)
    assert found(Question("en", GARDEN.words, start=3, stop=6)) == [2, 1]
    assert engines.fuse.may_try()


def test_more_than_one_batch(server: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elasticsearch_index, "BATCH", 3)
    write([document(number, "garden") for number in range(1, 9)])
    carrying.carry()
    assert there(server) == [8, 7, 6, 5, 4, 3, 2, 1]
    write([document(number, "garden") for number in range(5, 15)])
    remove_pages([1, 2, 3, 4])
    carrying.carry()
    assert there(server) == list(range(14, 4, -1))
