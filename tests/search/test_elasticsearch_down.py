"""What visitors, editors and operators notice while the search server is down, slow or odd."""

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from core.schedule import Schedule
from home.models import HomePage, StandardPage
from search import carrying, changes, engines, health
from search.engines import elasticsearch
from search.engines.base import EngineDown, Hit, Question
from search.indexing import write
from search.models import IndexChange, IndexState, SearchDocument
from search.queries import ask, complete
from search.words import Word
from tests.factories.opportunities import OpportunityPageFactory
from tests.factories.search import document
from tests.search.odd_server import Stub

pytestmark = pytest.mark.django_db

GARDEN = Question("en", (Word("garden", ("garden",)),))
NOBODY = "http://127.0.0.1:9/athar"


@pytest.fixture
def stub() -> Iterator[Callable[..., Stub]]:
    stubs: list[Stub] = []

    def start(**behaviour: Any) -> Stub:
        stubs.append(Stub(**behaviour))
        threading.Thread(target=stubs[-1].serve_forever, args=(0.05,), daemon=True).start()
        return stubs[-1]

    yield start
    for each in stubs:
        each.ended.set()
        each.shutdown()
        each.server_close()


@pytest.fixture(autouse=True)
def _as_on_the_site(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(elasticsearch, "TIMEOUT", 1.0)
    monkeypatch.setattr(engines, "fuse", engines.Fuse())


def found(question: Question = GARDEN) -> list[int]:
    return [hit.object_id for hit in ask(question).hits]


def waiting_tasks() -> int:
    return DBTaskResult.objects.filter(
        task_path=carrying.carry_changes.module_path, status=TaskResultStatus.READY
    ).count()


# --- Visitors -------------------------------------------------------------------------------------------


def test_a_visitor_waits_a_second_at_the_most() -> None:
    assert elasticsearch.TIMEOUT == 1.0


def test_the_database_answers_where_nobody_listens(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.SEARCH_URL = NOBODY
    write([document(1, "garden")])
    with caplog.at_level(logging.INFO):
        assert [found() for _ in range(5)] == [[1]] * 5
        assert complete("gard", language="en", filters={}) == [Hit("opportunity", 1)]
    [record] = caplog.records
    assert "database answers" in record.message


def test_a_slow_server_keeps_one_visitor_waiting_and_not_for_long(
    settings: Settings, stub: Callable[..., Stub], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = stub(delay=30)
    settings.SEARCH_URL = slow.url
    monkeypatch.setattr(elasticsearch, "TIMEOUT", 0.3)
    write([document(1, "garden")])
    began = monotonic()
    assert [found() for _ in range(4)] == [[1]] * 4
    assert monotonic() - began < 5
    assert len(slow.paths) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b'{"error": "broken"}'),
        (503, b""),
        (429, b'{"error": "too much"}'),
        (404, b'{"error": {"type": "index_not_found_exception", "reason": "no such index"}}'),
        (400, b'{"error": {"type": "parsing_exception", "reason": "no"}}'),
        (401, b"{}"),
        (302, b""),
        (200, b"<html>"),
    ],
    ids=["500", "503", "busy", "no-index", "refused", "no-right", "elsewhere", "no-json"],
)
def test_the_database_answers_where_the_server_says_odd_things(
    settings: Settings, stub: Callable[..., Stub], status: int, body: bytes
) -> None:
    settings.SEARCH_URL = stub(status=status, body=body).url
    write([document(1, "garden")])
    assert found() == [1]
    assert complete("gard", language="en", filters={}) == [Hit("opportunity", 1)]


def test_what_one_question_is_refused_for_holds_up_no_other(
    settings: Settings, stub: Callable[..., Stub]
) -> None:
    refusing = stub(status=400, body=b'{"error": {"type": "parsing_exception", "reason": "no"}}')
    settings.SEARCH_URL = refusing.url
    assert [found() for _ in range(3)] == [[]] * 3
    assert len(refusing.paths) == 3


