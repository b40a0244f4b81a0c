"""What all blocks share: groups in the editor's menu, rules between fields, the language of a passage."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

# Groups of the menu that editors choose a block from, in the menu's order.
TEXT = _("Text")
MEDIA = _("Pictures and video")
DATA = _("Figures and files")
LINKS = _("Links")
SECTIONS = _("Sections")

Errors = dict[str, Any]


class FieldsBlock(StructBlock):
    """A StructBlock with rules between its fields. A draft may be unfinished, so they hold on publishing."""

    def clean(self, value: StructValue) -> StructValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation and (errors := self.errors(cleaned)):
            raise StructBlockValidationError({name: ValidationError(text) for name, text in errors.items()})
        return cleaned

    def errors(self, value: StructValue) -> Errors:
        """What is wrong with `value`, as {field: message}; empty where nothing is."""
        return {}


class LanguageBlock(ChoiceBlock):
    """The language of a passage, for words that aren't in the language of their page."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {
            "choices": [("", _("The language of the page")), ("ar", _("Arabic")), ("en", _("English"))],
            "required": False,
            "label": _("language"),
            "help_text": _("For a passage in the other language, so that it is read and set right."),
            "search_index": False,
        } | kwargs
        super().__init__(**kwargs)


class PassageValue(StructValue):
    """The value of a block with a `language`."""

    @cached_property
    def language_attrs(self) -> SafeString:
        """` lang="en" dir="ltr"` for a passage that is not in the active language, else nothing."""
        language = self.get("language")
        if not language or (get_language() or "").startswith(language):
            return SafeString("")
        return format_html(' lang="{}" dir="{}"', language, "rtl" if language == "ar" else "ltr")
