"""The report of what visitors searched for, with ways to mend what they missed; its panel at the start."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.views.settings import CreateView
from wagtail.permission_policies import ModelPermissionPolicy

from core.dates import day_text
from core.digits import digits
from search.asked import Outcome, Row, asked, outcome_of, with_outcome, within
from search.models import SearchedWords
from search.recording import TRIAL

PERMISSION = "search.view_searchedwords"
PERIODS = [("7", _("7 days")), ("30", _("30 days")), ("90", _("90 days")), ("396", _("13 months"))]
DEFAULTS = {"outcome": Outcome.NOTHING.value, "period": "30"}
SHOWN_AT_THE_START = 5
BYTE_ORDER_MARK = "\ufeff"


# --- Remedies ----------------------------------------------------------------------------------------------


def try_url(row: Row) -> str:
    """The site's own answer to these words, which isn't counted."""
    with override(row["language"]):
        return f"{reverse('site_search')}?{urlencode({'q': row['words'], TRIAL: 1})}"


def synonym_url(row: Row) -> str:
    """A new group of synonyms that begins with these words; empty where there is no such screen."""
    try:
        address = reverse("wagtailsnippets_search_synonymgroup:add")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'words_' + row['language']: row['words']})}"


def promote_url(row: Row) -> str:
    """A new promotion for these words."""
    return f"{reverse('wagtailsearchpromotions:add')}?{urlencode({'query_string': row['words']})}"


class PromoteView(CreateView):
    """Wagtail's own screen, which begins with the words of the address."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "query_string": self.request.GET.get("query_string", "")}


class RemediesColumn(Column):
    """What can be done about the words of a row, as far as the user may."""

    cell_template_name = "wagtailadmin/reports/searches_remedies.html"

    def get_cell_context_data(self, instance: Row, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | remedies(instance, user)


def remedies(row: Row, user: Any) -> dict[str, str]:
    """The addresses of what `user` can do about a row; empty for what they may not."""
    return {
        "words": row["words"],
        "language": row["language"],
        "try_url": try_url(row),
        "synonym_url": synonym_url(row) if user.has_perm("search.add_synonymgroup") else "",
        "promote_url": promote_url(row)
        if user.has_perm("wagtailsearchpromotions.add_searchpromotion")
        else "",
    }


# --- The report --------------------------------------------------------------------------------------------


class SearchesFilterSet(WagtailFilterSet):
    """Which words to look at."""

    outcome = django_filters.ChoiceFilter(
        label=_("Found"),
        choices=Outcome.choices,
        null_label=_("Anything"),
        null_value="all",
        empty_label=None,
        initial=DEFAULTS["outcome"],
        widget=forms.RadioSelect,
        method="by_outcome",
    )
    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=PERIODS,
        empty_label=None,
        initial=DEFAULTS["period"],
        widget=forms.RadioSelect,
        method="by_period",
    )
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("All"), widget=forms.RadioSelect
    )
    place = django_filters.ChoiceFilter(
        label=_("Where"),
        choices=SearchedWords.Place.choices,
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = SearchedWords
        fields: ClassVar[list[str]] = []

    def by_outcome(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows if value == "all" else with_outcome(rows, Outcome(value))

    def by_period(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return within(rows, int(value))


def language_name(row: Row) -> str:
    return str(dict(settings.LANGUAGES).get(row["language"], row["language"]))


def day_of(row: Row) -> str:
    return digits(day_text(row["last"]))


def outcome_label(row: Row) -> str:
    return str(outcome_of(row).label)


class SearchesReport(ReportView):
    """What visitors searched for, first of all what found nothing."""

    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    permission_policy = ModelPermissionPolicy(SearchedWords)
    permission_required = "view"
    model = SearchedWords
    filterset_class = SearchesFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["folded", "words"]
    default_ordering: ClassVar[tuple[str, ...]] = ("-asked", "-last", "folded", "language")
    export_filename = "searches"
    list_export: ClassVar[list[str]] = ["words", "language", "asked", "last", "outcome"]
    export_headings: ClassVar[dict[str, Any]] = {
        "words": _("Searched words"),
        "language": _("Language"),
        "asked": _("Times"),
        "last": _("Last asked"),
        "outcome": _("Found"),
    }
    columns: ClassVar[list[Column]] = [
        Column("words", label=_("Searched words"), sort_key="words", width="30%"),
        Column("language", label=_("Language"), accessor=language_name),
        NumberColumn("asked", label=_("Times"), sort_key="asked"),
        Column("last", label=_("Last asked"), accessor=day_of, sort_key="last"),
        Column("outcome", label=_("Found"), accessor=outcome_label),
        RemediesColumn("remedies", label=_("What to do"), accessor="words"),
    ]

    def get_base_queryset(self) -> QuerySet:
        return asked()

    def get_filterset_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_filterset_kwargs()
        data = kwargs["data"].copy()
        for name, value in DEFAULTS.items():
            data.setdefault(name, value)
        return kwargs | {"data": data}

    def to_row_dict(self, item: Row) -> Row:
        values = item | {"language": language_name(item), "outcome": outcome_label(item)}
        return {name: values[name] for name in self.list_export}

    def write_csv_response(self, queryset: QuerySet) -> HttpResponse:
        """In one piece: what is streamed is written when the editor's language is no longer active."""
        # Without the mark, spreadsheet programs take the Arabic for another alphabet.
        content = b"".join([BYTE_ORDER_MARK.encode(), *self.stream_csv(queryset)])
        name = f'attachment; filename="{self.get_filename()}.csv"'
        return HttpResponse(
            content, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
        )


# --- At the start ------------------------------------------------------------------------------------------


class MissedPanel(Component):
    """The words that most often found nothing of late; not there while there are none."""

    name = "searches_that_found_nothing"
    template_name = "wagtailadmin/home/missed_searches.html"
    order = 320

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        rows = with_outcome(within(asked(), int(DEFAULTS["period"])), Outcome.NOTHING)
        user = parent_context["request"].user
        return {
            "rows": [row | remedies(row, user) for row in rows[:SHOWN_AT_THE_START]],
            "report_url": reverse("searches_report"),
        }


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(PERMISSION):
        panels.append(MissedPanel())


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def menu_item() -> MenuItem:
    return ReportMenuItem(
        _("Searches"), reverse("searches_report"), name="searches", icon_name="search", order=1300
    )


def hide_search_terms(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own report counts other rows, which nothing here writes."""
    items[:] = [item for item in items if item.name != "search-terms"]


def urls() -> list[URLPattern]:
    return [
        path("reports/searches/", SearchesReport.as_view(), name="searches_report"),
        path(
            "reports/searches/results/",
            SearchesReport.as_view(results_only=True),
            name="searches_report_results",
        ),
    ]


def promote_urls() -> list[URLPattern]:
    """In the place of Wagtail's own."""
    return [path("searchpicks/add/", PromoteView.as_view())]
