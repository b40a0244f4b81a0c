"""What becomes of a question: how its words are read, by which groups, and what it finds in each language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from search import synonyms
from search.analysis import split
from search.engines.base import Question
from search.models import SynonymGroup
from search.queries import ask, understand
from search.spelling import Correction
from search.words import Word

PERMISSIONS = ("search.add_synonymgroup", "search.change_synonymgroup")
LANGUAGES = {"ar": _("In Arabic pages"), "en": _("In English pages")}
LONGEST = 200
TITLES = 5


@dataclass(frozen=True)
class ReadWord:
    """A word or phrase of a question, and the groups that it was read by."""

    text: str
    groups: list[SynonymGroup]


@dataclass(frozen=True)
class Trial:
    """What a question becomes in the pages of one language."""

    heading: str | Promise
    language: str
    words: list[ReadWord]
    left_out: list[str]
    corrections: tuple[Correction, ...]
    count: int
    exact: int
    pages: list[Page]


def trials(text: str) -> list[Trial]:
    """What becomes of any text, in the pages of each language."""
    return [trial(text, language) for language in LANGUAGES] if split(text[:LONGEST]) else []


def trial(text: str, language: str) -> Trial:
    """What becomes of a text that has words, in the pages of one language."""
    understanding = understand(text[:LONGEST], language)
    answer = ask(Question(language=language, words=understanding.words, stop=TITLES))
    found = Page.objects.in_bulk([hit.object_id for hit in answer.hits])
    return Trial(
        heading=LANGUAGES[language],
        language=language,
        words=read_words(understanding.words),
        left_out=left_out(text[:LONGEST], understanding.words, understanding.corrections),
        corrections=understanding.corrections,
        count=answer.count,
        exact=answer.exact,
        pages=[found[hit.object_id] for hit in answer.hits if hit.object_id in found],
    )


def read_words(words: tuple[Word, ...]) -> list[ReadWord]:
    """`words` with their groups; one query for all of them."""
    thesaurus = synonyms.current()
    keys = {word: thesaurus.groups_of(word) for word in words}
    groups = SynonymGroup.objects.in_bulk({int(key) for found in keys.values() for key in found})
    return [
        ReadWord(word.text, [groups[int(key)] for key in keys[word] if int(key) in groups]) for word in words
    ]


def left_out(text: str, words: tuple[Word, ...], corrections: tuple[Correction, ...]) -> list[str]:
    """The words of a question that nothing is searched for by."""
    asked = {part for word in words for part in word.text.split()}
    mended = {part for correction in corrections for part in correction.typed.split()}
    return list(dict.fromkeys(word for word in split(text) if word not in asked | mended))


def shared_with(group: SynonymGroup) -> dict[str, list[SynonymGroup]]:
    """The words of a group that are in other groups too, with those."""
    thesaurus = synonyms.current()
    keys: dict[str, list[int]] = {}
    for phrase in group.words:
        words = split(phrase)
        parts = thesaurus.asked(words)
        if len(parts) == 1 and (parts[0].start, parts[0].stop) == (0, len(words)):
            others = [int(key) for key in thesaurus.groups_of(parts[0].word) if int(key) != group.pk]
            if others:
                keys[phrase] = others
    groups = SynonymGroup.objects.in_bulk({key for found in keys.values() for key in found})
    return {
        phrase: [groups[key] for key in found if key in groups] for phrase, found in keys.items() if found
    }


class TryView(WagtailAdminTemplateMixin, TemplateView):
    """Shows what becomes of the words in `?q=`."""

    template_name = "wagtailadmin/search/try.html"
    page_title = _("Try a search")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_try(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | trying(self.request.GET.get("q", ""))


def trying(text: str) -> dict[str, Any]:
    """What the template of a trial shows for a text."""
    return {
        "query": text[:LONGEST],
        "is_too_long": len(text) > LONGEST,
        "has_no_words": bool(text.strip()) and not split(text[:LONGEST]),
        "longest": LONGEST,
        "trials": trials(text),
    }


def may_try(request: HttpRequest) -> bool:
    """Whether whoever asks looks after groups of synonyms."""
    return any(request.user.has_perm(permission) for permission in PERMISSIONS)


class TryMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_try(request)


class TryViewSet(ViewSet):
    name = "try-a-search"
    icon = "search"
    menu_label = _("Try a search")
    menu_item_class = TryMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", self.construct_view(TryView), name="index")]
