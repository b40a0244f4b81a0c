"""What visitors see of the blocks, in both languages."""

import pytest
from django.test import Client
from django.urls import reverse

from core.blocks import BODY_BLOCKS
from home.models import HomePage, StandardPage
from tests.factories.core import translate
from tests.factories.home import StandardPageFactory, body_blocks

pytestmark = pytest.mark.django_db


def test_the_sample_body_holds_every_block(home_ar: HomePage) -> None:
    assert [name for name, _value in body_blocks(home_ar)] == [name for name, _block in BODY_BLOCKS]


def test_translators_are_shown_every_block(admin_client: Client, home_ar: HomePage) -> None:
    page = StandardPageFactory(parent=home_ar, locale=home_ar.locale, body=body_blocks(home_ar))
    translation = translate(StandardPage.objects.get(pk=page.pk), "en", publish=False)
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translation.pk]))
    assert response.status_code == 200
    strings = response.context["translation"].source.stringsegment_set.values_list("string__data", flat=True)
    for words in ("من يشارك", "نلتقي في السادسة", "ساعات الفرق", "المكتبة", "اختر", "صباحًا"):
        assert words in strings


def test_every_block_survives_translation(client: Client, home_ar: HomePage) -> None:
    page = StandardPageFactory(parent=home_ar, locale=home_ar.locale, body=body_blocks(home_ar))
    page = type(page).objects.get(pk=page.pk)
    page.save_revision().publish()
    arabic = client.get(page.url).content.decode()
    for words in (
        "من يشارك",
        "جئت لساعة",
        "قبل أن تأتي",
        "هل أحتاج خبرة؟",
        "ساعات الفرق",
        "120",
        "اقرأ أيضًا",
    ):
        assert words in arabic

    translation = translate(page, "en")
    english = client.get(translation.url).content.decode()
    for words in (
        "en من يشارك",
        "en جئت لساعة",
        "en قبل أن تأتي",
        "en اختر",
        "en هل أحتاج خبرة؟",
        "en على الشاطئ",
        "en صباحًا",
        "en نلتقي في السادسة",
        "en ساعة تطوع",
        "en ساعات الفرق",
        "en المكتبة",
        "en الدليل",
        "en البرنامج",
        "en اقرأ أيضًا",
    ):
        assert words in english
    assert [block.block_type for block in translation.body] == [block.block_type for block in page.body]


def test_the_search_finds_words_and_not_choices(home_ar: HomePage) -> None:
    page = StandardPageFactory(parent=home_ar, body=body_blocks(home_ar))
    text = StandardPage.objects.get(pk=page.pk).search_text().body
    for words in ("من يشارك", "ساعة منك تبقى", "نلتقي في السادسة", "ساعات الفرق", "المكتبة", "على الشاطئ"):
        assert words in text
    for choice in ("primary", "important", "مهم", "h2", "https://"):
        assert choice not in text
