"""A page that can't be published says why, in the editor's language, wherever publishing was asked for."""

from __future__ import annotations

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page


class NotReady(ValidationError):
    """A page that was to be published, by approval or in bulk, breaks a rule that its form would name."""

    def __init__(self, page: Page, error: ValidationError) -> None:
        super().__init__(error)
        self.page = page
        self.reason = _("“%(title)s” is not published: %(problems)s") % {
            "title": page.get_admin_display_title(),
            "problems": " ".join(_problems(page, error)),
        }


def _problems(page: Page, error: ValidationError) -> list[str]:
    """Each message, after the name of the field that it is about."""
    if not hasattr(error, "error_dict"):
        return list(error.messages)
    found = []
    for name, texts in error.message_dict.items():
        label = "" if name == NON_FIELD_ERRORS else f"{_label(page, name)}: "
        found += [f"{label}{text}" for text in texts]
    return found


def _label(page: Page, name: str) -> str:
    try:
        return capfirst(str(page._meta.get_field(name).verbose_name))
    except (FieldDoesNotExist, AttributeError):
        return name
