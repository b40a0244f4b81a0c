"""Groups of synonyms: what is read as what, and whom the groups that come with the code let meet."""

from functools import cache

import pytest

from search.analysis import is_stop_word, query_words, readings, split, tokens
from search.models import SynonymGroup
from search.models.synonyms import folded
from search.seeding import Seed, seeds
from search.thesaurus import Group, Thesaurus


def group(key: str, words: list[str], narrower: list[str] | None = None) -> Group:
    return Group(key, folded(words), folded(narrower or []))


SMALL = Thesaurus(
    [
        group("cat", ["قطة", "قطط", "cat"]),
        group("animal", ["حيوان", "animal"], ["قطة", "قطط", "cat", "sea horse"]),
        group("sign", ["لغة الإشارة", "sign language"]),
        group("language", ["لغة", "language"]),
        group("online", ["عن بعد", "from home"]),
        group("pet", ["cat", "pet"]),
        group("wakrah", ["Al Wakrah", "الوكرة"]),
        group("pearl", ["The Pearl"]),
        group("father", ["الأب", "father"]),
    ],
    readings,
    is_stop_word,
)


@cache
def seeded() -> Thesaurus:
    """The thesaurus that comes with the code."""
    groups = [(seed.key.replace("-", ""), seed.group()) for seed in seeds()]
    return Thesaurus(
        [Group(key, folded(group.words), folded(group.narrower)) for key, group in groups],
        readings,
        is_stop_word,
    )


def meet(asked: str, text: str, thesaurus: Thesaurus) -> bool:
    """Whether a question for `asked` finds a text that says `text`."""
    said = set(tokens(text, thesaurus))
    return all(said.intersection(word.tokens) for word in query_words(asked, thesaurus))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("cat", "القطط"),
        ("بالقطط", "two cats"),
        ("animals", "قطتان وقطط"),
        ("pets", "a cat"),
        ("sign language", "دورة في لغة الإشارة"),
        ("ولغة الإشارة", "learn sign language"),
        ("languages", "لغة الإشارة"),
        ("from home", "تطوع عن بُعد"),
        ("عن بعد", "work from the home"),
        ("alwakrah", "شاطئ الوكرة"),
        ("الوكره", "Wakra beach"),
        ("the pearl", "at The Pearl"),
    ],
)
def test_words_of_a_group_find_each_other(asked: str, text: str) -> None:
    assert meet(asked, text, SMALL)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("cats", "animals"),
        ("sea horse", "animal"),
        ("sign language", "language"),
        ("from home", "homes"),
        ("عن بعد", "بعد العصر"),
        ("the pearl", "a pearl"),
    ],
)
def test_narrower_words_and_parts_of_phrases_find_no_broader_ones(asked: str, text: str) -> None:
    assert not meet(asked, text, SMALL)


def test_a_page_that_says_the_very_phrase_comes_before_its_synonyms() -> None:
    (sign, language) = query_words("sign language", SMALL)
    literal = set(tokens("sign language", SMALL))
    synonym = set(tokens("لغة الإشارة", SMALL))
    for word in (sign, language):
        assert literal.intersection(word.same)
        assert not synonym.intersection(word.same)
        assert synonym.intersection(word.akin)


def test_the_longest_phrase_is_read_and_each_word_once() -> None:
    parts = SMALL.asked(split("learn sign language from home with cats"))
    assert [(part.start, part.stop) for part in parts] == [(1, 3), (3, 5), (6, 7)]
    assert SMALL.groups_of(parts[2].word) == ["cat", "pet"]


def test_a_joining_word_alone_is_nobodys() -> None:
    # "I want", in the Gulf, as well as "my father".
    assert is_stop_word("ابي")
    assert SMALL.asked(["ابي"]) == []
    assert SMALL.found(["ابي"]) == []
    assert SMALL.found(["الاب"]) != []


# --- What comes with the code ----------------------------------------------------------------------------

