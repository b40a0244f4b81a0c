"""axe-core on a page, able to see the contrast of Arabic.

axe takes text whose joined width is less than the sum of its letters for an icon font and silently skips its
contrast; Arabic letters join, so all Arabic text is skipped. Here a string's measured width is the sum of its
letters', so that none is.
"""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MEASURE_LETTERS = """
() => {
  const prototype = CanvasRenderingContext2D.prototype, measure = prototype.measureText;
  prototype.measureText = function (text) {
    const width = [...text].reduce((sum, letter) => sum + measure.call(this, letter).width, 0);
    return { width };
  };
}
"""


def violations(page: Page) -> list[str]:
    """What axe finds wrong on `page`, a line for each element. The page's context must bypass its CSP."""
    page.evaluate(MEASURE_LETTERS)
    page.add_script_tag(path=SCRIPT)
    found = page.evaluate(
        "(tags) => axe.run(document, { runOnly: { type: 'tag', values: tags } }).then((r) => r.violations)",
        RULES,
    )
    return [
        f"{violation['id']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in found
        for node in violation["nodes"]
    ]
