"""Digits: Latin in both languages, Arabic-Indic on Arabic pages where the site settings ask for them."""

from typing import Any

from asgiref.local import Local
from django.apps import apps
from django.core.signals import request_started
from django.db import DatabaseError
from django.utils.translation import get_language

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

# What the settings say holds for one request: read once at most, and never kept for the next one.
_request = Local()


def use_arabic_digits(wanted: bool) -> None:
    """Say what the settings of this request's site ask for."""
    _request.wanted = wanted


def digits(value: Any) -> str:
    """`value` as text, with the digits that readers of the active language are used to."""
    text = str(value)
    if not (get_language() or "ar").startswith("ar") or not any(character.isdigit() for character in text):
        return text
    return text.translate(ARABIC_INDIC) if _arabic_digits_wanted() else text


def _arabic_digits_wanted() -> bool:
    if getattr(_request, "wanted", None) is None:
        settings_model = apps.get_model("core", "SiteSettings")
        try:
            _request.wanted = settings_model.objects.filter(
                site__is_default_site=True, arabic_digits=True
            ).exists()
        except DatabaseError:
            return False
    return bool(_request.wanted)


def _forget(**kwargs: Any) -> None:
    _request.wanted = None


def connect() -> None:
    """Begin each request without a memory of the last one."""
    request_started.connect(_forget, dispatch_uid="core.digits")