# One word or phrase of each, and what it finds.
FOUND = """
kids | أطفال
عيال | أطفال
يهال | طفل
شيبان | كبار السن
seniors | elderly
حريم | نساء
ladies | women
teenagers | شباب
orphans | أيتام
needy | الأسر المتعففة
labourers | عمال
special needs | ذوي الإعاقة
disabled | أصحاب الهمم
disabilities | طيف التوحد
disabilities | wheelchair users
visually impaired | مكفوفين
hearing impaired | الصم
sign interpreter | لغة الإشارة
autistic children | أطفال التوحد
cpr | الإسعافات الأولية
giving blood | التبرع بالدم
blood drive | متبرع بالدم
psychological | الصحة النفسية
oncology | cancer
nurses | تمريض
drugstore | صيدلية
tobacco | التدخين
vaccine | تطعيم
physical therapy | العلاج الطبيعي
fundraising | جمع التبرعات
raise money | fundraising
charity | خيري
humanitarian | إغاثة
child care | nursery
firefighters | الدفاع المدني
beach cleaning | تنظيف الشواطئ
seaside | شاطئ
marine | بحر
litter | نفايات
زبالة | مخلفات
recycle | إعادة التدوير
tree planting | تشجير
saplings | شتلات
mangroves | القرم
camping | كشتة
desert | كثبان
animals | سلاحف
animals | a kitten
animals | الصقور
pets | قطط
stray dogs | كلاب ضالة
vet | بيطري
equestrian | خيول
tutor | دروس تقوية
homework help | tutoring
teach | تدريس
storytelling | قراءة القصص
library | مكتبة
languages | ترجمة إلى الإنجليزية
koran | القرآن
tajweed | تحفيظ القرآن
masjid | مسجد
taraweeh | صلاة
iftar | تفطير الصائمين
sehri | سحور
garangao | قرنقعوه
قرقيعان | كرنكعوه
eid | عيدية
pilgrims | حجاج
umrah | الحج
qatar national day | اليوم الوطني
ramadan | iftar
from home | عن بعد
أونلاين | عن بعد
virtual | online
weekends | نهاية الأسبوع
ويكند | weekend
certificate | شهادة
cv writing | وظائف
internship | تدريب ميداني
workshop | ورشة
cook | طبخ
food parcels | سلال غذائية
surplus food | حفظ النعمة
clothes | ملابس
presents | هدايا
second hand | مستعملة
souk | سوق
ushers | إرشاد الجمهور
crowd control | ushering
welcoming | استقبال
stewards | إدارة الحشود
festival | مهرجان
forum | مؤتمر
sport | كرة السلة
soccer | football
كورة | كرة القدم
bicycle | سيكل
jogging | marathon
scuba | غوص
طراد | قارب
dhow | سفن
pottery | فخار
handicrafts | حرف يدوية
knitting | خياطة
singing | موسيقى
acting | مسرح
photographer | تصوير
montage | فيديو
copywriting | كتابة المحتوى
interpreter | مترجم
photoshop | مصمم
museums | متحف
folklore | تراث
laptop | كمبيوتر
حاسوب | كمبيوتر
موبايل | هاتف
جوال | phone
instagram | التواصل الاجتماعي
coding | برمجة
typing | إدخال البيانات
lawyer | محامي
bookkeeping | محاسبة
startup | ريادة الأعمال
دريول | سائق
موتر | سيارة
courier | توصيل
warehouse | مستودع
handyman | سباك
door to door | من بيت إلى بيت
wakra | الوكرة
al wakrah | الوكير
wakrah | Umm Said
lusail | لوسيل
al daayen | Simaisma
سميسمه | smaisma
al khor | الذخيرة
dhakhira | Al Thakhira
al shamal | Fuwairit
zubara | قلعة الزبارة
al rayyan | المدينة التعليمية
edcity | Education City
shahaniya | دخان
souk wakif | سوق واقف
musheireb | مشيرب
umm salal | الخريطيات
"""

# The first must not find the second; most of them look alike or share a word.
NOT_FOUND = """
cats | dogs
cats | animals
الوكير | الوكرة
Fuwairit | Al Shamal
football | basketball
football | sport
autism | disability
blind | deaf
iftar | Ramadan night market
quran | Arabic language
urdu | Arabic
pearl diving | The Pearl
the pearl | pearl diving
dates harvest | dates of the course
leadership | driving licence
قيادة الفرق | رخصة قيادة السيارة
drive a car | blood drive
parking | public garden
car park | gardening
sewing | seed
museum | mosque
library | bookkeeping
nursing | nursery
school | swimming
رياضيات | رياضة
حساب رياضي | رياضة
مكتبة | مكتب
حملة | حمل
جامعة | جامع
الدوحة | الوكرة
Lusail | Al Wakrah
Wakrah | Al Khor
Old Airport | airport stewards
West Bay | western music
Education City | industrial area
red crescent | red wall
first aid | aid parcels
data entry | entry to the museum
sign language | sign in desk
civil defence | civil society
mental health | dental health
elderly | elections
orphans | organ donation
blood | flood
desert | dessert
diabetes | debates
evening | morning
morning | mourning
evening | even
online | lines
remote | removal
translation | transport
design | designated area
writing | right
teaching | beaching
cooking | booking
horse | house
camel | camera
falcon | falling
turtle | title
sea | seat
أم صلال | أم قرن
سوق واقف | سوق الوكرة
خياطة | خيمة
طبخ | طب
غوص | غوث
ابي اتطوع | الآباء
حج | حجز
"""


def pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]


def test_there_are_enough_pairs() -> None:
    assert len(pairs(FOUND)) >= 120
    assert len(pairs(NOT_FOUND)) >= 60


@pytest.mark.parametrize(("asked", "text"), pairs(FOUND), ids=str)
def test_what_means_the_same_meets(asked: str, text: str) -> None:
    assert meet(asked, text, seeded())


@pytest.mark.parametrize(("asked", "text"), pairs(NOT_FOUND), ids=str)
def test_what_means_something_else_stays_apart(asked: str, text: str) -> None:
    assert not meet(asked, text, seeded())


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.key)
def test_each_group_would_be_taken_from_an_editor(seed: Seed) -> None:
    group = seed.group()
    group.clean()
    assert len(set(folded(group.words + group.narrower))) > 1
    for field in SynonymGroup.PHRASES:
        is_arabic = field.endswith("_ar")
        for phrase in getattr(seed, field):
            assert any(letter.isascii() and letter.isalpha() for letter in phrase) != is_arabic or (
                phrase.replace(" ", "").isdigit()
            )
