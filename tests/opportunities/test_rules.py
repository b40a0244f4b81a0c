"""What must hold between the facts: each broken rule is named beside its field, in the reader's language."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from opportunities.models import OpportunityPage
from tests.factories.core import PlaceFactory, translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at
from tests.factories.partners import PartnerPageFactory

pytestmark = pytest.mark.django_db
WEEKLY = {"frequency": "weekly", "weekdays": ["tue"]}


def errors_of(page: OpportunityPage) -> dict[str, list[str]]:
    try:
        page.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("deadline_at", {"deadline_at": at(10, 17)}),
        ("deadline_at", {"schedule_type": "ongoing", "sessions": [], "ends_on": at(5).date()}),
        ("opens_at", {"opens_at": at(8), "deadline_at": at(8)}),
        ("max_age", {"min_age": 30, "max_age": 20}),
        ("guardian_required_below", {"min_age": 18, "guardian_required_below": 18}),
        ("min_age", {"min_age": 400}),
        ("seats_taken", {"seats_needed": 3, "seats_taken": 4}),
        ("waitlist", {"seats_needed": None, "waitlist": True}),
        ("seats_as_of", {"seats_as_of": at(1)}),
        ("checked_on", {"checked_on": at(2).date()}),
        ("ends_on", {"schedule_type": "flexible", "starts_on": at(5).date(), "ends_on": at(4).date()}),
        ("weekday_periods", {"weekday_periods": ["sun-midnight"]}),
        ("audience_reason", {"audience": "women"}),
        ("state_reason", {"state": "cancelled"}),
        ("place", {"place": None}),
        ("place", {"place": None, "mode": "hybrid"}),
        ("partner", {"partner": None}),
        ("causes", {"causes": []}),
        ("schedule_type", {"sessions": []}),
        ("schedule_type", {"schedule_type": "recurring"}),
        ("apply_url", {"apply_url": "javascript:alert(1)"}),
        ("apply_url", {"apply_url": "ftp://example.org/"}),
        ("contact_phone", {"contact_phone": "call me"}),
        ("reference", {"reference": "شاطئ"}),
        ("result_volunteers", {"result_volunteers": 5}),
        ("result_story", {"result_story": "كان يومًا جميلًا"}),
        ("hours_per_week", {"hours_per_week": 200}),
    ],
)
def test_a_broken_rule_is_named_beside_its_field(field: str, facts: dict[str, Any]) -> None:
    page = OpportunityPageFactory()
    for name, value in facts.items():
        setattr(page, name, value)
    messages = errors_of(page)
    assert list(messages) == [field]
    with translation.override("en"):
        in_english = errors_of(page)
    assert in_english[field] != messages[field], "the message is the same in both languages"


@pytest.mark.parametrize(
    "facts",
    [
        {"deadline_at": at(10, 16)},
        {"seats_needed": 3, "seats_taken": 4, "waitlist": True},
        {"min_age": 12, "max_age": 17, "guardian_required_below": 18},
        {"mode": "online", "place": None},
        {"audience": "women", "audience_reason": "القاعة للنساء"},
        {"state": "moved", "state_reason": "إلى القاعة الكبرى"},
        {"schedule_type": "ongoing", "sessions": []},
        {"contact_email": "", "contact_phone": ""},
    ],
)
def test_what_keeps_the_rules_is_accepted(facts: dict[str, Any]) -> None:
    page = OpportunityPageFactory()
    for name, value in facts.items():
        setattr(page, name, value)
    assert errors_of(page) == {}


@pytest.mark.parametrize(
    "values",
    [
        {"ends_at": at(10, 15)},
        {**WEEKLY, "until": None},
        {**WEEKLY, "weekdays": [], "until": at(30).date()},
        {**WEEKLY, "until": at(9).date()},
        {**WEEKLY, "until": at(400).date()},
        {**WEEKLY, "until": at(30).date(), "weekdays": ["someday"]},
        {"frequency": "daily", "until": at(20).date(), "ends_at": at(12)},
        {"frequency": "daily", "until": at(10).date(), "exceptions": [at(10).date().isoformat()]},
        {"exceptions": ["soon"]},
        {"seats": 2, "seats_taken": 3},
    ],
)
def test_a_session_that_can_not_be_is_refused(values: dict[str, Any]) -> None:
    session = SessionFactory(**values)
    with pytest.raises(ValidationError):
        session.clean()


def test_sessions_take_place_at_most_366_times_in_all() -> None:
    page = OpportunityPageFactory(deadline_at=None)
    page.schedule_type = "recurring"
    daily = {"frequency": "daily", "until": at(10 + 200).date()}
    page.sessions = [SessionFactory(**daily), SessionFactory(starts_at=at(10, 9), **daily)]
    assert list(errors_of(page)) == ["schedule_type"]
    page.sessions = [SessionFactory(**daily)]
    assert errors_of(page) == {}


def test_results_are_recorded_after_the_end() -> None:
    page = OpportunityPageFactory(sessions=[SessionFactory(starts_at=at(-2))], deadline_at=at(-3))
    page.result_volunteers, page.result_story = 40, "جمعنا نصف طن"
    assert errors_of(page) == {}


def test_there_is_a_way_to_take_part_here_or_at_the_partner() -> None:
    page = OpportunityPageFactory(
        contact_email="",
        partner=PartnerPageFactory(email="", phone="", website="https://example.org/"),
        contact_phone="+974 4400 0000",
    )
    page.contact_phone = ""
    assert list(errors_of(page)) == ["apply_url"]


def test_a_draft_may_lack_facts_but_not_contradict_itself() -> None:
    page = OpportunityPageFactory(live=False, partner=None, place=None, causes=[], sessions=[])
    page.full_clean()
    page.min_age, page.max_age = 30, 20
    assert list(errors_of(page)) == ["max_age"]


def test_a_reference_is_made_and_kept() -> None:
    first, second = OpportunityPageFactory(), OpportunityPageFactory()
    assert first.reference.isascii()
    assert first.reference != second.reference
    made = first.reference
    first.title = "عنوان آخر"
    first.full_clean()
    assert first.reference == made
    second.reference = made
    assert list(errors_of(second)) == ["reference"]


def test_places_say_as_of_when() -> None:
    assert OpportunityPageFactory().seats_as_of is not None
    assert OpportunityPageFactory(seats_needed=None).seats_as_of is None


def test_a_partner_is_always_the_original() -> None:
    partner = PartnerPageFactory()
    translate(partner.get_parent().specific, "en")
    english = translate(partner, "en")
    page = OpportunityPageFactory(partner=english)
    assert page.partner == partner


def test_the_reason_is_given_in_the_translation_too() -> None:
    page = OpportunityPageFactory(audience="women", audience_reason="القاعة للنساء")
    translate(page.get_parent().specific, "en")
    english = translate(page, "en", audience_reason="The hall is for women")
    assert errors_of(english) == {}
    english.audience_reason = ""
    assert list(errors_of(english)) == ["audience_reason"]


def test_a_place_of_a_session_does_for_that_session_only() -> None:
    page = OpportunityPageFactory(place=None, mode="online", sessions=[SessionFactory(place=PlaceFactory())])
    page.mode = "on-site"
    assert list(errors_of(page)) == ["place"]


def test_deadline_may_be_as_late_as_the_end_of_a_recurring_one() -> None:
    weekly = SessionFactory(**WEEKLY, until=at(40).date())
    page = OpportunityPageFactory(schedule_type="recurring", sessions=[weekly], deadline_at=at(30))
    assert errors_of(page) == {}
    page.deadline_at = at(40) + timedelta(days=3)
    assert list(errors_of(page)) == ["deadline_at"]
