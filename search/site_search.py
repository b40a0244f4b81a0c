"""One search over everything that visitors may read: results by section, with how many each section has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from core.digits import digits
from search import synonyms
from search.engines.base import Answer, Hit, Match, Question
from search.highlighting import highlight, snippet
from search.models import SearchDocument
from search.queries import Understanding, ask, count, understand
from search.sections import Section, all_sections
from search.spelling import mended

PAGE_SIZE = 20
OTHER = {"ar": "en", "en": "ar"}


@dataclass(frozen=True)
class Result:
    """One thing that was found. `item` is what its section shows it by."""

    section: Section
    item: Any
    match: Match
    # With what was searched for marked.
    title: SafeString
    snippet: SafeString

    @property
    def url(self) -> str:
        return str(self.item.url)


@dataclass(frozen=True)
class Tab:
    """A section with how many it has; an empty `code` is all of them."""

    code: str
    label: Any
    count: int
    is_chosen: bool


@dataclass
class SiteSearch:
    """The answer to words in one language, in the section of that code or in all sections.

    Its parts are computed when they are asked for.
    """

    words: str
    language: str
    code: str = ""
    number: int = 1
    is_literal: bool = False

    @cached_property
    def sections(self) -> list[Section]:
        return all_sections()

    @cached_property
    def section(self) -> Section | None:
        """The section asked for; None for all of them."""
        return next((section for section in self.sections if section.code == self.code), None)

    # --- The answer ---------------------------------------------------------------------------------

    @cached_property
    def understanding(self) -> Understanding:
        return understand(self.words, self.language, literally=self.is_literal)

    @cached_property
    def answer(self) -> Answer:
        return ask(self._question(self.language)) if self.understanding.words else Answer()

    def _question(self, language: str) -> Question:
        asked = self.section.condition if self.section else everything(self.sections)
        return Question(
            language,
            words=self.understanding.words,
            filters={"kind": asked},
            counted={"kind": {section.code: section.condition for section in self.sections}},
            start=(self.number - 1) * PAGE_SIZE,
            stop=self.number * PAGE_SIZE,
        )

    @property
    def meant(self) -> str:
        """The words with the slips mended."""
        return mended(self.words, self.understanding.corrections)

    @property
    def count(self) -> int:
        return self.answer.count

    @property
    def pages_count(self) -> int:
        return max(1, -(-self.count // PAGE_SIZE))

    @cached_property
    def tabs(self) -> list[Tab]:
        counts = self.answer.counts.get("kind", {})
        tabs = [
            Tab(section.code, section.label, counts.get(section.code, 0), section is self.section)
            for section in self.sections
        ]
        return [Tab("", "", sum(tab.count for tab in tabs), self.section is None), *tabs]

    @property
    def count_of_all(self) -> int:
        return self.tabs[0].count

    @cached_property
    def count_in_other_language(self) -> int:
        """How many the same words find in the other language, in the same section."""
        other = OTHER[self.language]
        words = understand(self.words, other, literally=self.is_literal).words
        if not words:
            return 0
        asked = self.section.condition if self.section else everything(self.sections)
        return count(Question(other, words=words, filters={"kind": asked}))

    @cached_property
    def results(self) -> list[Result]:
        """This page of what was found, best first."""
        hits = self.answer.hits
        items = self._items(hits)
        texts = dict(
            SearchDocument.objects.filter(object_id__in=list(items)).values_list("object_id", "texts")
        )
        words, thesaurus = self.understanding.words, synonyms.current()
        return [
            Result(
                section,
                items[hit.object_id],
                hit.match,
                title=highlight(texts[hit.object_id]["title"], words, thesaurus),
                snippet=snippet(
                    [texts[hit.object_id]["summary"], texts[hit.object_id]["body"]],
                    words,
                    thesaurus=thesaurus,
                ),
            )
            for hit in hits
            if hit.object_id in items and hit.object_id in texts
            for section in [self._section_of(hit)]
        ]

    def _items(self, hits: Sequence[Hit]) -> dict[int, Any]:
        """What shows each hit, by the page's id, loaded section by section."""
        items: dict[int, Any] = {}
        for section in self.sections:
            if ids := [hit.object_id for hit in hits if hit.kind in section.kinds]:
                items |= section.load(ids)
        # What stands outside the site's tree has no address.
        return {pk: item for pk, item in items.items() if item.url}

    def _section_of(self, hit: Hit) -> Section:
        return next(section for section in self.sections if hit.kind in section.kinds)


def everything(sections: Sequence[Section]) -> tuple[Any, ...]:
    """What documents of any section have."""
    return tuple(condition for section in sections for condition in section.condition)


def count_text(count: int) -> str:
    """So many results, in words."""
    return digits(ngettext("%(count)d result", "%(count)d results", count) % {"count": count})
