"""An opportunity's page says what a volunteer asks, in both languages, at any time."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.models import Page

from core.models import AccessibilityFeature, Requirement
from opportunities.models import OpportunityPage
from tests.factories.core import PlaceFactory, translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at
from tests.factories.partners import PartnerPageFactory

pytestmark = pytest.mark.django_db
APPLY = "https://coast.example.org/register"


def html_of(client: Client, page: Page) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def text_of(client: Client, page: Page) -> str:
    """The words of the page's main part, as a reader meets them."""
    html = html_of(client, page)
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", unescape(strip_tags(main)))


def in_english(page: OpportunityPage, **words: str) -> OpportunityPage:
    translate(page.get_parent().specific, "en")
    return translate(page, "en", **words)


def test_both_languages_say_the_same_facts_in_the_same_order(client: Client) -> None:
    place = PlaceFactory(name_ar="شاطئ سيلين", name_en="Sealine Beach")
    page = OpportunityPageFactory(
        place=place,
        min_age=16,
        guardian_required_below=18,
        hours_total=12,
        certificate="hours",
        meals="yes",
        kit="partly",
    )
    english = in_english(page, commitment="One morning")
    arabic_html, english_html = html_of(client, page), html_of(client, english)
    order = re.findall(r'class="fact-(\w+)"', arabic_html)
    assert order == re.findall(r'class="fact-(\w+)"', english_html)
    assert order[:6] == ["when", "where", "who", "time", "places", "registration"]
    text = text_of(client, english)
    for words in (
        "Sealine Beach, Doha",
        "16 years and older",
        "With a guardian under 18",
        "One morning",
        "12 hours in all",
        "7 of 12 places left",
        "Counted hours",
        "Clothing and tools, in part",
    ):
        assert words in text
    arabic = text_of(client, page)
    for words in ("شاطئ سيلين، الدوحة", "من عمر 16 فما فوق", "12 ساعة إجمالًا", "بقيت 7 أماكن من 12"):
        assert words in arabic


@pytest.mark.parametrize(
    ("facts", "href", "arabic"),
    [
        ({"apply_url": APPLY, "contact_phone": "+974 4400 1111"}, APPLY, "يفتح موقع الشريك"),
        ({"contact_phone": "+974 4400 1111"}, "tel:+97444001111", "اتصل لتشارك"),
        ({"contact_email": "v@example.org"}, "mailto:v@example.org?subject=", "راسلهم لتشارك"),
    ],
)
def test_the_main_action_is_the_partners_page_else_the_phone_else_the_mail(
    client: Client, facts: dict[str, Any], href: str, arabic: str
) -> None:
    partner = PartnerPageFactory(phone="", email="")
    page = OpportunityPageFactory(partner=partner, **{"contact_email": "", **facts})
    html = html_of(client, page)
    assert len(re.findall(rf'class="primary" href="{re.escape(href)}', html)) == 2, "the box and the bar"
    assert arabic in html


def test_the_partners_own_phone_serves_where_the_opportunity_has_none(client: Client) -> None:
    page = OpportunityPageFactory(
        contact_email="", partner=PartnerPageFactory(phone="+974 4411 2222", email="")
    )
    assert 'href="tel:+97444112222"' in html_of(client, page)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"state": "cancelled", "state_reason": "أعمال صيانة"}, "أُلغيت هذه الفرصة"),
        ({"state": "postponed", "state_reason": "أعمال صيانة"}, "أُجّلت هذه الفرصة"),
        ({"seats_taken": 12}, "اكتملت الأماكن كلها."),
        ({"deadline_at": at(-1)}, "أُغلق التسجيل يوم"),
        ({"opens_at": at(2)}, "يُفتح التسجيل يوم"),
        ({"sessions": [SessionFactory(starts_at=at(-2))], "deadline_at": at(-3)}, "انتهت هذه الفرصة"),
    ],
)
def test_where_one_can_not_take_part_no_action_is_offered_and_the_page_says_why(
    client: Client, facts: dict[str, Any], why: str
) -> None:
    html = html_of(client, OpportunityPageFactory(apply_url=APPLY, **facts))
    assert 'class="primary"' not in html
    assert APPLY not in html
    assert why in unescape(html)


def test_a_waiting_list_can_be_joined(client: Client) -> None:
    text = text_of(client, OpportunityPageFactory(seats_taken=12, waitlist=True))
    assert "سجّل في قائمة الانتظار" in text
    assert "لم يبقَ مكان" in text


