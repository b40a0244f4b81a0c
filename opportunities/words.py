"""Words with the language they are in, where they may not be in that of the page around them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    text: str
    language: str
