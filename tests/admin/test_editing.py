"""What an editor finds on the forms: the page's language, the facts of an original, terms, settings."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from wagtail.models import Locale, Page, Site, get_page_models
from wagtail_localize.operations import TranslationCreator
from wagtail_localize.views.edit_translation import TabHelper

from core import roles
from core.models import Cause, SiteSettings
from core.models.facts import in_words
from home.models import HomePage
from opportunities.models import OpportunityPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityPageFactory
from tests.factories.partners import PartnerIndexPageFactory

from .conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_form_says_which_language_its_page_is_written_in(
    sign_in: SignIn, home_ar: HomePage, home_en: HomePage, language: str
) -> None:
    client = sign_in(None, language)
    for home in (home_ar, home_en):
        marker = f'<template data-content-language="{home.language}">'
        assert marker in client.get(f"/admin/pages/{home.pk}/edit/").content.decode()
        add = client.get(f"/admin/pages/add/home/standardpage/{home.pk}/").content.decode()
        assert marker in add
        assert "admin/writing_direction.js" in add


@pytest.fixture
def english() -> OpportunityPage:
    PartnerIndexPageFactory()
    opportunity = OpportunityPageFactory(title="تنظيف الشاطئ", seats_needed=12)
    translate(opportunity.get_parent(), "en", title="Opportunities")
    locale = Locale.objects.get(language_code="en")
    TranslationCreator(user=None, target_locales=[locale]).create_translations(opportunity)
    return OpportunityPage.objects.get(locale=locale)


def test_a_translator_reads_the_facts_of_the_original(sign_in: SignIn, english: OpportunityPage) -> None:
    body = sign_in(roles.TRANSLATORS).get(f"/admin/pages/{english.pk}/edit/").content.decode()
    facts = body.split('id="facts-of-the-original"')[1].split("</details>")[0]
    assert "Environment" in facts, "a term speaks the translator's language"
    assert "<bdi>12</bdi>" in facts
    assert f"/admin/pages/{english.original_id}/edit/" not in facts, "to read, not to change"


def test_an_editor_is_led_to_the_original(sign_in: SignIn, english: OpportunityPage) -> None:
    body = sign_in(roles.EDITORS).get(f"/admin/pages/{english.pk}/edit/").content.decode()
    facts = body.split('id="facts-of-the-original"')[1].split("</details>")[0]
    assert f"/admin/pages/{english.original_id}/edit/" in facts


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (date(2026, 12, 5), "5 December 2026", "5 ديسمبر 2026"),
        (datetime(2026, 12, 5, 13, 0, tzinfo=UTC), "5 December 2026, 4:00 PM", "5 ديسمبر 2026، 4:00 م"),
        (Decimal("2.50"), "2.5", "2.5"),
        (["a", "b"], "a، b", "a، b"),
        (True, "yes", "نعم"),
        (None, "", ""),
    ],
)
def test_facts_are_in_words(value: object, english: str, arabic: str) -> None:
    with translation.override("en"):
        assert in_words(value) == english
    with translation.override("ar"):
        assert in_words(value) == arabic


@pytest.mark.parametrize(("language", "words"), [("en", "not 4.5 or more"), ("ar", "4.5")])
def test_a_colour_that_nobody_can_read_on_is_refused_at_its_field(
    sign_in: SignIn, language: str, words: str
) -> None:
    client = sign_in(roles.ADMINISTRATORS, language)
    site = Site.objects.get()
    address = f"/admin/settings/core/sitesettings/{site.pk}/"
    form = client.get(address).context["form"]
    data = {name: form.initial.get(name) or "" for name in form.fields}
    response = client.post(address, data | {"accent_colour": "#FFD500"})
    errors = response.context["form"].errors
    assert list(errors) == ["accent_colour"]
    assert words in errors["accent_colour"][0]
    assert SiteSettings.for_site(site).accent_colour != "#FFD500"


def test_terms_are_found_by_either_name(sign_in: SignIn) -> None:
    cause = Cause.objects.get(slug="environment")
    client = sign_in(roles.EDITORS)
    for query in (cause.name_ar, cause.name_en, cause.slug):
        body = client.get("/admin/snippets/core/cause/", {"q": query}).content.decode()
        assert cause.name_ar in body
        assert "/admin/snippets/core/cause/edit/" in body


def test_a_term_without_arabic_letters_is_refused_in_the_editors_language(sign_in: SignIn) -> None:
    data = {"slug": "reading", "name_ar": "Reading", "name_en": "Reading", "sort_order": "0"}
    response = sign_in(roles.EDITORS).post("/admin/snippets/core/cause/add/", data)
    assert "Write the Arabic name in Arabic letters" in response.content.decode()
    assert not Cause.objects.filter(slug="reading").exists()


SYNCED = [
    model
    for model in get_page_models()
    if getattr(model, "localize_default_translation_mode", "") == "synced"
]


@pytest.mark.parametrize("model", SYNCED, ids=lambda model: model.__name__)
def test_translators_meet_every_text_that_must_be_translated(model: type[Page]) -> None:
    """The translation editor leaves out what has no panel; such a text would count as missing for ever."""
    shown = TabHelper(model()).field_tab_mapping
    assert [field.field_name for field in model.translatable_fields if field.field_name not in shown] == []
