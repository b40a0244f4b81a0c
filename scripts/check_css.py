"""Fail where a style sheet names a physical direction: one sheet serves both writing directions.

usage: check_css.py FOLDER
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import tinycss2
from tinycss2.ast import Declaration, Node

PHYSICAL_PROPERTY = re.compile(
    r"^(?:left|right|top|bottom|(?:min-|max-)?(?:width|height)|float|clear"
    r"|(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom).*"
    r"|border-(?:top|bottom)-(?:left|right)-radius)$"
)
PHYSICAL_VALUE = re.compile(r"^(?:left|right)$")
PROPERTIES_OF_DIRECTION = {"text-align", "float", "clear"}


def declarations(nodes: list[Node]) -> Iterator[Declaration]:
    """Every declaration in a list of rules, those in nested rules and at-rules included."""
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None:
            if node.type == "at-rule" and node.lower_at_keyword in {"font-face", "page", "property"}:
                continue
            yield from declarations(tinycss2.parse_blocks_contents(node.content))


def faults(path: Path) -> Iterator[str]:
    rules = tinycss2.parse_stylesheet(
        path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
    )
    for rule in rules:
        if rule.type == "error":
            yield f"{path}:{rule.source_line}: {rule.message}"
    for declaration in declarations(rules):
        where = f"{path}:{declaration.source_line}"
        if PHYSICAL_PROPERTY.match(declaration.lower_name):
            yield f"{where}: {declaration.name}: use the logical property"
        elif declaration.lower_name in PROPERTIES_OF_DIRECTION:
            words = [token.lower_value for token in declaration.value if token.type == "ident"]
            if any(PHYSICAL_VALUE.match(word) for word in words):
                yield f"{where}: {declaration.name}: use start or end"


if __name__ == "__main__":
    found = [fault for path in sorted(Path(sys.argv[1]).rglob("*.css")) for fault in faults(path)]
    print("\n".join(found) or "logical properties only")
    sys.exit(1 if found else 0)
