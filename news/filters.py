"""What of the news a visitor asked for, read from the address."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.dates import MONTHS
from core.models import Topic

FIRST_YEAR, LAST_YEAR = 1900, 2999


def whole_number(what: Any, low: int, high: int) -> forms.IntegerField:
    """A field for a number from `low` to `high`; anything else is answered with `what`."""
    return forms.IntegerField(
        required=False,
        min_value=low,
        max_value=high,
        error_messages={"invalid": what, "min_value": what, "max_value": what},
    )


def month_name(month: int) -> str:
    """The name of a month, 1 to 12, in the active language."""
    return MONTHS["ar" if (get_language() or "ar").startswith("ar") else "en"][month - 1]


class NewsFilter(forms.Form):
    """`?topic=family&year=2025&month=12&page=2`: each optional, at most once; others are ignored."""

    NAMES: ClassVar[tuple[str, ...]] = ("topic", "year", "month", "page")

    topic = forms.ChoiceField(required=False, error_messages={"invalid_choice": _("There is no such topic.")})
    year = whole_number(_("Write the year as four digits, like 2026."), FIRST_YEAR, LAST_YEAR)
    month = whole_number(_("Write the month as a number from 1 to 12."), 1, 12)
    page = whole_number(_("Write the page as a number from 1."), 1, 1_000_000)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.topics = {topic.slug: topic for topic in Topic.objects.all()}
        topic_field: Any = self.fields["topic"]
        topic_field.choices = [(slug, slug) for slug in self.topics]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.NAMES:
            if isinstance(self.data, QueryDict) and len(self.data.getlist(name)) > 1:
                self.add_error(name, _("Choose one value only."))
        if cleaned.get("month") and not cleaned.get("year") and "year" not in self.errors:
            self.add_error("month", _("A month needs a year beside it."))
        return cleaned

    @property
    def chosen(self) -> dict[str, str | int]:
        """The valid values that were given, without the page, in the order of addresses."""
        return {name: self.cleaned_data[name] for name in self.NAMES[:-1] if self.cleaned_data.get(name)}

    @property
    def topic_chosen(self) -> Topic | None:
        return self.topics.get(self.cleaned_data["topic"])

    @property
    def year_chosen(self) -> int | None:
        return self.cleaned_data["year"]

    @property
    def month_chosen(self) -> int | None:
        return self.cleaned_data["month"]

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    @property
    def faults(self) -> list[str]:
        """What is wrong with the address, one sentence each."""
        return [str(message) for messages in self.errors.values() for message in messages]

    @property
    def description(self) -> str:
        """What was chosen in words, like "Family, December 2025"; empty where nothing was."""
        parts = [self.topic_chosen.name] if self.topic_chosen else []
        if year := self.year_chosen:
            parts.append(f"{month_name(self.month_chosen)} {year}" if self.month_chosen else str(year))
        return gettext(", ").join(parts)

    def query(self, **changes: str | int | None) -> str:
        """The same choice with `changes` as the query of an address, on its first page; "" for no choice."""
        return urlencode({name: value for name, value in (self.chosen | changes).items() if value})

    @property
    def canonical_query(self) -> str:
        """What follows the front's own address where the same articles are always found; may be empty."""
        query = self.query(page=self.page_number if self.page_number > 1 else None)
        return f"?{query}" if query else ""
