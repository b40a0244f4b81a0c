"""What visitors get of single blocks: escaping, languages, links, files, tables, what is gone."""

import re
from typing import Any

import pytest
from django.utils.translation import override
from wagtail.blocks import Block, CharBlock, ListBlock, StructBlock, TextBlock

from core import pictures
from core.blocks import BODY_BLOCKS
from home.models import HomePage
from tests.factories.core import ImageFactory, translate
from tests.factories.home import StandardPageFactory, body_blocks, document

pytestmark = pytest.mark.django_db
BLOCKS = dict(BODY_BLOCKS)


def shown(name: str, value: Any, language: str = "ar") -> str:
    """The HTML of a block, on a page in `language`."""
    with override(language):
        return BLOCKS[name].render(BLOCKS[name].normalize(value))


ATTACK = '"><script>alert(1)</script>'


def attacked(block: Block, value: Any) -> Any:
    """`value` with every plain text of `block` replaced by markup that would run."""
    if isinstance(block, StructBlock):
        return {name: attacked(child, value[name]) for name, child in block.child_blocks.items()}
    if isinstance(block, ListBlock):
        return [attacked(block.child_block, item) for item in value]
    return ATTACK if isinstance(block, CharBlock | TextBlock) else value


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_of_editors_never_become_markup(home_ar: HomePage, language: str) -> None:
    for name, value in body_blocks(home_ar):
        if name != "table":
            assert "<script" not in shown(name, attacked(BLOCKS[name], value), language), name
    column = {"type": "text", "heading": ATTACK}
    table = {"caption": ATTACK, "columns": [column], "rows": [{"values": [ATTACK]}]}
    with override(language):
        assert "<script" not in BLOCKS["table"].render(BLOCKS["table"].to_python(table))


class TestPassage:
    """A passage in the other language says so; one in the page's language needn't."""

    @pytest.mark.parametrize(
        ("passage", "page", "attrs"),
        [
            ("en", "ar", ' lang="en" dir="ltr"'),
            ("ar", "en", ' lang="ar" dir="rtl"'),
            ("ar", "ar", ""),
            ("", "en", ""),
        ],
    )
    def test_language_and_direction(self, passage: str, page: str, attrs: str) -> None:
        paragraph = shown("paragraph", {"text": "<p>x</p>", "language": passage}, page)
        assert f'<div class="paragraph"{attrs}>' in paragraph
        quote = {"text": "x", "speaker": "", "post": "", "language": passage}
        assert f"<blockquote{attrs}>" in shown("quote", quote, page)


class TestPicture:
    def picture(self, language: str, **values: Any) -> str:
        image = ImageFactory(credit="سارة")
        pictures.make_renditions(image, "article")
        return shown("picture", {"image": image, "caption": "", "decorative": False} | values, language)

    def test_its_alternative_text_is_in_the_readers_language(self) -> None:
        assert 'alt="متطوعون ينظفون الشاطئ"' in self.picture("ar")
        assert 'alt="Volunteers cleaning a beach"' in self.picture("en")

    def test_a_decorative_one_is_passed_over(self) -> None:
        assert 'alt=""' in self.picture("ar", decorative=True)

    def test_says_who_made_it(self) -> None:
        assert "سارة" in self.picture("ar")

    def test_a_deleted_one_leaves_nothing(self) -> None:
        assert shown("picture", {"image": None, "caption": "على الشاطئ", "decorative": False}).strip() == ""


