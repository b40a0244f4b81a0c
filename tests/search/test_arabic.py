"""Which Arabic words say the same, which are akin, and which must not meet, rule by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import arabic, lexicon
from search.analysis import readings, split
from search.arabic_verbs import verb
from search.folding import fold
from search.words import AKIN_MARK, Readings

# By rule, pairs of words parted by a colon that must share a token which stands for the word itself.
SAME = {
    "marks and shapes of letters": """
        مُعَلِّم:معلم كــرة:كرة أمل:امل إيمان:ايمان آثار:اثار مدينه:مدينة مبني:مبنى
        مسئول:مسؤول شئون:شؤون هيئه:هيئة ﻣﺪﺭﺳﺔ:مدرسة فارسی:فارسي ڤيديو:فيديو
        پيتزا:بيتزا جداااا:جدا شاطيء:شاطئ مبادىء:مبادئ الرحمٰن:الرحمن رؤساء:رؤسا
    """,
    "article and particles": """
        الحديقة:حديقة والمتحف:متحف بالمطار:مطار للأيتام:يتيم كالبحر:بحر فالصيف:صيف
        وبالحافلة:حافلة للغة:لغة للجنة:لجنة بمكتبة:مكتبة لمسجد:مسجد وصور:صورة
        بلوسيل:لوسيل ولأطفال:طفل عالبحر:بحر هالمكان:مكان وللمرضى:مريض وبمدرسة:مدرسة
    """,
    "sound plurals and dual": """
        مهندسون:مهندس مهندسين:مهندس سيارات:سيارة سيارتين:سيارة لجنتان:لجنة
        معلمتان:معلمة ساعتين:ساعة يومين:يوم فعاليات:فعالية لاعبات:لاعبة
        محاضرات:محاضرة مترجمون:مترجم باحثات:باحثة مسابقات:مسابقة نباتات:نبات
        عيادتين:عيادة مصورون:مصور كتابين:كتاب
    """,
    "feminine of people": """
        طبيبة:طبيب معلمة:معلم باحثة:باحث مصورة:مصور صديقة:صديق مريضة:مريض طالبة:طالب
        مديرة:مدير لاعبة:لاعب شاعرة:شاعر خبيرة:خبير جارة:جار فنانة:فنان مسنة:مسن
        يتيمة:يتيم كاتبة:كاتب زميلة:زميل
    """,
    "attached pronouns": """
        مدرستهم:مدرسة كتابها:كتاب بيوتنا:بيت أطفالهم:طفل سيارتي:سيارة مجتمعنا:مجتمع
        صحتك:صحة مهاراتكم:مهارة وقتك:وقت خبرتها:خبرة لغتنا:لغة حديقتهم:حديقة
        أسماؤهم:اسم مكتبتنا:مكتبة أفكارك:فكرة بلدنا:بلد صوتك:صوت
    """,
    "plurals before a name": """
        مهندسو:مهندس متسابقو:متسابق معلمي:معلم مترجمو:مترجم لاعبي:لاعب مدربي:مدرب
        مصممو:مصمم منسقي:منسق باحثو:باحث مشرفي:مشرف مبرمجي:مبرمج مسعفو:مسعف
        مصوري:مصور مزارعو:مزارع مشجعي:مشجع
    """,
    "broken plurals of people": """
        أطفال:طفل أطباء:طبيب علماء:عالم تجار:تاجر عمال:عامل شعراء:شاعر أصدقاء:صديق
        كبار:كبير مرضى:مريض أيتام:يتيم طلاب:طالب تلاميذ:تلميذ أبطال:بطل أعضاء:عضو
        رجال:رجل نساء:امرأة جيران:جار ضيوف:ضيف خبراء:خبير هواة:هاو
    """,
    "broken plurals of things": """
        مدارس:مدرسة شواطئ:شاطئ كتب:كتاب صحف:صحيفة أشجار:شجرة ألعاب:لعبة أندية:ناد
        مستشفيات:مستشفى أدوية:دواء قلوب:قلب جسور:جسر سفن:سفينة حدائق:حديقة
        برامج:برنامج أسواق:سوق أفلام:فيلم رحلات:رحلة لوحات:لوحة صور:صورة غابات:غابة
        حيتان:حوت مستشفا:مستشفى مقها:مقاهي قطط:قطة عظام:عظم عيون:عين أصوات:صوت
    """,
    "broken plurals by their pattern": """
        مناظر:منظر مصادر:مصدر مراكب:مركب تجارب:تجربة عناصر:عنصر مواكب:موكب
        جداول:جدول رسائل:رسالة حقائب:حقيبة وثائق:وثيقة مصابيح:مصباح مواضيع:موضوع
        تصاميم:تصميم تمارين:تمرين قناديل:قنديل أجهزة:جهاز أشرعة:شراع أهرام:هرم
        زعماء:زعيم خناجر:خنجر
    """,
    "persons of a verb": """
        يدرس:ندرس أدرّس:تدرس ندرب:يدربون تترجم:نترجم يساهم:نساهم زرت:يزور زرنا:نزور
        ننظف:ينظفون نزرع:أزرع كتبت:يكتب يطبخ:نطبخ سنزور:زرنا وسيشرفون:يشرف أصمم:تصمم
        يستقبل:نستقبل
    """,
    "a verb and its verbal noun": """
        أنظف:تنظيف يدرب:تدريب نترجم:ترجمة أزور:زيارة يصمم:تصميم أبرمج:برمجة
        نزرع:زراعة أطبخ:طبخ أرسم:رسم يرعى:رعاية نستقبل:استقبال أشرف:إشراف نوزع:توزيع
        أصور:تصوير يتبرع:تبرع أقرأ:قراءة نحتفل:احتفال ينقذ:إنقاذ أدير:إدارة
        تتواصل:تواصل نسبح:سباحة أخيط:خياطة
    """,
    "verbs as they are said": """
        بدرّس:تدريس باطبخ:طبخ بينظف:تنظيف بنوزع:توزيع بتصور:تصوير يسوون:تسوية
        يصوّرون:تصوير أسقي:سقي ينظفوا:تنظيف نرتبها:ترتيب تعلموني:تعليم هنزرع:زراعة
        يترجمون:ترجمة حنوزع:توزيع
    """,
    "spellings of loan words": """
        جرافيك:غرافيك قرافيك:جرافيك إنجليزي:انكليزي إنقليزي:إنجليزية
        كمبيوتر:كومبيوتر تلفون:تليفون تلفزيون:تليفزيون انترنت:إنترنيت فيديو:فيديوهات
        بروجكت:بروجيكت ماراثون:مراثون ساندوتش:سندويتش سكرتاريا:سكرتارية غيتار:جيتار
        فوتوغراف:فوتوجراف ديمقراطية:ديموقراطية هامبورغر:همبرجر كاراتيه:كراتيه
    """,
    "hamza and alef in names": """
        أمريكا:امريكا أميركا:أمريكا آسيا:اسيا الإمارات:الامارات إفريقيا:أفريقيا
        ألمانيا:المانيا أوروبا:اوربا أستراليا:استراليا إسبانيا:اسبانيا الأردن:الاردن
        إيران:ايران إندونيسيا:اندونيسيا أغسطس:اغسطس الاثنين:الإثنين الأحد:الاحد
    """,
}

# Pairs that share a token of their family, and none that says they are the same.
AKIN = {
    "who does it and what is done": """
        مدرس:تدريس مدرب:يدرب معلمين:تعليم مصممة:تصميم مترجمون:ترجمة طباخ:طبخ
        سائق:سواقة لاعبين:لعب باحث:بحث مصور:تصوير مبرمج:برمجة مسعف:إسعاف مشرف:إشراف
        متبرع:تبرع زوار:زيارة قارئ:قراءة كاتب:كتابة منظمون:تنظيم خياط:خياطة
        سباح:سباحة مزارع:زراعة عازف:عزف صائم:صيام
    """,
    "verbs of one family": """
        أتدرب:تدريب تتعلم:تعليم تسابق:سباق نتشاور:استشارة تتصور:تصوير توعوي:توعية
        استكشاف:اكتشاف افتتاح:فتح تمرن:تمرين تجمع:جمع مشاركة:اشتراك ترابط:ربط
        تحرك:تحريك تكريم:إكرام تلاعب:لعب
    """,
    "adjectives of nouns": """
        صحي:صحة بيئية:بيئة مدرسي:مدرسة بحرية:بحر رياضية:رياضة ثقافي:ثقافة
        تاريخية:تاريخ اجتماعي:اجتماع علمية:علم ليلي:ليل صيفي:صيف قطري:قطر نفسي:نفس
        زراعي:زراعة طبي:طب صباحية:صباح رقمي:رقم هندي:الهند
    """,
    "patterns of words that no list has": """
        مهدهد:هدهدة مفهرس:فهرسة منقح:تنقيح متزلج:تزلج متجاذب:تجاذب مبلط:تبليط
        ينقح:تنقيح مستلهم:استلهام مرصع:ترصيع متأنق:تأنق مزركش:زركشة مبطن:تبطين
        مبهج:إبهاج منطبع:انطباع
    """,
}

# Pairs of look-alikes that must share nothing.
APART = {
    "feminine that is another thing": """
        مكتب:مكتبة جامع:جامعة حمل:حملة رياض:رياضة جمع:جمعة مدرس:مدرسة شرط:شرطة
        عمل:عملة بلد:بلدية قدر:قدرة ورد:وردية سن:سنة حلق:حلقة شعب:شعبة دور:دورة
        خط:خطة كل:كلية موقع:موقعة لعب:ملعقة حب:حبة_حبر قص:قصة مال:مالحة
    """,
    "a letter that is no particle": """
        بلد:لد وردة:ردة بحر:حر كتاب:تاب فريق:ريق لبن:بن والد:الد كلام:لام بيت:يت
        وطن:طن فكر:كر لسان:سان بالغ:الغ ولد:لد كرة:رة باب:اب وقت:قت
    """,
    "an ending that is no ending": """
        تمر:تمرين عمان:عم لبنان:لبن ميدان:ميد رمضان:رمض قرآن:قر سودان:سود إيمان:ايم
        بستان:بست فنان:فن_فنجان عنوان:عن شعبان:شعب حصان:حص نبات:نب ديوان:دي
        أسنان:اسن مرجان:مرج حيوان:حي ياسمين:ياسم
    """,
    "one root, another thing": """
        طالب:مطلب دراسة:مدرسة علم:معلومة كتاب:مكتب جمعية:جمعة جامعة:جمعية
        مجتمع:جماعة عامل:معمل حفل:محفل سجل:سجادة شعر:شعار مطعم:طعم حكومة:حكمة
        قبيلة:قبول وجه:جهة جهاز:إجازة رسالة:رسول قلب:قالب صحة:صحيفة ناد:نداء
        خلق:خليج حياة:حي
    """,
    "close in spelling": """
        صورة:سورة علاج:علاقة غذاء:غداء زهرة:زيارة أمل:ألم عمل:أمل سفر:صفر حجر:حجز
        نخل:نحل طب:طبخ دم:دمية رمل:رمز تراب:تراث بئر:بر ضيف:صيف قمر:قمح صلاة:صالة
        سباق:سابق_سياق
    """,
}


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    found = []
    for text in table.values():
        for pair in text.split():
            one, others = pair.split(":")
            found += [(one, other) for other in others.split("_")]
    return found


def read(word: str) -> Readings:
    return readings(*split(word))


@pytest.mark.parametrize(("one", "other"), pairs(SAME))
def test_forms_of_one_word_say_the_same(one: str, other: str) -> None:
    assert set(read(one).same) & set(read(other).same)


@pytest.mark.parametrize(("one", "other"), pairs(AKIN))
def test_words_of_one_family_are_akin_and_not_the_same(one: str, other: str) -> None:
    assert set(read(one).akin) & set(read(other).akin)
    assert not set(read(one).same) & set(read(other).same)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_look_alikes_share_nothing(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert not {*first.same, *first.akin} & {*second.same, *second.akin}


WORDS = st.text(alphabet=[chr(code) for code in range(0x0621, 0x065F)] + list("پچگڤﷲﻻ0٣a "), max_size=30)


@given(WORDS)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_any_arabic_word_has_readings_of_letters_and_digits(text: str) -> None:
    for word in split(text):
        found = readings(word)
        assert found.same
        assert all(token.isalnum() for token in found.same + found.akin)
        assert all(token.startswith(AKIN_MARK) for token in found.akin)


@given(WORDS)
def test_marks_and_direction_signs_change_no_reading(text: str) -> None:
    marked = "\u202b" + "".join(letter + "\u064e\u200f" for letter in text if letter != " ") + "\u202c"
    assert split(marked) == split(text.replace(" ", ""))


def test_every_form_of_the_lexicon_is_folded_and_has_readings() -> None:
    known = lexicon.known()
    for form, found in [*known.nouns.items(), *known.verbs.items()]:
        assert fold(form) == form
        assert form.isalpha()
        assert found.same
        assert found.akin


def test_numbers_are_read_where_arabic_letters_touch_them() -> None:
    assert split("و21") == ["و", "21"]
    assert split("لعمر16سنة") == [fold("لعمر"), "16", fold("سنة")]
    assert split("covid19") == ["covid19"]


JOINING = "وكيف هل ومن وين أبغى حابة لو سمحت شلون ابي ودي أقدر عندكم فيه ليش متى"
TELLING = "مساعدة تدريس فهم وردة ولد بناء حناء عمرة أم نفسي آية وحدة إلقاء فيلا فلكي ماء سماء"


@pytest.mark.parametrize("word", JOINING.split())
def test_words_that_only_join_or_ask_are_known(word: str) -> None:
    assert fold(word) in arabic.STOP_WORDS


@pytest.mark.parametrize("word", TELLING.split())
def test_words_that_say_something_join_nothing(word: str) -> None:
    assert fold(word) not in arabic.STOP_WORDS


def test_rules_stand_alone_without_the_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "known", lambda: lexicon.Lexicon({}, {}))
    assert arabic.readings(fold("المهندسون")).same == arabic.readings(fold("مهندس")).same
    assert not set(arabic.readings(fold("نساء")).same) & set(arabic.readings(fold("امرأة")).same)


@pytest.mark.parametrize(
    ("past", "told", "forms"),
    [
        ("درّب", "", "يدرب ندرب تدريب مدرب"),
        ("ربّى", "", "يربي ربيت تربية مربي"),
        ("ساعد", "", "يساعد مساعدة مساعد"),
        ("أرشد", "", "يرشد إرشاد مرشد"),
        ("أدار", "", "يدير أدرت إدارة مدير"),
        ("أعدّ", "", "يعد أعدد إعداد معد"),
        ("أوصل", "", "يوصل إيصال موصل"),
        ("تعلّم", "", "يتعلم تعلم متعلم"),
        ("تعاون", "", "يتعاون تعاون متعاون"),
        ("انضمّ", "", "ينضم انضمام منضم"),
        ("اشترى", "", "يشتري اشتريت مشتري مشتر"),
        ("احتاج", "", "يحتاج احتجت احتياج محتاج"),
        ("استقبل", "", "يستقبل استقبال مستقبل"),
        ("استفاد", "", "يستفيد استفادة مستفيد"),
        ("استمع", "", "يستمع استماع مستمع"),
        ("ترجم", "", "يترجم ترجمة مترجم"),
        ("كتب", "كتابة", "يكتب كتابة كاتب مكتوب"),
        ("وصل", "وصول", "يصل نصل وصول واصل"),
        ("زار", "يزور زيارة", "يزور زرت زيارة زائر"),
        ("بنى", "يبني بناء", "نبني بنيت يبنون بناء باني"),
        ("عدّ", "عد", "يعد عدد معدود"),
    ],
)
def test_a_verb_has_the_forms_of_its_pattern(past: str, told: str, forms: str) -> None:
    made = verb(past, tuple(told.split()))
    assert {fold(form) for form in forms.split()} <= set(map(fold, made.finite + made.deeds + made.doers))


def test_a_simple_verb_is_told_its_verbal_noun() -> None:
    with pytest.raises(ValueError, match="كتب"):
        verb("كتب")


def test_spellings_of_a_pattern() -> None:
    assert set(lexicon.spellings("[جغ]را?م")) == {"جرام", "جرم", "غرام", "غرم"}
