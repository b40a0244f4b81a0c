"""Factories of the shared ground, and how tests translate a page."""

from typing import Any, TypeVar

import factory
import wagtail_factories
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from core.models import AtharImage, Municipality, Place, Skill

PageType = TypeVar("PageType", bound=Page)


class ImageFactory(wagtail_factories.ImageFactory):
    title = factory.Sequence(lambda n: f"Picture {n}")
    alt_ar = "متطوعون ينظفون الشاطئ"
    alt_en = "Volunteers cleaning a beach"

    class Meta:
        model = AtharImage


class SkillFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"skill-{n}")
    name_ar = factory.Sequence(lambda n: f"مهارة {n}")
    name_en = factory.Sequence(lambda n: f"Skill {n}")

    class Meta:
        model = Skill


class PlaceFactory(factory.django.DjangoModelFactory):
    slug = factory.Sequence(lambda n: f"place-{n}")
    name_ar = factory.Sequence(lambda n: f"مكان {n}")
    name_en = factory.Sequence(lambda n: f"Place {n}")
    municipality = factory.LazyFunction(lambda: Municipality.objects.get(slug="doha"))

    class Meta:
        model = Place


def translate(page: PageType, language: str, *, publish: bool = True, **words: Any) -> PageType:
    """The translation of `page` into `language`, made by the mode of its page type as an editor would.

    `words` are field values of the translation; every other string of a synced page, and the title of a
    simple one, gets its source text with the language in front, so that the translation is complete. Its
    parents are translated already.
    """
    locale = Locale.objects.get(language_code=language)
    TranslationCreator(user=None, target_locales=[locale]).create_translations(page)
    # A page type in simple mode gets one that is switched off: its translation is an ordinary page.
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=locale, enabled=True
    ).first()
    if translation is None:
        target = page.get_translation(locale).specific
        for name, value in {"title": f"{language} {page.title}", **words}.items():
            setattr(target, name, value)
        revision = target.save_revision()
        if publish:
            revision.publish()
        return type(page).objects.get(pk=target.pk)
    fill_segments(translation, words)
    translation.save_target(publish=False)
    target = page.get_translation(locale)
    if publish:
        # wagtail-localize publishes when the transaction commits, which a test's never does.
        target.get_latest_revision().publish()
    return type(page).objects.get(pk=target.pk)


def fill_segments(translation: Translation, words: dict[str, Any]) -> None:
    """Give every string segment of a synced translation a text."""
    source: TranslationSource = translation.source
    for segment in source.stringsegment_set.select_related("string", "context"):
        default = f"{translation.target_locale.language_code} {segment.string.data}"
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": words.get(segment.context.path, default), "translation_type": "manual"},
        )
