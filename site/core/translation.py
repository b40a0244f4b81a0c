"""A translation goes live whole or not at all, and at an address in its own language.

wagtail-localize publishes what is translated so far and fills the rest with the original's words, so
that Arabic would stand under an English address. Here every way to publish a page passes `check_complete`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db.models.signals import post_save
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize import models as localize
from wagtail_localize.models import StringSegment, StringTranslation, Translation

ARABIC_LETTER = re.compile(r"[\u0621-\u064A]")
LATIN_LETTER = re.compile(r"[A-Za-z]")
# Marks an address that was made from a title, and follows that title until the page is first published.
FROM_TITLE = "title"


class IncompleteTranslation(Exception):
    """A page that was to be published still misses words of its language."""

    def __init__(self, page: Page, message: str) -> None:
        super().__init__(message)
        self.page = page
        self.reason = message


def translation_of(page: Page) -> Translation | None:
    """wagtail-localize's record of how `page` is translated from another; None where it is no translation.

    It is `enabled` where the page is translated string by string, and not where it has the ordinary editor.
    """
    records = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    )
    return records.select_related("source", "target_locale").first()


def give_strings(
    translation: Translation, strings: Mapping[tuple[int, int], str], *, keep_known: bool
) -> None:
    """Write the words of a translation, by the ids of string and context, as somebody would in its editor.

    With `keep_known`, strings that are translated already stay as they are.
    """
    known: dict[str, Any] = {"ignore_conflicts": True}
    if not keep_known:
        known = {
            "update_conflicts": True,
            "unique_fields": ["locale", "translation_of", "context"],
            "update_fields": ["data", "translation_type", "updated_at", "has_error", "field_error"],
        }
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=string,
                context_id=context,
                locale=translation.target_locale,
                data=data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
            for (string, context), data in strings.items()
        ],
        **known,
    )


def missing_strings(translation: Translation) -> int:
    """How many strings have no (valid) translation yet."""
    total, translated = translation.get_progress()
    return total - translated


def check_complete(page: Page) -> None:
    """Raise IncompleteTranslation, with a message in the active language, where words are missing."""
    translation = translation_of(page)
    if translation is None:
        return
    if not translation.enabled:
        if has_foreign_title(page):
            raise IncompleteTranslation(page, _("Not published: the title is not translated yet."))
        return
    if missing := missing_strings(translation):
        raise IncompleteTranslation(page, refusal(page, missing))


def refusal(page: Page, missing: int) -> str:
    """Why `page` is not published, in the active language."""
    return ngettext(
        "“%(title)s” is not published: %(count)d text is not translated yet.",
        "“%(title)s” is not published: %(count)d texts are not translated yet.",
        missing,
    ) % {"title": page.get_admin_display_title(), "count": missing}


def has_foreign_title(page: Page) -> bool:
    """Whether the title is written in the letters of the other language alone."""
    own, other = (
        (ARABIC_LETTER, LATIN_LETTER) if page.locale.language_code == "ar" else (LATIN_LETTER, ARABIC_LETTER)
    )
    return bool(other.search(page.title)) and not own.search(page.title)


def slug_from_title(page: Page) -> str:
    """A free address for `page` made from its title, or "" where the title gives none."""
    slug = slugify(page.title, allow_unicode=page.locale.language_code == "ar")
    return find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk) if slug else ""


def has_borrowed_slug(page: Page) -> bool:
    """Whether `page` is a translation that was never public and still has the address of its original."""
    if page.pk is None or page.first_published_at:
        return False
    originals = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return originals.filter(slug=page.slug).exclude(title=page.title).exists()


def name_address_after_title(sender: type, instance: StringTranslation, **kwargs: Any) -> None:
    """When a translator writes the title, write the address too, unless one was written by hand."""
    if instance.context is None or instance.context.path != "title" or instance.has_error:
        return
    page = Page.objects.filter(
        translation_key=instance.context.object_id, locale_id=instance.locale_id
    ).first()
    segment = (
        StringSegment.objects.filter(source__object_id=instance.context.object_id, context__path="slug")
        .select_related("context", "string")
        .first()
    )
    if page is None or segment is None:
        return
    where = {"translation_of": segment.string, "locale_id": instance.locale_id, "context": segment.context}
    written = StringTranslation.objects.filter(**where).first()
    if written and (written.tool_name != FROM_TITLE or page.first_published_at):
        return
    page.title = instance.data
    if slug := slug_from_title(page):
        StringTranslation.objects.update_or_create(
            **where,
            defaults={
                "data": slug,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "tool_name": FROM_TITLE,
                "has_error": False,
                "field_error": "",
            },
        )


_save_target = Translation.save_target


def save_whole_target(self: Translation, user: Any = None, publish: bool = True) -> None:
    """Write the translations into the page, unless words are missing: then raise IncompleteTranslation.

    Takes the place of wagtail-localize's method, which writes a live page's own row, publish or not.
    """
    page = Page.objects.filter(translation_key=self.source.object_id, locale_id=self.target_locale_id).first()
    if page is not None and (publish or page.live) and (missing := missing_strings(self)):
        raise IncompleteTranslation(page, refusal(page, missing))
    _save_target(self, user=user, publish=publish)


def connect() -> None:
    """Follow titles, and mend wagtail-localize where it gives no way to say what we need.

    It drops Arabic letters from addresses, and fills what is not translated with the original's words.
    """
    post_save.connect(name_address_after_title, sender=StringTranslation, dispatch_uid="core.translation")
    localize.slugify = partial(slugify, allow_unicode=True)
    Translation.save_target = save_whole_target
