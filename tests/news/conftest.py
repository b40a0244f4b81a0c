"""The news front in both languages."""

import pytest

from news.models import NewsIndexPage
from tests.factories.core import translate
from tests.factories.news import NewsIndexPageFactory


@pytest.fixture
def front_ar(db: None) -> NewsIndexPage:
    return NewsIndexPageFactory()


@pytest.fixture
def front_en(front_ar: NewsIndexPage) -> NewsIndexPage:
    return translate(front_ar, "en", title="News", slug="news", summary="What volunteers do in Qatar.")
