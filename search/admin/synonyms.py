"""The groups of synonyms in the admin, with what a change does and how far the search has taken it in."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import (
    CreateView,
    EditView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from search.admin.trying import TryViewSet, shared_with, trying
from search.models import SynonymGroup
from search.models.synonyms import phrases_in
from search.reanalysis import progress

# So many words of a group say in the list which one it is.
NAMED = 6


class WordsColumn(Column):
    """The first words of a field."""

    def get_value(self, instance: SynonymGroup) -> str:
        phrases = phrases_in(getattr(instance, self.name))
        comma = "، " if self.name.endswith("_ar") else ", "
        return comma.join(phrases[:NAMED]) + (" …" if len(phrases) > NAMED else "")


class NarrowerColumn(Column):
    def get_value(self, instance: SynonymGroup) -> int | str:
        return len(instance.narrower) or ""


class SharedColumn(Column):
    """The other groups that have a word of this one."""

    def get_value(self, instance: SynonymGroup) -> str:
        others = {group for groups in shared_with(instance).values() for group in groups}
        return " | ".join(sorted(map(str, others)))


class SynonymFilters(WagtailFilterSet):
    origin = django_filters.ChoiceFilter(
        label=_("Where from"),
        choices=[("site", _("Came with the site")), ("here", _("Written here"))],
        method="of_origin",
    )
    narrower = django_filters.BooleanFilter(label=_("With narrower words"), method="with_narrower")

    class Meta:
        model = SynonymGroup
        fields: ClassVar[list[str]] = []

    def of_origin(self, groups: QuerySet[SynonymGroup], name: str, origin: str) -> QuerySet[SynonymGroup]:
        return groups.filter(seed__isnull=origin == "here")

    def with_narrower(
        self, groups: QuerySet[SynonymGroup], name: str, wanted: bool
    ) -> QuerySet[SynonymGroup]:
        without = Q(narrower_ar="", narrower_en="")
        return groups.exclude(without) if wanted else groups.filter(without)


class SynonymIndexView(IndexView):
    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, **kwargs) | {"progress": progress()}


class SynonymCreateView(CreateView):
    """Begins with the words of the address, as the report of searches gives them."""

    def get_initial_form_instance(self) -> SynonymGroup:
        given = {name: self.request.GET.get(name, "") for name in SynonymGroup.PHRASES}
        return SynonymGroup(**given)


class SynonymEditView(EditView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        usual = (self.object.words_ar if self.reads_arabic() else self.object.words_en) or "\n".join(
            self.object.words
        )
        tried = self.request.GET.get("q") or next(iter(phrases_in(usual)), "")
        return super().get_context_data(**kwargs) | {
            "progress": progress(),
            "shared": shared_with(self.object),
            **trying(tried),
        }

    def reads_arabic(self) -> bool:
        return (get_language() or "ar").startswith("ar")


class SynonymViewSet(SnippetViewSet):
    model = SynonymGroup
    icon = "link"
    menu_label = _("Synonyms")
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    index_template_name = "wagtailadmin/search/synonyms.html"
    edit_template_name = "wagtailadmin/search/synonym.html"
    filterset_class = SynonymFilters
    search_fields: ClassVar[list[str]] = [*SynonymGroup.PHRASES, "note"]
    ordering: ClassVar[list[str]] = ["-changed_at", "pk"]
    list_per_page = 30
    list_display: ClassVar[list[Any]] = [
        "__str__",
        WordsColumn("words_ar", label=_("Arabic words"), sort_key="words_ar"),
        WordsColumn("words_en", label=_("English words"), sort_key="words_en"),
        NarrowerColumn("narrower", label=_("Narrower words")),
        SharedColumn("shared", label=_("Shares words with")),
        UpdatedAtColumn(accessor="changed_at", sort_key="changed_at"),
    ]
    list_export: ClassVar[list[str]] = [*SynonymGroup.PHRASES, "note"]


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_icon = "search"
    menu_order = 310
    items = (SynonymViewSet, TryViewSet)
