"""Translations by way of wagtail-localize, so that translators find them in their editor."""

from __future__ import annotations

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.strings import StringValue

from core.translation import give_strings
from opportunities.exchange.bodies import lines_of, text_of
from opportunities.exchange.columns import WORDS


def write_strings(page: Page, version: Page) -> None:
    """Tell wagtail-localize what the words of `version`, the translation of `page`, are now.

    Its records are made where there are none. A version that became an ordinary page is left alone.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=version.locale)
    if translation.enabled:
        fill(translation, version)


def fill(translation: Translation, version: Page) -> None:
    """Give the strings of a translation the words of `version`; those that a table can't hold stay."""
    source = translation.source
    words = {name: text_of(version, name) for name in (*WORDS, "slug") if hasattr(version, name)}
    body = iter(lines_of(words.get("body", "")))
    strings = {}
    for segment in source.stringsegment_set.select_related("context").order_by("order"):
        name = segment.context.path.split(".")[0]
        text = next(body, "") if name == "body" else words.get(name)
        if text:
            strings[segment.string_id, segment.context_id] = StringValue.from_plaintext(text).data
    give_strings(translation, strings, keep_known=False)
