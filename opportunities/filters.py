"""What a visitor, a feed or a machine asks of the directory, read from the address.

Every parameter is optional. Repeating one means "or" within it; different ones mean "and". A value that a
known parameter can't have is an error with a message in the reader's language, never a guess; parameters
that the directory doesn't know (campaign tags and the like) are ignored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from opportunities.options import Options
from search.forms import LAST_PAGE, MAX_WORDS_LENGTH, WordsField

OLDEST = 120

SORTS = {
    "match": _("Best match"),
    "soonest": _("Soonest first"),
    "deadline": _("Closing first"),
    "newest": _("Newest first"),
}
# The order without a choice, by whether there are words.
DEFAULT_SORT = {True: "match", False: "soonest"}
ALL = "all"
NO_CHOICE = _("“%(value)s” isn't one of the choices.")


def plain_digits(text: str) -> str:
    """`text` with Latin digits, whatever digits it was typed with, and without signs that can't be seen."""
    return "".join(
        str(unicodedata.digit(character)) if unicodedata.category(character) == "Nd" else character
        for character in text
        if unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    ).strip()


class NumberField(forms.IntegerField):
    """A whole number in Latin, Arabic-Indic or Persian digits; anything else is answered with `what`."""

    def __init__(self, what: Any, low: int, high: int, **kwargs: Any) -> None:
        messages = {"invalid": what, "min_value": what, "max_value": what}
        super().__init__(required=False, min_value=low, max_value=high, error_messages=messages, **kwargs)

    def to_python(self, value: Any) -> int | None:
        text = plain_digits(str(value or ""))
        if text and not text.isascii():
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)


class DayField(forms.DateField):
    """A day as the browser's own field sends it, 2026-12-05, in any of the three kinds of digits."""

    def __init__(self, **kwargs: Any) -> None:
        what = _("Write the day as year-month-day, like 2026-12-05.")
        super().__init__(
            required=False, input_formats=["%Y-%m-%d"], error_messages={"invalid": what}, **kwargs
        )

    def to_python(self, value: Any) -> date | None:
        return super().to_python(plain_digits(str(value or "")))


