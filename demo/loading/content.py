"""The texts of the demo as they stand in `demo/content/`."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[1] / "content"

Entry = dict[str, Any]


def read(path: str) -> Entry:
    """One file of `demo/content/` by its path there. Raises tomllib.TOMLDecodeError with line and column."""
    with (CONTENT / path).open("rb") as file:
        return tomllib.load(file)


def read_all(folder: str, name: str) -> list[Entry]:
    """All entries called `name` of the files in a folder, in the order of the files' names."""
    files = sorted((CONTENT / folder).glob("*.toml"))
    return [entry for file in files for entry in read(f"{folder}/{file.name}")[name]]


def fingerprint(value: Any) -> str:
    """A hash that changes when anything in `value` does."""
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
