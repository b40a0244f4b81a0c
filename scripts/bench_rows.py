"""Made-up listings for `scripts.bench_search`: as many as one likes, the same each time, without a page tree.

Words are drawn as languages use them, a few nearly everywhere and most hardly ever; dates, ages and terms as
opportunities have them. Only what the search and its lists read is written.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import accumulate
from typing import ClassVar
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from core.models import Cause, Municipality
from core.search_text import SearchFilters
from opportunities.choices import Audience, Mode, Period, ScheduleType, Weekday
from opportunities.filtered_by import moments, status_ranges, when
from opportunities.models import ListingRow, Occurrence
from opportunities.questions import KIND
from opportunities.recurrence import Span
from opportunities.status import StatusFacts
from search import changes, synonyms
from search.analysis import starts, tokens
from search.engines import get_database_engine
from search.indexing import analysis_key, filters_of
from search.models import SearchDocument

LETTERS = {"ar": "بتجحدرسصطعفقكلمنهشخ", "en": "bcdfghklmnprstvwz"}
JOINTS = {"ar": ["", "ا", "ي", "و", ""], "en": ["a", "e", "i", "o", "u"]}
VOCABULARY = 30_000
# Words of a title, a summary, of names, and of a body.
LENGTHS = (5, 18, 6, 200)
PARTNERS = 200
BATCH = 1_000
# No page of the site has such a number.
FIRST_PAGE = 100_000_000


class Writer:
    """Writes texts in one language from its vocabulary."""

    def __init__(self, language: str) -> None:
        chance = random.Random(language)
        letters, joints = LETTERS[language], JOINTS[language]
        words: dict[str, None] = {}
        while len(words) < VOCABULARY:
            # What is said often is short.
            syllables = 2 + (len(words) > 500) + (len(words) > 10_000)
            words["".join(chance.choice(letters) + chance.choice(joints) for _ in range(syllables))] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
        thesaurus = synonyms.current()
        self.tokens = {word: tokens(word, thesaurus) for word in words}
        self.analysis = analysis_key(thesaurus.version)

    def text(self, chance: random.Random, length: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.weights, k=length)

    def analysed(self, words: list[str]) -> str:
        """What `search.analysis.tokens` makes of the words, looked up."""
        return " ".join(dict.fromkeys(token for word in words for token in self.tokens[word]))

    def ranked(self, first: int, last: int) -> list[str]:
        """The words from one rank to another, the most frequent one being the first."""
        return self.words[first - 1 : last]


@cache
def writer(language: str) -> Writer:
    return Writer(language)


@cache
def slugs() -> tuple[list[str], list[str]]:
    """Those of the causes and of the municipalities that the site has."""
    return (
        list(Cause.objects.order_by("pk").values_list("slug", flat=True)),
        list(Municipality.objects.order_by("pk").values_list("slug", flat=True)),
    )


def load(until: int) -> Iterator[int]:
    """Write listings up to so many in all, and say after each batch how many there are."""
    there = SearchDocument.objects.filter(object_id__gte=FIRST_PAGE).count()
    now = timezone.now().replace(microsecond=0)
    while there < until:
        numbers = range(there, min(there + BATCH, until))
        # The rows' pages don't exist, which the database must not mind.
        with without_foreign_keys(), transaction.atomic():
            write([listing(number, now) for number in numbers])
        there = numbers.stop
        yield there
    with transaction.atomic():
        changes.record(None)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class without_foreign_keys:
    """While it lasts, the database doesn't check what keys point to."""

    STATEMENTS: ClassVar[dict[str, tuple[str, str]]] = {
        "sqlite": ("PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"),
        "postgresql": ("SET session_replication_role = replica", "SET session_replication_role = DEFAULT"),
    }

    def __enter__(self) -> None:
        self._execute(0)

    def __exit__(self, *error: object) -> None:
        self._execute(1)

    def _execute(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self.STATEMENTS[connection.vendor][number])


Listing = tuple[SearchDocument, ListingRow, list[Occurrence]]


def write(listings: list[Listing]) -> None:
    documents = SearchDocument.objects.bulk_create([document for document, _row, _times in listings])
    ListingRow.objects.bulk_create([row for _document, row, _times in listings])
    Occurrence.objects.bulk_create([time for _document, _row, times in listings for time in times])
    get_database_engine().write([document.pk for document in documents])


