"""Articles as editors write, correct, schedule and translate them in the admin."""

import datetime
import html
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from news.models import ArticlePage, NewsIndexPage
from tests.admin.conftest import make_user
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, ArticlePinFactory, TopicFactory
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import main, read, words

pytestmark = pytest.mark.django_db

# Noon of 5 December in Qatar.
NOON = datetime.datetime(2025, 12, 5, 9, tzinfo=datetime.UTC)


@pytest.fixture
def editor(db: None) -> Client:
    """A browser signed in with an Arabic admin."""
    client = Client()
    client.force_login(make_user(None, "ar"), backend="django.contrib.auth.backends.ModelBackend")
    return client


def fields(**changes: Any) -> dict[str, Any]:
    """What an editor sends from the form of an article."""
    paragraph = ("paragraph", {"text": rich_text("<p>بدأ العمل.</p>"), "language": ""})
    data = {
        "title": "إطلاق المختبر",
        "slug": "إطلاق-المختبر",
        "summary": "برنامج على مراحل.",
        "date": "2025-12-05",
        "picture": "",
        "picture_caption": "",
        "body": streamfield([paragraph]),
        "pins": inline_formset([]),
        "correction": "",
        "corrected_on": "",
        "go_live_at": "",
        "expire_at": "",
        "seo_title": "",
        "search_description": "",
        "comments": inline_formset([]),
    }
    choices = {name: changes.pop(name, []) for name in ("topics", "partners")}
    return nested_form_data(data | changes) | choices


def write(editor: Client, front: NewsIndexPage, action: str = "action-publish", **changes: Any) -> Any:
    """Send the form of a new article."""
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", front.pk])
    return editor.post(url, fields(**changes) | {action: "1"})


def edit(editor: Client, page: ArticlePage, action: str = "action-publish", **changes: Any) -> Any:
    """Send the form of an article that exists."""
    own = {"title": page.title, "slug": page.slug, "summary": page.summary}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return editor.post(url, fields(**(own | changes)) | {action: "1"})


