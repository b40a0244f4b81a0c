"""How far long work is, told by whoever does it and read by whoever waits.

Kept in the cache that all processes share, for the work itself may be in one transaction, whose rows nobody
else sees. It is a hint: where it is lost, the work goes on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from django.core.cache import caches

KEPT_SECONDS = 24 * 3600
# Telling costs about a millisecond; nobody looks more often than this.
SECONDS_BETWEEN = 0.3


@dataclass(frozen=True)
class Progress:
    """`done` of `total` steps of a stage, as it was `at` seconds of the clock since 1970."""

    stage: str
    done: int
    total: int
    at: float

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def age(self) -> float:
        """Seconds since it was told."""
        return time.time() - self.at


class Teller:
    """Tells how far the work under a key is; not more often than anyone looks."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._last = 0.0

    def tell(self, stage: str, done: int, total: int) -> None:
        now = time.time()
        if now - self._last >= SECONDS_BETWEEN or done == total:
            self._last = now
            caches["shared"].set(f"progress:{self.key}", (stage, done, total, now), KEPT_SECONDS)


def told(key: str) -> Progress | None:
    """What was last told of the work under `key`."""
    values = caches["shared"].get(f"progress:{key}")
    return Progress(*values) if values else None
