"""Facts live once: each is edited on the original, and both languages show it."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from core.models import AccessibilityFeature, Cause, Requirement, SpokenLanguage
from opportunities.models import OpportunityPage, Session
from tests.factories.core import ImageFactory, PlaceFactory, SkillFactory, translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at
from tests.factories.partners import PartnerPageFactory

pytestmark = pytest.mark.django_db

# A change of each fact, what both languages must show then (None: see below), and what they showed before.
Change = Callable[[], dict[str, Any]]
CHANGES: dict[str, tuple[Change, str, str]] = {
    "picture": (lambda: {"picture": ImageFactory(credit="Sara")}, "Sara", "Sara"),
    "reference": (lambda: {"reference": "beach-2026"}, "/s/beach-2026", "/s/beach-2026"),
    "kind": (lambda: {"kind": "training"}, "تدريب", "Training"),
    "partner": (lambda: {"partner": PartnerPageFactory(title="دار القلم")}, "دار القلم", "دار القلم"),
    "co_partners": (lambda: {"co_partners": [PartnerPageFactory(title="نادي سعد")]}, "نادي سعد", "نادي سعد"),
    "emergency_until": (lambda: {"emergency_until": at(1)}, "نداء عاجل", "Urgent call"),
    "mode": (lambda: {"mode": "hybrid"}, "أو عن بُعد", "Or online"),
    "place": (lambda: {"place": PlaceFactory(name_ar="سيلين", name_en="Sealine")}, "سيلين", "Sealine"),
    "address_public": (lambda: {"address_public": False}, "بالمكان بالتحديد", "The exact place is told"),
    "accessibility": (
        lambda: {"accessibility": list(AccessibilityFeature.objects.all()[:1])},
        "تيسير الوصول",
        "Access and getting there",
    ),
    "outdoor": (lambda: {"outdoor": True}, "في الهواء الطلق", "Outdoors"),
    "physical_level": (lambda: {"physical_level": "high"}, "شاق", "Demanding"),
    "schedule_type": (
        lambda: {"schedule_type": "ongoing", "sessions": [], "deadline_at": None},
        "في أي وقت",
        "Any time",
    ),
    "sessions": (lambda: {"sessions": [SessionFactory(starts_at=at(9, 5))]}, "5–7 صباحًا", "5–7 am"),
    "starts_on": (
        lambda: {"schedule_type": "ongoing", "sessions": [], "starts_on": at(1).date(), "deadline_at": None},
        "ابتداءً من",
        "From ",
    ),
    "ends_on": (
        lambda: {
            "schedule_type": "flexible",
            "sessions": [],
            "ends_on": at(40).date(),
            "deadline_at": None,
        },
        "في أوقات تناسبك",
        "at times that suit you",
    ),
    "weekday_periods": (
        lambda: {
            "schedule_type": "ongoing",
            "sessions": [],
            "weekday_periods": ["sat-evening"],
            "deadline_at": None,
        },
        "السبت: مساءً",
        "Saturday: Evening",
    ),
    "hours_total": (lambda: {"hours_total": 40}, "40 ساعة إجمالًا", "40 hours in all"),
    "hours_per_week": (lambda: {"hours_per_week": 3}, "3 ساعات في الأسبوع", "3 hours a week"),
    "preparation_hours": (lambda: {"preparation_hours": 2}, "ساعتان للتحضير", "2 hours of preparation"),
    "audience": (lambda: {"audience": "men", "audience_reason": "س"}, "الرجال", "Men"),
    "min_age": (lambda: {"min_age": 17}, "من عمر 17", "17 years and older"),
    "max_age": (lambda: {"max_age": 61}, "حتى عمر 61", "Up to 61 years"),
    "guardian_required_below": (
        lambda: {"guardian_required_below": 15},
        "لمن هم دون 15",
        "guardian under 15",
    ),
    "causes": (lambda: {"causes": [Cause.objects.get(slug="animals")]}, "", ""),
    "skills": (lambda: {"skills": [SkillFactory()]}, "المهارات", "Skills"),
    "languages": (lambda: {"languages": [SpokenLanguage.objects.get(slug="ur")]}, "الأردية", "Urdu"),
    "requirements": (lambda: {"requirements": [Requirement.objects.first()]}, "المتطلبات", "Requirements"),
    "certificate": (lambda: {"certificate": "hours"}, "ساعات محتسبة", "Counted hours"),
    "expenses": (lambda: {"expenses": "yes"}, "المصاريف", "Expenses paid"),
    "meals": (lambda: {"meals": "yes"}, "الوجبات", "Meals"),
    "transport": (lambda: {"transport": "partly"}, "المواصلات (جزئيًا)", "Transport, in part"),
    "kit": (lambda: {"kit": "yes"}, "الملابس والأدوات", "Clothing and tools"),
    "seats_needed": (lambda: {"seats_needed": 99}, "من 99", "of 99 places left"),
    "seats_taken": (lambda: {"seats_taken": 9}, "بقيت 3 أماكن", "3 of 12 places left"),
    "seats_as_of": (lambda: {"seats_as_of": at(-40, 5)}, "5 صباحًا", "5 am"),
    "waitlist": (lambda: {"waitlist": True}, "مع قائمة انتظار", "With a waiting list"),
    "opens_at": (lambda: {"opens_at": at(2)}, "لم تُفتح بعد", "Not open yet"),
    "deadline_at": (lambda: {"deadline_at": at(1)}, "تُغلق قريبًا", "Closing soon"),
    "apply_url": (lambda: {"apply_url": "https://x.example.org/"}, "x.example.org", "x.example.org"),
    "contact_name": (lambda: {"contact_name": "نورة"}, "نورة", "نورة"),
    "contact_email": (lambda: {"contact_email": "n@example.org"}, "n@example.org", "n@example.org"),
    "contact_phone": (lambda: {"contact_phone": "+974 5511"}, "+974 5511", "+974 5511"),
    "reply_days": (lambda: {"reply_days": 7}, "يصلك الرد خلال 7 أيام", "an answer within 7 days"),
    "checked_on": (lambda: {"checked_on": at(-1).date()}, "تحققنا مع الشريك", "Checked with the partner"),
    "state": (lambda: {"state": "moved", "state_reason": "إلى الحديقة"}, "نُقلت", "Moved"),
    **{
        name: (
            lambda name=name: {
                "sessions": [SessionFactory(starts_at=at(-2))],
                "deadline_at": None,
                name: 4321,
            },
            "4321",
            "4321",
        )
        for name in ("result_volunteers", "result_hours", "result_beneficiaries")
    },
}
# Facts that no visitor reads on the page: one is for accepted people only, the other works through lists.
NOT_SHOWN = {"online_url", "causes"}


@pytest.fixture
def pair(home_en: Page) -> tuple[OpportunityPage, OpportunityPage]:
    # A time of its own: left out, it is the moment of the test, which may hold the words looked for.
    arabic = OpportunityPageFactory(seats_as_of=at(-1, 15))
    arabic.save_revision().publish()
    translate(arabic.get_parent().specific, "en")
    return arabic, translate(arabic, "en")


def shown(client: Client, page: Page) -> str:
    html = unescape(client.get(page.get_url()).content.decode())
    return re.sub(r"\s+", " ", html[html.index("<main") : html.index("</main>")])


def test_every_fact_is_tried() -> None:
    assert set(OpportunityPage.FACTS) == set(CHANGES) | {"online_url"}


@pytest.mark.parametrize("fact", [fact for fact in CHANGES if fact not in NOT_SHOWN])
def test_a_fact_changed_on_the_original_shows_in_both_languages(
    client: Client, pair: tuple[OpportunityPage, OpportunityPage], fact: str
) -> None:
    change, arabic_words, english_words = CHANGES[fact]
    arabic, english = pair
    assert arabic_words not in shown(client, arabic)
    assert english_words not in shown(client, english)
    original = OpportunityPage.objects.get(pk=arabic.pk)
    for name, value in change().items():
        setattr(original, name, value)
    original.save_revision().publish()
    assert arabic_words in shown(client, original)
    assert english_words in shown(client, english)


def test_a_draft_of_the_original_changes_nothing(
    client: Client, pair: tuple[OpportunityPage, OpportunityPage]
) -> None:
    before = [shown(client, page) for page in pair]
    original = OpportunityPage.objects.get(pk=pair[0].pk)
    original.seats_needed = 99
    revision = original.save_revision()
    assert [shown(client, page) for page in pair] == before
    revision.publish()
    assert [shown(client, page) for page in pair] != before


def test_a_stale_copy_on_the_translation_is_never_read(
    client: Client, pair: tuple[OpportunityPage, OpportunityPage]
) -> None:
    _arabic, english = pair
    before = shown(client, english)
    OpportunityPage.objects.filter(pk=english.pk).update(
        seats_needed=77,
        min_age=66,
        kind="training",
        state="cancelled",
        schedule_type="ongoing",
        place=PlaceFactory(name_en="Elsewhere"),
        partner=PartnerPageFactory(title="Another"),
        contact_email="old@example.org",
        deadline_at=timezone.now() - timedelta(days=1),
    )
    Session.objects.create(opportunity=english, starts_at=at(3, 1), ends_at=at(3, 2))
    OpportunityPage.objects.get(pk=english.pk)
    assert shown(client, english) == before


def test_translators_see_words_only(pair: tuple[OpportunityPage, OpportunityPage]) -> None:
    source = TranslationSource.objects.get(object_id=pair[0].translation_key)
    paths = set(source.stringsegment_set.values_list("context__path", flat=True))
    names = {path.split(".")[0] for path in paths}
    assert names <= set(OpportunityPage.WORDS)
    assert {"title", "slug", "summary", "benefits", "what_to_bring", "commitment", "body"} <= names


def test_a_translation_has_no_facts_of_its_own(pair: tuple[OpportunityPage, OpportunityPage]) -> None:
    arabic, english = pair
    assert english.original == arabic
    assert english.reference is None
    assert not Session.objects.filter(opportunity=english).exists()
    assert not english.causes.exists()


def test_deleting_the_original_hands_its_facts_over(
    client: Client, pair: tuple[OpportunityPage, OpportunityPage]
) -> None:
    arabic, english = pair
    before = shown(client, english)
    key, reference = arabic.sessions.get().key, arabic.reference
    OpportunityPage.objects.get(pk=arabic.pk).delete()
    heir = OpportunityPage.objects.get(pk=english.pk)
    assert heir.is_original
    assert heir.reference == reference
    assert heir.sessions.get().key == key
    assert [cause.slug for cause in heir.causes.all()] == ["environment"]
    assert shown(client, heir) == before
    assert client.get(f"/s/{reference}", headers={"accept-language": "en"}).status_code == 302
    heir.full_clean()


def test_unpublishing_the_original_leaves_its_facts_to_the_translation(
    client: Client, pair: tuple[OpportunityPage, OpportunityPage]
) -> None:
    arabic, english = pair
    before = shown(client, english)
    OpportunityPage.objects.get(pk=arabic.pk).unpublish()
    assert shown(client, english) == before


def test_an_original_in_english_works_the_same(client: Client, home_ar: Page) -> None:
    arabic_index = OpportunityPageFactory().get_parent().specific
    english_index = translate(arabic_index, "en")
    english = OpportunityPageFactory(
        parent=english_index,
        locale=Locale.objects.get(language_code="en"),
        title="Beach day",
        slug="beach-day",
    )
    english.save_revision().publish()
    assert english.reference == "beach-day"
    arabic = translate(english, "ar", title="يوم على الشاطئ")
    assert arabic.facts == english
    english.seats_needed = 99
    english.save_revision().publish()
    assert "of 99 places left" in shown(client, english)
    assert "من 99" in shown(client, arabic)


def test_a_copy_is_another_opportunity(pair: tuple[OpportunityPage, OpportunityPage]) -> None:
    copied = pair[0].copy(update_attrs={"slug": "again", "title": "مرة أخرى"}, keep_live=False)
    copied = OpportunityPage.objects.get(pk=copied.pk)
    copied.save_revision().publish()
    assert copied.reference
    assert copied.reference != pair[0].reference
    assert copied.sessions.count() == 1