class AnyOfField(forms.MultipleChoiceField):
    """Any number of the known values; empty ones, which a form may send, don't count."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, error_messages={"invalid_choice": NO_CHOICE}, **kwargs)

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(text for text in map(str.strip, super().to_python(value)) if text))


class DirectoryFilters(forms.Form):
    """The directory's parameters. Read `cleaned_data` and `chosen` only when `is_valid()`."""

    # In the order of addresses and of the page.
    ONE: ClassVar[tuple[str, ...]] = ("q", "literal", "age", "from", "to", "sort", "page")
    GROUPS: ClassVar[dict[str, Any]] = {
        "cause": _("Cause"),
        "municipality": _("Where"),
        "mode": _("How"),
        "weekday": _("Day"),
        "period": _("Time of day"),
        "schedule": _("How often"),
        "audience": _("Who for"),
        "accessibility": _("Accessibility"),
        "skill": _("Skill"),
        "language": _("Working language"),
        "certificate": _("Certificate"),
        "partner": _("Partner"),
        "status": _("Status"),
    }

    def __init__(self, data: QueryDict, options: Options) -> None:
        self.options = options
        super().__init__(data)
        too_long = _("Use %(limit)d characters at most.") % {"limit": MAX_WORDS_LENGTH}
        self.fields["q"] = WordsField(too_long, label=_("Words"))
        self.fields["literal"] = forms.ChoiceField(
            required=False,
            choices=[("1", _("Exactly as typed"))],
            label=_("Exactly as typed"),
            error_messages={"invalid_choice": NO_CHOICE},
        )
        for name, label in self.GROUPS.items():
            choices = [(option.value, option.label) for option in options[name]]
            self.fields[name] = AnyOfField(choices=choices, label=label)
        self.fields["age"] = NumberField(_("Write the age as a number, like 16."), 0, OLDEST, label=_("Age"))
        self.fields["from"] = DayField(label=_("From"))
        self.fields["to"] = DayField(label=_("Until"))
        self.fields["sort"] = forms.ChoiceField(
            required=False,
            choices=list(SORTS.items()),
            label=_("Sort by"),
            error_messages={"invalid_choice": NO_CHOICE},
        )
        self.fields["page"] = NumberField(
            _("Write the page as a number from 1."), 1, LAST_PAGE, label=_("Page")
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name in self.ONE:
            given = self.typed(name)
            if len({value.strip() for value in given if value.strip()}) > 1:
                self.add_error(name, _("Choose one value only."))
        if cleaned.get("from") and cleaned.get("to") and cleaned["from"] > cleaned["to"]:
            self.add_error("to", _("This day is before the first one."))
        return cleaned

    # --- What was asked, once it is valid -----------------------------------------------------------

    @property
    def words(self) -> str:
        return str(self.cleaned_data["q"])

    @property
    def is_literal(self) -> bool:
        """Whether the words are taken exactly as typed: nothing is read in them and no slip is mended."""
        return bool(self.cleaned_data["literal"] and self.words)

    @property
    def sort(self) -> str:
        """The order asked for, else by match where there are words, and by day where there are none."""
        asked = self.cleaned_data["sort"]
        if asked and (asked != "match" or self.words):
            return str(asked)
        return DEFAULT_SORT[bool(self.words)]

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    def values_of(self, group: str) -> list[str]:
        """The chosen values of one of `GROUPS`."""
        return list(self.cleaned_data[group])

    @property
    def chosen(self) -> dict[str, list[str]]:
        """Every parameter that narrows the list, with its valid values as text, in one fixed order."""
        cleaned = self.cleaned_data
        narrowing = {"q": [cleaned.get("q", "")], **{name: cleaned.get(name, []) for name in self.GROUPS}}
        for name in ("age", "from", "to"):
            value = cleaned.get(name)
            narrowing[name] = [] if value is None else [str(value)]
        return {name: values for name, values in narrowing.items() if values and values[0]}

    def query(
        self,
        *,
        without: Iterable[tuple[str, str]] = (),
        extra: Iterable[tuple[str, str]] = (),
        words: str | None = None,
        literal: bool | None = None,
    ) -> str:
        """The query of the same question on its first page, as "cause=health&age=16".

        `without` are (parameter, value) pairs to leave out, `extra` ones to add; an empty value leaves the
        whole parameter out. `words` and `literal` stand in for those of the question.
        """
        dropped = set(without)
        chosen = self.chosen | ({} if words is None else {"q": [words] if words else []})
        pairs = [
            (name, value)
            for name, values in chosen.items()
            for value in values
            if (name, value) not in dropped and (name, "") not in dropped
        ]
        literal = self.is_literal if literal is None else literal
        if literal and any(name == "q" for name, _value in pairs):
            pairs.append(("literal", "1"))
        if sort := self.cleaned_data.get("sort"):
            pairs.append(("sort", sort))
        return urlencode([*pairs, *extra])

    # --- What to say about it -----------------------------------------------------------------------

    def typed(self, name: str) -> list[str]:
        """The values of a parameter as they were sent, right or wrong."""
        return self.data.getlist(name) if isinstance(self.data, QueryDict) else []

    def label_of(self, name: str, value: str) -> str:
        """A chosen value in words, as a chip shows it."""
        if name in self.GROUPS:
            return self.options.label(name, value)
        patterns = {"q": "“%s”", "age": _("Age %s"), "from": _("From %s"), "to": _("Until %s")}
        return str(patterns[name]) % value

    @property
    def messages(self) -> dict[str, str]:
        """What is wrong, one sentence a parameter."""
        return {name: " ".join(map(str, messages)) for name, messages in self.errors.items()}
