"""The page of the site's search."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.models import SiteSettings
from search.forms import SearchForm
from search.promotions import promoted
from search.recording import Place, record
from search.sections import all_sections
from search.site_search import PAGE_SIZE, SiteSearch, count_text

TEMPLATE = "pages/search/site_search.html"
OPENSEARCH = "application/opensearchdescription+xml"


@require_safe
def site_search(request: HttpRequest) -> TemplateResponse:
    """Answers with 200, with 400 where a parameter has a wrong value, with 404 beyond the last page."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return TemplateResponse(request, TEMPLATE, {"form": form}, status=400)
    language = get_language() or "ar"
    if not form.words:
        return TemplateResponse(request, TEMPLATE, {"form": form, "ways_on": ways_on(language)})
    search = SiteSearch(form.words, language, form.kind, form.page_number, form.is_literal)
    is_beyond = search.number > search.pages_count
    context = context_of(form, search, is_beyond)
    response = TemplateResponse(request, TEMPLATE, context, status=404 if is_beyond else 200)
    if form.is_plain:
        found = search.count_of_all
        record(
            request,
            response,
            form.words,
            place=Place.SITE,
            language=language,
            found=found,
            exact=search.answer.exact,
        )
    return response


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How browsers ask this search from their own address bar, by the OpenSearch 1.1 specification."""
    context = {
        "site_settings": SiteSettings.for_request(request),
        "search_url": request.build_absolute_uri(reverse("site_search")),
        "own_url": request.build_absolute_uri(request.path),
        "icon_url": request.build_absolute_uri(static("icons/favicon.svg")),
    }
    return render(request, "pages/search/opensearch.xml", context, content_type=OPENSEARCH)


def context_of(form: SearchForm, search: SiteSearch, is_beyond: bool) -> dict[str, Any]:
    results = [] if is_beyond else search.results
    return {
        "form": form,
        "search": search,
        "words": form.words,
        "query": form.query(),
        "literal_query": form.query(literal=True),
        "tabs": [(tab, form.query(kind=tab.code)) for tab in search.tabs],
        "all_query": form.query(kind=""),
        "page_obj": page_obj(search, results),
        "exact": [result for result in results if result.match == "exact"],
        "partial": [result for result in results if result.match == "partial"],
        "is_beyond": is_beyond,
        "promoted": promoted(form.words, search.language) if search.number == 1 and not form.kind else [],
        "count_text": count_text(search.count),
        "all_text": count_text(search.count_of_all),
        "other_language_text": count_text(search.count_in_other_language),
        "ways_on": [] if search.count_of_all else ways_on(search.language),
    }


def page_obj(search: SiteSearch, results: list[Any]) -> Page[Any]:
    """This page for the links to the others; only its own results were ever asked for."""
    return Page(results, search.number, Paginator(range(search.count), PAGE_SIZE))


def ways_on(language: str) -> list[tuple[str, Any]]:
    """What each section offers to somebody who has found nothing: a template with its items."""
    offers = [section.ways_on for section in all_sections() if section.ways_on]
    return [(offer.template, offer.find(language)) for offer in offers]