def form(editor: Client, page: ArticlePage) -> Any:
    return read(editor, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def errors(response: Any) -> str:
    """The form must have come back; what it says is wrong."""
    assert response.status_code == 200
    found = response.context["form"].errors
    formsets = [f.errors for f in response.context["form"].formsets.values()]
    return html.unescape(f"{found} {formsets}")


def test_an_article_is_written_and_read(editor: Client, client: Client, front_ar: NewsIndexPage) -> None:
    topic, partner = TopicFactory(name_ar="البحر"), PartnerPageFactory(title="جمعية الساحل")
    write(editor, front_ar, topics=[topic.pk], partners=[partner.pk])
    text = main(client, ArticlePage.objects.get().url)
    for part in ("إطلاق المختبر", "برنامج على مراحل.", "5 ديسمبر 2025", "البحر", "جمعية الساحل"):
        assert part in text


def test_a_new_article_is_of_today_in_qatar(editor: Client, front_ar: NewsIndexPage) -> None:
    url = reverse("wagtailadmin_pages:add", args=["news", "articlepage", front_ar.pk])
    # One in the morning of the 6th in Doha; still the 5th in London.
    with time_machine.travel(datetime.datetime(2025, 12, 5, 22, tzinfo=datetime.UTC)):
        day = read(editor, url).select_one("input[name=date]")
    assert day is not None
    assert day["value"] == "2025-12-06"


def test_an_article_without_a_date_waits_as_a_draft(editor: Client, front_ar: NewsIndexPage) -> None:
    assert "date" in errors(write(editor, front_ar, date=""))
    write(editor, front_ar, action="save", date="")
    assert not ArticlePage.objects.get().live


@time_machine.travel(NOON)
def test_a_day_to_come_is_published_only_on_schedule(editor: Client, front_ar: NewsIndexPage) -> None:
    message = "هذا اليوم لم يأتِ بعد: حدّد للخبر موعد نشر"
    assert message in errors(write(editor, front_ar, date="2025-12-07"))
    assert message in errors(write(editor, front_ar, date="2025-12-07", go_live_at="2025-12-06 08:00"))
    assert not ArticlePage.objects.exists()
    write(editor, front_ar, date="2025-12-07", go_live_at="2025-12-07 08:00")
    article = ArticlePage.objects.get()
    assert article.approved_schedule
    assert not article.live


@time_machine.travel(NOON)
def test_a_draft_of_a_day_to_come_is_not_published_before_it(editor: Client, front_ar: NewsIndexPage) -> None:
    write(editor, front_ar, action="save", date="2025-12-07")
    draft = ArticlePage.objects.get()
    assert "هذا اليوم لم يأتِ بعد" in errors(edit(editor, draft, date="2025-12-07"))
    with time_machine.travel(NOON + datetime.timedelta(days=2)):
        edit(editor, draft, date="2025-12-07")
    draft.refresh_from_db()
    assert draft.live


@time_machine.travel(NOON)
def test_a_draft_may_have_a_day_to_come(editor: Client, front_ar: NewsIndexPage) -> None:
    write(editor, front_ar, action="save", date="2025-12-07")
    assert ArticlePage.objects.get().get_latest_revision_as_object().date == datetime.date(2025, 12, 7)


@time_machine.travel(NOON)
@pytest.mark.parametrize(
    ("correction", "corrected_on", "message"),
    [
        ("المحاور أربعة.", "", "حدّد اليوم الذي صُوِّب فيه الخبر."),
        ("المحاور أربعة.", "2025-12-03", "لا يمكن أن يسبق التصويب تاريخ الخبر."),
        ("المحاور أربعة.", "2025-12-06", "هذا اليوم لم يأتِ بعد."),
    ],
)
def test_a_correction_has_a_possible_day(
    editor: Client, front_ar: NewsIndexPage, correction: str, corrected_on: str, message: str
) -> None:
    sent = write(editor, front_ar, date="2025-12-04", correction=correction, corrected_on=corrected_on)
    assert message in errors(sent)
    assert not ArticlePage.objects.exists()


@time_machine.travel(NOON)
def test_a_correction_is_published(editor: Client, client: Client, front_ar: NewsIndexPage) -> None:
    write(editor, front_ar, date="2025-12-04", correction="المحاور أربعة.", corrected_on="2025-12-05")
    correction = words(read(client, ArticlePage.objects.get().url).select_one(".correction"))
    assert correction.startswith("تصويب 5 ديسمبر 2025")


def test_an_article_is_translated_as_an_ordinary_page(
    editor: Client, client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    article = ArticlePageFactory(
        title="إطلاق المختبر", date="2025-12-05", topics=[TopicFactory(name_en="The sea")]
    )
    english_locale = Locale.objects.get(language_code="en")
    editor.post(f"/admin/localize/submit/page/{article.pk}/", {"locales": [english_locale.pk]})
    english = ArticlePage.objects.get(locale=english_locale)
    assert not english.live

    page = form(editor, english)
    assert page.select_one("input[name=date]") is None
    assert page.select_one("[name=topics]") is None
    assert page.select_one("[name=corrected_on]") is None
    facts = words(page.find("dl"))
    assert "2025" in facts
    assert "التاريخ" in facts

    edit(editor, english, title="The Lab opens", slug="lab", summary="In stages.", date="1999-01-01")
    text = main(client, "/en/news/lab/")
    assert "The Lab opens" in text
    assert "5 December 2025" in text
    assert "The sea" in text
    english.refresh_from_db()
    assert english.date is None


def test_a_translation_corrects_its_words_once_the_original_has_the_day(
    editor: Client, client: Client, front_en: NewsIndexPage
) -> None:
    article = ArticlePageFactory(date=datetime.date(2025, 12, 5))
    english = translate(article, "en", title="The Lab opens")
    sent = edit(editor, english, correction="There are four axes.")
    assert "حدّد أولًا في النسخة الأصلية" in errors(sent)
    article.corrected_on = datetime.date(2025, 12, 6)
    article.save_revision().publish()
    edit(editor, english, correction="There are four axes.")
    correction = words(read(client, english.url).select_one(".correction"))
    assert correction == "Correction 6 December 2025 · 15 Jumada II 1447 AH There are four axes."
    assert read(client, article.url).select_one(".correction") is None


def test_pins_are_articles_and_not_the_article_itself(editor: Client, front_ar: NewsIndexPage) -> None:
    article, other = ArticlePageFactory(), ArticlePageFactory()
    sent = edit(editor, article, pins=inline_formset([{"article": article.pk}]))
    assert "لا يكون الخبر ذا صلة بنفسه." in errors(sent)
    sent = edit(editor, article, pins=inline_formset([{"article": front_ar.pk}]))
    assert "article" in errors(sent)
    edit(editor, article, pins=inline_formset([{"article": other.pk}]))
    assert ArticlePage.objects.get(pk=article.pk).related() == [other]


def test_a_pin_of_a_translation_may_not_be_its_own_original(editor: Client, front_en: NewsIndexPage) -> None:
    article = ArticlePageFactory()
    english = translate(article, "en", title="The Lab opens")
    sent = edit(editor, english, pins=inline_formset([{"article": article.pk}]))
    assert "لا يكون الخبر ذا صلة بنفسه." in errors(sent)


def test_partners_are_chosen_by_their_original(editor: Client, front_ar: NewsIndexPage) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    english = translate(partner, "en", title="Coast Society", slug="coast")
    article = ArticlePageFactory()
    offered = form(editor, article).select("input[name=partners]")
    assert [choice["value"] for choice in offered] == [str(partner.pk)]
    # What comes another way, an import for one, is turned to the original.
    article.partners = [english]
    article.save()
    assert list(ArticlePage.objects.get(pk=article.pk).partners.all()) == [partner]


def test_preview_shows_what_is_not_saved_yet(editor: Client, front_ar: NewsIndexPage) -> None:
    article, other = ArticlePageFactory(), ArticlePageFactory(title="خبر مثبت")
    ArticlePinFactory(page=article, article=other)
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    topic = TopicFactory(name_ar="البحر")
    sent = fields(title="عنوان جديد", topics=[topic.pk], pins=inline_formset([{"article": other.pk}]))
    assert editor.post(url, sent).json()["is_valid"]
    preview = read(editor, url)
    assert words(preview.h1) == "عنوان جديد"
    assert "البحر" in words(preview.select_one(".chips"))
    assert "خبر مثبت" in words(preview.select_one("[aria-labelledby=related]"))


def test_preview_of_a_new_article(editor: Client, front_ar: NewsIndexPage) -> None:
    url = reverse("wagtailadmin_pages:preview_on_add", args=["news", "articlepage", front_ar.pk])
    assert editor.post(url, fields(title="خبر جديد")).json()["is_valid"]
    assert words(read(editor, url).h1) == "خبر جديد"


def test_preview_of_the_front(front_ar: NewsIndexPage) -> None:
    ArticlePageFactory(title="خبر")
    response = front_ar.make_preview_request()
    assert response.status_code == 200
    assert "خبر" in response.render().content.decode()
