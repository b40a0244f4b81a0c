"""What was searched for is marked where it is written, and nothing is ever let through unescaped."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import query_words, readings
from search.highlighting import ELLIPSIS, highlight, snippet
from search.thesaurus import Group, Thesaurus

THESAURUS = Thesaurus(
    [
        Group("children", (("children",), ("kids",), ("little", "ones"))),
        Group("sign", (("sign", "language"),)),
    ],
    readings,
)


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        ("A garden by the sea", "gardens", "A <mark>garden</mark> by the sea"),
        ("Teaching, by teachers", "teach", "<mark>Teaching</mark>, by <mark>teachers</mark>"),
        ("The Gardener's garden", "gardening", "The <mark>Gardener&#x27;s</mark> <mark>garden</mark>"),
        ("Fund-raising for all", "fundraising", "<mark>Fund-raising</mark> for all"),
        ("Come to Al-Wakrah!", "alwakra", "Come to Al-<mark>Wakrah</mark>!"),
        ("Cafe and café", "cafés", "<mark>Cafe</mark> and <mark>café</mark>"),
        ("Room 12, floor ٣", "3", "Room 12, floor <mark>٣</mark>"),
        ("نَظِّفِ الشَّاطِئَ معنا", "شاطئ", "نَظِّفِ <mark>الشَّاطِئَ</mark> معنا"),
        ("تنظيف الحدائـــق", "حديقة", "تنظيف <mark>الحدائـــق</mark>"),
        ("بالمدارس وللمعلمين", "مدرسة", "<mark>بالمدارس</mark> وللمعلمين"),
        ("Nothing of it", "garden", "Nothing of it"),
        ("The way in is the way out", "the way to the garden", "The way in is the way out"),
        ("Kids and little ones", "children", "<mark>Kids</mark> and <mark>little ones</mark>"),
        ("In the Sign Language", "sign language", "In the <mark>Sign Language</mark>"),
        ("", "garden", ""),
    ],
)
def test_whole_words_that_answer_are_marked(text: str, question: str, marked: str) -> None:
    assert highlight(text, query_words(question, THESAURUS), THESAURUS) == marked


@pytest.mark.parametrize(
    ("text", "question", "marked"),
    [
        (
            "<script>alert(1)</script>",
            "script",
            "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;",
        ),
        ("<b>garden</b> & sea", "garden", "&lt;b&gt;<mark>garden</mark>&lt;/b&gt; &amp; sea"),
        ('5 < 6 "garden" \'', "garden", "5 &lt; 6 &quot;<mark>garden</mark>&quot; &#x27;"),
        ("&amp; garden", "amp", "&amp;<mark>amp</mark>; garden"),
        ("</mark>{0}{} %s garden", "mark", "&lt;/<mark>mark</mark>&gt;{0}{} %s garden"),
        ("a\ud800 garden", "garden", "a\ufffd <mark>garden</mark>"),
    ],
)
def test_markup_in_a_text_is_shown_as_text(text: str, question: str, marked: str) -> None:
    for shown in (highlight(text, query_words(question)), snippet([text], query_words(question))):
        assert isinstance(shown, SafeString)
        assert shown == marked


def test_a_text_that_calls_itself_safe_is_escaped_too() -> None:
    assert highlight(SafeString("<b>garden</b>"), query_words("sea")) == "&lt;b&gt;garden&lt;/b&gt;"


LONG = "One two three four five six seven eight nine ten. " * 20


def test_a_snippet_is_the_part_with_most_of_the_words() -> None:
    text = f"{LONG} a garden somewhere. {LONG} The garden has an old library. {LONG}"
    shown = snippet([text], query_words("garden library"))
    assert "The <mark>garden</mark> has an old <mark>library</mark>." in shown
    assert shown.startswith(ELLIPSIS)
    assert shown.endswith(ELLIPSIS)
    assert len(re.sub("</?mark>", "", shown)) <= 165


def test_a_snippet_comes_from_the_first_text_that_answers_best() -> None:
    words = query_words("garden")
    assert (
        snippet(["No word of it.", "In the garden.", "A garden again."], words)
        == "In the <mark>garden</mark>."
    )


def test_where_nothing_answers_the_beginning_is_shown() -> None:
    assert snippet(["", "  The first\n\nwords. "], query_words("garden")) == "The first words."
    assert snippet([LONG], query_words("garden")).startswith("One two")
    assert snippet([LONG], query_words("garden")).endswith(ELLIPSIS)
    assert snippet([], query_words("garden")) == ""


def test_a_short_text_is_shown_whole() -> None:
    assert snippet(["Into the garden"], query_words("garden")) == "Into the <mark>garden</mark>"


def test_a_word_without_an_end_is_cut_between_its_letters() -> None:
    shown = snippet(["شَ" * 500], query_words("بحر"), length=101)
    assert unicodedata.category(shown.removesuffix(ELLIPSIS)[-1]) == "Mn"


@pytest.mark.parametrize("show", [highlight, lambda text, words: snippet([text], words, length=30)])
@given(
    text=st.text(alphabet=st.sampled_from("ab garden <>&\"'مدرسةَّ\u0640\u200d\u200fé٣😀\ud800-"), max_size=80),
    question=st.text(alphabet=st.sampled_from("garden <>مدرسة3é "), max_size=20),
)
def test_nothing_but_marks_is_markup(show: Callable[..., str], text: str, question: str) -> None:
    shown = show(text, query_words(question))
    assert not re.search("[<>\"']", re.sub("</?mark>", "", shown))
    assert shown.count("<mark>") == shown.count("</mark>")
    shown.encode()


def test_a_page_of_long_texts_takes_no_time() -> None:
    words = query_words("garden")
    shown = [snippet([f"{LONG * 10} {number} garden {LONG}"], words) for number in range(20)]
    assert all("<mark>garden</mark>" in part for part in shown)