@pytest.mark.parametrize("state", ["cancelled", "postponed", "moved"])
def test_what_became_of_it_stands_at_the_top_with_its_reason(client: Client, state: str) -> None:
    html = html_of(client, OpportunityPageFactory(state=state, state_reason="بسبب أعمال الصيانة"))
    assert html.index("بسبب أعمال الصيانة") < html.index("<h1")


def test_a_reason_that_is_not_translated_yet_is_shown_as_arabic(client: Client) -> None:
    page = OpportunityPageFactory()
    english = in_english(page)
    page.state, page.state_reason = "cancelled", "بسبب أعمال الصيانة"
    page.save_revision().publish()
    assert '<p lang="ar" dir="rtl">بسبب أعمال الصيانة</p>' in html_of(client, english)


def test_results_stand_on_the_page_after_the_end_only(client: Client) -> None:
    over = {"sessions": [SessionFactory(starts_at=at(-2))], "deadline_at": at(-3)}
    page = OpportunityPageFactory(**over, result_volunteers=48, result_story="جمعنا نصف طن")
    text = text_of(client, page)
    assert "ماذا تحقق" in text
    assert "48" in text
    assert "جمعنا نصف طن" in text
    # Back to the future: the numbers no longer hold.
    page.sessions = [SessionFactory()]
    page.save(clean=False)
    page.sessions.commit()
    assert "ماذا تحقق" not in text_of(client, page)


def test_a_hidden_address_shows_the_municipality_only(client: Client) -> None:
    place = PlaceFactory(name_ar="دار الأمان", map_url="https://maps.example.org/x", transport_ar="حافلة 9")
    other = PlaceFactory(name_ar="دار السكينة")
    page = OpportunityPageFactory(
        place=place,
        address_public=False,
        location_hint="الباب الخلفي",
        sessions=[SessionFactory(place=other)],
    )
    html = html_of(client, page)
    assert "الدوحة" in html
    for secret in ("دار الأمان", "دار السكينة", "الباب الخلفي", "maps.example.org", "حافلة 9"):
        assert secret not in html


def test_the_address_of_the_meeting_is_never_published(client: Client) -> None:
    page = OpportunityPageFactory(mode="online", place=None, online_url="https://meet.example.org/room")
    assert "meet.example.org" not in html_of(client, page)
    assert b"meet.example.org" not in client.get(page.get_url() + "calendar.ics").getvalue()


def test_accessibility_joins_what_the_place_and_the_activity_offer(client: Client) -> None:
    ramp, sign, *_others = AccessibilityFeature.objects.all()
    place = PlaceFactory()
    place.accessibility = [ramp]
    place.save()
    page = OpportunityPageFactory(
        place=place, accessibility=[ramp, sign], requirements=list(Requirement.objects.all()[:1])
    )
    text = text_of(client, page)
    assert text.count(ramp.name_ar) == 1
    assert sign.name_ar in text
    assert Requirement.objects.first().name_ar in text


@pytest.mark.parametrize(
    ("facts", "month", "advised"),
    [
        ({"outdoor": True}, 7, True),
        ({"outdoor": True}, 1, False),
        ({"outdoor": False}, 7, False),
    ],
)
def test_advice_on_heat_is_given_outdoors_in_the_hot_months(
    client: Client, facts: dict[str, Any], month: int, advised: bool
) -> None:
    start = at(0).replace(month=month, day=10)
    start = start if start > at(0) else start.replace(year=start.year + 1)
    page = OpportunityPageFactory(sessions=[SessionFactory(starts_at=start)], deadline_at=start, **facts)
    assert ("أشهر الحر" in text_of(client, page)) is advised


def test_sessions_are_listed_with_their_own_place_and_places(client: Client) -> None:
    sessions = [
        SessionFactory(label_ar="الصباح", seats=5, seats_taken=2, place=PlaceFactory(name_ar="الحديقة")),
        SessionFactory(starts_at=at(12), state="cancelled"),
        SessionFactory(starts_at=at(-1)),
    ]
    html = html_of(client, OpportunityPageFactory(sessions=sessions, deadline_at=None))
    listed = html[html.index('class="sessions"') :]
    assert "الحديقة، الدوحة · بقيت 3 أماكن من 5" in listed
    assert "ملغاة" in listed
    # Only the first can still be put into a calendar.
    assert re.findall(r"calendar/([0-9a-f-]+)\.ics", listed) == [str(sessions[0].key)]
    assert listed.index("الصباح") < listed.index("ملغاة")


