"""How a page of the demo is written: its original, its translation, and what becomes of one that is there."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import BasePage
from core.translation import give_strings
from demo import pictures
from demo.loading.bodies import NAMESPACE, Finder, stream
from demo.loading.content import fingerprint
from demo.loading.files import ensure_picture, picture
from demo.models import DemoRecord

OTHER = {"ar": "en", "en": "ar"}


@dataclass(frozen=True)
class PageText:
    """A page as the demo's texts have it.

    `words` are field values by language; one language alone leaves the page untranslated. A StreamField's
    value is the text that `bodies` reads. `facts` are field values and `rows` child rows of the original, in
    plain values that can be compared: keys and codes stand for the pages, pictures and terms that they name.
    """

    key: str
    model: type[BasePage]
    parent: str | None
    words: Mapping[str, dict[str, Any]]
    original: str = "ar"
    facts: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    # Shared by both languages where the page type counts the picture as words.
    picture: str | None = None
    live: bool = True
    published_at: datetime | None = None


class PageLoader:
    """Writes pages, and counts what it did as `counts` ("made", "moved", "same", "edited")."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.finder = Finder(page=self.page_id, image=self.image_id)
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.records = {record.key: record for record in DemoRecord.objects.filter(key__startswith="page:")}

    # --- Finding ----------------------------------------------------------------------------------

    def page(self, key: str, language: str | None = None) -> Page | None:
        """The page of a key, in a language or else whichever is its original; None where it is gone."""
        languages = [language] if language else ["ar", "en"]
        for code in languages:
            record = self.records.get(f"page:{key}:{code}")
            found = Page.objects.filter(pk=record.object_id).first() if record else None
            if found is not None:
                specific = found.specific
                original = getattr(specific, "original", None)
                return specific if language or original is None else original
        return None

    def page_id(self, key: str) -> int | None:
        page = self.page(key)
        return page.pk if page else None

    def image_id(self, name: str, motif: str, palette: str) -> int:
        image = picture(f"gallery-{name}")
        if image is None:
            raise LookupError(f"no picture {name!r}")
        return int(image.pk)

    # --- Writing ----------------------------------------------------------------------------------

    @transaction.atomic
    def load(self, text: PageText) -> None:
        """Write both versions of a page, or move them, or leave them to those who changed them."""
        original = self._write_original(text)
        if original is None or len(text.words) == 1:
            return
        self._write_translation(text, original)

    def _write_original(self, text: PageText) -> BasePage | None:
        """The original as it stands now; None where it is gone."""
        language = text.original
        content = [text.words[language], text.facts, text.rows, text.picture]
        page, wanted = self._standing(text, language, content)
        if not wanted:
            return page
        is_new = page is None
        if page is None:
            page = text.model(
                locale=self.locales[language], translation_key=uuid.uuid5(NAMESPACE, text.key), live=False
            )
        self._set_words(page, text, language)
        self._set_facts(page, text)
        if is_new:
            page.first_published_at = text.published_at
            self._parent(text, language).add_child(instance=page)
        self._finish(page, text, language, content)
        return page

    def _write_translation(self, text: PageText, original: BasePage) -> None:
        language = OTHER[text.original]
        content = [text.words[language], text.picture]
        page, wanted = self._standing(text, language, content)
        if not wanted:
            return
        synced = text.model.localize_default_translation_mode == "synced"
        source, _ = TranslationSource.update_or_create_from_instance(original)
        translation, _ = Translation.objects.get_or_create(
            source=source, target_locale=self.locales[language], defaults={"enabled": synced}
        )
        if synced:
            self._translate_strings(text, original, translation, language)
            page = text.model.objects.get(
                translation_key=original.translation_key, locale=self.locales[language]
            )
        else:
            page = page or original.copy_for_translation(self.locales[language])
            self._set_words(page, text, language)
        if text.published_at and page.first_published_at is None:
            page.first_published_at = text.published_at
            page.save(update_fields=["first_published_at"], clean=False)
        self._finish(page, text, language, content)

    def _standing(self, text: PageText, language: str, content: list[Any]) -> tuple[BasePage | None, bool]:
        """(the page as it stands, whether to write it): not where somebody changed it or nothing is new."""
        record = self.records.get(f"page:{text.key}:{language}")
        if record is None:
            return None, True
        page = text.model.objects.filter(pk=record.object_id).first()
        if page is None or is_edited(page, record):
            self.counts["edited"] += 1
            return page, False
        if record.content_hash == fingerprint(content):
            self.counts["same"] += 1
            return page, False
        return page, True

    def _translate_strings(
        self, text: PageText, original: BasePage, translation: Translation, language: str
    ) -> None:
        """Give each string of the original its words of the other language, as a translator would."""
        twin = text.model.from_json(original.to_json())
        twin.locale = self.locales[language]
        self._set_words(twin, text, language)
        words = {
            (segment.path, segment.order): segment.string.data
            for segment in extract_segments(twin)
            if isinstance(segment, StringSegmentValue)
        }
        source = translation.source
        known = StringTranslation.objects.filter(
            context__object_id=source.object_id, locale=translation.target_locale
        )
        known.filter(last_translated_by=None).delete()
        by_string = {}
        for segment in source.stringsegment_set.select_related("context"):
            by_string[segment.string_id, segment.context_id] = words[segment.context.path, segment.order]
        give_strings(translation, by_string, keep_known=True)
        translation.save_target(publish=False)

    def _set_words(self, page: BasePage, text: PageText, language: str) -> None:
        words = dict(text.words[language])
        words.setdefault("slug", slugify(words["title"], allow_unicode=language == "ar"))
        if page.slug != words["slug"] and page._state.adding and page.pk is None:
            words["slug"] = find_available_slug(self._parent(text, language), words["slug"])
        for name, value in words.items():
            setattr(page, name, self._word(page, text, name, value))
        page.draft_title = page.title
        if text.picture:
            page.picture = picture(text.picture)

    def _word(self, page: BasePage, text: PageText, name: str, value: Any) -> Any:
        """A word as the model takes it: the text of a StreamField becomes its blocks."""
        field = page._meta.get_field(name)
        if not isinstance(field, StreamField):
            return value
        return field.to_python(stream(field.stream_block, f"{text.key}:{name}", value, self.finder))

    def _set_facts(self, page: BasePage, text: PageText) -> None:
        for name, value in text.facts.items():
            setattr(page, name, self._fact(page, name, value))
        for name, rows in text.rows.items():
            model = page._meta.get_field(name).related_model
            setattr(page, name, [model(sort_order=number, **row) for number, row in enumerate(rows)])

    def _fact(self, page: BasePage, name: str, value: Any) -> Any:
        """A fact as the model takes it: keys and codes become the objects that they name."""
        model = page._meta.get_field(name).related_model
        if model is None or value is None:
            return value
        if isinstance(value, list):
            return [self._object(model, item) for item in value]
        return self._object(model, value)

    def _object(self, model: type[Any], code: str) -> Any:
        if issubclass(model, Page):
            return self.page(code)
        if model._meta.label == "core.AtharImage":
            return picture(code)
        return model.objects.get(slug=code)

    def _parent(self, text: PageText, language: str) -> Page:
        if text.parent:
            parent = self.page(text.parent, language)
            if parent is None:
                raise LookupError(f"the page {text.parent!r} is gone, so {text.key!r} has no place")
            return parent
        return Page.objects.get(depth=2, locale__language_code=language)

    def _finish(self, page: BasePage, text: PageText, language: str, content: list[Any]) -> None:
        """Publish the page, or keep it as a draft, and remember what was written."""
        revision = page.save_revision()
        if text.live:
            revision.publish()
        self.remember(text.key, language, Page.objects.get(pk=page.pk), fingerprint(content))

    def remember(self, key: str, language: str, page: Page, content_hash: str) -> None:
        """Note that this is how the demo left the page."""
        name = f"page:{key}:{language}"
        self.counts["moved" if name in self.records else "made"] += 1
        self.records[name], _ = DemoRecord.objects.update_or_create(
            key=name,
            defaults={
                "object_id": page.pk,
                "content_hash": content_hash,
                "revision_id": page.latest_revision_id,
                "live": page.live,
            },
        )


def is_edited(page: Page, record: DemoRecord) -> bool:
    """Whether anybody saved, published, unpublished or translated the page since it was loaded."""
    if page.latest_revision_id != record.revision_id or page.live != record.live:
        return True
    return StringTranslation.objects.filter(
        context__object_id=page.translation_key, locale_id=page.locale_id, last_translated_by__isnull=False
    ).exists()


def logo(key: str, motif: str, palette: str, name: dict[str, str]) -> str:
    """The name of a small mark for an invented group, drawn when it is not there yet."""
    ensure_picture(
        f"logo-{key}",
        lambda: pictures.mark(motif, palette),
        f"{key}.png",
        title=name["en"],
        alt_ar=f"شعار {name['ar']}",
        alt_en=f"Mark of {name['en']}",
    )
    return f"logo-{key}"
