"""The clock alone says what state an opportunity is in, now and at any other time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dates import QATAR
from opportunities import status
from opportunities.choices import State
from opportunities.status import ACCEPTING, Code, Status, StatusFacts, next_change, seats_left, timeline

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=QATAR)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OPEN = StatusFacts(
    opens_at=NOW - DAY, deadline_at=NOW + 8 * DAY, first_start=NOW + 10 * DAY, last_end=NOW + 11 * DAY
)

# Just before, at and after every moment that decides something.
MOMENTS = st.none() | st.builds(
    lambda base, shift: base + shift,
    st.sampled_from([NOW, NOW + status.CLOSING_WITHIN, NOW - DAY, NOW + 30 * DAY]),
    st.sampled_from([timedelta(0), timedelta(microseconds=1), -timedelta(microseconds=1), HOUR, -HOUR]),
)
FACTS = st.builds(
    StatusFacts,
    state=st.sampled_from(State.values),
    opens_at=MOMENTS,
    deadline_at=MOMENTS,
    first_start=MOMENTS,
    last_end=MOMENTS,
    seats_needed=st.none() | st.integers(0, 3),
    seats_taken=st.integers(0, 4),
    waitlist=st.booleans(),
)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, Code.OPEN),
        ({"opens_at": NOW + HOUR}, Code.NOT_OPEN),
        ({"deadline_at": NOW + timedelta(hours=72, microseconds=1)}, Code.OPEN),
        ({"deadline_at": NOW + timedelta(hours=72)}, Code.CLOSING),
        ({"deadline_at": NOW}, Code.CLOSED),
        ({"seats_needed": 3, "seats_taken": 2}, Code.OPEN),
        ({"seats_needed": 3, "seats_taken": 3}, Code.FULL),
        ({"seats_needed": 3, "seats_taken": 3, "waitlist": True}, Code.WAITLIST),
        ({"seats_needed": 3, "seats_taken": 3, "deadline_at": NOW}, Code.CLOSED),
        ({"deadline_at": NOW - DAY, "first_start": NOW}, Code.RUNNING),
        ({"deadline_at": None, "first_start": NOW}, Code.OPEN),
        ({"first_start": NOW - DAY, "last_end": NOW}, Code.ENDED),
        ({"state": State.POSTPONED}, Code.POSTPONED),
        ({"state": State.CANCELLED, "last_end": NOW}, Code.CANCELLED),
        ({"state": State.MOVED, "seats_needed": 0}, Code.MOVED),
    ],
)
def test_shown_is_the_first_that_applies_of_alert_ended_registration_lifecycle(
    changes: dict, code: Code
) -> None:
    assert Status.of(replace(OPEN, **changes), NOW).code == code


@pytest.mark.parametrize(
    ("changes", "accepting"),
    [
        ({}, True),
        ({"state": State.MOVED}, True),
        ({"state": State.POSTPONED}, False),
        ({"state": State.CANCELLED}, False),
        ({"seats_needed": 1, "seats_taken": 1}, False),
        ({"seats_needed": 1, "seats_taken": 1, "waitlist": True}, True),
        ({"opens_at": NOW + HOUR}, False),
        ({"deadline_at": NOW}, False),
        ({"first_start": NOW - DAY, "last_end": NOW}, False),
    ],
)
def test_one_can_take_part_only_while_it_accepts(changes: dict, accepting: bool) -> None:
    assert Status.of(replace(OPEN, **changes), NOW).is_accepting is accepting


# Any second around the moments that decide something.
SECONDS = st.builds(
    lambda base, shift: base + timedelta(seconds=shift),
    st.sampled_from([NOW, NOW + DAY, NOW + 30 * DAY, NOW - status.CLOSING_WITHIN]),
    st.integers(-2, 2) | st.integers(-(10**7), 10**7),
)


@settings(max_examples=400, deadline=None)
@given(facts=FACTS, moment=SECONDS)
def test_the_timeline_says_what_the_clock_says_at_any_second(facts: StatusFacts, moment: datetime) -> None:
    second = int(moment.timestamp())
    by_timeline = {
        code
        for code, stretches in timeline(facts).items()
        for low, high in stretches
        if (low is None or low <= second) and (high is None or second <= high)
    }
    assert by_timeline == Status.of(facts, moment).listed_as


@given(facts=FACTS)
def test_stretches_of_a_status_lie_apart_and_in_order(facts: StatusFacts) -> None:
    for stretches in timeline(facts).values():
        for (_start, end), (start, _end) in pairwise(stretches):
            # Only the last one may have no end, only the first no start.
            assert (end or 2**62) + 1 < (start or -(2**62))


@given(facts=FACTS)
def test_what_one_can_join_is_listed_as_such(facts: StatusFacts) -> None:
    now = Status.of(facts, NOW)
    assert now.is_accepting == bool(now.listed_as.intersection(ACCEPTING))


@given(facts=FACTS, later=st.integers(0, 60 * 24 * 90))
@settings(deadline=None)
def test_nothing_changes_before_the_next_change(facts: StatusFacts, later: int) -> None:
    moment = NOW + timedelta(minutes=later)
    change = next_change(facts, moment)
    assert change > moment
    before, at_last = Status.of(facts, moment), Status.of(facts, change - timedelta(microseconds=1))
    assert (before.code, before.is_accepting, before.detail) == (
        at_last.code,
        at_last.is_accepting,
        at_last.detail,
    )


def test_accepting_codes_are_those_that_one_can_join() -> None:
    assert set(ACCEPTING) == {Code.OPEN, Code.CLOSING, Code.WAITLIST}


@pytest.mark.parametrize(
    ("facts", "detail"),
    [
        (replace(OPEN, deadline_at=NOW + 2 * DAY), "closes in 2 days"),
        (replace(OPEN, deadline_at=NOW + DAY), "closes tomorrow at 12 noon"),
        (replace(OPEN, deadline_at=NOW + 5 * HOUR), "closes today at 5 pm"),
        (replace(OPEN, deadline_at=NOW + 40 * DAY), "until 4 January 2027"),
        (replace(OPEN, opens_at=NOW + 3 * DAY), "opens in 3 days"),
        (replace(OPEN, deadline_at=NOW - DAY), "starts in 10 days"),
        (replace(OPEN, deadline_at=NOW - DAY, first_start=NOW - DAY), "until 6 December 2026"),
        (replace(OPEN, first_start=NOW - 3 * DAY, last_end=NOW - DAY), "on 24 November 2026"),
    ],
)
def test_the_detail_says_in_words_what_the_label_leaves_open(facts: StatusFacts, detail: str) -> None:
    with translation.override("en"):
        assert Status.of(facts, NOW).detail == detail


def test_an_end_at_midnight_belongs_to_the_day_before() -> None:
    midnight = datetime(2026, 11, 25, tzinfo=QATAR)
    with translation.override("en"):
        assert Status.of(StatusFacts(last_end=midnight), NOW).detail == "on 24 November 2026"


def test_days_are_counted_in_qatar() -> None:
    # Half past ten in the evening in London is already tomorrow in Doha.
    late = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    assert status.days_until(NOW, late) == 0


def test_places_left_have_all_arabic_plurals() -> None:
    # 0, 1, 2, 3-10, 11-99, 100: each form says the number as Arabic does.
    texts = {left: seats_left(500, 500 - left) for left in (0, 1, 2, 3, 11, 100)}
    assert len(set(texts.values())) == 6
    assert texts[1] == "بقي مكان واحد من 500"
    assert texts[2] == "بقي مكانان من 500"
    assert texts[3] == "بقيت 3 أماكن من 500"
    assert texts[11] == "بقي 11 مكانًا من 500"
    assert texts[100] == "بقي 100 مكان من 500"
