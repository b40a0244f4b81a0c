"""The public API: the directory's answers for machines, with its own parameters and words.

Only the fields named here leave the site; contacts and addresses of meetings are none of them.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from opportunities.cards import Card
from opportunities.directory import Directory
from opportunities.filters import DirectoryFilters, NumberField
from opportunities.options import Options

DEFAULT_LIMIT, MOST = 20, 100
LAST_OFFSET = 1_000_000
# What the page alone needs.
PAGE_ONLY = ("page",)
CACHE_CONTROL = "public, max-age=60"
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class PartForm(forms.Form):
    """Which part of the answers is wanted."""

    limit = NumberField(_("Write a number from 1 to 100."), 1, MOST)
    offset = NumberField(_("Write a number from 0."), 0, LAST_OFFSET)


@require_safe
def opportunities(request: HttpRequest) -> HttpResponse:
    """`GET /api/v1/opportunities?lang=en&cause=health`: one part of the answers, best first, with counts.

    A wrong value is answered with 400 and what is wrong, by parameter, in the language asked for.
    """
    language = request.GET.get("lang", "")
    if language not in LANGUAGES or len(set(request.GET.getlist("lang"))) > 1:
        return answer(
            {"error": {"lang": in_every_language(gettext_noop("Say which language: lang=ar or lang=en."))}},
            400,
        )
    with translation.override(language):
        filters = DirectoryFilters(without_page(request.GET), Options(language))
        part = PartForm(request.GET)
        if not filters.is_valid() or not part.is_valid():
            errors = filters.messages | {
                name: " ".join(map(str, texts)) for name, texts in part.errors.items()
            }
            return answer({"error": errors}, 400, language)
        start = part.cleaned_data["offset"] or 0
        limit = part.cleaned_data["limit"] or DEFAULT_LIMIT
        directory = Directory(filters, language, start=start, stop=start + limit)
        return answer(
            {
                "count": directory.count,
                "exact": directory.answer.exact,
                "understood": understood(directory),
                "limit": limit,
                "offset": start,
                "results": [result(card, request, filters.options) for card in directory.cards],
                "facets": facets(directory),
            },
            language=language,
        )


def without_page(parameters: QueryDict) -> QueryDict:
    """The parameters that this API has in common with the page."""
    common = parameters.copy()
    for name in PAGE_ONLY:
        common.pop(name, None)
    return common


def in_every_language(message: str) -> str:
    texts = []
    for code in LANGUAGES:
        with translation.override(code):
            texts.append(gettext(message))
    return " / ".join(dict.fromkeys(texts))


def answer(body: dict[str, Any], status: int = 200, language: str = "") -> JsonResponse:
    response = JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Content-Language"] = language or ", ".join(LANGUAGES)
    # Anybody's page may read what anybody may read.
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def understood(directory: Directory) -> dict[str, Any]:
    """How the words were taken: the slips that were mended, and the filters that were read in them."""
    taken = directory.taken
    return {
        "literal": directory.filters.is_literal,
        "words": taken.reading.rest,
        "corrections": [
            {"typed": correction.typed, "meant": correction.meant}
            for correction in directory.understood.corrections
        ],
        "municipality": [part.municipality for part in taken.reading.parts if part.municipality],
        "age": next(
            ({"from": part.ages[0], "to": part.ages[1]} for part in taken.reading.parts if part.ages), None
        ),
    }


def facets(directory: Directory) -> dict[str, list[dict[str, Any]]]:
    """Every filter's values with how many answers each has under the other filters."""
    return {
        group: [{"value": facet.value, "label": facet.label, "count": facet.count} for facet in found]
        for group, found in directory.facets.items()
    }


def result(card: Card, request: HttpRequest, options: Options) -> dict[str, Any]:
    """One opportunity: words in the language asked for, codes in ASCII, times with their zone."""
    row, terms = card.row, card.row.terms
    codes = {option.key: option.value for option in options["partner"]}
    return {
        "reference": row.reference,
        "match": card.match,
        "title": row.title,
        "summary": row.summary,
        "url": request.build_absolute_uri(row.path),
        "language": row.language,
        "kind": row.kind,
        "status": {"code": str(card.status.code), "label": card.status.label, "detail": card.status.detail},
        "partners": [
            {"code": codes.get(key, key), "name": name} for key, name in terms.get("partner", {}).items()
        ],
        **{
            name: [{"code": code, "name": label} for code, label in terms.get(kind, {}).items()]
            for name, kind in (
                ("causes", "cause"),
                ("skills", "skill"),
                ("municipalities", "municipality"),
                ("accessibility", "accessibility"),
                ("languages", "language"),
                ("requirements", "requirement"),
            )
        },
        "mode": row.mode,
        "place": row.place_name,
        "schedule": row.schedule_type,
        "when": card.when_text,
        "next_start": card.next_start,
        "next_end": card.next_end,
        "first_start": row.first_start,
        "last_end": row.last_end,
        "opens_at": row.opens_at,
        "deadline_at": row.deadline_at,
        "audience": row.audience,
        "min_age": row.min_age,
        "max_age": row.max_age,
        "guardian_required_below": row.guardian_required_below,
        "certificate": row.certificate,
        "hours_total": None if row.hours_total is None else float(row.hours_total),
        "hours_per_week": None if row.hours_per_week is None else float(row.hours_per_week),
        "seats": None
        if row.seats_needed is None
        else {
            "needed": row.seats_needed,
            "taken": min(row.seats_taken, row.seats_needed),
            "waitlist": row.waitlist,
        },
        "checked_on": row.checked_on,
        "published_at": row.published_at,
    }


@cache
def schema() -> dict[str, Any]:
    """The description of this API, kept by hand beside this module."""
    found: dict[str, Any] = json.loads(Path(__file__).with_name("openapi.json").read_text(encoding="utf-8"))
    return found


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """`GET /api/v1/openapi.json`: the description of the API, with this site as its server."""
    return answer({**schema(), "servers": [{"url": request.build_absolute_uri("/").rstrip("/")}]})


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """`GET /api/v1/docs`: the same for people, in both languages."""
    described = schema()["paths"]["/api/v1/opportunities"]["get"]["parameters"]
    parameters = [
        {
            "name": parameter["name"],
            "required": parameter.get("required", False),
            "meaning_ar": parameter["x-description-ar"],
            "meaning_en": parameter["description"],
            "values": values_of(parameter["schema"].get("items", parameter["schema"])),
        }
        for parameter in described
    ]
    example = request.build_absolute_uri(f"{reverse('api:opportunities')}?lang=ar&cause=environment")
    return render(request, "pages/api/docs.html", {"parameters": parameters, "example": example})


def values_of(described: dict[str, Any]) -> list[str]:
    """What a value may be, as code: the choices, a range, or the kind of text."""
    if "enum" in described:
        return list(described["enum"])
    if "minimum" in described:
        return [f"{described['minimum']}–{described.get('maximum', '')}"]
    return [described.get("format", "text")]
