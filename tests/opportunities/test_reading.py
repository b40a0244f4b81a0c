"""Ages and places that stand in the words of a search."""

import pytest

from opportunities.reading import Places, read
from search.analysis import readings
from search.thesaurus import Group, Thesaurus

NAMES = {
    "doha": ("الدوحة", "Doha"),
    "al-wakrah": ("الوكرة", "Al Wakrah"),
    "al-khor": ("الخور", "Al Khor"),
    "umm-salal": ("أم صلال", "Umm Salal"),
    "al-shamal": ("الشمال", "Al Shamal"),
}
GROUPS = [
    Group("wakrah", (("الوكره",), ("al", "wakrah"), ("wakra",), ("alwakra",)), narrower=(("الوكير",),)),
    Group("mall", (("doha", "festival", "city"), ("دوحه", "فستيفال", "سيتي"))),
]
PLACES = Places(NAMES, Thesaurus(GROUPS, readings))


def ages(text: str) -> list[tuple[int, int] | None]:
    return [part.ages for part in read(text, PLACES).parts if part.ages]


def places(text: str) -> list[str]:
    return [part.municipality for part in read(text, PLACES).parts if part.municipality]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ابني عمره 14", 14, 14),
        ("ابني عمره 14 الشواطئ", 14, 14),
        ("my son is 14 beach", 14, 14),
        ("بنتي عمرها ١٢ سنة", 12, 12),
        ("١٦ سنة", 16, 16),
        ("طفل عمره ٨ سنوات", 8, 8),
        ("عمري سبعة عشر عامًا", 17, 17),
        ("عمره عشر سنوات", 10, 10),
        ("للأعمار من 12 إلى 15 سنة", 12, 15),
        ("أقل من 18 سنة", 0, 17),
        ("فوق 60", 60, 99),
        ("أنا 19 وأبحث", 19, 19),
        ("أنا 19 سنة", 19, 19),
        ("16 years old", 16, 16),
        ("for a 12 year old", 12, 12),
        ("14-year-old gardening", 14, 14),
        ("15yo beach", 15, 15),
        ("I'm 17 and want to help", 17, 17),
        ("my daughter is 13", 13, 13),
        ("ages 8 to 12", 8, 12),
        ("8-12 years old", 8, 12),
        ("under 18", 0, 17),
        ("sixteen years old", 16, 16),
    ],
)
def test_an_age_is_read_as_people_say_it(text: str, low: int, high: int) -> None:
    assert ages(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "18 ديسمبر",
        "2026",
        "اليوم الوطني 18",
        "700 متطوع",
        "خبرة 5 سنوات",
        "لمدة 3 سنوات",
        "منذ 10 سنوات",
        "5 years experience",
        "grade 10",
        "الصف 10",
        "over 100 volunteers",
        "i am 15 minutes away",
        "my brother is 10 minutes away",
        "عمره 4 اشهر",
        "teenagers",
        "3 ساعات",
        "فيفا 22",
        "130 years old",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert ages(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("تنظيف شواطئ بالوكرة", ["al-wakrah"]),
        ("في الخور", ["al-khor"]),
        ("للدوحة", ["doha"]),
        ("volunteer in Al-Wakra", ["al-wakrah"]),
        ("alwakra beach", ["al-wakrah"]),
        ("wakrah", ["al-wakrah"]),
        ("أم صلال", ["umm-salal"]),
        ("umm salal kids", ["umm-salal"]),
        ("الشمال", ["al-shamal"]),
        ("الدوحة أو الخور", ["doha", "al-khor"]),
        ("شمال المدينة", []),
        ("الوكير", []),
        ("Doha Festival City", []),
    ],
)
def test_a_municipality_is_read_in_its_spellings_and_no_other_place(text: str, codes: list[str]) -> None:
    assert places(text) == codes


def test_what_is_read_is_parted_from_the_rest_as_it_was_typed() -> None:
    reading = read("Beach clean-up in Al Khor, 14 years old", PLACES)
    assert reading.rest == "Beach clean-up"
    assert reading.aside == "in Al Khor, 14 years old"
    place, age = reading.parts
    assert reading.without(place) == "Beach clean-up 14 years old"
    assert reading.without(age) == "Beach clean-up in Al Khor,"


def test_what_says_nothing_beside_a_filter_isnt_asked_for() -> None:
    assert read("فرص تطوع في الوكرة", PLACES).rest == ""
    assert read("تطوع", PLACES).rest == "تطوع"
