"""The processes behind the site: how the parent keeps them, what the clock does, what health reports."""

import signal
import socket
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import polib
import pytest
import time_machine
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from core import health, tasks
from core.dates import qatar_now
from core.management.commands.serve import open_port
from core.schedule import HOUSEKEEPING, Schedule
from core.supervisor import Child, Supervisor
from home.models import HomePage, StandardPage
from opportunities.health import check_rows
from opportunities.models import ListingRow
from tests.factories.opportunities import OpportunityPageFactory

DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def test_a_taken_port_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} .*PORT={port + 1} make demo"):
            open_port(port)


def test_a_child_that_ends_is_started_again_after_a_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("core.supervisor.time.monotonic", lambda: now)
    child = Child("brief", [sys.executable, "-c", "pass"])
    supervisor = Supervisor([child], {})
    supervisor.tick()
    first = child.process
    assert first is not None
    first.wait()
    supervisor.tick()
    assert child.process is None, "it ended"
    now += 1.0
    supervisor.tick()
    assert child.process is None, "it waits two seconds before the second try"
    now += 1.5
    supervisor.tick()
    assert child.process is not None
    assert child.process.pid != first.pid
    child.process.wait()


STUBBORN = """
import signal, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open(sys.argv[1], "w").close()
time.sleep(60)
"""


def test_a_child_that_will_not_stop_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("core.supervisor.GRACE", 0.5)
    ready = tmp_path / "ready"
    child = Child("stubborn", [sys.executable, "-c", STUBBORN, str(ready)])
    supervisor = Supervisor([child], {})

    def stop_when_ready() -> None:
        if ready.exists():
            supervisor.stop()

    supervisor.run(stop_when_ready)
    assert child.process is not None
    assert child.process.returncode == -signal.SIGKILL


def test_messages_are_compiled_without_gettext(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = polib.POFile()
    catalogue.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    catalogue.append(polib.POEntry(msgid="Health", msgstr="السلامة"))
    catalogue.save(str(folder / "django.po"))
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_messages", verbosity=0)
    assert polib.mofile(str(folder / "django.mo")).find("Health").msgstr == "السلامة"


def test_unreadable_messages_name_the_file(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text("nonsense\n", encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(CommandError, match=r"django\.po"):
        call_command("compile_messages", verbosity=0)


@pytest.fixture
def tasks_wait(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks wait for a worker, as they do outside tests."""
    settings.TASKS = DATABASE_TASKS
    # The worker looks after its connection; here it works on the one of the test.
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.close_old_connections", lambda: None)


def work_once() -> None:
    """Have a worker do what waits, and end."""
    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)


@pytest.mark.django_db
class TestHealth:
    def test_is_well_where_nothing_is_missing(self, client: Client) -> None:
        assert client.get("/healthz").status_code == 200

    def test_says_no_detail_when_unwell(self, client: Client, tasks_wait: None) -> None:
        response = client.get("/healthz")
        assert response.status_code == 503
        assert response.content == b"unwell\n"
        assert "no-store" in response.headers["Cache-Control"]

    def test_a_pulse_that_was_answered_is_a_sign_of_life(self, client: Client, tasks_wait: None) -> None:
        tasks.send_pulse()
        assert client.get("/healthz").status_code == 503, "sent, but no worker took it"
        work_once()
        assert client.get("/healthz").status_code == 200

    def test_old_signs_of_life_do_not_count(self, client: Client, tasks_wait: None) -> None:
        tasks.send_pulse()
        work_once()
        with time_machine.travel(timezone.now() + timedelta(minutes=4), tick=False):
            assert not health.check_scheduler().well
            assert health.check_worker().well, "a worker may be busy for longer than the scheduler is silent"
        with time_machine.travel(timezone.now() + timedelta(minutes=11), tick=False):
            assert not health.check_worker().well

    def test_pulses_do_not_pile_up(self, tasks_wait: None) -> None:
        with time_machine.travel(timezone.now() - timedelta(hours=2), tick=False):
            tasks.send_pulse()
        tasks.send_pulse()
        assert DBTaskResult.objects.count() == 1

    def test_a_check_that_breaks_is_a_finding(self) -> None:
        def broken() -> health.Finding:
            raise RuntimeError

        assert not health.Check("broken", broken, vital=True).find().well

    def test_details_are_for_those_who_run_the_site(self, admin_client: Client) -> None:
        response = admin_client.get("/admin/reports/health/")
        assert response.status_code == 200
        assert "قاعدة البيانات" in response.content.decode() or "Database" in response.content.decode()


@pytest.mark.django_db
class TestSchedule:
    def make_page(self, home: HomePage, **fields: Any) -> StandardPage:
        return home.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر", **fields))

    def test_a_page_goes_live_when_its_time_has_come(self, home_ar: HomePage, client: Client) -> None:
        page = self.make_page(home_ar, live=False, go_live_at=timezone.now() + timedelta(minutes=5))
        page.save_revision().publish()
        Schedule().tick()
        page.refresh_from_db()
        assert client.get(page.url).status_code == 404
        with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
            Schedule().tick()
        page.refresh_from_db()
        assert client.get(page.url).status_code == 200

    def test_a_page_expires_when_its_time_has_come(self, home_ar: HomePage, client: Client) -> None:
        page = self.make_page(home_ar, live=True, expire_at=timezone.now() + timedelta(minutes=5))
        assert client.get(page.url).status_code == 200
        with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
            Schedule().tick()
        assert client.get(page.url).status_code == 404

    def test_a_failure_holds_nothing_else_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ran: list[str] = []

        def run(name: str, *arguments: str, **options: Any) -> None:
            ran.append(name)
            if name == "publish_scheduled":
                raise RuntimeError

        monkeypatch.setattr("core.schedule.call_command", run)
        schedule = Schedule()
        with time_machine.travel(qatar_now().replace(hour=12) + timedelta(days=1), tick=False):
            schedule.tick()
            first = len(ran)
            schedule.tick()
        assert ran[0] == "publish_scheduled"
        assert "clearsessions" in ran
        assert len(ran) == first + 1, "housekeeping is once a day"


def test_every_housekeeping_command_exists() -> None:
    assert {name for name, *_ in HOUSEKEEPING} <= set(get_commands())


@pytest.mark.django_db
def test_a_directory_that_lost_a_row_is_reported() -> None:
    page = OpportunityPageFactory()
    page.save_revision().publish()
    assert check_rows().well
    ListingRow.objects.filter(page=page).delete()
    finding = check_rows()
    assert not finding.well
    assert "1" in finding.detail
