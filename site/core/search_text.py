"""What a page offers to the search: plain words, in the page's own language, and what it is filtered by."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class SearchText:
    """The words that a page is found by, strongest first. All are plain text, no markup.

    `names` are those of terms, places and partners in both languages, so that an English query finds
    what is described in Arabic only.
    """

    title: str
    summary: str = ""
    body: str = ""
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SearchFilters:
    """What a page is filtered, counted and ordered by.

    `terms` are "group:value" codes, such as "cause:health". `ranges` are pairs of whole numbers with both
    ends included (years of age, seconds since 1970), None for an open end. `moments` are times to sort by;
    every page has "published".
    """

    terms: list[str] = field(default_factory=list)
    ranges: dict[str, list[tuple[int | None, int | None]]] = field(default_factory=dict)
    moments: dict[str, list[datetime]] = field(default_factory=dict)
