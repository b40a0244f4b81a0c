"""What words typed so far may become: opportunities by their titles, values of filters by their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.digits import digits
from opportunities.filters import DirectoryFilters
from opportunities.models.listing import ListingRow
from opportunities.options import Option, Options
from opportunities.questions import OPPORTUNITIES, any_term, joinable
from search.analysis import starts, whole_words
from search.engines.base import Question
from search.queries import ask, complete, understand
from search.spelling import mended

if TYPE_CHECKING:
    from opportunities.models import OpportunityIndexPage

TEMPLATE = "components/completions.html"
CACHE_CONTROL = "public, max-age=60"
MOST_TITLES, MOST_VALUES = 5, 4
# The filters whose values people type: what it is about, where, with whom, by what they can do.
GROUPS = ("cause", "municipality", "partner", "skill")


@dataclass(frozen=True)
class Completion:
    """One suggestion, and where choosing it leads. `note` says what it is, or how many it finds."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Suggestions of one kind under one name."""

    label: Any
    items: Sequence[Completion]


def completions(text: str, options: Options, language: str, address: str, now: datetime) -> list[Group]:
    """What `text` may become in the directory at `address`; groups with nothing are left out."""
    titles = _titles(text, language, now)
    slips = () if titles else understand(text, language).corrections
    meant = mended(text, slips)
    if slips:
        titles = _titles(meant, language, now)
    words = [Completion(meant, f"{address}?{urlencode({'q': meant})}")] if slips and titles else []
    found = [
        Group(_("Did you mean"), words),
        Group(_("Opportunities"), titles),
        Group(_("Search by"), _values(meant, options, language, address, now)),
    ]
    return [group for group in found if group.items]


def _titles(text: str, language: str, now: datetime) -> list[Completion]:
    filters = {"kind": OPPORTUNITIES, "status": joinable(now)}
    ids = [hit.object_id for hit in complete(text, language=language, filters=filters, limit=MOST_TITLES)]
    rows = ListingRow.objects.filter(page_id__in=ids).values_list("page_id", "title", "path", "partner_name")
    cards = {pk: Completion(title, path, partner) for pk, title, path, partner in rows}
    return [cards[pk] for pk in ids if pk in cards]


def _values(text: str, options: Options, language: str, address: str, now: datetime) -> list[Completion]:
    """Values whose names begin so, those that most opportunities have first; none that nothing has."""
    begun = list(_begun(text, options))
    question = Question(
        language,
        filters={"kind": OPPORTUNITIES, "status": joinable(now)},
        counted={
            group: {option.key: any_term(group, [option.key]) for _group, option in begun if _group == group}
            for group in dict.fromkeys(group for group, _option in begun)
        },
        stop=0,
    )
    counts = ask(question).counts if begun else {}
    counted = [(counts[group][option.key], group, option) for group, option in begun]
    counted.sort(key=lambda each: -each[0])
    return [
        Completion(
            option.label,
            f"{address}?{urlencode({group: option.value})}",
            f"{DirectoryFilters.GROUPS[group]} · {digits(count)}",
        )
        for count, group, option in counted[:MOST_VALUES]
        if count
    ]


def _begun(text: str, options: Options) -> Iterator[tuple[str, Option]]:
    """Every value whose name has all finished words of `text`, and one that its last word begins."""
    *finished, last = whole_words(text) or [""]
    if not last:
        return
    for group in GROUPS:
        for option in options[group]:
            words = starts(option.label)
            if set(finished) <= set(words) and any(word.startswith(last) for word in words):
                yield group, option


def completions_page(request: HttpRequest, page: OpportunityIndexPage) -> HttpResponse:
    """The suggestions for `q` as the inside of a list box; 400 where there are too many letters."""
    options = Options(page.language)
    filters = DirectoryFilters(request.GET, options)
    if not filters.is_valid():
        message = " ".join(filters.messages.values())
        return HttpResponse(message, status=400, content_type="text/plain; charset=utf-8")
    address = page.get_url(request) or ""
    groups = completions(filters.words, options, page.language, address, timezone.now())
    count = sum(len(group.items) for group in groups)
    response = render(request, TEMPLATE, {"groups": groups, "count_text": count_text(count)})
    response.headers["Cache-Control"] = CACHE_CONTROL
    return response


def count_text(count: int) -> str:
    """So many suggestions, in words, as they are announced."""
    if not count:
        return str(_("No suggestions"))
    text = ngettext("%(count)d suggestion", "%(count)d suggestions", count)
    return digits(text % {"count": count})
