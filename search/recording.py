"""Counts what is searched for, so that editors see what visitors miss, without a trace of who asked.

A row says: these words, in this language, here, on this day, so many times, with so many answers. No address,
cookie or session is read, and no time finer than a day is kept; words that look like somebody's e-mail
address, phone, number or link are not kept at all. Rows are deleted after 13 months.

A page that is answered from a cache in front of the site isn't counted, because nothing here runs then. A
cache that keeps searches would have to report them by a request of its own to a view that calls `record`.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from dateutil.relativedelta import relativedelta
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from core.dates import today
from search.analysis import WORD, split
from search.folding import fold
from search.models import SearchedWords

logger = logging.getLogger(__name__)

Place = SearchedWords.Place
KEPT = relativedelta(months=13)
MAX_LENGTH = 80
# Different words of one day. No site has as many; a machine that sends noise must not fill the disk.
MOST_A_DAY = 10_000
# How long a write may wait for another one, in milliseconds, where a database has one writer at a time.
PATIENCE = 300
# The name of a parameter that says: this is only a trial. Links of the report have it.
TRIAL = "trial"

CRAWLER = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor|facebookexternalhit", re.IGNORECASE)
AHEAD = re.compile(r"prefetch|preview|prerender", re.IGNORECASE)
AHEAD_HEADERS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
# E-mail addresses and names of accounts, addresses of sites, and six digits or more however they are grouped:
# phones, identity and account numbers.
PERSONAL = re.compile(r"@|://|www\.|\w\.[a-z]{2,}\b|\d(?:[\s().+/_–-]*\d){5,}")


def record(
    request: HttpRequest,
    response: HttpResponseBase,
    words: str,
    *,
    place: Place,
    language: str,
    found: int,
    exact: int,
) -> None:
    """Count one search, once `response`, which answers it, has gone out. Never fails and never delays it.

    To be called with what a visitor typed and sent, on the first page of the answer, and only where nothing
    but the words narrows it, so that the counts speak of the words: `found` answers, `exact` of them with
    every word. What is no question of a person is left out here: crawlers, pages fetched ahead, checks by
    HEAD, and what an editor tries from the report.
    """
    if request.method == "GET" and TRIAL not in request.GET and is_person(request):
        # What a response still holds is closed once it has gone out; Django has no public word for that.
        closers: list[Callable[[], None]] = cast(Any, response)._resource_closers
        closers.append(lambda: count(words, place, language, found, exact))


def is_person(request: HttpRequest) -> bool:
    """Whether the request isn't one that a machine makes by itself, as far as machines say so."""
    ahead = any(AHEAD.search(request.headers.get(name, "")) for name in AHEAD_HEADERS)
    return not ahead and not CRAWLER.search(request.headers.get("User-Agent", ""))


def count(words: str, place: Place, language: str, found: int, exact: int) -> None:
    """Add one to today's row of these words, and keep what they found. A failure is logged."""
    folded = trimmed(split(words))
    if not folded or looks_personal(words):
        return
    row = SearchedWords(
        day=today(),
        place=place,
        language=language,
        folded=folded,
        words=spelled(words),
        found=found,
        exact=exact,
    )
    try:
        with briefly(), transaction.atomic():
            write(row)
    except Exception:  # the visitor has the answer; whatever it was, it concerns operators alone
        logger.exception("a search was not counted")


def write(row: SearchedWords) -> None:
    """Count a search in the row that is there for the same words, else in `row`."""
    todays = SearchedWords.objects.filter(day=row.day)
    same = todays.filter(place=row.place, language=row.language, folded=row.folded)
    if same.update(times=F("times") + 1, found=row.found, exact=row.exact):
        return
    if todays.count() < MOST_A_DAY:
        # Another visitor may have been quicker.
        SearchedWords.objects.bulk_create([row], ignore_conflicts=True)


def looks_personal(words: str) -> bool:
    """Whether words may say who somebody is: an e-mail address, a phone, a long number or a link."""
    return bool(PERSONAL.search(fold(words)))


def spelled(words: str) -> str:
    """The words as typed, without capitals and signs."""
    text = unicodedata.normalize("NFKC", words).casefold()
    return trimmed(WORD.findall("".join(sign for sign in text if unicodedata.category(sign) not in MARKS)))


MARKS = ("Mn", "Me", "Cf")


def trimmed(words: list[str]) -> str:
    """As many of the words as fit into 80 characters."""
    text = " ".join(words)
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH + 1].rpartition(" ")[0] or text[:MAX_LENGTH]


@contextmanager
def briefly() -> Iterator[None]:
    """Give up soon where another one is writing: a count that is missed hurts nobody, a busy thread does."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE:d}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual:d}")


def forget_old() -> int:
    """Delete what is older than 13 months; how many rows."""
    return SearchedWords.objects.filter(day__lt=today() - KEPT).delete()[0]
