"""The campaign front: what runs, what comes, what was."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from campaigns.models import CampaignIndexPage, CampaignPage
from core.dates import today
from home.models import HomePage
from tests.campaigns.conftest import FIRST, LAST, on
from tests.factories.campaigns import CampaignFactory, campaign_front
from tests.factories.core import translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def front(home_ar: HomePage) -> CampaignIndexPage:
    return campaign_front(home_ar)


def days(count: int) -> date:
    return today() + timedelta(days=count)


def campaign(front: CampaignIndexPage, title: str, first: int, last: int) -> CampaignPage:
    return CampaignFactory(parent=front, title=title, starts_on=days(first), ends_on=days(last))


def test_campaigns_stand_under_their_phase_in_order(client: Client, front: CampaignIndexPage) -> None:
    for title, first, last in [
        ("انتهت قديمًا", -40, -30),
        ("تجري طويلًا", -5, 20),
        ("قادمة بعيدًا", 30, 40),
        ("تنتهي غدًا", -9, 1),
        ("قادمة غدًا", 1, 3),
        ("انتهت أمس", -4, -1),
    ]:
        campaign(front, title, first, last)
    with translation.override("ar"):
        text = client.get(f"{front.url}").content.decode()
    order = ["تنتهي غدًا", "تجري طويلًا", "قادمة غدًا", "قادمة بعيدًا", "انتهت أمس"]
    places = [text.index(f">{title}</a>") for title in order]
    assert places == sorted(places)


def test_an_empty_front_says_so(client: Client, front: CampaignIndexPage) -> None:
    assert "لا حملات بعد" in client.get(front.url).content.decode()


def test_ended_campaigns_are_listed_by_year(client: Client, front: CampaignIndexPage) -> None:
    CampaignFactory(parent=front, title="حملة 2024", starts_on=date(2024, 5, 1), ends_on=date(2024, 5, 9))
    CampaignFactory(parent=front, title="حملة 2025", starts_on=date(2025, 5, 1), ends_on=date(2025, 5, 9))
    latest = client.get(front.url).content.decode()
    assert "حملة 2025" in latest
    assert "حملة 2024</a>" not in latest
    assert 'href="?year=2024#ended"' in latest
    earlier = client.get(front.url, {"year": "2024"}).content.decode()
    assert "حملة 2024</a>" in earlier
    assert "حملة 2025</a>" not in earlier


@pytest.mark.parametrize(
    "year", ["1999", "x", "", "2024.5", "-2024", "٢٠٢٥", "9" * 10_000, "2024\0", "\ud800"]
)
def test_a_wrong_year_is_refused_in_the_readers_language(
    client: Client, front: CampaignIndexPage, year: str
) -> None:
    CampaignFactory(parent=front, starts_on=date(2024, 5, 1), ends_on=date(2024, 5, 9))
    english = translate(front, "en", slug="campaigns")
    query = {"year": year.encode("utf-8", "surrogatepass")}
    response = client.get(front.url, query)
    assert response.status_code == 400
    assert "لم تنتهِ أي حملة في هذه السنة" in response.content.decode()
    assert 'href="?year=2024#ended"' in response.content.decode()
    response = client.get(english.url, query)
    assert response.status_code == 400
    assert "No campaign ended in that year" in response.content.decode()


def test_unknown_parameters_are_ignored(client: Client, front: CampaignIndexPage) -> None:
    assert client.get(front.url, {"utm_source": "x"}).status_code == 200


def test_the_current_campaign_is_the_one_that_ends_first(front: CampaignIndexPage) -> None:
    campaign(front, "طويلة", -5, 20)
    short = campaign(front, "قصيرة", -1, 2)
    campaign(front, "قادمة", 1, 2)
    assert CampaignPage.current("ar") == short


def test_without_a_running_campaign_the_next_within_60_days_is_current(front: CampaignIndexPage) -> None:
    campaign(front, "منتهية", -9, -1)
    coming = campaign(front, "قادمة", 60, 70)
    assert CampaignPage.current("ar") == coming
    assert CampaignPage.current("ar", days(-1)) == CampaignPage.objects.get(title="منتهية")
    assert CampaignPage.current("en") is None


def test_a_campaign_further_away_than_60_days_is_not_current(front: CampaignIndexPage) -> None:
    campaign(front, "قادمة", 61, 70)
    assert CampaignPage.current("ar") is None


def test_a_draft_is_on_no_list(client: Client, front: CampaignIndexPage) -> None:
    CampaignFactory(parent=front, title="مسودة", live=False)
    assert CampaignPage.current("ar") is None
    assert "مسودة" not in client.get(front.url).content.decode()


@pytest.mark.usefixtures("arabic")
def test_a_translation_is_current_by_the_dates_of_its_original(english: CampaignPage) -> None:
    assert english.starts_on is None
    assert CampaignPage.current("en", FIRST) == english
    assert CampaignPage.current("en", LAST + timedelta(days=1)) is None
    with on(FIRST):
        assert (english.day_number, english.days) == (1, 16)


def test_queries_do_not_grow_with_the_campaigns(client: Client, front: CampaignIndexPage) -> None:
    def queries() -> int:
        client.get(front.url)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(front.url)
        return len(captured)

    for number in range(3):
        campaign(front, f"قادمة {number}", 1 + number, 40)
        campaign(front, f"جارية {number}", -1 - number, 40)
    few = queries()
    for number in range(3, 30):
        campaign(front, f"قادمة {number}", 1 + number, 40)
    assert queries() == few
