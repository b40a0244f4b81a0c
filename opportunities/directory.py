"""The directory: what answers a question, how often each filter applies, what to do next.

The page, feeds and the API all ask here, so that they can't differ. Every answer takes a number of queries
that depends on the question alone, never on how many opportunities there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.digits import digits
from core.models import Municipality
from opportunities import questions
from opportunities.cards import Card, cards_of, with_marks
from opportunities.filtered_by import SESSIONS
from opportunities.filters import ALL, DirectoryFilters
from opportunities.reading import Part, Places, Reading, left_out, read
from opportunities.status import ALERTS, NOT_ENDED
from search import synonyms
from search.engines.base import NEWEST, Answer, AnyOf, Hit, Order, Question
from search.queries import Understanding, ask, understand
from search.spelling import mended
from search.thesaurus import Thesaurus

PAGE_SIZE = 20
MOST_ADVICE = 3
# Of a longer question, leaving one word out changes little.
MOST_WORDS = 6
# So few answers may be a slip's.
FEW = 2
# So long calendars are told of what is over, or was cancelled.
KEPT_AFTER = timedelta(days=30)


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


@dataclass(frozen=True)
class Taken:
    """One way to take the words, and what it finds: `reading` are the filters that stand in them."""

    reading: Reading
    question: Question
    is_nothing: bool

    @cached_property
    def answer(self) -> Answer:
        return Answer() if self.is_nothing else ask(self.question)


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
        """The words with their slips mended."""
        return understand(self.filters.words, self.language, literally=self.filters.is_literal)

    @cached_property
    def taken(self) -> Taken:
        """The words with the filters that are read in them, unless only the plain words find something."""
        text = mended(self.filters.words, self.understood.corrections)
        plain = Reading(text, rest=text)
        if not text or self.filters.is_literal:
            return self._take(plain)
        reading = read(text, places()).only(self._agrees)
        if not reading.parts:
            return self._take(plain)
        taken = self._take(reading)
        if taken.answer.count:
            return taken
        by_words = self._take(plain)
        return by_words if by_words.answer.count else taken

    def _agrees(self, part: Part) -> bool:
        """Whether the filters leave room for what is read; a place beside another one chosen is a word."""
        chosen = self.filters.chosen.get(part.name)
        return not chosen or part.municipality in chosen or part.ages == (chosen[0], chosen[0])

    def _take(self, reading: Reading) -> Taken:
        filters, now = self.filters, self.now
        words = understand(reading.rest, self.language, literally=True).words
        aside = understand(reading.aside, self.language, literally=True).words
        # Where no word can be matched, the soonest is first.
        is_unmatched = filters.sort == "match" and not (words or aside)
        question = Question(
            self.language,
            words=words,
            optional=aside,
            filters=questions.in_force(filters, now) | questions.read_in(reading),
            counted=questions.counted(filters, now) if self.stop else {},
            preferred=questions.preferred_by(reading),
            order=questions.order_of("soonest" if is_unmatched else filters.sort, now),
            start=self.start,
            stop=self.stop,
        )
        # Signs alone are no words: nothing is found by them.
        is_nothing = bool(filters.words) and not (words or reading.parts)
        return Taken(reading, question, is_nothing)

    @property
    def question(self) -> Question:
        return self.taken.question

    @property
    def answer(self) -> Answer:
        return self.taken.answer

    @property
    def count(self) -> int:
        return self.answer.count

    @cached_property
    def cards(self) -> list[Card]:
        """The answers from `start` up to `stop`, in the order asked for."""
        return cards_of(self.answer.hits, self.now)

    @cached_property
    def marked_cards(self) -> list[Card]:
        """The cards with what was asked for marked in their words."""
        question = self.question
        return with_marks(self.cards, (*question.words, *question.optional), synonyms.current())

    # --- For those who follow the search --------------------------------------------------------

    def newest(self, limit: int) -> list[Card]:
        """The answers that were published last."""
        return cards_of(self._follow(self.question.filters, NEWEST, limit), self.now)

    def alerts(self, limit: int) -> list[Card]:
        """What was cancelled, postponed or moved of what would answer, the last change first."""
        status = questions.any_status(ALERTS, self.now)
        filters = questions.followed(self.question.filters, status=status)
        return cards_of(self._follow(filters, Order("changed", latest_first=True), limit), self.now)

    def dated(self, limit: int) -> list[int]:
        """The ids of pages with set times, for calendars: the answers, the soonest first, with the alerts.

        Where no status is asked for they stay until they have ended: who joined goes on needing the times.
        """
        codes = self.filters.values_of("status") or NOT_ENDED
        is_all = ALL in codes
        status = questions.OPPORTUNITIES if is_all else questions.any_status([*codes, *ALERTS], self.now)
        filters = questions.followed(self.question.filters, status=status) | {
            "has": questions.any_term("has", [SESSIONS]),
            "not over": questions.not_over(self.now - KEPT_AFTER),
        }
        return [
            hit.object_id for hit in self._follow(filters, questions.order_of("soonest", self.now), limit)
        ]

    def _follow(self, filters: Mapping[str, AnyOf], order: Order | None, limit: int) -> tuple[Hit, ...]:
        question = replace(self.question, filters=filters, counted={}, order=order, start=0, stop=limit)
        return () if self.taken.is_nothing else ask(question).hits

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

    # --- How the words were taken ---------------------------------------------------------------

    @property
    def meant(self) -> str:
        """The words with their slips mended; empty where there are none."""
        return self.taken.reading.text if self.understood.corrections else ""

    def label_of(self, part: Part) -> str:
        """What was read, as a chip shows it."""
        if part.municipality:
            name = self.filters.options.label("municipality", part.municipality)
            return f"{self.filters.GROUPS['municipality']}: {name}"
        low, high = part.ages or (0, 0)
        if low == high:
            return self.filters.label_of("age", str(low))
        return digits(_("Ages %(youngest)d to %(oldest)d") % {"youngest": low, "oldest": high})

    @cached_property
    def suggestion(self) -> str:
        """What may have been meant by words that were taken exactly as typed and find less."""
        if not self.filters.is_literal or self.count > FEW:
            return ""
        slips = understand(self.filters.words, self.language).corrections
        meant = mended(self.filters.words, slips)
        is_better = meant != self.filters.words and self._count_of(words=meant, literal=False) > self.count
        return meant if is_better else ""

    # --- What to do when nothing answers --------------------------------------------------------

    @cached_property
    def advice(self) -> list[Advice]:
        """Which single filter or word to leave out to find something, what gives most first."""
        advice = [self._advice(self.filters.words, without=[("q", "")])] if self.filters.words else []
        advice += [
            self._advice(
                self._join(self.filters.label_of(name, value) for value in values), without=[(name, "")]
            )
            for name, values in self.filters.chosen.items()
            if name != "q"
        ]
        reading = self.taken.reading
        advice += [
            self._advice(self.label_of(part), words=left_out(reading.text, [part])) for part in reading.parts
        ]
        words, read_words = self.filters.words.split(), reading.aside.split()
        if 1 < len(words) <= MOST_WORDS:
            advice += [
                self._advice(word, words=" ".join([*words[:number], *words[number + 1 :]]))
                for number, word in enumerate(words)
                if word not in read_words
            ]
        found = [item for item in advice if item.count]
        return sorted(found, key=lambda item: -item.count)[:MOST_ADVICE]

    def _join(self, labels: Iterable[str]) -> str:
        return ("، " if self.language == "ar" else ", ").join(labels)

    def _advice(self, label: str, **change: Any) -> Advice:
        return Advice(label, self.filters.query(**change), self._count_of(**change))

    def _count_of(self, **change: Any) -> int:
        """How many the question finds after a change, as `DirectoryFilters.query` takes it."""
        filters = DirectoryFilters(QueryDict(self.filters.query(**change)), self.filters.options)
        return replace(self, filters=filters, stop=0).count if filters.is_valid() else 0

    @cached_property
    def count_of_all_statuses(self) -> int:
        """How many answer whatever their status, where the question leaves the status open."""
        return 0 if self.filters.values_of("status") else self._count_of(extra=[("status", ALL)])

    @cached_property
    def count_in_other_language(self) -> int:
        """How many the same question finds in the other language."""
        return replace(self, language="en" if self.language == "ar" else "ar", stop=0).count

    @cached_property
    def count_as_typed(self) -> int:
        """How many have the words exactly as typed, where they were taken for others."""
        return self._count_of(literal=True) if self.meant or self.taken.reading.parts else 0


def places() -> Places:
    """The municipalities as they may be spelt; read anew where one of them, or a synonym, has changed."""
    names = tuple(Municipality.objects.order_by("pk").values_list("slug", "name_ar", "name_en"))
    return _places(names, synonyms.current())


@lru_cache(maxsize=2)
def _places(names: tuple[tuple[str, str, str], ...], thesaurus: Thesaurus) -> Places:
    return Places({slug: found for slug, *found in names}, thesaurus)


def count_text(count: int) -> str:
    """So many opportunities, in words."""
    return digits(ngettext("%(count)d opportunity", "%(count)d opportunities", count) % {"count": count})
