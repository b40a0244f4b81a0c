"""What the engines of both databases have in common: the database finds words, memory does the rest.

A subclass says which documents have a token. Filters, counts, scores and orders are bit sets of the documents
of a language (see `search.engines.bitmaps`), kept in each process and caught up, by one query, with what
changed since the last question.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from threading import RLock

from search import changes
from search.engines.base import COLUMNS, Answer, AnyOf, Hit, Question
from search.engines.bitmaps import Bitmaps, Entry, Scores
from search.models import SearchDocument
from search.ranking import AKIN, COLUMN_WEIGHTS, OTHERS, SAME, Plan, plan
from search.words import Word

# What a place is worth, as a whole number: fine enough to tell how rare words are.
FINENESS = 16
BATCH = 2_000
# Words whose documents are remembered until something changes.
MOST_REMEMBERED = 500

# A tier of tokens with a column, and what a word found there is worth.
Places = list[tuple[float, int]]


class DatabaseEngine(ABC):
    """An engine whose documents are in the site's own database."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._seen: changes.Seen | None = None
        self._languages: dict[str, Bitmaps] = {}
        self._found: dict[tuple[str, Word], Places] = {}

    # --- What a database does its own way -----------------------------------------------------------

    @abstractmethod
    def having(self, tiers: Sequence[Sequence[str]]) -> Iterator[tuple[int, str, int]]:
        """(number of the tier, column, document id) wherever a document has any token of a tier."""

    @abstractmethod
    def beginning(self, finished: Sequence[str], begun: str) -> Iterator[tuple[str, int]]:
        """("title" or "names", document id) with all `finished` words and one that begins with `begun`."""

    @abstractmethod
    def write(self, ids: Collection[int]) -> None:
        """Take in the rows with these ids."""

    @abstractmethod
    def rebuild(self) -> None:
        """Take in every row anew."""

    # --- Answers ------------------------------------------------------------------------------------

    def search(self, question: Question) -> Answer:
        with self._lock:
            documents = self._caught_up(question.language)
            return _Search(self, documents, question).answer()

    def frequencies(self, words: Sequence[Word], language: str) -> list[int]:
        with self._lock:
            documents = self._caught_up(language)
            return [
                (anywhere(places) & documents.live).bit_count()
                for places in self.places(words, language, documents)
            ]

    def complete(
        self, finished: Sequence[str], begun: str, language: str, filters: Mapping[str, AnyOf], limit: int
    ) -> list[Hit]:
        with self._lock:
            documents = self._caught_up(language)
            ids: dict[str, list[int]] = {"title": [], "names": []}
            for column, pk in self.beginning(finished, begun):
                ids[column].append(pk)
            selected = reduce(and_, map(documents.meeting_any, filters.values()), documents.live)
            titled = documents.bits(ids["title"]) & selected
            named = documents.bits(ids["names"]) & selected & ~titled
            return [documents.hits[place] for place in documents.by_groups((titled, named), 0, limit)]

    def places(self, words: Sequence[Word], language: str, documents: Bitmaps) -> list[Places]:
        """For each word, what it is worth where it stands and which documents have it there, best first."""
        unknown = [word for word in dict.fromkeys(words) if (language, word) not in self._found]
        if len(self._found) + len(unknown) > MOST_REMEMBERED:
            self._found.clear()
            unknown = list(dict.fromkeys(words))
        if unknown:
            tiers = [tier for word in unknown for tier in (word.same, word.akin)]
            ids: dict[tuple[int, str], list[int]] = defaultdict(list)
            for tier, column, pk in self.having(tiers):
                ids[tier, column].append(pk)
            for number, word in enumerate(unknown):
                self._found[language, word] = sorted(
                    (
                        (COLUMN_WEIGHTS[column] * nearness, documents.bits(pks))
                        for tier, nearness in ((2 * number, SAME), (2 * number + 1, AKIN))
                        for column in COLUMNS
                        if (pks := ids.get((tier, column)))
                    ),
                    key=lambda place: -place[0],
                )
        return [self._found[language, word] for word in words]

    # --- Keeping up ---------------------------------------------------------------------------------

    def _caught_up(self, language: str) -> Bitmaps:
        """The documents of `language` as the database has them now."""
        news = changes.since(self._seen)
        if news:
            self._found.clear()
            if news.documents is None:
                self._languages = {}
            else:
                self._take_in(news.documents)
        self._seen = news.seen
        if language not in self._languages or self._languages[language].is_worn:
            rows = SearchDocument.objects.filter(language=language).order_by("pk")
            self._found.clear()
            self._languages[language] = Bitmaps(
                Entry(*row)
                for row in rows.values_list("pk", "kind", "object_id", "filters").iterator(chunk_size=BATCH)
            )
        return self._languages[language]

    def _take_in(self, ids: Collection[int]) -> None:
        for documents in self._languages.values():
            for pk in ids:
                documents.remove(pk)
        rows = SearchDocument.objects.filter(pk__in=ids, language__in=self._languages).order_by("pk")
        for language, *row in rows.values_list("language", "pk", "kind", "object_id", "filters"):
            self._languages[language].add(Entry(*row))


