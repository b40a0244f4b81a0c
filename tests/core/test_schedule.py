"""What rooms have done by the clock."""

from datetime import datetime

import pytest
import time_machine

from core import schedule
from core.dates import QATAR
from core.schedule import Schedule

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []

    def fail() -> None:
        done.append("failed")
        raise OSError("no room")

    for registry in ("_each_minute", "_each_night"):
        monkeypatch.setattr(schedule, registry, {})
    monkeypatch.setattr(schedule, "HOUSEKEEPING", ())
    schedule.each_minute("fails", fail)
    schedule.each_minute("minute", lambda: done.append("minute"))
    schedule.each_night("night", lambda: done.append("night"))
    return done


def test_what_is_due_is_done_even_if_something_else_failed(done: list[str]) -> None:
    with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=QATAR), tick=False) as clock:
        by_the_clock = Schedule()
        by_the_clock.tick()
        assert done == ["failed", "minute"]
        clock.move_to(datetime(2026, 12, 2, 2, 59, tzinfo=QATAR))
        by_the_clock.tick()
        assert "night" not in done
        clock.move_to(datetime(2026, 12, 2, 3, 0, tzinfo=QATAR))
        by_the_clock.tick()
        by_the_clock.tick()
        assert done.count("night") == 1
        assert done.count("minute") == 4