def listing(number: int, now: datetime) -> Listing:
    """The listing with this number, in Arabic if that is even."""
    chance = random.Random(number)
    language = ("ar", "en")[number % 2]
    page = FIRST_PAGE + number
    spans = times(chance, now)
    schedule = (
        ScheduleType.RECURRING if len(spans) > 1 else ScheduleType.FIXED if spans else ScheduleType.FLEXIBLE
    )
    status = StatusFacts(
        opens_at=now - timedelta(days=chance.randrange(60)),
        deadline_at=spans[-1].starts_at - timedelta(days=1) if spans else None,
        first_start=spans[0].starts_at if spans else None,
        last_end=spans[-1].ends_at if spans else None,
        seats_needed=chance.choice([None, 10, 40]),
        seats_taken=chance.randrange(12),
    )
    published = now - timedelta(minutes=chance.randrange(2 * 365 * 24 * 60))
    ages = chance.choice([(None, None), (16, None), (18, None), (8, 15), (18, 60)])
    mode = chance.choices(Mode.values, weights=[7, 2, 1])[0]
    filters = SearchFilters(
        terms=terms(chance, mode, schedule),
        ranges={"age": [ages], "when": when(status, spans or None), **status_ranges(status)},
        moments={"published": [published], **moments(status, spans)},
    )
    document = document_of(chance, language, page, filters)
    row = ListingRow(
        page_id=page,
        facts_id=page,
        language=language,
        reference=f"bench-{number}",
        path=f"/{language}/bench/{number}/",
        title=document.texts["title"],
        summary=document.texts["summary"][:300],
        partner_name=document.texts["names"][:80],
        published_at=published,
        mode=mode,
        schedule_type=schedule,
        min_age=ages[0],
        max_age=ages[1],
        **vars(status),
    )
    key = UUID(int=number)
    occurrences = [
        Occurrence(opportunity_id=page, session_key=key, starts_at=span.starts_at, ends_at=span.ends_at)
        for span in spans
    ]
    return document, row, occurrences


def document_of(chance: random.Random, language: str, page: int, filters: SearchFilters) -> SearchDocument:
    author = writer(language)
    title, summary, names, body = (author.text(chance, length) for length in LENGTHS)
    return SearchDocument(
        kind=KIND,
        language=language,
        object_id=page,
        title=author.analysed(title),
        summary=author.analysed(summary),
        names=author.analysed(names),
        body=author.analysed(body),
        title_words=" ".join(starts(" ".join(title))),
        name_words=" ".join(starts(" ".join(names))),
        texts={
            "title": " ".join(title),
            "summary": " ".join(summary),
            "names": " ".join(names),
            "body": " ".join(body),
        },
        filters=filters_of(KIND, filters),
        analysis=author.analysis,
    )


def times(chance: random.Random, now: datetime) -> list[Span]:
    """None for a tenth, one for most, and each week for a fifth; some are over, most are to come."""
    kind = chance.random()
    if kind < 0.1:
        return []
    first = now + timedelta(days=chance.randrange(-60, 240), hours=chance.randrange(12))
    return [
        Span(first + timedelta(weeks=week), first + timedelta(weeks=week, hours=2))
        for week in range(chance.randrange(4, 30) if kind < 0.3 else 1)
    ]


def terms(chance: random.Random, mode: str, schedule: str) -> list[str]:
    causes, municipalities = slugs()
    return [
        *(f"cause:{slug}" for slug in chance.sample(causes, chance.choice([1, 1, 2]))),
        f"municipality:{chance.choice(municipalities)}",
        f"mode:{mode}",
        f"schedule:{schedule}",
        f"audience:{chance.choices(Audience.values, weights=[8, *[1] * (len(Audience.values) - 1)])[0]}",
        f"partner:{min(int(chance.paretovariate(0.6)), PARTNERS)}",
        f"skill:skill-{chance.randrange(30)}",
        f"language:{chance.choice(['ar', 'en'])}",
        *(
            f"time:{weekday}-{chance.choice(Period.values)}"
            for weekday in chance.sample(Weekday.values, chance.choice([1, 1, 2]))
        ),
    ]
