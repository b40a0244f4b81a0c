"""What stands below an article."""

import pytest

from news.models import ArticlePage
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, ArticlePinFactory, NewsIndexPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_pins_come_first_then_the_newest_on_the_same_topics_three_in_all() -> None:
    family, sport = TopicFactory(), TopicFactory()
    page = ArticlePageFactory(topics=[family])
    pinned = ArticlePageFactory(topics=[sport], date="2020-01-01")
    old = ArticlePageFactory(topics=[family], date="2024-01-01")
    new = ArticlePageFactory(topics=[family], date="2025-11-01")
    ArticlePageFactory(topics=[family], date="2023-01-01")
    ArticlePageFactory(topics=[sport], date="2025-12-01")
    ArticlePinFactory(page=page, article=pinned)
    assert ArticlePage.objects.get(pk=page.pk).related() == [pinned, new, old]


def test_a_pin_is_not_repeated_and_one_that_is_not_live_is_left_out() -> None:
    family = TopicFactory()
    page = ArticlePageFactory(topics=[family])
    pinned = ArticlePageFactory(topics=[family])
    ArticlePinFactory(page=page, article=pinned)
    ArticlePinFactory(page=page, article=ArticlePageFactory(topics=[family], live=False))
    assert ArticlePage.objects.get(pk=page.pk).related() == [pinned]


def test_related_articles_are_in_the_language_of_the_article() -> None:
    family = TopicFactory()
    page = ArticlePageFactory(topics=[family])
    pinned, arabic_only, on_topic = (
        ArticlePageFactory(),
        ArticlePageFactory(),
        ArticlePageFactory(topics=[family]),
    )
    for article in (pinned, arabic_only):
        ArticlePinFactory(page=page, article=article)
    translate(NewsIndexPageFactory(), "en", title="News", slug="news")
    english = {
        article: translate(article, "en", title=f"English {article.pk}")
        for article in (pinned, on_topic, page)
    }
    assert english[page].related() == [english[pinned], english[on_topic]]
