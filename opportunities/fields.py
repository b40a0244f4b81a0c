"""Lists of codes and of days in one column, edited as check boxes and as text instead of raw JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


class CodeListField(models.JSONField):
    """A list of codes, each one of `options`: choices of a form, grouped or not."""

    def __init__(self, *args: Any, options: Iterable[Any] = (), **kwargs: Any) -> None:
        self.options = list(options)
        super().__init__(*args, **kwargs | {"default": list, "blank": True})

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs = {"label": self.verbose_name, "help_text": self.help_text, "required": False} | kwargs
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs["widget"] = ChoicesInLines
        return forms.MultipleChoiceField(choices=self.options, **kwargs)


class ChoicesInLines(forms.CheckboxSelectMultiple):
    """Check boxes beside each other, a line for each group of choices."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Iterable[Any] = ()) -> None:
        super().__init__({"class": "in-lines", **(attrs or {})}, choices)

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["admin/choices-in-lines.css"]}


class DayListField(models.JSONField):
    """A list of days as ISO dates, in order."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"default": list, "blank": True})

    def formfield(self, **kwargs: Any) -> forms.Field:
        kwargs = {"label": self.verbose_name, "help_text": self.help_text, "required": False} | kwargs
        return DaysFormField(**kwargs)


class DaysFormField(forms.CharField):
    """Days written one after another: "2026-12-18, 2026-12-25"."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "day": _("“%(text)s” is no day. Write each as year-month-day, like 2026-12-18."),
    }

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value).translate(LATIN_DIGITS)
        return sorted({self._day(part) for part in re.split(r"[\s,،;؛]+", text) if part})

    def _day(self, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            message = self.error_messages["day"]
            raise ValidationError(message, code="day", params={"text": text[:40]}) from None


def week_options(days: Sequence[tuple[str, Any]], periods: Sequence[tuple[str, Any]]) -> list[Any]:
    """Choices for "sun-morning" and so on, a group a day."""
    return [(day_label, [(f"{day}-{period}", label) for period, label in periods]) for day, day_label in days]
