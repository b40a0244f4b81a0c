"""What is typed into a search: words of any kind, up to a length."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.sections import all_sections

MAX_WORDS_LENGTH = 200
LAST_PAGE = 1_000_000


class WordsField(forms.CharField):
    """Words to search for, `too_long` said where they are; signs that can't be seen are no part of them."""

    def __init__(self, too_long: Any, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=MAX_WORDS_LENGTH, error_messages={"max_length": too_long}, **kwargs
        )

    def to_python(self, value: Any) -> str:
        text = "".join(
            " " if unicodedata.category(character) in ("Cc", "Cs") else character
            for character in str(value or "")
        )
        return " ".join(text.split())


class SearchForm(forms.Form):
    """The parameters of the site's search: words, tab, page, and whether the words are meant as they stand.

    Others (campaign tags and the like) are ignored. Read `cleaned_data` only when `is_valid()`.
    """

    q = WordsField(
        _("Use %(limit_value)d characters at most; these are %(show_value)d."), label=_("Searched words")
    )
    literal = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        # The names of these two say nothing inside a class body that Django reads.
        self.fields["kind"] = forms.ChoiceField(
            required=False,
            choices=[(section.code, section.label) for section in all_sections()],
            label=_("Kind"),
            error_messages={"invalid_choice": _("“%(value)s” isn't one of the choices.")},
        )
        number = _("Write the page as a number from 1.")
        self.fields["page"] = forms.IntegerField(
            required=False,
            min_value=1,
            max_value=LAST_PAGE,
            label=_("Page"),
            error_messages={"invalid": number, "min_value": number, "max_value": number},
        )

    @property
    def words(self) -> str:
        return str(self.cleaned_data["q"])

    @property
    def kind(self) -> str:
        """The code of the section asked for; empty for all."""
        return str(self.cleaned_data["kind"])

    @property
    def is_literal(self) -> bool:
        return bool(self.cleaned_data["literal"])

    @property
    def is_plain(self) -> bool:
        """Whether nothing is asked but words."""
        return not self.kind and not self.is_literal and self.page_number == 1

    @property
    def page_number(self) -> int:
        return self.cleaned_data["page"] or 1

    @property
    def typed(self) -> str:
        """The words as they were sent, right or wrong, to be shown in the box again."""
        return str(self.fields["q"].to_python(self.data.get("q")))

    def query(self, *, kind: str | None = None, literal: bool | None = None) -> str:
        """The query of the first page of the same question, in another section or taken otherwise."""
        kind = self.kind if kind is None else kind
        literal = self.is_literal if literal is None else literal
        pairs = [("q", self.words), ("kind", kind), ("literal", "1" if literal else "")]
        return urlencode([(name, value) for name, value in pairs if value])
