"""What visitors searched for over a period: the same words of many days as one, by what became of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import F, Max, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from core.dates import today
from search.models import SearchedWords

Row = dict[str, Any]
Rows = QuerySet[Any, Any]


class Outcome(models.TextChoices):
    """What words found when they were last asked."""

    NOTHING = "nothing", _("Nothing")
    PARTIAL = "partial", _("Only partial answers")
    ANSWERS = "answers", _("Answers")


def asked() -> Rows:
    """Rows of `folded`, `language`, `words`, `asked` (how often), `last` (the last day it was asked) and the
    last days on which nothing (`last_nothing`) or only parts (`last_partial`) were found.

    Filters on the columns of SearchedWords narrow what is summed up; most often asked first.
    """
    return (
        SearchedWords.objects.values("folded", "language")
        .annotate(
            words=Max("words"),
            asked=Sum("times"),
            last=Max("day"),
            last_nothing=Max("day", filter=Q(found=0)),
            last_partial=Max("day", filter=Q(found__gt=0, exact=0)),
        )
        .order_by("-asked", "-last", "folded", "language")
    )


def within(rows: Rows, days: int) -> Rows:
    """Only what was asked today and on the days before, `days` in all."""
    return rows.filter(day__gt=today() - timedelta(days=days))


def with_outcome(rows: Rows, outcome: Outcome) -> Rows:
    """Only words that found that when they were last asked."""
    if outcome == Outcome.NOTHING:
        return rows.filter(last_nothing=F("last"))
    rows = rows.filter(Q(last_nothing=None) | Q(last_nothing__lt=F("last")))
    if outcome == Outcome.PARTIAL:
        return rows.filter(last_partial=F("last"))
    return rows.filter(Q(last_partial=None) | Q(last_partial__lt=F("last")))


def outcome_of(row: Row) -> Outcome:
    """What the words of a row found when they were last asked."""
    if row["last_nothing"] == row["last"]:
        return Outcome.NOTHING
    return Outcome.PARTIAL if row["last_partial"] == row["last"] else Outcome.ANSWERS
