"""Facts live once: each is changed on the original, and both languages show it everywhere."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from campaigns.models import CampaignPage
from core.models import Cause
from tests.campaigns.conftest import FIRST, LAST, on
from tests.factories.campaigns import PhaseFactory, ProgrammeItemFactory, ToolkitItemFactory
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, TopicFactory
from tests.factories.opportunities import OpportunityPageFactory
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db
NEW_FIRST, NEW_LAST = FIRST + timedelta(days=2), LAST + timedelta(days=5)
Shown = tuple[str, str]


def in_both(page: Any, title: str) -> Any:
    """`page` with an English version called `title`; its front is translated where it isn't yet."""
    if not page.get_parent().get_translations().exists():
        translate(page.get_parent().specific, "en")
    translate(page, "en", title=title)
    return page


def change_days(campaign: CampaignPage) -> Shown:
    campaign.starts_on, campaign.ends_on = NEW_FIRST, NEW_LAST
    return "اليوم 4 من 19", "day 4 of 19"


def change_accent(campaign: CampaignPage) -> Shown:
    campaign.accent = CampaignPage.Accent.DUSK
    return "accent-dusk", "accent-dusk"


def change_hashtag(campaign: CampaignPage) -> Shown:
    campaign.hashtag = "athar"
    ToolkitItemFactory(campaign=campaign)
    return "#athar", "#athar"


def change_programme(campaign: CampaignPage) -> Shown:
    ProgrammeItemFactory(campaign=campaign, day=LAST, title_ar="ختام", title_en="Closing", starts_at=time(18))
    return "ختام", "Closing"


def change_phases(campaign: CampaignPage) -> Shown:
    PhaseFactory(campaign=campaign, name_ar="مرحلة العمل", name_en="The acting phase")
    return "مرحلة العمل", "The acting phase"


def change_toolkit(campaign: CampaignPage) -> Shown:
    ToolkitItemFactory(campaign=campaign, title_ar="شعار الحملة", title_en="Logo to share")
    return "شعار الحملة", "Logo to share"


def change_partners(campaign: CampaignPage) -> Shown:
    PartnerIndexPageFactory()
    campaign.partners.set([in_both(PartnerPageFactory(title="أصدقاء البحر"), "Friends of the Sea")])
    return "أصدقاء البحر", "Friends of the Sea"


def change_topics(campaign: CampaignPage) -> Shown:
    topic = TopicFactory()
    article = ArticlePageFactory(title="خبر عنها", date=FIRST)
    article.topics.set([topic])
    article.save()
    in_both(article, "News about it")
    campaign.topics.set([topic])
    return "خبر عنها", "News about it"


def opportunity() -> Any:
    page = OpportunityPageFactory(title="فرصة في أيامها")
    page.save_revision().publish()
    return in_both(type(page).objects.get(pk=page.pk), "Something to do")


def change_causes(campaign: CampaignPage) -> Shown:
    opportunity()
    campaign.causes.set([Cause.objects.get(slug="environment")])
    return "فرصة في أيامها", "Something to do"


def change_featured_opportunities(campaign: CampaignPage) -> Shown:
    campaign.featured_opportunities.set([opportunity()])
    return "فرصة في أيامها", "Something to do"


CHANGES: dict[str, Callable[[CampaignPage], Shown]] = {
    "starts_on": change_days,
    "ends_on": change_days,
    "accent": change_accent,
    "hashtag": change_hashtag,
    "programme": change_programme,
    "phases": change_phases,
    "toolkit": change_toolkit,
    "partners": change_partners,
    "topics": change_topics,
    "causes": change_causes,
    "featured_opportunities": change_featured_opportunities,
}


def test_every_fact_is_tried_here() -> None:
    # The code is not shown on the page; its own test follows.
    assert set(CHANGES) | {"code"} == set(CampaignPage.FACTS)


@pytest.mark.parametrize("fact", CHANGES)
def test_a_changed_fact_shows_on_both_pages(
    client: Client, arabic: CampaignPage, english: CampaignPage, fact: str
) -> None:
    with on(FIRST + timedelta(days=5)):
        before = [client.get(page.url).content.decode() for page in (arabic, english)]
        shown = CHANGES[fact](arabic)
        arabic.save()
        for page, words, text in zip((arabic, english), shown, before, strict=True):
            assert words not in text
            assert words in client.get(page.url).content.decode()


def test_changed_days_show_on_both_fronts_and_in_both_calendars(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    change_days(arabic)
    arabic.accent = CampaignPage.Accent.PALM
    arabic.save()
    for page, says in ((arabic, "بقي يومان"), (english, "2 days to go")):
        with on(FIRST):
            text = client.get(page.get_parent().get_url()).content.decode()
            assert says in text
            assert "accent-palm" in text
        calendar = b"".join(client.get(page.url + "programme.ics").streaming_content).decode()
        assert f"DTSTART;VALUE=DATE:{NEW_FIRST:%Y%m%d}" in calendar


def test_a_changed_programme_shows_in_both_calendars(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    item = ProgrammeItemFactory(campaign=arabic, day=FIRST)
    item.day, item.place_ar, item.place_en = LAST, "كتارا", "Katara"
    item.save()
    for page, place in ((arabic, "كتارا"), (english, "Katara")):
        calendar = b"".join(client.get(page.url + "programme.ics").streaming_content).decode()
        assert place in calendar
        assert f"DTSTART;VALUE=DATE:{LAST:%Y%m%d}" in calendar


def test_a_changed_code_leads_to_both(client: Client, arabic: CampaignPage, english: CampaignPage) -> None:
    arabic.code = "changed"
    arabic.save()
    assert client.get("/s/16days").status_code == 404
    for page, language in ((arabic, "ar"), (english, "en")):
        response = client.get("/s/changed", headers={"accept-language": language})
        assert response.headers["Location"] == page.url


def test_a_deleted_original_leaves_its_facts_to_its_translation(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    item = ProgrammeItemFactory(campaign=arabic, day=FIRST)
    ToolkitItemFactory(campaign=arabic)
    CampaignPage.objects.get(pk=arabic.pk).delete()
    heir = CampaignPage.objects.get(pk=english.pk)
    assert (heir.is_original, heir.starts_on, heir.ends_on, heir.code) == (True, FIRST, LAST, "16days")
    assert [row.key for row in heir.programme.all()] == [item.key]
    assert heir.toolkit.count() == 1
    assert client.get("/s/16days", headers={"accept-language": "ar"}).headers["Location"] == heir.url


def test_the_facts_of_an_unpublished_original_still_hold(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    arabic.unpublish()
    with on(FIRST):
        assert "day 1 of 16" in client.get(english.url).content.decode()
        assert CampaignPage.current("en") == english
