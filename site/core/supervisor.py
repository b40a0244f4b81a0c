"""Keeps a few child processes alive under one parent: what `manage.py serve` is made of."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from types import FrameType

logger = logging.getLogger(__name__)

LONGEST_WAIT = 30.0
# A child that ran this long had started well, so its next restart needs no waiting.
STEADY_AFTER = 60.0
GRACE = 20.0
PR_SET_PDEATHSIG = 1


class Child:
    """A process that is started again when it ends; the wait doubles while it keeps ending early."""

    def __init__(self, name: str, command: Sequence[str], pass_fds: Sequence[int] = ()) -> None:
        self.name = name
        self.command = command
        self.pass_fds = pass_fds
        self.wait = 1.0
        self.start_at = 0.0
        self.started_at = 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def keep_alive(self, environment: Mapping[str, str]) -> None:
        """Start the process if it is due; notice if it has ended."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_at:
                self._start(environment)
            return
        code = self.process.poll()
        if code is None:
            return
        self.wait = 1.0 if now - self.started_at > STEADY_AFTER else min(self.wait * 2, LONGEST_WAIT)
        logger.error("%s ended with %s; it starts again in %.0f s", self.name, code, self.wait)
        self.process, self.start_at = None, now + self.wait

    def _start(self, environment: Mapping[str, str]) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - the commands are this project's own
            self.command,
            env=dict(environment),
            pass_fds=self.pass_fds,
            # A session of its own: Ctrl-C reaches the parent alone, which then ends the children in order.
            start_new_session=True,
            preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads here
        )

    def terminate(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait_until(self, deadline: float) -> None:
        """Wait for the process to end, and end it the hard way at `deadline` (of time.monotonic)."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            logger.error("%s did not stop in time and is killed", self.name)
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Supervisor:
    """Runs children until SIGTERM or SIGINT, then stops them, and no longer than `GRACE` seconds."""

    def __init__(self, children: Sequence[Child], environment: Mapping[str, str]) -> None:
        self.children = children
        self.environment = environment
        self.stopping = False

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        self.stopping = True

    def run(self, each_round: Callable[[], None] = lambda: None) -> None:
        """Look after the children, and call `each_round` in between."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        try:
            while not self.stopping:
                self.tick()
                each_round()
                time.sleep(0.2)
        finally:
            for child in self.children:
                child.terminate()
            deadline = time.monotonic() + GRACE
            for child in self.children:
                child.wait_until(deadline)

    def tick(self) -> None:
        """One round of looking after the children."""
        for child in self.children:
            child.keep_alive(self.environment)


def _end_with_parent() -> None:
    """Linux: have the kernel end this child when its parent is killed outright."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
