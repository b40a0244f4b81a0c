"""Factories of the home page's own types, and a body with every block in it."""

import datetime
from typing import Any

import factory
import wagtail_factories
from wagtail.documents import get_document_model
from wagtail.models import Page

from home.models import HomePage, StandardPage
from tests.factories.core import ImageFactory


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "دليل المتطوع"
    language = "ar"
    file = factory.django.FileField(filename="guide.pdf", data=b"%PDF-1.4")
    file_size = 8

    class Meta:
        model = get_document_model()


class StandardPageFactory(wagtail_factories.PageFactory):
    title = "عن أثر"
    slug = "عن-أثر"
    summary = "من نحن"

    class Meta:
        model = StandardPage


def document(name: str, **kwargs: Any) -> Any:
    """A document whose file is called `name`."""
    return DocumentFactory(file__filename=name, **kwargs)


def body_blocks(page: Page) -> list[tuple[str, Any]]:
    """One of each block of a body, complete and valid; links go to `page`."""
    image = ImageFactory()
    return [
        ("heading", {"level": "h2", "text": "من يشارك", "anchor": ""}),
        ("paragraph", {"text": "<p>ساعة منك <b>تبقى</b></p>", "language": ""}),
        ("quote", {"text": "جئت لساعة", "speaker": "مريم", "post": "متطوعة", "language": ""}),
        ("notice", {"kind": "important", "title": "قبل أن تأتي", "text": "<p>أحضر الموافقة</p>"}),
        ("steps", {"steps": [{"title": "اختر", "text": "بالمكان"}, {"title": "احضر", "text": ""}]}),
        ("accordion", {"questions": [{"question": "هل أحتاج خبرة؟", "answer": "<p>لا</p>"}]}),
        ("picture", {"image": image, "caption": "على الشاطئ", "decorative": False}),
        (
            "gallery",
            {"pictures": [{"image": image, "caption": "صباحًا"}, {"image": image, "caption": "مساءً"}]},
        ),
        (
            "video",
            {
                "title": "يوم مع الفريق",
                "file": document("day.mp4"),
                "poster": image,
                "silent": False,
                "captions_ar": document("day.vtt"),
                "captions_en": None,
                "transcript": "<p>نلتقي في السادسة</p>",
            },
        ),
        (
            "figure",
            {
                "value": "240",
                "label": "ساعة تطوع",
                "source": "تقرير النادي",
                "source_url": "https://example.org/",
                "date": datetime.date(2026, 1, 31),
            },
        ),
        (
            "table",
            {
                "caption": "ساعات الفرق",
                "columns": [{"type": "text", "heading": "الفريق"}, {"type": "number", "heading": "الساعات"}],
                "rows": [{"values": ["الشاطئ", "120"]}, {"values": ["المكتبة", "96"]}],
            },
        ),
        ("files", {"files": [{"document": document("guide.pdf"), "title": "الدليل"}]}),
        ("link", {"text": "البرنامج", "page": page, "url": "", "style": "primary"}),
        ("pages", {"title": "اقرأ أيضًا", "pages": [page]}),
        ("divider", None),
    ]


def compose(home: HomePage, *blocks: tuple[str, Any]) -> HomePage:
    """The home page with these sections, live; raises ValidationError as its editor's form does."""
    page = HomePage.objects.get(pk=home.pk)
    page.body = list(blocks)
    page.body.stream_block.clean(page.body)
    page.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)
