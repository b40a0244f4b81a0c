"""The directory: what answers a question, how often each filter applies, what to do next.

The page, feeds and the API all ask here, so that they can't differ. Every answer takes a number of queries
that depends on the question alone, never on how many opportunities there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import ngettext

from core.digits import digits
from opportunities import questions
from opportunities.cards import Card, cards_of
from opportunities.filters import DirectoryFilters
from opportunities.questions import OPPORTUNITIES
from search.engines.base import NEWEST, Answer, Match, Question
from search.queries import Understanding, ask, understand
from search.queries import count as count_answers

PAGE_SIZE = 20
MOST_ADVICE = 3
MOST_FOUND = 1_000


@dataclass(frozen=True)
class Facet:
    """One value of a filter with how many answers it has under all the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Advice:
    """A filter that can be dropped, and how many answers there are without it."""

    label: str
    query: str
    count: int

    @property
    def count_text(self) -> str:
        return count_text(self.count)


@dataclass
class Directory:
    """The answer to one question, its cards from `start` up to `stop`. `filters` must be valid.

    Parts are computed when they are asked for; answer, cards and counts all come of one question.
    """

    filters: DirectoryFilters
    language: str
    now: datetime = field(default_factory=timezone.now)
    start: int = 0
    stop: int = PAGE_SIZE

    # --- The answer -----------------------------------------------------------------------------

    @cached_property
    def understood(self) -> Understanding:
        """How the words are read."""
        return understand(self.filters.words, self.language)

    @cached_property
    def question(self) -> Question:
        filters, now = self.filters, self.now
        return Question(
            self.language,
            words=self.understood.words,
            filters=questions.in_force(filters, now),
            counted=questions.counted(filters, now),
            order=questions.order_of(self.sort, now),
            start=self.start,
            stop=self.stop,
        )

    @property
    def sort(self) -> str:
        """The order asked for; words that say nothing can't be matched."""
        is_by_match = self.filters.sort == "match"
        return "soonest" if is_by_match and not self.understood.words else self.filters.sort

    @cached_property
    def answer(self) -> Answer:
        return self._answer(self.question)

    def _answer(self, question: Question) -> Answer:
        """Signs alone are no words: nothing is found by them."""
        return Answer() if self.filters.words and not question.words else ask(question)

    def _count(self, question: Question) -> int:
        return 0 if self.filters.words and not question.words else count_answers(question)

    @property
    def count(self) -> int:
        return self.answer.count

    @cached_property
    def cards(self) -> list[Card]:
        """The answers from `start` up to `stop`, in the order asked for."""
        return cards_of(self.answer.hits, self.now)

    def newest(self, limit: int) -> list[Card]:
        """The answers that were published last."""
        question = replace(self.question, counted={}, order=NEWEST, start=0, stop=limit)
        return cards_of(self._answer(question).hits, self.now)

    # --- Counts beside the filters --------------------------------------------------------------

    @cached_property
    def facets(self) -> dict[str, list[Facet]]:
        """Every filter's values in their order, each counted under the other filters in force."""
        counts, options = self.answer.counts, self.filters.options
        return {
            group: [
                Facet(
                    option.value,
                    option.label,
                    counts.get("times", {}).get(f"{group}:{option.key}", 0)
                    if group in ("weekday", "period")
                    else counts.get(group, {}).get(option.key, 0),
                    option.value in self.filters.values_of(group),
                )
                for option in options[group]
            ]
            for group in self.filters.GROUPS
        }

    # --- What to do when nothing answers --------------------------------------------------------

    @cached_property
    def advice(self) -> list[Advice]:
        """Which single filter to drop to find something, the one that gives most first."""
        advice = []
        for name, values in self.filters.chosen.items():
            if count := self._count_without(name):
                join = "، ".join if self.language == "ar" else ", ".join
                text = join(self.filters.label_of(name, value) for value in values)
                advice.append(Advice(text, self.filters.query(without=[(name, "")]), count))
        return sorted(advice, key=lambda item: -item.count)[:MOST_ADVICE]

    def _count_without(self, name: str) -> int:
        if name == "q":
            return count_answers(replace(self.question, words=(), optional=()))
        filters = questions.in_force(self.filters, self.now, without=name)
        return self._count(replace(self.question, filters=filters))

    @cached_property
    def count_of_all_statuses(self) -> int:
        """How many answer whatever their status, where the question leaves the status open."""
        if self.filters.values_of("status"):
            return 0
        filters = {name: held for name, held in self.question.filters.items() if name != "status"}
        return self._count(replace(self.question, filters=filters))

    @cached_property
    def count_in_other_language(self) -> int:
        """How many the same question finds in the other language."""
        other = "en" if self.language == "ar" else "ar"
        words = understand(self.filters.words, other).words
        return self._count(replace(self.question, language=other, words=words))


def found_by(words: str, language: str) -> dict[int, Match]:
    """The ids of pages that words alone find, best first, each with how well it matches."""
    asked = understand(words, language).words
    question = Question(language, words=asked, filters={"kind": OPPORTUNITIES}, stop=MOST_FOUND)
    return {hit.object_id: hit.match for hit in ask(question).hits} if asked else {}


def count_text(count: int) -> str:
    """So many opportunities, in words."""
    return digits(ngettext("%(count)d opportunity", "%(count)d opportunities", count) % {"count": count})
