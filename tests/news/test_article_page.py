"""An article, as a visitor reads it."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core.models import AtharImage
from core.pictures import make_renditions
from news.models import ArticlePage, NewsIndexPage
from tests.factories.core import ImageFactory, translate
from tests.factories.news import ArticlePageFactory, TopicFactory
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import links, main, read, words

pytestmark = pytest.mark.django_db


def publish(article: ArticlePage) -> None:
    article.save_revision().publish()


def things(page: BeautifulSoup) -> dict[str, dict]:
    """The structured data of a page by type."""
    block = page.select_one('script[type="application/ld+json"]')
    assert block is not None
    assert block.string is not None
    return {thing["@type"]: thing for thing in json.loads(block.string)["@graph"]}


@pytest.fixture
def picture() -> AtharImage:
    image = ImageFactory(credit="أحمد الكواري", file__width=1400, file__height=900)
    make_renditions(image)
    return image


def test_visitor_reads_title_lead_date_and_body(client: Client, front_ar: NewsIndexPage) -> None:
    article = ArticlePageFactory(
        title="إطلاق المختبر", summary="برنامج على مراحل.", date=datetime.date(2025, 12, 5)
    )
    page = read(client, article.url)
    assert words(page.h1) == "إطلاق المختبر"
    text = words(page.main)
    for part in ("برنامج على مراحل.", "5 ديسمبر 2025", "14 جمادى الآخرة 1447 هـ", "بدأ العمل مع شروق الشمس"):
        assert part in text
    time = page.select_one("main time")
    assert time is not None
    assert time["datetime"] == "2025-12-05"


def test_english_says_both_calendars_too(client: Client, front_en: NewsIndexPage) -> None:
    article = ArticlePageFactory(date=datetime.date(2025, 12, 5))
    english = translate(article, "en", title="The Lab opens")
    assert "5 December 2025 · 14 Jumada II 1447 AH" in main(client, english.url)


def test_picture_has_caption_credit_and_words_for_who_cannot_see_it(
    client: Client, front_en: NewsIndexPage, picture: AtharImage
) -> None:
    article = ArticlePageFactory(picture=picture, picture_caption="متطوعات في مكتبة قطر")
    english = translate(article, "en", title="Books", picture_caption="Volunteers in the library")
    for url, caption, alt in [
        (article.url, "متطوعات في مكتبة قطر · الصورة: أحمد الكواري", picture.alt_ar),
        (english.url, "Volunteers in the library · Picture: أحمد الكواري", picture.alt_en),
    ]:
        figure = read(client, url).select_one("main figure")
        assert figure is not None
        # The dot between both is drawn by the style sheet.
        assert words(figure.figcaption) == caption.replace("· ", "")
        assert figure.img is not None
        assert figure.img["alt"] == alt


def test_topics_lead_to_the_front(client: Client, front_ar: NewsIndexPage) -> None:
    article = ArticlePageFactory(topics=[TopicFactory(slug="sea", name_ar="البحر")])
    assert links(read(client, article.url), ".chips a") == {"البحر": f"{front_ar.url}?topic=sea"}


def test_a_correction_stands_above_the_text_with_its_day(client: Client, front_ar: NewsIndexPage) -> None:
    article = ArticlePageFactory(date=datetime.date(2025, 12, 5))
    assert "تصويب" not in main(client, article.url)
    article.correction, article.corrected_on = "المحاور أربعة لا ثلاثة.", datetime.date(2025, 12, 7)
    publish(article)
    note = words(read(client, article.url).select_one("main .correction"))
    assert note.startswith("تصويب 7 ديسمبر 2025")
    assert note.endswith("المحاور أربعة لا ثلاثة.")


def test_partners_are_named_in_the_readers_language_where_they_have_a_name_in_it(
    client: Client, front_en: NewsIndexPage
) -> None:
    known, arabic_only = PartnerPageFactory(title="جمعية الساحل"), PartnerPageFactory(title="إخوة العطاء")
    draft = PartnerPageFactory(title="جهة غير منشورة", live=False)
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    translate(known, "en", title="Coast Society", slug="coast")
    article = ArticlePageFactory(partners=[known, arabic_only, draft])
    english = translate(article, "en", title="An agreement")
    page = read(client, english.url)
    named = {words(link): link for link in page.select(".card-partner a")}
    assert list(named) == ["Coast Society", "إخوة العطاء"]
    assert named["Coast Society"]["href"] == "/en/partners/coast/"
    assert not named["Coast Society"].has_attr("lang")
    assert (named["إخوة العطاء"]["lang"], named["إخوة العطاء"]["dir"]) == ("ar", "rtl")


def test_related_articles_are_shown_below(client: Client, front_ar: NewsIndexPage) -> None:
    topic = TopicFactory()
    article = ArticlePageFactory(topics=[topic])
    ArticlePageFactory(title="خبر قريب", topics=[topic])
    assert "خبر قريب" in words(read(client, article.url).select_one("[aria-labelledby=related]"))
    alone = ArticlePageFactory()
    assert read(client, alone.url).select_one("[aria-labelledby=related]") is None


def test_machines_read_what_it_is_and_where_it_stands(
    client: Client, front_en: NewsIndexPage, picture: AtharImage
) -> None:
    article = ArticlePageFactory(
        title="إطلاق المختبر",
        date=datetime.date(2025, 12, 5),
        picture=picture,
        topics=[TopicFactory(name_en="Lab")],
    )
    publish(article)
    english = translate(article, "en", title="The Lab opens", summary="In </script> stages.")
    data = things(read(client, english.url))
    news = data["NewsArticle"]
    assert news["headline"] == "The Lab opens"
    assert news["description"] == "In </script> stages."
    assert news["inLanguage"] == "en"
    assert news["datePublished"] == "2025-12-05"
    assert datetime.datetime.fromisoformat(news["dateModified"]).utcoffset() == datetime.timedelta(hours=3)
    assert news["keywords"] == ["Lab"]
    assert news["publisher"]["name"] == "Athar"
    assert news["image"][0].startswith("http://localhost/media/images/")
    crumbs = data["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs][1:] == ["News", "The Lab opens"]
    assert things(read(client, article.url))["NewsArticle"]["publisher"]["name"] == "أثر"


def test_the_feed_is_announced(client: Client, front_ar: NewsIndexPage) -> None:
    article = ArticlePageFactory()
    for url in (front_ar.url, article.url):
        feed = read(client, url).select_one('link[type="application/rss+xml"]')
        assert feed is not None
        assert client.get(str(feed["href"])).headers["Content-Type"].startswith("application/rss+xml")


def test_the_search_finds_it_by_words_topics_and_partners_in_both_languages(front_ar: NewsIndexPage) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    translate(partner, "en", title="Coast Society", slug="coast")
    topic = TopicFactory(name_ar="البحر", name_en="The sea")
    article = ArticlePageFactory(title="تنظيف الشاطئ", topics=[topic], partners=[partner])
    text = article.search_text()
    assert text.title == "تنظيف الشاطئ"
    assert "بدأ العمل مع شروق الشمس" in text.body
    assert set(text.names) >= {"البحر", "The sea", "جمعية الساحل", "Coast Society"}