def test_a_failed_server_is_asked_again_after_a_rest(
    settings: Settings, stub: Callable[..., Stub], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = stub(status=500, body=b"{}")
    settings.SEARCH_URL = broken.url
    now = monotonic()
    monkeypatch.setattr(engines, "monotonic", lambda: now)
    found()
    now += engines.REST - 0.1
    found()
    assert len(broken.paths) == 1
    now += 0.2
    found()
    assert len(broken.paths) == 2


def test_the_log_says_it_once_a_minute(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SEARCH_URL = NOBODY
    now = monotonic()
    monkeypatch.setattr(engines, "monotonic", lambda: now)
    for _ in range(13):
        found()
        now += engines.REST + 0.01
    assert len(caplog.records) == 2


def test_every_page_of_the_search_answers_as_ever(settings: Settings, client: Client) -> None:
    page = OpportunityPageFactory(title="زراعة القرم")
    page.save_revision().publish()
    addresses = [page.get_parent().get_url(), "/ar/search/", "/api/v1/opportunities"]
    asked = {"q": "القرم", "lang": "ar"}
    settings.SEARCH_URL = ""
    before = [client.get(address, asked) for address in addresses]
    settings.SEARCH_URL = NOBODY
    after = [client.get(address, asked) for address in addresses]
    assert [answer.status_code for answer in after] == [200, 200, 200]
    assert [answer.content for answer in after] == [answer.content for answer in before]
    assert after[2].json()["count"] == 1


# --- Editors --------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_with_worker")
def test_publishing_asks_the_server_nothing(
    settings: Settings,
    stub: Callable[..., Stub],
    home_en: HomePage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    slow = stub(delay=30)
    settings.SEARCH_URL = slow.url
    page = StandardPage(title="Mangroves", slug="mangroves", summary="Planting")
    with django_capture_on_commit_callbacks(execute=True):
        home_en.add_child(instance=page)
        page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert slow.paths == []
    assert waiting_tasks() == 1


@pytest.mark.usefixtures("_with_worker")
def test_a_page_is_published_even_if_the_worker_cannot_be_asked(
    settings: Settings,
    home_en: HomePage,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def fail() -> None:
        raise OSError("no room")

    settings.SEARCH_URL = NOBODY
    monkeypatch.setattr(carrying, "carry_soon", fail)
    page = StandardPage(title="Mangroves", slug="mangroves", summary="Planting")
    with transaction.atomic(), django_capture_on_commit_callbacks(execute=True):
        home_en.add_child(instance=page)
        page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert SearchDocument.objects.filter(object_id=page.pk).exists()


def test_without_a_server_nothing_is_asked_of_the_worker(
    settings: Settings, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.SEARCH_URL = ""
    with django_capture_on_commit_callbacks() as callbacks:
        write([document(1, "garden")])
    assert callbacks == []


# --- The worker -----------------------------------------------------------------------------------------


def test_what_fails_is_noted_with_the_time_when_it_began(settings: Settings) -> None:
    settings.SEARCH_URL = NOBODY
    write([document(1, "garden")])
    carrying.carry_changes.enqueue()
    first = IndexState.objects.get(reader=carrying.READER)
    assert first.failing_since is not None
    assert first.error
    assert (first.change_id, first.holder) == (None, None)
    with pytest.raises(EngineDown):
        carrying.carry()
    assert IndexState.objects.get(reader=carrying.READER).failing_since == first.failing_since


@pytest.mark.usefixtures("_with_worker")
def test_each_minute_the_worker_is_asked_to_try_again_once_the_server_answers(
    settings: Settings, stub: Callable[..., Stub]
) -> None:
    write([document(1, "garden")])
    settings.SEARCH_URL = NOBODY
    Schedule().tick()
    assert waiting_tasks() == 0
    settings.SEARCH_URL = stub(status=404, body=b"{}").url
    Schedule().tick()
    Schedule().tick()
    assert waiting_tasks() == 1


def test_the_command_says_that_the_server_failed(settings: Settings) -> None:
    settings.SEARCH_URL = NOBODY
    write([document(1, "garden")])
    with pytest.raises(CommandError, match="search server failed"):
        call_command("repair_search")
    settings.SEARCH_URL = ""
    output = StringIO()
    call_command("repair_search", stdout=output)
    assert "No search server is set" in output.getvalue()


def test_only_one_carries_at_a_time_and_one_that_died_holds_nobody_up() -> None:
    with carrying.held() as first:
        with carrying.held() as second:
            assert first is not None
            assert second is None
        carrying.hold_on(first)
        IndexState.objects.update(held_until=timezone.now() - timedelta(seconds=1))
        with carrying.held() as third:
            assert third is not None
            with pytest.raises(carrying.Overtaken):
                carrying.hold_on(first)
    with carrying.held() as fourth:
        assert fourth is not None


def test_changes_are_kept_until_the_server_has_seen_them(settings: Settings) -> None:
    settings.SEARCH_URL = NOBODY
    for number in range(1, 6):
        write([document(number, "garden")])
    IndexChange.objects.update(made_at=timezone.now() - changes.KEPT - timedelta(hours=1))
    numbers = list(IndexChange.objects.order_by("pk").values_list("pk", flat=True))
    state = IndexState.objects.create(reader=carrying.READER, change_id=numbers[1], stamp=uuid4())
    carrying.prune()
    assert list(IndexChange.objects.order_by("pk").values_list("pk", flat=True)) == numbers[1:]
    settings.SEARCH_URL = ""
    carrying.prune()
    assert not IndexState.objects.filter(pk=state.pk).exists()
    assert list(IndexChange.objects.values_list("pk", flat=True)) == numbers[-1:]


# --- Operators ------------------------------------------------------------------------------------------


def test_the_health_report_says_what_is_wrong_in_both_languages(settings: Settings, client: Client) -> None:
    settings.SEARCH_URL = ""
    assert health.check_search_server().well
    settings.SEARCH_URL = NOBODY
    write([document(1, "garden")])
    write([document(2, "garden")])
    IndexState.objects.update_or_create(
        reader=carrying.READER, defaults={"failing_since": timezone.now() - timedelta(hours=3)}
    )
    with translation.override("en"):
        finding = health.check_search_server()
    assert not finding.well
    assert "3\xa0hours" in finding.detail
    assert "2 changes wait" in finding.detail
    arabic = health.check_search_server().detail
    assert "3" in arabic
    assert "No answer" not in arabic
    assert client.get("/healthz").status_code == 200
