"""The facts of an article live once: changed on the original, they change in both languages, everywhere."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from news.models import ArticlePage, NewsIndexPage
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, TopicFactory
from tests.factories.partners import PartnerPageFactory
from tests.reading import main, read, words

pytestmark = pytest.mark.django_db

Pair = tuple[ArticlePage, ArticlePage]


@pytest.fixture
def pair(front_en: NewsIndexPage) -> Pair:
    """An article and its English version, both with a correction."""
    article = ArticlePageFactory(
        title="إطلاق المختبر",
        date=datetime.date(2025, 12, 5),
        topics=[TopicFactory(slug="lab", name_ar="المختبر", name_en="The Lab")],
        partners=[PartnerPageFactory(title="الوزارة")],
        corrected_on=datetime.date(2025, 12, 6),
        correction="المحاور أربعة.",
    )
    return article, translate(article, "en", title="The Lab opens", correction="There are four axes.")


def change(article: ArticlePage, **facts: Any) -> None:
    """Edit facts of the original and publish it, as an editor does."""
    original = ArticlePage.objects.get(pk=article.pk)
    for name, value in facts.items():
        setattr(original, name, value)
    original.save_revision().publish()


def test_every_fact_has_a_test_here() -> None:
    assert set(ArticlePage.FACTS) == {"date", "topics", "partners", "corrected_on"}


def test_date(client: Client, pair: Pair, front_ar: NewsIndexPage, front_en: NewsIndexPage) -> None:
    change(pair[0], date=datetime.date(2024, 2, 1), corrected_on=datetime.date(2024, 2, 2))
    for article, day in zip(pair, ["1 فبراير 2024", "1 February 2024"], strict=True):
        assert day in main(client, article.url)
    for front, day in [(front_ar, "1 فبراير 2024"), (front_en, "1 February 2024")]:
        assert day in words(read(client, front.url).select_one(".lead-story"))
        assert read(client, f"{front.url}?year=2024").select(".card")
        assert not read(client, f"{front.url}?year=2025").select(".card")
        assert "01 Feb 2024" in client.get(f"{front.url}feed/").content.decode()


def test_topics(client: Client, pair: Pair, front_ar: NewsIndexPage, front_en: NewsIndexPage) -> None:
    change(pair[0], topics=[TopicFactory(slug="sea", name_ar="البحر", name_en="The sea")])
    for article, new, old in [(pair[0], "البحر", "المختبر"), (pair[1], "The sea", "The Lab")]:
        topics = words(read(client, article.url).select_one(".chips"))
        assert topics == new
        assert old not in topics
    for front, name in [(front_ar, "البحر"), (front_en, "The sea")]:
        assert read(client, f"{front.url}?topic=sea").select(".card")
        assert not read(client, f"{front.url}?topic=lab").select(".card")
        assert name in client.get(f"{front.url}feed/?topic=sea").content.decode()
        assert "<item>" not in client.get(f"{front.url}feed/?topic=lab").content.decode()


def test_partners(client: Client, pair: Pair) -> None:
    university = PartnerPageFactory(title="جامعة قطر")
    change(pair[0], partners=[university])
    for article in pair:
        assert [words(link) for link in read(client, article.url).select(".card-partner a")] == ["جامعة قطر"]
    assert "إطلاق المختبر" in main(client, university.url)


def test_corrected_on(client: Client, pair: Pair) -> None:
    change(pair[0], corrected_on=datetime.date(2025, 12, 9))
    for article, day in zip(pair, ["9 ديسمبر 2025", "9 December 2025"], strict=True):
        assert day in words(read(client, article.url).select_one(".correction"))


@pytest.mark.parametrize("fact", ArticlePage.FACTS)
def test_a_draft_of_the_original_changes_nothing_for_visitors(client: Client, pair: Pair, fact: str) -> None:
    before = [main(client, article.url) for article in pair]
    changes: dict[str, Callable[[], Any]] = {
        "date": lambda: datetime.date(2025, 11, 1),
        "topics": list,
        "partners": list,
        "corrected_on": lambda: datetime.date(2025, 12, 20),
    }
    original = ArticlePage.objects.get(pk=pair[0].pk)
    setattr(original, fact, changes[fact]())
    original.save_revision()
    assert [main(client, article.url) for article in pair] == before


def test_the_english_original_of_an_arabic_translation_holds_the_facts_as_well(
    client: Client, front_ar: NewsIndexPage, front_en: NewsIndexPage
) -> None:
    english = ArticlePageFactory(parent=front_en, title="The Lab opens", date=datetime.date(2025, 12, 5))
    arabic = translate(english, "ar", title="إطلاق المختبر")
    change(english, date=datetime.date(2024, 2, 1))
    assert "1 فبراير 2024" in main(client, arabic.url)
    assert "1 February 2024" in main(client, english.url)
