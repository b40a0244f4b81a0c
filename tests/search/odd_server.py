"""Stands in for a search server that is slow, or says what none should."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Stub(ThreadingHTTPServer):
    """Stands in for a server that does what none should."""

    daemon_threads = True

    def __init__(self, status: int = 200, body: bytes = b"", delay: float = 0) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.status, self.body, self.delay = status, body, delay
        self.paths: list[str] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/athar"


class Answering(BaseHTTPRequestHandler):
    server: Stub

    def answer(self) -> None:
        self.server.paths.append(self.path)
        self.server.ended.wait(self.server.delay)
        self.send_response(self.server.status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    do_GET = do_POST = do_PUT = do_HEAD = answer

    def log_message(self, *args: Any) -> None:
        """Says nothing."""