class _Search:
    """The answer to one question, while the documents hold still."""

    def __init__(self, engine: DatabaseEngine, documents: Bitmaps, question: Question) -> None:
        self.documents = documents
        self.question = question
        self.filters = {name: documents.meeting_any(any_of) for name, any_of in question.filters.items()}
        self.scores = Scores()
        self.found, self.exact = documents.live, documents.live
        if question.words or question.optional:
            self._judge(engine)

    def _judge(self, engine: DatabaseEngine) -> None:
        """Find who has enough of the words, and what each one's words are worth."""
        question, live = self.question, self.documents.live
        words = (*question.words, *question.optional)
        places = engine.places(words, question.language, self.documents)
        frequencies = [(anywhere(found) & live).bit_count() for found in places]
        judged = plan(words, frequencies, live.bit_count())
        asked = [anywhere(found) & live for found in places[: len(question.words)]]
        if asked:
            self.found = (
                enough(asked, plan(question.words, frequencies[: len(asked)], live.bit_count())) & live
            )
        self.exact = reduce(and_, asked, live)
        for weight, found in zip(judged.weights, places, strict=True):
            done = 0
            for worth, bits in found:
                points = round(weight * worth * FINENESS)
                self.scores.add(points * OTHERS, bits & ~done)
                self.scores.add(points, bits & done)
                done |= bits

    def answer(self) -> Answer:
        selected = reduce(and_, self.filters.values(), self.found)
        exact = selected & self.exact
        return Answer(
            count=selected.bit_count(),
            exact=exact.bit_count(),
            hits=tuple(self._hits(selected, exact)),
            counts={group: self._counts(group) for group in self.question.counted},
        )

    def _counts(self, group: str) -> dict[str, int]:
        others = (bits for name, bits in self.filters.items() if name != group)
        under = reduce(and_, others, self.found)
        return {
            key: (self.documents.meeting_any(any_of) & under).bit_count()
            for key, any_of in self.question.counted[group].items()
        }

    def _hits(self, selected: int, exact: int) -> Iterator[Hit]:
        question, documents = self.question, self.documents
        for place in self._ordered(selected, exact, question.start, question.stop):
            hit = documents.hits[place]
            yield hit if exact >> place & 1 else Hit(hit.kind, hit.object_id, "partial")

    def _ordered(self, selected: int, exact: int, start: int, stop: int) -> list[int]:
        if stop <= start:
            return []
        if self.question.order:
            return self.documents.in_order(selected, self.question.order, start, stop)
        if not self.question.words:
            for condition in self.question.preferred:
                self.scores.add(1, self.documents.meeting(condition))
        return self.documents.by_groups(self._groups(exact, selected & ~exact), start, stop)

    def _groups(self, *parts: int) -> Iterator[int]:
        for part in parts:
            yield from self.scores.descending(part)


def anywhere(places: Places) -> int:
    """Who has a word in any of its places."""
    found = 0
    for _worth, bits in places:
        found |= bits
    return found


def enough(asked: Sequence[int], judged: Plan) -> int:
    """Who has as many of the words, and such ones, as an answer must."""
    counted, telling, anyone = Scores(), 0, 0
    for number, bits in enumerate(asked):
        counted.add(1, bits)
        anyone |= bits
        if number in judged.telling:
            telling |= bits
    return counted.at_least(judged.least, anyone) & telling