class TestLink:
    def html(self, language: str, **values: Any) -> str:
        return shown(
            "link", {"text": "عن أثر", "page": None, "url": "", "style": "primary"} | values, language
        )

    def test_leads_to_the_version_in_the_readers_language(self, home_ar: HomePage) -> None:
        page = StandardPageFactory(parent=home_ar)
        assert f'href="{page.url}"' in self.html("en", page=page)
        translation = translate(page, "en", slug="about")
        assert f'href="{translation.url}"' in self.html("en", page=page)
        assert f'href="{page.url}"' in self.html("ar", page=translation)

    def test_a_draft_translation_is_not_linked(self, home_ar: HomePage) -> None:
        page = StandardPageFactory(parent=home_ar)
        translate(page, "en", slug="about", publish=False)
        assert f'href="{page.url}"' in self.html("en", page=page)

    def test_what_is_gone_is_left_out(self, home_ar: HomePage) -> None:
        page = StandardPageFactory(parent=home_ar)
        page.unpublish()
        assert "<a" not in self.html("ar", page=page)
        assert "<a" not in self.html("ar", page=None)

    def test_another_site_is_marked(self) -> None:
        assert 'rel="external"' in self.html("ar", url="https://example.org/")


class TestPages:
    def titles(self, language: str, *pages: Any) -> list[str]:
        html = shown("pages", {"title": "", "pages": list(pages)}, language)
        return re.findall(r"<a [^>]*>([^<]+)</a>", html)

    def test_are_listed_in_order_in_the_readers_language(self, home_ar: HomePage) -> None:
        first = StandardPageFactory(parent=home_ar, title="الأول", slug="الأول")
        second = StandardPageFactory(parent=home_ar, title="الثاني", slug="الثاني")
        translate(second, "en", title="Second")
        assert self.titles("ar", second, first) == ["الثاني", "الأول"]
        assert self.titles("en", second, first) == ["Second", "الأول"]

    def test_a_page_in_the_other_language_says_so(self, home_ar: HomePage) -> None:
        page = StandardPageFactory(parent=home_ar)
        assert '<li lang="ar" dir="rtl">' in shown("pages", {"title": "", "pages": [page]}, "en")

    def test_nothing_to_list_leaves_no_heading(self, home_ar: HomePage) -> None:
        page = StandardPageFactory(parent=home_ar)
        page.unpublish()
        assert "اقرأ" not in shown("pages", {"title": "اقرأ", "pages": [page, None]})


class TestFiles:
    def test_type_size_and_language_are_said_in_words(self) -> None:
        guide = document("guide.pdf", language="both")
        guide.file_size = 420_000
        arabic = shown("files", {"files": [{"document": guide, "title": ""}]})
        for words in ("دليل المتطوع", "PDF", "410", "العربية والإنجليزية"):
            assert words in arabic
        assert "Arabic and English" in shown("files", {"files": [{"document": guide, "title": ""}]}, "en")

    def test_the_title_given_here_wins(self) -> None:
        html = shown("files", {"files": [{"document": document("hours.xlsx"), "title": "جدول الساعات"}]})
        assert "جدول الساعات" in html
        assert "دليل المتطوع" not in html
        assert "Excel" in html

    def test_a_deleted_one_is_left_out(self) -> None:
        assert "<li" not in shown("files", {"files": [{"document": None, "title": "جدول"}]})


def test_captions_are_offered_in_their_language_and_on_in_the_readers(home_ar: HomePage) -> None:
    value = dict(body_blocks(home_ar))["video"] | {"captions_en": document("day-en.vtt")}
    tracks = re.findall(r'srclang="(\w+)" label="([^"]+)"( default)?', shown("video", value, "en"))
    assert tracks == [("ar", "العربيّة", ""), ("en", "English", " default")]


def test_a_table_is_named_and_its_cells_have_heads() -> None:
    table = {
        "caption": "ساعات الفرق",
        "columns": [{"type": "text", "heading": "الفريق"}, {"type": "number", "heading": "الساعات"}],
        "rows": [{"values": ["الشاطئ", "120"]}],
    }
    html = BLOCKS["table"].render(BLOCKS["table"].to_python(table))
    assert "<caption>ساعات الفرق</caption>" in html
    assert html.count('scope="col"') == 2
    assert '<th scope="row">الشاطئ</th>' in html
    assert '<td class="number">120</td>' in html
