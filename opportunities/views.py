"""The directory page: the answer to what the address asks, or what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.digits import digits
from opportunities.directory import Directory, Facet, count_text
from opportunities.filters import ALL, DEFAULT_SORT, SORTS, DirectoryFilters
from opportunities.options import Options
from search.forms import MAX_WORDS_LENGTH
from search.recording import Place, record

if TYPE_CHECKING:
    from opportunities.models import OpportunityIndexPage

# Groups that stand open before anything is chosen in them: what most people ask first.
OPEN_GROUPS = ("cause", "municipality", "mode")


@dataclass(frozen=True)
class FilterGroup:
    """One filter as the page shows it."""

    name: str
    label: str
    facets: list[Facet]
    errors: list[str]
    counted: bool

    @property
    def chosen_count(self) -> int:
        return sum(facet.is_chosen for facet in self.facets)

    @property
    def is_open(self) -> bool:
        return self.name in OPEN_GROUPS or bool(self.chosen_count or self.errors)


@dataclass(frozen=True)
class Chip:
    """A value in force, and the address of the same question without it."""

    text: str
    url: str
    removes: bool = True
    # Where it comes from, if not from a filter that was chosen.
    note: str = ""


def directory_page(request: HttpRequest, page: OpportunityIndexPage) -> TemplateResponse:
    """Answers with 200, with 400 where a parameter has a wrong value, with 404 beyond the last page."""
    filters = DirectoryFilters(request.GET, Options(page.language))
    if not filters.is_valid():
        return respond(request, page, filters, {}, status=400)
    number, size = filters.page_number, page.page_size
    directory = Directory(filters, page.language, start=(number - 1) * size, stop=number * size)
    paginator = Paginator(range(directory.count), size)
    is_beyond = number > paginator.num_pages
    context = {
        "directory": directory,
        "page_obj": paginator.get_page(number),
        "exact": [card for card in directory.marked_cards if card.match == "exact"],
        "partial": [card for card in directory.marked_cards if card.match == "partial"],
        "is_beyond": is_beyond,
        "chips": chips(directory, page.get_url(request) or ""),
        "literal_query": filters.query(literal=True),
        "suggestion_query": filters.query(words=directory.suggestion, literal=False),
        "exact_text": with_all_words(directory.answer.exact),
        "partial_text": with_some_words(directory.count - directory.answer.exact),
        "count_text": count_text(directory.count),
        "all_statuses_text": count_text(directory.count_of_all_statuses) if not directory.count else "",
        "other_language_text": count_text(directory.count_in_other_language) if not directory.count else "",
        "as_typed_text": count_text(directory.count_as_typed) if not directory.count else "",
        "wider_query": filters.query(without=[("status", "")], extra=[("status", ALL)]),
    }
    status = 404 if is_beyond else 200
    response = respond(request, page, filters, context, directory=directory, status=status)
    if number == 1 and list(filters.chosen) == ["q"] and not filters.is_literal:
        record(
            request,
            response,
            filters.words,
            place=Place.DIRECTORY,
            language=page.language,
            found=directory.count,
            exact=directory.answer.exact,
        )
    return response


def respond(
    request: HttpRequest,
    page: OpportunityIndexPage,
    filters: DirectoryFilters,
    context: dict[str, Any],
    *,
    directory: Directory | None = None,
    status: int,
) -> TemplateResponse:
    context = {
        **page.get_context(request),
        "filters": filters,
        "groups": filter_groups(filters, directory),
        "narrowed": sum(len(values) for name, values in filters.chosen.items() if name != "q"),
        "sorts": sorts(filters),
        "date_fields": [filters["from"], filters["to"]],
        "max_words_length": MAX_WORDS_LENGTH,
        "query": filters.query(),
        "webcal_url": webcal(with_query(f"{page.get_full_url(request)}calendar.ics", filters.query())),
        "is_plain": directory is not None and not filters.query(),
        **context,
    }
    return TemplateResponse(request, page.get_template(request), context, status=status)


def filter_groups(filters: DirectoryFilters, directory: Directory | None) -> list[FilterGroup]:
    """Every filter with its values; counted, and without what finds nothing, where there is an answer."""
    return [
        FilterGroup(
            name,
            str(label),
            shown_facets(directory.facets[name]) if directory else uncounted_facets(filters, name),
            list(map(str, filters.errors.get(name, []))),
            counted=directory is not None,
        )
        for name, label in filters.GROUPS.items()
    ]


def shown_facets(facets: list[Facet]) -> list[Facet]:
    return [facet for facet in facets if facet.count or facet.is_chosen]


def uncounted_facets(filters: DirectoryFilters, name: str) -> list[Facet]:
    typed = filters.typed(name)
    return [Facet(option.value, option.label, 0, option.value in typed) for option in filters.options[name]]


def chips(directory: Directory, url: str) -> list[Chip]:
    """What is in force: the words and how they are taken, the filters chosen, and those read in the words."""
    filters = directory.filters
    found = [
        Chip(filters.label_of(name, value), with_query(url, filters.query(without=[(name, value)])))
        for name, values in filters.chosen.items()
        for value in values
    ]
    if filters.is_literal:
        found.append(Chip(_("Exactly as typed"), with_query(url, filters.query(literal=False))))
    reading = directory.taken.reading
    for part in reading.parts:
        query = filters.query(words=reading.without(part))
        found.append(Chip(directory.label_of(part), with_query(url, query), note=_("from your words")))
    return found


def with_all_words(count: int) -> str:
    return digits(
        ngettext("%(count)d has all of your words", "%(count)d have all of your words", count)
        % {"count": count}
    )


def with_some_words(count: int) -> str:
    return digits(
        ngettext("%(count)d has some of your words", "%(count)d have some of your words", count)
        % {"count": count}
    )


def webcal(address: str) -> str:
    """An address that calendars open, to subscribe to what is there."""
    return f"webcal:{address.partition(':')[2]}"


def with_query(url: str, query: str) -> str:
    return f"{url}?{query}" if query else url


def sorts(filters: DirectoryFilters) -> list[tuple[str, str]]:
    """The orders to choose from. The one that holds without a choice has no value, so that words typed into
    the same form are sorted by how well they match."""
    has_words = bool(filters.chosen.get("q"))
    default = DEFAULT_SORT[has_words]
    offered = [name for name in SORTS if name != "match" or has_words]
    return [("" if name == default else name, str(SORTS[name])) for name in offered]
