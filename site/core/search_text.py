"""What a page offers to the search: plain words, in the page's own language."""

from dataclasses import dataclass, field


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
