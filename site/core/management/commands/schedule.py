"""The scheduler: a process that publishes what is due, each minute, until it is told to stop."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from core.schedule import Schedule

INTERVAL = 60


class Command(BaseCommand):
    help = "Publish and expire scheduled pages each minute, and tidy up each night, until SIGTERM."

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        schedule = Schedule()
        while not stop.is_set():
            close_old_connections()
            schedule.tick()
            stop.wait(INTERVAL)
