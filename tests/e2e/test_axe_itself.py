"""The checker sees what it must see: without its remedy axe passes unreadable Arabic."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.axe import violations

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><title>تباين</title></head>
<body><main><h1>عنوان</h1><p style="color:{colour};background:#fff">{text}</p></main></body></html>"""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(bypass_csp=True)
    yield page
    page.close()


@pytest.mark.parametrize("text", ["نص", "نص عربي طويل لا يقرؤه أحد", "التطوع 2026", "Latin text"])
def test_pale_text_is_found_in_either_script(blank: Page, text: str) -> None:
    blank.set_content(PAGE.format(colour="#aaa", text=text))
    assert any(line.startswith("color-contrast") for line in violations(blank))


@pytest.mark.parametrize("text", ["نص عربي", "Latin text"])
def test_dark_text_passes(blank: Page, text: str) -> None:
    blank.set_content(PAGE.format(colour="#222", text=text))
    assert violations(blank) == []
