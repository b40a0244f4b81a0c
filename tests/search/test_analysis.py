"""Which words meet and which must not, whatever their spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import MAX_QUERY_WORDS, query_words, tokens

MEET = [
    # Marks, tatweel, direction signs, letters with several shapes.
    ("شَجَرَة", "شجرة"),
    ("كـــتاب", "كتاب"),
    ("\u200fبحر\u200e", "بحر"),
    ("\u2067زائر\u2069", "زائر"),
    ("إدارة", "ادارة"),
    ("أسبوع", "اسبوع"),
    ("آداب", "اداب"),
    ("حديقه", "حديقة"),
    ("مستشفى", "مستشفي"),
    ("مسؤول", "مسوول"),
    ("هيئة", "هيية"),
    ("ﺷﺠﺮﺓ", "شجرة"),
    ("کتاب", "كتاب"),
    # Digits of three scripts.
    ("٢٠٢٦", "2026"),
    ("۱۴", "14"),
    # Particles.
    ("الحديقة", "حديقة"),
    ("والحديقة", "حديقة"),
    ("بالحديقة", "حديقة"),
    ("للحديقة", "حديقة"),
    ("كالحديقة", "حديقة"),
    ("فالحديقة", "حديقة"),
    ("وبالحديقة", "حديقة"),
    ("بلوسيل", "لوسيل"),
    ("وتصوير", "تصوير"),
    # Endings and plurals.
    ("مهندسون", "مهندس"),
    ("مهندسين", "مهندس"),
    ("مهندسات", "مهندسة"),
    ("طفل", "الأطفال"),
    ("كتبهم", "كتاب"),
    ("جزيرة", "الجزر"),
    ("مكاتب", "مكتب"),
    ("ملاعب", "ملعب"),
    ("مصانع", "مصنع"),
    ("مكتبات", "مكتبة"),
    ("جمعيات", "الجمعية"),
    ("تقارير", "تقرير"),
    # English.
    ("Gardens", "garden"),
    ("stories", "story"),
    ("classes", "class"),
    ("planted", "planting"),
    ("swimming", "swim"),
    ("children's", "child"),
    ("women", "woman"),
    ("organised", "organize"),
    ("colours", "color"),
    ("centre", "center"),
    ("café", "cafe"),
    ("Wakrah", "Al Wakrah"),
    ("alwakrah", "Al-Wakrah"),
    ("ＦＵＬＬ", "full"),
    # Who does it and what is done.
    ("teacher", "teaching"),
    ("cleaners", "clean"),
    ("donation", "donate"),
    ("tourism", "tourists"),
    ("مصمم", "تصميم"),
    ("المدربون", "التدريب"),
    ("متبرع", "تبرع"),
    # Arabic names in Latin letters.
    ("Wakra", "Al Wakrah"),
    ("Qahwa", "gahwa"),
]

APART = [
    ("مكتب", "مكتبة"),
    ("جمعة", "جمعية"),
    ("جامعة", "جامع"),
    ("حملة", "حمل"),
    ("بلد", "بلدية"),
    ("رياض", "رياضة"),
    ("مدرس", "مدرسة"),
    ("تمر", "تمرين"),
    ("وردة", "ردة"),
    ("news", "new"),
    ("bus", "bu"),
    ("evening", "even"),
    ("string", "str"),
    ("sing", "s"),
    ("red", "r"),
    ("12", "21"),
]


def meet(one: str, other: str) -> bool:
    """Whether a question for one finds a text that says the other."""
    return all(set(word.tokens) & set(tokens(other)) for word in query_words(one))


@pytest.mark.parametrize(("one", "other"), MEET)
def test_forms_of_one_word_meet_both_ways(one: str, other: str) -> None:
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other)
    assert not meet(other, one)


def test_joining_words_and_words_of_every_page_are_left_out_where_others_remain() -> None:
    assert query_words("فرص تطوع في البحر") == query_words("البحر")
    assert query_words("volunteer opportunities in the garden") == query_words("garden")
    assert query_words("volunteer") != []


def test_a_question_has_a_bounded_number_of_words() -> None:
    assert len(query_words(" ".join(f"word{number}" for number in range(500)))) == MAX_QUERY_WORDS


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_tokens_of_any_text_are_letters_and_digits(text: str) -> None:
    for token in [*tokens(text), *(token for word in query_words(text) for token in word.tokens)]:
        assert token.isalnum()
        token.encode()  # A lone surrogate would raise here, and in the database.