def test_the_partner_is_named_in_the_readers_language_else_marked(client: Client) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل")
    page = OpportunityPageFactory(partner=partner)
    english = in_english(page)
    assert ' lang="ar" dir="rtl">جمعية الساحل</a>' in html_of(client, english)
    translate(partner.get_parent().specific, "en")
    translate(partner, "en", title="Coast Society")
    html = html_of(client, english)
    assert "Coast Society" in html
    assert "جمعية الساحل" not in html


def test_the_short_link_leads_to_the_page_in_the_readers_language(client: Client) -> None:
    page = OpportunityPageFactory()
    english = in_english(page)
    short = reverse("short_link", args=[page.reference])
    assert f"http://testserver{short}" in html_of(client, page)
    answer = client.get(short.upper().replace("/S/", "/s/"), headers={"accept-language": "en"})
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(english.get_url())


def things_of(html: str) -> dict[str, dict[str, Any]]:
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert data is not None
    return {thing["@type"]: thing for thing in json.loads(data[1])["@graph"]}


def test_machines_read_a_job_and_its_events_while_it_is_open(client: Client) -> None:
    page = OpportunityPageFactory(title="تنظيف </script> الشاطئ")
    things = things_of(html_of(client, page))
    job, event = things["JobPosting"], things["Event"]
    assert job["employmentType"] == "VOLUNTEER"
    assert job["title"] == page.title
    assert job["identifier"]["value"] == page.reference
    assert job["jobLocation"]["address"]["addressLocality"] == "الدوحة"
    assert job["totalJobOpenings"] == 12
    assert event["startDate"] == at(10).isoformat()
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["inLanguage"] == "ar"


@pytest.mark.parametrize(
    ("facts", "types"),
    [
        ({"seats_taken": 12}, {"BreadcrumbList"}),
        ({"deadline_at": at(-1)}, {"BreadcrumbList"}),
        ({"state": "postponed", "state_reason": "صيانة"}, {"BreadcrumbList"}),
        ({"state": "cancelled", "state_reason": "صيانة"}, {"BreadcrumbList", "Event"}),
    ],
)
def test_machines_are_not_offered_what_can_not_be_joined(
    client: Client, facts: dict[str, Any], types: set[str]
) -> None:
    things = things_of(html_of(client, OpportunityPageFactory(**facts)))
    assert set(things) == types
    if "Event" in types:
        assert things["Event"]["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_partner_lists_what_one_can_take_part_in_there(client: Client) -> None:
    partner = PartnerPageFactory()
    mine = OpportunityPageFactory(partner=partner)
    over = OpportunityPageFactory(
        partner=partner, sessions=[SessionFactory(starts_at=at(-3))], deadline_at=at(-4)
    )
    others = OpportunityPageFactory()
    for page in (mine, over, others):
        page.save_revision().publish()
    text = text_of(client, partner)
    assert mine.title in text
    assert over.title not in text
    assert others.title not in text


def test_similar_opportunities_share_a_cause_and_are_open(client: Client) -> None:
    page, alike = OpportunityPageFactory(), OpportunityPageFactory()
    full = OpportunityPageFactory(seats_taken=12)
    other = OpportunityPageFactory(causes=["animals"], mode="online", place=None)
    for one in (page, alike, full, other):
        one.save_revision().publish()
    html = html_of(client, page)
    listed = html[html.index('id="similar"') :]
    assert alike.title in listed
    assert full.title not in listed
    assert other.title not in listed


def test_the_page_asks_the_database_as_often_for_ten_sessions_and_neighbours_as_for_one(
    client: Client,
) -> None:
    def queries(page: OpportunityPage) -> int:
        client.get(page.get_url())
        with CaptureQueriesContext(connection) as captured:
            client.get(page.get_url())
        return len(captured)

    few, many = (
        OpportunityPageFactory(sessions=[SessionFactory(starts_at=at(10 + n)) for n in range(count)])
        for count in (1, 10)
    )
    for one in (few, many):
        one.save_revision().publish()
    with_few = queries(few)
    for _n in range(5):
        OpportunityPageFactory().save_revision().publish()
    assert queries(many) == with_few
