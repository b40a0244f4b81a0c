"""Slips of the keyboard find what was meant, and other words don't."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import vocabulary
from search.engines.base import Question
from search.folding import fold
from search.indexing import analysed, write
from search.keyboards import in_arabic, in_english
from search.models import SearchDocument, SearchWord
from search.queries import ask, understand
from search.slips import Vocabulary, cost_of, find_nearest
from search.spelling import Correction, mended

# --- Which words are near -----------------------------------------------------------------------------

ENGLISH = """
garden gardens library libraries museum hospital volunteer children school teacher translation translator
football marathon beach recycling environment animals photography photographer exhibition festival medicine
doctor nurse health swimming cycling basketball community charity donation blood clothes food kitchen
cooking desert camel falcon turtle mangrove coral boat fishing sailing theatre music painting calligraphy
reading writing language arabic english computer coding website design family families youth elderly
wheelchair disability autism blind deaf sign interpreter refugee shelter orphan ramadan iftar mosque eid
weekend evening morning monday september airport stadium tourism guide heritage culture market restaurant
registration certificate training workshop first aid emergency rescue ambulance fire safety traffic road
sea sun tree trees water clean wild
"""
ARABIC = """
حديقة مكتبة مستشفى مدرسة معلم متطوع متطوعين أطفال رياضة شاطئ تنظيف ترجمة مترجم بيئة حيوانات تصوير مصور معرض
مهرجان طبيب ممرض صحة سباحة دراجات مجتمع تبرع دم ملابس طعام مطبخ طبخ صحراء جمال صقور سلاحف مانغروف مرجان قارب
صيد مسرح موسيقى رسم خط قراءة كتابة لغة عربية إنجليزية حاسوب برمجة موقع تصميم أسرة شباب كبار إعاقة توحد مكفوفين
صم إشارة لاجئين مأوى أيتام رمضان إفطار مسجد عيد مساء صباح مطار ملعب سياحة مرشد تراث ثقافة سوق مطعم تسجيل شهادة
تدريب ورشة إسعافات طوارئ إنقاذ حريق سلامة مرور طريق بحر شمس شجرة أشجار ماء الوكرة الخور الريان لوسيل الدوحة
"""
SLIPS = {
    "two letters that changed places": """
        gadren:garden libarry:library musuem:museum hosptial:hospital volutneer:volunteer chlidren:children
        footbal:football beahc:beach recylcing:recycling enviornment:environment tehatre:theatre
        حدقية:حديقة مكتةب:مكتبة مستشفى:مستشفى متوطع:متطوع اطفلا:أطفال رياةض:رياضة تظنيف:تنظيف ترمجة:ترجمة
        شجةر:شجرة سباةح:سباحة
    """,
    "a letter too few": """
        gardn:garden libary:library hospitl:hospital voluntee:volunteer childen:children schol:school
        teachr:teacher transltion:translation marathn:marathon recyclin:recycling enviroment:environment
        photograpy:photography exibition:exhibition medcine:medicine swiming:swimming comunity:community
        calligrapy:calligraphy registraton:registration certficate:certificate resturant:restaurant
        حديقه:حديقة حدقة:حديقة مستشفي:مستشفى مدرس:مدرسة متطع:متطوع اطفل:أطفال رياض:رياضة تنظف:تنظيف
        ترجم:ترجمة حيونات:حيوانات مهرجن:مهرجان مستشف:مستشفى اسعفات:إسعافات
    """,
    "a letter too many": """
        gardeen:garden librarry:library museeum:museum hospitall:hospital volunteeer:volunteer schooll:school
        teachher:teacher footballl:football beacch:beach animmals:animals kitcheen:kitchen weekennd:weekend
        safetyy:safety traainning:training
        حدييقة:حديقة مكتتبة:مكتبة مدررسة:مدرسة متطووع:متطوع أطفاال:أطفال رياضضة:رياضة تنظييف:تنظيف
    """,
    "the key beside": """
        gsrden:garden linrary:library mudeum:museum hospiral:hospital volumteer:volunteer schoil:school
        yeacher:teacher marathin:marathon beavh:beach kitchem:kitchen tirtle:turtle mosqie:mosque
        حديفة:حديقة مكتلة:مكتبة مدربة:مدرسة متكوع:متطوع أطفغل:أطفال تنظسف:تنظيف ترحمة:ترجمة مهرجام:مهرجان
    """,
    "as it sounds": """
        libery:library hospitel:hospital teecher:teacher recicling:recycling fotball:football moskue:mosque
        environmint:environment sertificate:certificate kamel:camel sykling:cycling volonteer:volunteer
        desertt:desert shelteer:shelter
        رياظة:رياضة تنضيف:تنظيف مستشفا:مستشفى مدرصة:مدرسة صحة:صحة سحراء:صحراء تصوير:تصوير مسور:مصور
        معرظ:معرض ممرظ:ممرض تبرح:تبرع حضيقة:حديقة انقاد:إنقاذ طريك:طريق رمظان:رمضان مظعم:مطعم الذوحة:الدوحة
    """,
    "short words": """
        tre:tree trre:tree bach:beach baot:boat raod:road frie:fire مسرخ:مسرح بجر:بحر شمص:شمس سوك:سوق عيذ:عيد
    """,
}
NOT_SLIPS = """
warden pardon hardened burden visa vision plumber laptop xylophone bitcoin insurance dentist ballet zebra
guitar violin cricket rugby tennis golf chess yoga pilates drone robot astronomy planet rocket giraffe penguin
sec ten too bee 2025 2026 123 a1 b2 ab qq zzzzzz qwerty asdfgh abcdefgh
كاتب مهندس محامي نجار سباك طيار بنك تأمين فيزا جواز زواج طلاق كهرباء قطار هاتف حب نار صندوق
طابعة قمر غيمة نجمة قطار حديد خشب كوكب فيل أسد نمر قطة كلب
"""


def vocabulary_of(text: str) -> Vocabulary:
    return Vocabulary(fold(word) for word in text.split())


KNOWN = vocabulary_of(ENGLISH + ARABIC)


def slips() -> list[tuple[str, str]]:
    found = [pair.split(":") for text in SLIPS.values() for pair in text.split()]
    return [(typed, meant) for typed, meant in found if fold(typed) != fold(meant)]


def test_there_are_enough_slips_to_judge_by() -> None:
    assert len(slips()) >= 120
    assert len(NOT_SLIPS.split()) >= 60


@pytest.mark.parametrize(("typed", "meant"), slips())
def test_what_was_meant_is_the_nearest(typed: str, meant: str) -> None:
    near = find_nearest(fold(typed), KNOWN)
    assert near
    assert fold(meant) in [word for cost, word in near if cost == near[0].cost]


@pytest.mark.parametrize("word", NOT_SLIPS.split())
def test_other_words_are_near_to_none(word: str) -> None:
    assert find_nearest(fold(word), KNOWN) == []


def test_slips_of_a_likely_kind_cost_less() -> None:
    assert cost_of("gadren", "garden") < cost_of("gapden", "garden")
    assert cost_of("gardden", "garden") < cost_of("gargden", "garden")
    assert cost_of("gsrden", "garden") < cost_of("gprden", "garden")
    assert cost_of("رياظة", "رياضة") < cost_of("رياكة", "رياضة")
    assert cost_of("garden", "garden") == 0


def test_many_words_are_looked_through() -> None:
    letters = "abcdefghijklmnopqrst"
    many = Vocabulary(f"{one}{two}r{three}{four}n" for one, two, three, four in product(letters, repeat=4))
    assert find_nearest("gardne", many)[0].word == "garden"


# --- The other keyboard -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("lj',u", "متطوع"), ("hgfdzm", "البيئة"), ("wpvhx", "صحراء"), ("`if", "ذهب"), ("Hh", "أا")],
)
def test_keys_of_the_english_keyboard_in_arabic(typed: str, meant: str) -> None:
    assert in_arabic(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("لشقيثى", "garden"), ("لاخخن", "book"), ("لاثشؤا", "beach")])
def test_keys_of_the_arabic_keyboard_in_english(typed: str, meant: str) -> None:
    assert in_english(typed) == meant


# --- Questions ----------------------------------------------------------------------------------------

TEXTS = {
    "en": [
        "A garden for all: planting trees and mangroves",
        "Beach cleaning with the library of Al Wakrah",
        "Teach English to children at the library",
        "Photography of the desert, and a sea rescue",
        "Swimming lessons for children by the sea",
    ],
    "ar": [
        "تنظيف حديقة المستشفى مع المتطوعين",
        "سباق رياضة الدراجات في الصحراء",
        "تنظيف الشاطئ وإنقاذ السلاحف في البحر",
        "المسرح للأطفال في البحر",
    ],
}

RIGHT_ENGLISH = "garden visa vision plumber warden sum sec tree 2025 x1 qwerty Wakra teachers"
RIGHT_ARABIC = "حديقة سيارة سماء حريق كاتب بالحديقة 2025 للأطفال رياضي الوكرة شجرة"


@pytest.fixture
def documents(db: None) -> None:
    for language, texts in TEXTS.items():
        write(
            [
                analysed(
                    SearchDocument(
                        kind="opportunity",
                        language=language,
                        object_id=number,
                        texts={"title": text, "summary": "", "names": "", "body": ""},
                        filters={"terms": [], "ranges": {}, "moments": {"published": [number]}},
                    )
                )
                for number, text in enumerate(texts)
            ]
        )


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("asked", "language", "meant"),
    [
        ("gadren", "en", "garden"),
        ("gardning", "en", "gardening"),
        ("wher is the gardn", "en", "where is the garden"),
        ("teech chidren", "en", "teach children"),
        ("photografy", "en", "photography"),
        ("beachcleaning", "en", "beach cleaning"),
        ("pho tography", "en", "photography"),
        ("beach-claening", "en", "beach cleaning"),
        ("تنضيف", "ar", "تنظيف"),
        ("الحديغة", "ar", "الحديقة"),
        ("المسرخ", "ar", "المسرح"),
        ("رياظة الدارجات", "ar", "رياضة الدراجات"),
        ("السلاحفف", "ar", "السلاحف"),
        ("jk/dt hgp]drm", "ar", "تنظيف الحديقة"),
        ("لشقيثى", "en", "garden"),
        ("نتظيف الشاطىء", "ar", "تنظيف الشاطىء"),
        ("gadren", "ar", "garden"),
        ("تنضيف", "en", "تنظيف"),
    ],
)
def test_a_slip_is_mended_with_a_word_that_pages_have(asked: str, language: str, meant: str) -> None:
    assert mended(asked, understand(asked, language).corrections) == meant


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("asked", ["gadren", "teech chidren", "beachcleaning", "pho tography"])
def test_mended_words_find_pages(asked: str) -> None:
    assert ask(Question("en", understand(asked, "en").words)).exact
    assert not ask(Question("en", understand(asked, "en", literally=True).words)).exact


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize(
    ("asked", "language"),
    [
        *((word, "en") for word in RIGHT_ENGLISH.split()),
        *((word, "ar") for word in RIGHT_ARABIC.split()),
        ("garden", "ar"),
        ("حديقة", "en"),
        ("how can I help", "en"),
    ],
)
def test_words_that_are_right_are_left_alone(asked: str, language: str) -> None:
    assert understand(asked, language).corrections == ()


ODD = {
    "nothing": "",
    "spaces": " \t\n ",
    "NUL": "gad\x00ren \x00",
    "half a letter": "\ud800 gadren\udfff",
    "syntax": "\" OR gadren* NEAR(a b) {title}: ^ -x ' ; DROP TABLE --",
    "marks": "\u0301\u0301 \u064b\u064b ـــ \u200f\u200e",
    "a long word": "ض" * 5_000,
    "many words": "gadren تنضيف " * 2_000,
    "keys": "[];',./ `~!@#$%^&*()_+{}|:<>?",
    "ligatures": "ﷺ ﷽ ﻻ ﬁ ß İ",
    "emoji": "🌳👨‍👩‍👧 garden🌳",
    "slashes": "a/b\\c//d",
}


@pytest.mark.usefixtures("documents")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_is_too_odd(text: str, language: str) -> None:
    understood = understand(text, language)
    assert len(understood.corrections) <= 24
    assert ask(Question(language, understood.words)).count >= 0
    assert isinstance(mended(text, understood.corrections), str)


@pytest.mark.usefixtures("documents")
def test_a_slip_is_taken_literally_on_demand() -> None:
    assert understand("gadren", "en", literally=True).corrections == ()


@pytest.mark.usefixtures("documents")
def test_what_was_meant_is_shown_as_pages_write_it() -> None:
    assert understand("الحديغة", "ar").corrections == (Correction("الحديغه", "الحديقة"),)


# --- Words that are learnt ----------------------------------------------------------------------------


@pytest.mark.usefixtures("documents")
def test_words_are_learnt_once_as_they_are_written() -> None:
    assert SearchWord.objects.get(language="ar", word=fold("السلاحف")).written == "السلاحف"
    assert SearchWord.objects.get(language="en", word="library").written == "library"
    before = SearchWord.objects.count()
    vocabulary.learn(SearchDocument.objects.all())
    assert SearchWord.objects.count() == before


@pytest.mark.django_db
def test_words_of_any_text_are_learnt() -> None:
    odd = [
        "ء" * 200 + "باب",
        "a" * 300,
        "\ud800",
        "x\x00y",
        "ﷺ",
        "l’été",
        "e\u0301" * 60,
        "ــــ",
        "٣٣",
        "İI",
        "ß" * 40,
    ]
    document = SearchDocument(language="ar", texts={"title": " ".join(odd), "body": ""})
    vocabulary.learn([document])
    assert SearchWord.objects.filter(word="باب", written="باب").exists()
    vocabulary.learn([document] * 2)


@pytest.mark.django_db
def test_many_new_words_are_learnt_at_once() -> None:
    letters = "abcdefghijklmnop"
    many = [f"{one}{two}{three}" for one, two, three in product(letters, repeat=3)]
    document = SearchDocument(language="en", texts={"title": " ".join(many)})
    vocabulary.learn([document])
    assert SearchWord.objects.count() == len(many)
    with CaptureQueriesContext(connection) as queries:
        vocabulary.learn([document])
    assert len(queries) == 1


@pytest.mark.usefixtures("documents")
def test_new_words_are_caught_up_with_in_one_query() -> None:
    words = vocabulary.Words()
    words.catch_up()
    assert "falcon" not in words.vocabulary("en")
    SearchWord.objects.create(language="en", word="falcon", written="falcon")
    with CaptureQueriesContext(connection) as queries:
        words.catch_up()
    assert len(queries) == 1
    assert "falcon" in words.vocabulary("en")


@pytest.mark.usefixtures("documents")
def test_another_table_is_read_anew() -> None:
    words = vocabulary.Words()
    words.catch_up()
    SearchWord.objects.all().delete()
    SearchWord.objects.create(pk=1, language="en", word="falcon", written="falcon")
    words.catch_up()
    assert "falcon" in words.vocabulary("en")
    assert "garden" not in words.vocabulary("en")
