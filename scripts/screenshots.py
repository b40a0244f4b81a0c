"""Take the pictures in docs/screenshots of a running demo, in both languages, wide and narrow.

usage: scripts/with-demo python -m scripts.screenshots      Needs Chromium.
"""

import io
import os
import subprocess
import time
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import sync_playwright

from scripts.addresses import main_pages

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
KINDS = ("home", "opportunities", "opportunity", "campaign", "article")
WIDTHS = {"wide": 1280, "narrow": 360}
# Seconds that the worker may take to make the sizes of all pictures.
PATIENCE = 900
# A picture shows the first screens of a page; the rest is for a browser.
HEIGHTS = {"wide": 1600, "narrow": 1400}


def wait_for_the_worker() -> None:
    """Return once no task waits: until then pages show patterns in place of their pictures."""
    django.setup()
    # Models can be imported only once the apps are ready.
    from django_tasks_db.models import DBTaskResult

    unfinished = DBTaskResult.objects.exclude(status__in=["SUCCESSFUL", "FAILED"])
    for _ in range(PATIENCE):
        if not unfinished.exists():
            return
        time.sleep(1)
    raise SystemExit(f"{unfinished.count()} tasks are still to be done after {PATIENCE} seconds")


def main() -> None:
    url = os.environ["ATHAR_URL"]
    wait_for_the_worker()
    executable = subprocess.run([ROOT / "scripts" / "chromium"], capture_output=True, text=True, check=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable.stdout.strip(), args=["--no-sandbox"])
        for (language, kind), path in main_pages(url).items():
            if kind not in KINDS:
                continue
            for name, width in WIDTHS.items():
                page = browser.new_page(viewport={"width": width, "height": HEIGHTS[name]})
                page.goto(url + path, wait_until="networkidle")
                picture = Image.open(io.BytesIO(page.screenshot()))
                target = FOLDER / f"{kind}-{language}-{name}.webp"
                picture.save(target, quality=80, method=6)
                print(target.relative_to(ROOT))
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
