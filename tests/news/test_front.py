"""The news front: what it lists, in which order, and how its address chooses."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from news.models import ArticlePage, NewsIndexPage
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, TopicFactory
from tests.reading import links, main, read, words

pytestmark = pytest.mark.django_db


def titles(client: Client, url: str) -> list[str]:
    """The articles that the page lists, the lead first."""
    return [words(link) for link in read(client, url).select("main .card :is(h2, h3) a")]


def test_the_newest_by_the_date_of_the_news_leads(client: Client, front_ar: NewsIndexPage) -> None:
    ArticlePageFactory(title="الأوسط", date="2025-06-01")
    ArticlePageFactory(title="الأحدث", date="2025-12-01")
    ArticlePageFactory(title="الأقدم", date="2018-05-01")
    page = read(client, front_ar.url)
    assert words(page.select_one(".lead-story h2")) == "الأحدث"
    assert titles(client, front_ar.url) == ["الأحدث", "الأوسط", "الأقدم"]


def test_a_translation_stands_at_the_date_of_its_original(client: Client, front_en: NewsIndexPage) -> None:
    old, new = ArticlePageFactory(date="2018-05-01"), ArticlePageFactory(date="2025-12-01")
    translate(new, "en", title="New")
    translate(old, "en", title="Old")
    assert titles(client, front_en.url) == ["New", "Old"]


def test_what_has_no_date_yet_comes_last(client: Client, front_en: NewsIndexPage) -> None:
    waiting = ArticlePageFactory(live=False, date=None)
    translate(waiting, "en", title="Waiting")
    translate(ArticlePageFactory(date="2018-05-01"), "en", title="Old")
    assert titles(client, front_en.url) == ["Old", "Waiting"]
    assert titles(client, f"{front_en.url}?year=2018") == ["Old"]
    for url in (f"{front_en.url}feed/", waiting.get_translations().get().url):
        assert client.get(url).status_code == 200


def test_only_what_is_live_and_public_in_this_language_is_listed(
    client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    shown = ArticlePageFactory(title="منشور")
    ArticlePageFactory(title="مسودة", live=False)
    private = ArticlePageFactory(title="خاص")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    translate(shown, "en", title="Published")
    assert titles(client, front_ar.url) == ["منشور"]
    assert titles(client, front_en.url) == ["Published"]


def test_a_topic_is_the_same_address_in_both_languages(
    client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    family = TopicFactory(slug="families", name_ar="الأسر", name_en="Families")
    about_families = ArticlePageFactory(title="عن الأسر", topics=[family])
    other = ArticlePageFactory(title="عن غيرها", topics=[TopicFactory()])
    translate(about_families, "en", title="About families")
    translate(other, "en", title="About something else")
    assert titles(client, f"{front_ar.url}?topic=families") == ["عن الأسر"]
    assert titles(client, f"{front_en.url}?topic=families") == ["About families"]
    assert words(read(client, f"{front_en.url}?topic=families").title).startswith("News: Families")


def test_topics_and_years_are_links_with_counts_that_keep_each_other(
    client: Client, front_ar: NewsIndexPage
) -> None:
    family = TopicFactory(slug="families", name_ar="الأسر")
    TopicFactory(name_ar="لا خبر عنه")
    ArticlePageFactory(topics=[family], date="2025-12-05")
    ArticlePageFactory(topics=[family], date="2024-03-01")
    ArticlePageFactory(date="2024-04-01")
    choices = links(read(client, front_ar.url), ".archive a")
    assert choices["الأسر 2"] == f"{front_ar.url}?topic=families"
    assert choices["2024 2"] == f"{front_ar.url}?year=2024"
    assert not any("لا خبر عنه" in label for label in choices)

    narrowed = links(read(client, f"{front_ar.url}?topic=families"), ".archive a")
    assert narrowed["2024 1"] == f"{front_ar.url}?topic=families&year=2024"
    in_year = links(read(client, f"{front_ar.url}?topic=families&year=2024"), ".archive a")
    assert in_year["مارس 1"] == f"{front_ar.url}?topic=families&year=2024&month=3"
    # What is chosen is taken off by the same link.
    chosen = read(client, f"{front_ar.url}?topic=families&year=2024&month=3").select(
        ".archive [aria-current]"
    )
    assert [parse_qs(urlsplit(str(link["href"])).query) for link in chosen] == [
        {"year": ["2024"], "month": ["3"]},
        {"topic": ["families"]},
        {"topic": ["families"], "year": ["2024"]},
    ]


def test_a_month_lists_its_own_articles_only(client: Client, front_ar: NewsIndexPage) -> None:
    ArticlePageFactory(title="ديسمبر", date="2025-12-31")
    ArticlePageFactory(title="نوفمبر", date="2025-11-30")
    ArticlePageFactory(title="العام السابق", date="2024-12-01")
    assert titles(client, f"{front_ar.url}?year=2025&month=12") == ["ديسمبر"]
    assert "ديسمبر 2025" in main(client, f"{front_ar.url}?year=2025&month=12")
    assert titles(client, f"{front_ar.url}?year=٢٠٢٥") == ["ديسمبر", "نوفمبر"]


def test_a_choice_without_news_says_so(
    client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    ArticlePageFactory(date="2025-12-31")
    assert "لا أخبار هنا بعد" in main(client, f"{front_ar.url}?year=2011")
    assert "No news here yet" in main(client, f"{front_en.url}?year=2011")


def test_pages_follow_each_other_without_gap_or_repeat(client: Client, front_ar: NewsIndexPage) -> None:
    topic = TopicFactory(slug="sea")
    for number in range(15):
        ArticlePageFactory(title=f"خبر {number}", date=f"2025-12-{30 - number}", topics=[topic])
    expected = [f"خبر {number}" for number in range(15)]
    # The lead and twelve more, then what is left.
    assert titles(client, front_ar.url) == expected[:13]
    assert titles(client, f"{front_ar.url}?page=2") == expected[13:]
    filtered = f"{front_ar.url}?topic=sea"
    assert titles(client, filtered) == expected[:12]
    following = read(client, filtered).select_one(".pagination [rel=next]")
    assert following is not None
    assert following["href"] == "?topic=sea&page=2"
    assert titles(client, f"{filtered}&page=2") == expected[12:]


@pytest.mark.parametrize(
    ("query", "status", "messages"),
    [
        ("topic=nothing", 400, ("لا يوجد موضوع بهذا الرمز.", "There is no such topic.")),
        ("topic=%00", 400, ("لا يوجد موضوع بهذا الرمز.", "There is no such topic.")),
        ("year=last", 400, ("اكتب السنة بأربعة أرقام", "Write the year as four digits")),
        ("year=25", 400, ("اكتب السنة بأربعة أرقام", "Write the year as four digits")),
        (
            "year=2025&month=13",
            400,
            ("اكتب الشهر رقمًا من 1 إلى 12.", "Write the month as a number from 1 to 12."),
        ),
        ("month=3", 400, ("الشهر يحتاج إلى سنة معه.", "A month needs a year beside it.")),
        ("year=2025&year=2024", 400, ("اختر قيمة واحدة فقط.", "Choose one value only.")),
        ("page=0", 400, ("اكتب الصفحة رقمًا يبدأ من 1.", "Write the page as a number from 1.")),
        ("page=two", 400, ("اكتب الصفحة رقمًا يبدأ من 1.", "Write the page as a number from 1.")),
        ("page=2", 404, ("لا توجد صفحة بهذا الرقم", "There is no such page")),
        (
            "page=99999999999999999999",
            400,
            ("اكتب الصفحة رقمًا يبدأ من 1.", "Write the page as a number from 1."),
        ),
    ],
)
def test_a_wrong_value_is_answered_in_the_readers_language(
    client: Client, front_en: NewsIndexPage, query: str, status: int, messages: tuple[str, str]
) -> None:
    article = ArticlePageFactory()
    translate(article, "en", title="Only one")
    for url, message in zip(["/ar/الأخبار/", "/en/news/"], messages, strict=True):
        page = read(client, f"{url}?{query}", status)
        assert message in words(page.select_one("main [role=alert]"))
        assert page.select("main .card") == []


def test_parameters_of_others_change_nothing(client: Client, front_ar: NewsIndexPage) -> None:
    ArticlePageFactory(title="خبر")
    url = f"{front_ar.url}?utm_source=x&topic=&year="
    assert titles(client, url) == ["خبر"]
    canonical = read(client, url).select_one("link[rel=canonical]")
    assert canonical is not None
    assert str(canonical["href"]).endswith(front_ar.url)


def test_a_choice_has_an_address_of_its_own_for_search_engines(
    client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    TopicFactory(slug="sea")
    page = read(client, f"{front_ar.url}?year=2025&topic=sea&utm_source=x")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical is not None
    assert str(canonical["href"]).endswith(f"{front_ar.url}?topic=sea&year=2025")
    english = page.select_one("link[rel=alternate][hreflang=en]")
    assert english is not None
    assert str(english["href"]).endswith("/en/news/?topic=sea&year=2025")


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_many_articles_cost_as_many_queries_as_few(client: Client, front_en: NewsIndexPage) -> None:
    topics = [TopicFactory(slug="sea"), TopicFactory()]

    def add(count: int) -> None:
        for _ in range(count):
            translate(ArticlePageFactory(topics=topics), "en", title="English")

    urls = [front_en.url, f"{front_en.url}?topic=sea", f"{front_en.url}feed/"]
    add(3)
    client.get(front_en.url)  # what is kept for the life of a process is asked for once
    few = [queries(client, url) for url in urls]
    add(27)
    assert [queries(client, url) for url in urls] == few


def test_latest_gives_the_newest_of_a_language(front_en: NewsIndexPage) -> None:
    old, new = ArticlePageFactory(date="2024-01-01"), ArticlePageFactory(date="2025-01-01")
    english = translate(old, "en", title="Old")
    assert ArticlePage.latest("ar", 1) == [new]
    assert ArticlePage.latest("en", 5) == [english]
