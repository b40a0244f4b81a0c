"""Print queries, milliseconds and bytes of the main pages of a demo site, medians of some requests.

The pages are asked for in this process, without a server, so that queries can be counted.
usage: scripts/with-demo python -m scripts.measure
"""

import gzip
import os
import statistics
import time
from typing import Any

import django
from django.db import connection
from django.test import Client

from scripts.addresses import main_pages

ROUNDS = 15


class QueryCounter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.count += 1
        return execute(sql, params, many, context)


def measure(path: str) -> tuple[int, float, float, int, int]:
    """Queries, wall and CPU milliseconds (medians), bytes and compressed bytes of the page at `path`."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.get(path)
    counter, walls, processors, content = QueryCounter(), [], [], b""
    with connection.execute_wrapper(counter):
        for _ in range(ROUNDS):
            wall, processor = time.perf_counter(), time.process_time()
            response = client.get(path)
            walls.append((time.perf_counter() - wall) * 1000)
            processors.append((time.process_time() - processor) * 1000)
            if response.status_code != 200:
                raise SystemExit(f"{path}: {response.status_code}")
            content = response.content
    queries = round(counter.count / ROUNDS)
    compressed = len(gzip.compress(content, 6))
    return queries, statistics.median(walls), statistics.median(processors), len(content), compressed


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    django.setup()
    print(f"{'page':24} {'queries':>7} {'ms':>8} {'cpu ms':>8} {'bytes':>8} {'gzip':>7}")
    for (language, kind), path in main_pages(os.environ["ATHAR_URL"]).items():
        queries, wall, processor, size, compressed = measure(path)
        print(f"{language} {kind:21} {queries:7} {wall:8.1f} {processor:8.1f} {size:8} {compressed:7}")


if __name__ == "__main__":
    main()
