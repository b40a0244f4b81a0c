"""Sessions by a rule: when they take place, how that is said, and the rows that are made of it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from core.dates import QATAR
from opportunities.choices import Frequency, State, Weekday
from opportunities.models import Occurrence, OpportunityPage, Session
from opportunities.recurrence import MAX_OCCURRENCES, describe, expand
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at

pytestmark = pytest.mark.django_db


def session(frequency: Frequency, until: date | None = None, **values: object) -> Session:
    """From Tuesday 1 December 2026, five to six in the afternoon."""
    start = datetime(2026, 12, 1, 17, tzinfo=QATAR)
    return Session(
        starts_at=start, ends_at=start + timedelta(hours=1), frequency=frequency, until=until, **values
    )


def days(made: Session) -> list[str]:
    return [span.starts_at.date().isoformat() for span in expand(made)]


def test_a_single_session_takes_place_once() -> None:
    assert days(session(Frequency.NONE)) == ["2026-12-01"]


def test_daily_runs_through_its_last_day_without_its_exceptions() -> None:
    made = session(Frequency.DAILY, date(2026, 12, 4), exceptions=["2026-12-02", "2027-01-01"])
    assert days(made) == ["2026-12-01", "2026-12-03", "2026-12-04"]


def test_weekly_takes_its_weekdays_from_the_first_day_on() -> None:
    made = session(Frequency.WEEKLY, date(2026, 12, 13), weekdays=["sun", "thu"])
    assert days(made) == ["2026-12-03", "2026-12-06", "2026-12-10", "2026-12-13"]


def test_monthly_leaves_out_months_without_the_day() -> None:
    start = datetime(2026, 12, 31, 17, tzinfo=QATAR)
    made = Session(
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        frequency=Frequency.MONTHLY,
        until=date(2027, 3, 31),
    )
    assert days(made) == ["2026-12-31", "2027-01-31", "2027-03-31"]


@settings(deadline=None, max_examples=60)
@given(
    frequency=st.sampled_from([Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY]),
    length=st.integers(0, 800),
    weekdays=st.lists(st.sampled_from(Weekday.values), min_size=1, unique=True),
    left_out=st.lists(st.integers(0, 400), max_size=5),
)
def test_occurrences_keep_hour_and_length_and_never_exceed_their_number(
    frequency: Frequency, length: int, weekdays: list[str], left_out: list[int]
) -> None:
    first = date(2026, 12, 1)
    exceptions = [(first + timedelta(days=day)).isoformat() for day in left_out]
    made = session(frequency, first + timedelta(days=length), weekdays=weekdays, exceptions=exceptions)
    spans = expand(made)
    assert len(spans) <= MAX_OCCURRENCES
    assert spans == sorted(set(spans))
    for span in spans:
        assert (span.starts_at.hour, span.starts_at.utcoffset()) == (17, timedelta(hours=3))
        assert span.ends_at - span.starts_at == timedelta(hours=1)
        assert first <= span.starts_at.date() <= made.until
        assert span.starts_at.date().isoformat() not in exceptions


@pytest.mark.parametrize(
    ("made", "arabic", "english"),
    [
        (
            session(Frequency.WEEKLY, date(2026, 12, 30), weekdays=["tue"]),
            "كل ثلاثاء، 5–6 مساءً، حتى 30 ديسمبر",
            "every Tuesday, 5–6 pm, until 30 December",
        ),
        (
            session(Frequency.WEEKLY, date(2026, 12, 30), weekdays=["thu", "sun", "tue"]),
            "كل أحد وثلاثاء وخميس، 5–6 مساءً، حتى 30 ديسمبر",
            "every Sunday, Tuesday and Thursday, 5–6 pm, until 30 December",
        ),
        (
            session(Frequency.DAILY, date(2026, 12, 6), exceptions=["2026-12-04", "2026-12-31"]),
            "كل يوم، 5–6 مساءً، حتى 6 ديسمبر؛ ما عدا 4 ديسمبر",
            "every day, 5–6 pm, until 6 December; not on 4 December",
        ),
        (
            session(Frequency.MONTHLY, date(2027, 3, 1)),
            "في اليوم 1 من كل شهر، 5–6 مساءً، حتى 1 مارس 2027",
            "on day 1 of every month, 5–6 pm, until 1 March 2027",
        ),
        (
            session(Frequency.NONE),
            "الثلاثاء 1 ديسمبر، 5–6 مساءً",
            "Tuesday 1 December, 5–6 pm",
        ),
    ],
)
def test_a_rule_is_said_in_words_of_both_languages(made: Session, arabic: str, english: str) -> None:
    with time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=QATAR), tick=False):
        with translation.override("ar"):
            assert describe(made) == arabic
        with translation.override("en"):
            assert describe(made) == english


def recurring() -> OpportunityPage:
    made = SessionFactory(
        starts_at=at(1), frequency=Frequency.DAILY, until=(at(1) + timedelta(days=4)).date()
    )
    return OpportunityPageFactory(
        schedule_type="recurring", deadline_at=None, sessions=[made, SessionFactory(state=State.CANCELLED)]
    )


def publish(page: Page) -> None:
    page.save_revision().publish()


def test_publishing_writes_a_row_for_each_time() -> None:
    page = recurring()
    assert not Occurrence.objects.exists()
    publish(page)
    rows = list(page.occurrences.all())
    assert [row.starts_at for row in rows] == [at(1), at(2), at(3), at(4), at(5), at(10)]
    assert [row.state for row in rows] == [State.NORMAL] * 5 + [State.CANCELLED]
    assert {row.session_key for row in rows} == {session.key for session in page.sessions.all()}


def test_publishing_again_leaves_no_old_row() -> None:
    page = recurring()
    publish(page)
    page.sessions = [SessionFactory(starts_at=at(20), frequency=Frequency.DAILY, until=at(21).date())]
    publish(page)
    assert [row.starts_at for row in page.occurrences.all()] == [at(20), at(21)]


def test_rows_stay_while_a_translation_is_live_and_go_with_the_last_version(home_en: Page) -> None:
    page = recurring()
    publish(page)
    translate(page.get_parent().specific, "en")
    english = translate(page, "en")
    OpportunityPage.objects.get(pk=page.pk).unpublish()
    assert page.occurrences.count() == 6
    english.unpublish()
    assert not Occurrence.objects.exists()


def test_rows_are_handed_over_with_the_facts_when_the_original_is_deleted(home_en: Page) -> None:
    page = recurring()
    publish(page)
    translate(page.get_parent().specific, "en")
    english = translate(page, "en")
    OpportunityPage.objects.get(pk=page.pk).delete()
    assert [row.starts_at for row in Occurrence.objects.filter(opportunity=english)][:2] == [at(1), at(2)]
    english.refresh_from_db()
    english.delete()
    assert not Occurrence.objects.exists()
