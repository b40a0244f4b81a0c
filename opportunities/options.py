"""The values that each filter may have, named in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Value
from django.utils.translation import gettext_lazy as _

from core.models import AccessibilityFeature, Cause, Municipality, Skill, SpokenLanguage, Term
from opportunities.choices import Audience, Certificate, Mode, Period, ScheduleType, Weekday
from opportunities.status import Code
from partners.models import PartnerPage
from partners.models.partner import sort_key

TERMS: dict[str, type[Term]] = {
    "cause": Cause,
    "municipality": Municipality,
    "skill": Skill,
    "accessibility": AccessibilityFeature,
    "language": SpokenLanguage,
}
FIXED: dict[str, list[tuple[str, Any]]] = {
    "mode": Mode.choices,
    "weekday": Weekday.choices,
    "period": Period.choices,
    "schedule": ScheduleType.choices,
    "audience": Audience.choices,
    "certificate": [choice for choice in Certificate.choices if choice[0] != Certificate.NONE],
    "status": [
        (Code.OPEN, _("Open")),
        (Code.CLOSING, _("Closing soon")),
        (Code.NOT_OPEN, _("Opens later")),
        (Code.WAITLIST, _("Waiting list")),
        (Code.FULL, _("Full")),
        (Code.CLOSED, _("Registration closed")),
        (Code.POSTPONED, _("Postponed")),
        (Code.MOVED, _("Moved")),
        (Code.CANCELLED, _("Cancelled")),
        (Code.ENDED, _("Ended")),
        ("all", _("Everything, ended ones too")),
    ],
}


@dataclass(frozen=True)
class Option:
    """One value of a filter: as it stands in addresses, in words, and in the rows."""

    value: str
    label: str
    key: str


class Options(Mapping[str, list[Option]]):
    """The options of every group in one language. Made in two queries, however many there are."""

    def __init__(self, language: str) -> None:
        self._groups = fixed_options()
        for group, slug, name in _terms(language):
            self._groups[group].append(Option(slug, name, slug))
        self._groups["partner"] = partner_options(language)

    @classmethod
    def without_tables(cls) -> Options:
        """Only the values that are the same on every site."""
        options = cls.__new__(cls)
        options._groups = fixed_options()
        return options

    def __getitem__(self, group: str) -> list[Option]:
        return self._groups[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def label(self, group: str, value: str) -> str:
        """The value in words; the value itself where it is unknown."""
        return next((option.label for option in self[group] if option.value == value), value)

    def keys_of(self, group: str, values: Iterable[str]) -> list[str]:
        """What stands in the rows for these values."""
        wanted = set(values)
        return [option.key for option in self[group] if option.value in wanted]


def fixed_options() -> dict[str, list[Option]]:
    """Every group, with the values that no table holds."""
    fixed = {
        name: [Option(str(value), str(label), str(value)) for value, label in choices]
        for name, choices in FIXED.items()
    }
    return {**fixed, **{name: [] for name in (*TERMS, "partner")}}


def _terms(language: str) -> list[tuple[str, str, str]]:
    """(group, slug, name) of every term, in one query, each group in its own order."""
    column = "name_ar" if language == "ar" else "name_en"
    first, *others = (
        model._default_manager.order_by()
        .annotate(group=Value(group, CharField()), label=F(column))
        .values_list("group", "slug", "label", "sort_order")
        for group, model in TERMS.items()
    )
    rows = sorted(first.union(*others, all=True), key=lambda row: (row[0], row[3], row[1]))
    return [(group, slug, name) for group, slug, name, _order in rows]


def partner_options(language: str) -> list[Option]:
    """The partners that visitors may read, by name; the rows know each by the id of its original."""
    versions: dict[int, dict[str, PartnerPage]] = {}
    pages = PartnerPage.objects.live().public().select_related("locale")
    for page in pages.only("slug", "title", "original", "locale__language_code").order_by("pk"):
        versions.setdefault(page.original_id or page.pk, {})[page.language] = page
    options = [
        Option(partner_code(pk, pages), (pages.get(language) or next(iter(pages.values()))).title, str(pk))
        for pk, pages in versions.items()
    ]
    return sorted(options, key=lambda option: sort_key(option.label))


def partner_code(original_id: int, versions: Mapping[str, PartnerPage]) -> str:
    """What stands for a partner in addresses, the same in both languages: its English slug, else a number."""
    slugs = [versions[language].slug for language in ("en", "ar") if language in versions]
    return next((slug for slug in slugs if slug.isascii()), str(original_id))
