"""Fail where a migration does something that running code may not survive, without a written reason.

While a new release starts, the old one still runs on the new schema: dropping or renaming what it uses breaks
it. Such an operation needs a comment `# safe: why` in its file. First migrations create things only.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DANGEROUS = {
    "AlterField",
    "AlterModelTable",
    "DeleteModel",
    "RemoveField",
    "RenameField",
    "RenameModel",
    "RunSQL",
}


def dangerous_operations(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in DANGEROUS
        ):
            yield f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.attr} needs a comment `# safe: why`"


if __name__ == "__main__":
    paths = [*ROOT.glob("*/migrations/0*.py"), *ROOT.glob("site/*/migrations/0*.py")]
    found = [
        fault
        for path in sorted(paths)
        if "# safe:" not in path.read_text(encoding="utf-8")
        for fault in dangerous_operations(path)
    ]
    print("\n".join(found) or f"{len(paths)} migrations, none dangerous")
    sys.exit(1 if found else 0)
