"""What a campaign gathers by rule, and where it is named in turn."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigns.gathering import NEWS_SHOWN, news_of, opportunities_of
from campaigns.models import CampaignPage
from campaigns.related import campaigns_of_opportunity
from core.dates import today
from core.models import Cause
from home.models import HomePage
from news.models import ArticlePage
from opportunities.models import OpportunityPage
from tests.campaigns.conftest import FIRST, LAST, on
from tests.factories.campaigns import campaign_front, make_campaign
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, NewsIndexPageFactory, TopicFactory
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(home_ar: HomePage) -> CampaignPage:
    """A campaign of the next 20 days about the environment."""
    page = make_campaign(
        home_ar, title="حملة البيئة", starts_on=today(), ends_on=today() + timedelta(days=20)
    )
    page.causes.set([Cause.objects.get(slug="environment")])
    page.save()
    return page


def publish(**values: Any) -> OpportunityPage:
    page = OpportunityPageFactory(**values)
    page.save_revision().publish()
    return OpportunityPage.objects.get(pk=page.pk)


def titles(campaign: CampaignPage, *, ended: bool = False) -> list[str]:
    return [card.title for card in opportunities_of(CampaignPage.objects.get(pk=campaign.pk), ended=ended)]


# --- Opportunities ---------------------------------------------------------------------------------------


def test_opportunities_share_a_cause_and_the_days(campaign: CampaignPage) -> None:
    publish(title="في أيام الحملة")
    publish(title="لمجال آخر", causes=["animals"])
    publish(title="بعد الحملة", sessions=[SessionFactory(starts_at=at(30))])
    assert titles(campaign) == ["في أيام الحملة"]


def test_the_first_and_last_day_count(campaign: CampaignPage) -> None:
    publish(title="في اليوم الأخير", sessions=[SessionFactory(starts_at=at(20, 20))], deadline_at=at(9))
    publish(title="بعده بيوم", sessions=[SessionFactory(starts_at=at(21, 1))], deadline_at=at(9))
    assert titles(campaign) == ["في اليوم الأخير"]


def test_with_partners_only_theirs_and_those_that_they_share(campaign: CampaignPage) -> None:
    ours, other = PartnerPageFactory(), PartnerPageFactory()
    campaign.partners.set([ours])
    campaign.save()
    publish(title="لشريكنا", partner=ours)
    publish(title="بمشاركة شريكنا", partner=other, co_partners=[ours])
    publish(title="لغيره", partner=other)
    assert sorted(titles(campaign)) == ["بمشاركة شريكنا", "لشريكنا"]


def test_picks_come_first_and_once(campaign: CampaignPage) -> None:
    publish(title="الأولى بالقاعدة", sessions=[SessionFactory(starts_at=at(9))])
    later = publish(title="مختارة", sessions=[SessionFactory(starts_at=at(15))])
    elsewhere = publish(
        title="مختارة من مجال آخر", causes=["animals"], sessions=[SessionFactory(starts_at=at(40))]
    )
    campaign.featured_opportunities.set([later, elsewhere])
    campaign.save()
    assert titles(campaign) == ["مختارة", "مختارة من مجال آخر", "الأولى بالقاعدة"]


def test_what_is_over_is_listed_only_once_the_campaign_has_ended(campaign: CampaignPage) -> None:
    campaign.starts_on, campaign.ends_on = today() - timedelta(days=9), today() - timedelta(days=1)
    campaign.save()
    publish(title="انتهت", sessions=[SessionFactory(starts_at=at(-3))], deadline_at=at(-4))
    assert titles(campaign) == []
    assert titles(campaign, ended=True) == ["انتهت"]


def test_a_campaign_without_causes_gathers_nothing_by_rule(campaign: CampaignPage) -> None:
    campaign.causes.clear()
    campaign.save()
    publish()
    assert titles(campaign) == []


def test_opportunities_are_in_the_language_of_the_page(client: Client, campaign: CampaignPage) -> None:
    opportunity = publish(title="تنظيف الشاطئ")
    translate(opportunity.get_parent().specific, "en")
    translate(opportunity, "en", title="Cleaning the beach")
    translate(campaign.get_parent().specific, "en", slug="campaigns")
    english = translate(campaign, "en", title="For nature", slug="environment")
    text = client.get(english.url).content.decode()
    assert "Cleaning the beach" in text
    assert "تنظيف الشاطئ" not in text
    assert "تنظيف الشاطئ" in client.get(campaign.url).content.decode()


def test_the_directory_shows_more_of_its_causes_and_days(client: Client, campaign: CampaignPage) -> None:
    publish()
    text = client.get(campaign.url).content.decode()
    address = re.search(r'href="([^"]*[?]cause=environment[^"]*)"', text)
    assert address
    answer = client.get(html.unescape(address[1]))
    assert answer.status_code == 200
    assert "تنظيف الشاطئ" in answer.content.decode()


# --- News ------------------------------------------------------------------------------------------------


@pytest.fixture
def article(campaign: CampaignPage) -> Callable[..., ArticlePage]:
    """Makes an article of today on the campaign's topic, unless other topics are given."""
    topic = TopicFactory()
    campaign.topics.set([topic])
    campaign.starts_on, campaign.ends_on = FIRST, LAST
    campaign.save()

    def make(day: date, **values: Any) -> ArticlePage:
        topics, partners = values.pop("topics", [topic]), values.pop("partners", [])
        page = ArticlePageFactory(date=day, **values)
        page.topics.set(topics)
        page.partners.set(partners)
        page.save()
        return page

    return make


