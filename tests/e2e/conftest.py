"""The demo site, served as `make demo` serves it, and a browser that looks at it.

These tests know the site by its addresses only: the server is a process of its own with its own database.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "athar-demo"
# A first start loads the whole demo and draws its pictures.
START_TIMEOUT = 420
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium calls its maker's hosts at each start.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Site:
    """The running demo: where it is, and the folder that it writes to."""

    url: str
    var: Path

    def mail(self) -> list[str]:
        """Every e-mail sent so far, oldest first."""
        return [path.read_text(encoding="utf-8") for path in sorted((self.var / "mail").glob("*.log"))]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310 - our own server on loopback
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo that runs already (`scripts/with-demo pytest ...`), else one that ends with the tests."""
    if running := os.environ.get("ATHAR_URL"):
        yield Site(url=running, var=Path(os.environ["ATHAR_VAR"]))
        return
    var = tmp_path_factory.mktemp("athar")
    (var / "venv").symlink_to(Path(sys.prefix))
    log = var / "server.log"
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    with log.open("w") as output:
        server = subprocess.Popen(  # noqa: S603 - a script of this project
            [ROOT / "scripts" / "demo", str(port)],
            cwd=ROOT,
            env=environment | {"ATHAR_VAR": str(var)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        site = Site(url=f"http://127.0.0.1:{port}", var=var)
        deadline = time.monotonic() + START_TIMEOUT
        while not answers(f"{site.url}/ar/"):
            if server.poll() is not None or time.monotonic() > deadline:
                server.terminate()
                pytest.fail(f"the demo did not start:\n{log.read_text()[-4000:]}")
            time.sleep(1)  # the server is another process: there is nothing to wait on but its answer
        yield site
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if executable is None:
        reason = "no Chromium on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visit:
    """A tab that keeps what its console complained of."""

    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)

    def goto(self, path: str) -> int:
        """Open a path of the site; the answer's HTTP status."""
        response = self.page.goto(self.site.url + path, wait_until="load")
        assert response is not None
        return response.status


@pytest.fixture
def visit(demo: Site, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens tabs of given width (CSS pixels), colour scheme and locale; each a visitor of its own."""
    contexts: list[BrowserContext] = []

    def open_tab(
        width: int = 1280, *, scheme: str = "light", bypass_csp: bool = False, script: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
            bypass_csp=bypass_csp,
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        tab = Visit(page=page, site=demo)
        page.on(
            "console",
            lambda message: tab.complaints.append(message.text) if message.type == "error" else None,
        )
        page.on("pageerror", lambda error: tab.complaints.append(str(error)))
        return tab

    yield open_tab
    for context in contexts:
        context.close()


@contextmanager
def signed_in(tab: Visit, username: str) -> Iterator[Page]:
    """The admin, as one of the demo's users."""
    tab.goto("/admin/login/")
    tab.page.fill("input[name=username]", username)
    tab.page.fill("input[name=password]", PASSWORD)
    tab.page.click("button[type=submit]")
    tab.page.wait_for_url(re.compile(r"/admin/$"))
    yield tab.page
