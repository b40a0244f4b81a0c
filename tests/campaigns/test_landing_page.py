"""What a visitor sees of a campaign before, while and after it runs, in both languages."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.utils import translation

from campaigns.landing import size_text
from campaigns.models import CampaignPage
from core import pictures
from tests.campaigns.conftest import FIRST, LAST, on
from tests.factories.campaigns import PhaseFactory, ProgrammeItemFactory, ToolkitItemFactory

pytestmark = pytest.mark.django_db
SIXTH = FIRST + timedelta(days=5)


def page_text(client: Client, page: CampaignPage, day: date) -> str:
    with on(day):
        response = client.get(page.url)
    assert response.status_code == 200
    text: str = response.content.decode()
    return text[text.index("<main") :]


def test_before_it_starts_it_says_how_long_to_wait_and_what_to_expect(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory(campaign=arabic, day=SIXTH)
    text = page_text(client, english, FIRST - timedelta(days=9))
    assert "Coming · 9 days to go" in text
    assert "What to expect" in text
    assert "Seminar: women in the digital age" in text
    assert "قادمة · بقي 9 أيام" in page_text(client, arabic, FIRST - timedelta(days=9))


def test_while_it_runs_it_counts_the_day_and_shows_todays_programme_first(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory(campaign=arabic, day=FIRST, title_en="Opening")
    ProgrammeItemFactory(campaign=arabic, day=SIXTH, starts_at=time(17), ends_at=time(19))
    text = page_text(client, english, SIXTH)
    assert "Running · day 6 of 16" in text
    assert text.index('id="today"') < text.index("Opening")
    today = text[text.index('id="today"') : text.index('id="programme"')]
    assert "Seminar: women in the digital age" in today
    assert "5–7 pm" in today
    assert "Opening" not in today
    assert "اليوم 6 من 16" in page_text(client, arabic, SIXTH)


def test_a_day_without_programme_shows_what_comes_next(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory(campaign=arabic, day=LAST, title_en="Closing")
    text = page_text(client, english, SIXTH)
    today = text[text.index('id="today"') : text.index('id="programme"')]
    assert "Next" in today
    assert "Closing" in today


def test_after_it_ended_its_result_leads(client: Client, arabic: CampaignPage) -> None:
    outcome = {"what": "متطوعون", "target": "500", "reached": "640"}
    arabic.result = [("outcomes", {"outcomes": [outcome], "source": "فريق الحملة"})]
    arabic.body = [("paragraph", {"text": "<p>لماذا هذه الحملة</p>", "language": ""})]
    arabic.save_revision().publish()
    ended = page_text(client, arabic, LAST + timedelta(days=1))
    assert "انتهت في 10 ديسمبر 2026" in ended
    assert ended.index("640") < ended.index("لماذا هذه الحملة")
    assert "640" not in page_text(client, arabic, LAST)


@pytest.mark.parametrize(
    ("moment", "says"),
    [
        ((FIRST - timedelta(days=1), time(23, 59)), "starts tomorrow"),
        ((FIRST, time(0, 0)), "day 1 of 16"),
        ((LAST, time(23, 59)), "day 16 of 16"),
        ((LAST + timedelta(days=1), time(0, 0)), "Ended on 10 December 2026"),
    ],
)
def test_the_day_changes_at_midnight_in_qatar(
    client: Client, english: CampaignPage, moment: tuple[date, time], says: str
) -> None:
    with on(*moment):
        assert says in client.get(english.url).content.decode()


def test_each_day_has_a_square_with_words(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory.create_batch(2, campaign=arabic, day=SIXTH)
    text = page_text(client, english, SIXTH)
    squares = text[text.index('class="days"') : text.index("</ol>", text.index('class="days"'))]
    assert squares.count("<li") == 16
    assert 'class="today" aria-current="date"' in squares
    assert squares.count('class="past"') == 5
    assert "Day 6, 30 November, today, 2 events" in squares
    assert "Day 1, 25 November, over" in squares


def test_a_long_campaign_has_a_bar_in_place_of_squares(client: Client, arabic: CampaignPage) -> None:
    arabic.ends_on = FIRST + timedelta(days=91)
    arabic.save()
    text = page_text(client, arabic, SIXTH)
    assert 'class="days"' not in text
    assert 'max="92" value="6"' in text


def test_phases_say_where_they_stand(client: Client, arabic: CampaignPage, english: CampaignPage) -> None:
    PhaseFactory(campaign=arabic, name_en="Getting ready", starts_on=FIRST, ends_on=FIRST)
    PhaseFactory(campaign=arabic, name_en="Acting", starts_on=SIXTH, ends_on=LAST)
    text = page_text(client, english, SIXTH)
    phases = text[text.index('id="phases"') :]
    assert (
        phases.index("Getting ready")
        < phases.index("Ended")
        < phases.index("Acting")
        < phases.index("Running")
    )


def test_the_toolkit_says_what_each_thing_is(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    item = ToolkitItemFactory(campaign=arabic)
    pictures.make_renditions(item.image, "article")
    text = page_text(client, english, SIXTH)
    toolkit = text[text.index('id="toolkit"') :]
    assert "Poster of the campaign" in toolkit
    assert "poster · picture" in toolkit
    assert "Arabic and English" in toolkit
    assert f'alt="{item.image.alt_en}"' in toolkit


@pytest.mark.parametrize(
    ("size", "text"), [(0, "1 KB"), (400, "1 KB"), (1536, "2 KB"), (2_621_440, "2.5 MB")]
)
def test_sizes_are_said_in_words(size: int, text: str) -> None:
    with translation.override("en"):
        assert size_text(size) == text


def test_what_is_over_is_not_offered_for_calendars(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    over, coming = (ProgrammeItemFactory(campaign=arabic, day=day) for day in (FIRST, LAST))
    text = page_text(client, english, SIXTH)
    assert f"programme/{coming.key}.ics" in text
    assert f"programme/{over.key}.ics" not in text
    assert "programme.ics" not in page_text(client, english, LAST + timedelta(days=1))


def test_a_toolkit_item_whose_file_was_deleted_is_left_out(client: Client, arabic: CampaignPage) -> None:
    item = ToolkitItemFactory(campaign=arabic)
    item.image.delete()
    assert item.title_ar not in page_text(client, arabic, SIXTH)


def test_the_help_line_is_shown_in_its_language(
    client: Client, arabic: CampaignPage, english: CampaignPage
) -> None:
    arabic.helpline = "<p>اتصل بنا على 919 في أي وقت</p>"
    arabic.save()
    assert "اتصل بنا على 919" in page_text(client, arabic, SIXTH)
    assert "919" not in page_text(client, english, SIXTH)


def test_a_draft_without_dates_can_be_previewed(arabic: CampaignPage) -> None:
    arabic.starts_on = arabic.ends_on = None
    response = arabic.make_preview_request()
    assert response.status_code == 200


def test_machines_read_an_event(arabic: CampaignPage, english: CampaignPage) -> None:
    ProgrammeItemFactory(campaign=arabic, day=SIXTH, starts_at=time(17))
    event, trail = english.structured_data()["@graph"]
    assert (event["@type"], event["name"], event["inLanguage"]) == ("Event", "The 16 Days", "en")
    assert (event["startDate"], event["endDate"]) == ("2026-11-25", "2026-12-10")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["location"][0]["address"]["addressCountry"] == "QA"
    assert event["subEvent"][0]["startDate"] == "2026-11-30T17:00:00+03:00"
    assert event["subEvent"][0]["name"] == "Seminar: women in the digital age"
    assert trail["@type"] == "BreadcrumbList"


def test_search_finds_the_programme_in_the_pages_language(
    arabic: CampaignPage, english: CampaignPage
) -> None:
    ProgrammeItemFactory(campaign=arabic, day=SIXTH)
    assert "Seminar: women in the digital age" in english.search_text().body
    assert "ندوة: المرأة في العصر الرقمي" in arabic.search_text().body
    assert "16days" in english.search_text().names
