"""A wrong tree of news can't be made."""

import pytest
from wagtail.models import Page

from campaigns.models import CampaignIndexPage
from home.models import HomePage, StandardPage
from news.models import ArticlePage, NewsIndexPage
from partners.models import PartnerIndexPage, PartnerPage

pytestmark = pytest.mark.django_db


def test_articles_stand_below_the_front_only(front_ar: NewsIndexPage) -> None:
    assert ArticlePage.allowed_parent_page_models() == [NewsIndexPage]
    assert NewsIndexPage.allowed_subpage_models() == [ArticlePage]
    assert ArticlePage.allowed_subpage_models() == []


def test_a_language_has_one_front(home_ar: HomePage, home_en: HomePage, front_ar: NewsIndexPage) -> None:
    assert NewsIndexPage.allowed_parent_page_models() == [HomePage]
    home_ar.refresh_from_db()
    assert not NewsIndexPage.can_create_at(home_ar)
    assert NewsIndexPage.can_create_at(home_en)


@pytest.mark.parametrize("other", [StandardPage, PartnerIndexPage, PartnerPage, CampaignIndexPage])
def test_nothing_else_stands_below_news(other: type[Page]) -> None:
    assert other not in NewsIndexPage.allowed_subpage_models()
    assert NewsIndexPage not in other.allowed_subpage_models()
