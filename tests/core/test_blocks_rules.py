"""What editors are told of a block that isn't right, and what they aren't bothered with."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlockValidationError

from core.blocks import BODY_BLOCKS
from home.models import HomePage
from tests.factories.core import ImageFactory
from tests.factories.home import document

pytestmark = pytest.mark.django_db
BLOCKS = dict(BODY_BLOCKS)


def faults(name: str, value: Any) -> dict[str, str]:
    """What is said of each field of a block with `value`; empty where it is right."""
    block = BLOCKS[name]
    try:
        block.clean(block.normalize(value))
    except StructBlockValidationError as error:
        return {field: problem.messages[0] for field, problem in error.block_errors.items()}
    return {}


def video(**values: Any) -> dict[str, Any]:
    return {
        "title": "يوم مع الفريق",
        "file": document("day.mp4"),
        "poster": None,
        "silent": False,
        "captions_ar": document("day.vtt"),
        "captions_en": None,
        "transcript": "<p>نلتقي في السادسة</p>",
    } | values


def link(**values: Any) -> dict[str, Any]:
    return {"text": "البرنامج", "page": None, "url": "", "style": "primary"} | values


class TestVideo:
    def test_complete_is_right(self) -> None:
        assert faults("video", video()) == {}

    def test_speech_needs_captions(self) -> None:
        assert list(faults("video", video(captions_ar=None))) == ["captions_ar"]

    def test_captions_in_english_are_enough(self) -> None:
        assert faults("video", video(captions_ar=None, captions_en=document("day.vtt"))) == {}

    def test_a_silent_one_needs_none(self) -> None:
        assert faults("video", video(captions_ar=None, silent=True)) == {}

    def test_a_transcript_is_needed_always(self) -> None:
        assert list(faults("video", video(transcript="", silent=True))) == ["transcript"]

    def test_types_of_files_are_checked(self) -> None:
        wrong = video(file=document("day.pdf"), captions_ar=document("day.txt"))
        assert list(faults("video", wrong)) == ["file", "captions_ar"]

    def test_a_draft_may_wait_for_its_captions(self) -> None:
        block = BLOCKS["video"]
        cleaned = block.clean_deferred(block.normalize(video(captions_ar=None)))
        assert cleaned["title"] == "يوم مع الفريق"


class TestLink:
    def test_a_page_or_an_address_is_right(self, home_ar: HomePage) -> None:
        assert faults("link", link(page=home_ar)) == {}
        assert faults("link", link(url="https://example.org/")) == {}

    def test_neither_is_refused(self) -> None:
        assert list(faults("link", link())) == ["page"]

    def test_both_are_refused(self, home_ar: HomePage) -> None:
        assert list(faults("link", link(page=home_ar, url="https://example.org/"))) == ["url"]

    @pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x", "/ar/"])
    def test_only_web_addresses_are_taken(self, url: str) -> None:
        assert list(faults("link", link(url=url))) == ["url"]

    def test_messages_are_in_the_editors_language(self) -> None:
        assert faults("link", link())["page"] == "اختر صفحة أو اكتب عنوانًا."
        with override("en"):
            assert faults("link", link())["page"] == "Choose a page or write an address."


FIGURE = {"value": "10%", "label": "من الناس", "source": "التقرير", "source_url": "", "date": None}


class TestFigure:
    def test_a_number_needs_its_source(self) -> None:
        assert faults("figure", FIGURE) == {}
        assert list(faults("figure", FIGURE | {"source": ""})) == ["source"]

    def test_the_address_of_a_source_is_checked(self) -> None:
        assert list(faults("figure", FIGURE | {"source_url": "javascript:alert(1)"})) == ["source_url"]


TABLE = {
    "caption": "ساعات الفرق",
    "columns": [{"type": "text", "heading": "الفريق"}],
    "rows": [{"values": ["الشاطئ"]}],
}


class TestTable:
    def messages(self, table: dict[str, Any]) -> list[str]:
        block = BLOCKS["table"]
        try:
            block.clean(block.to_python(table))
        except TypedTableBlockValidationError as error:
            return [message for problem in error.non_block_errors.as_data() for message in problem.messages]
        return []

    def test_complete_is_right(self) -> None:
        assert self.messages(TABLE) == []

    def test_it_needs_a_caption(self) -> None:
        assert self.messages(TABLE | {"caption": ""}) == ["اكتب عنوانًا للجدول: عمّ يتحدث."]

    def test_each_column_needs_a_heading(self) -> None:
        table = TABLE | {"columns": [{"type": "text", "heading": ""}]}
        assert self.messages(table) == ["اكتب عنوانًا فوق كل عمود."]

    def test_it_needs_a_row(self) -> None:
        assert self.messages(TABLE | {"rows": []}) == ["أضف عمودًا وصفًا على الأقل."]


@pytest.mark.parametrize("anchor", ["with space", 'a"b', "#top", "a/b"])
def test_an_anchor_is_one_word(anchor: str) -> None:
    assert list(faults("heading", {"level": "h2", "text": "من نحن", "anchor": anchor})) == ["anchor"]


def test_an_anchor_may_be_arabic() -> None:
    assert faults("heading", {"level": "h2", "text": "من نحن", "anchor": "من-نحن"}) == {}


def test_one_picture_is_no_gallery() -> None:
    block = BLOCKS["gallery"]
    value = block.normalize({"pictures": [{"image": ImageFactory(), "caption": ""}]})
    with pytest.raises(ValidationError):
        block.clean(value)