def news(campaign: CampaignPage) -> list[ArticlePage]:
    return news_of(CampaignPage.objects.get(pk=campaign.pk))


def test_news_is_on_a_topic_and_of_its_time(
    campaign: CampaignPage, article: Callable[..., ArticlePage]
) -> None:
    with on(LAST + timedelta(days=90)):
        inside = [article(FIRST - timedelta(days=30)), article(FIRST), article(LAST + timedelta(days=60))]
        article(FIRST - timedelta(days=31))
        article(LAST + timedelta(days=61))
        article(FIRST, topics=[TopicFactory()])
        assert news(campaign) == inside[::-1]


def test_older_news_counts_if_it_names_a_partner(
    campaign: CampaignPage, article: Callable[..., ArticlePage]
) -> None:
    partner = PartnerPageFactory()
    campaign.partners.set([partner])
    campaign.save()
    old = article(date(2025, 1, 1), partners=[partner])
    article(date(2025, 1, 1), partners=[PartnerPageFactory()])
    article(date(2025, 1, 1), partners=[partner], topics=[TopicFactory()])
    assert news(campaign) == [old]


def test_news_is_in_the_language_of_the_page(
    campaign: CampaignPage, article: Callable[..., ArticlePage]
) -> None:
    arabic = article(FIRST, title="خبر الحملة")
    translate(arabic.get_parent().specific, "en", slug="news")
    english_article = translate(arabic, "en", title="News of it", slug="news-of-it")
    translate(campaign.get_parent().specific, "en", slug="campaigns")
    english = translate(campaign, "en", title="For nature", slug="environment")
    assert news_of(english) == [english_article]
    assert news(campaign) == [arabic]


# --- Pointing back ---------------------------------------------------------------------------------------


def test_an_opportunity_names_the_campaigns_that_gather_it(campaign: CampaignPage) -> None:
    gathered = publish(title="في أيام الحملة")
    other = publish(title="بعد الحملة", sessions=[SessionFactory(starts_at=at(30))])
    assert campaigns_of_opportunity(gathered) == [campaign]
    assert campaigns_of_opportunity(other) == []
    campaign.featured_opportunities.set([other])
    campaign.save()
    assert campaigns_of_opportunity(other) == [campaign]


def test_an_opportunity_of_another_partner_names_no_campaign(campaign: CampaignPage) -> None:
    campaign.partners.set([PartnerPageFactory()])
    campaign.save()
    assert campaigns_of_opportunity(publish()) == []


def test_a_partner_names_its_campaigns_in_the_language_of_its_page(
    client: Client, campaign: CampaignPage
) -> None:
    translate(PartnerIndexPageFactory(), "en", slug="partners")
    partner = PartnerPageFactory()
    english_partner = translate(partner, "en", title="Clean coast", slug="clean-coast")
    campaign.partners.set([partner])
    campaign.save()
    translate(campaign.get_parent().specific, "en", slug="campaigns")
    translate(campaign, "en", title="For the sea", slug="for-the-sea")
    assert "حملة البيئة" in client.get(partner.url).content.decode()
    text = client.get(english_partner.url).content.decode()
    assert "For the sea" in text
    assert "حملة البيئة" not in text


# --- Queries ---------------------------------------------------------------------------------------------


def test_queries_do_not_grow_with_what_is_gathered(
    client: Client, campaign: CampaignPage, article: Callable[..., ArticlePage]
) -> None:
    campaign.starts_on, campaign.ends_on = today(), today() + timedelta(days=20)
    campaign.save()
    NewsIndexPageFactory()

    def queries() -> int:
        client.get(campaign.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(campaign.url)
        return len(captured)

    def add(count: int) -> None:
        for _ in range(count):
            publish()
            article(today())
            partner = PartnerPageFactory()
            campaign.partners.add(partner)

    add(3)
    campaign.partners.clear()
    few = queries()
    add(27)
    campaign.partners.clear()
    assert queries() == few
    assert len(news(campaign)) == NEWS_SHOWN


def test_a_campaign_front_of_one_language_has_no_campaign_of_the_other(
    client: Client, campaign: CampaignPage
) -> None:
    english = translate(
        campaign_front(HomePage.objects.get(locale__language_code="ar")), "en", slug="campaigns"
    )
    assert "حملة البيئة" not in client.get(english.url).content.decode()
