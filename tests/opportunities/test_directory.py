"""The directory against a plain count in Python: what it finds, the count beside each filter, the order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisTestCase

from core.dates import QATAR
from core.search_text import SearchFilters
from opportunities import filtered_by, lists
from opportunities.choices import State
from opportunities.directory import Directory
from opportunities.filters import DirectoryFilters
from opportunities.models import ListingRow, Occurrence, OpportunityPage
from opportunities.options import Options
from opportunities.recurrence import Span
from opportunities.status import STOPPED, Code, Status
from search import queries
from search.indexing import analysed, filters_of, remove_pages, write
from search.models import SearchDocument
from search.spelling import Correction
from search.thesaurus import Thesaurus
from tests.factories.opportunities import OpportunityIndexPageFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 12, tzinfo=QATAR)
HOURS = (-48, -1, 0, 1, 71, 72, 73, 200)
CAUSES = ("health", "youth", "sport")
MUNICIPALITIES = ("doha", "al-khor")
MODES = ("on-site", "online")
DAYS = ("fri", "sun")
PERIODS = ("morning", "evening")
WORDS = ("قراءة", "سباحة")


def make_pages(count: int) -> list[OpportunityPage]:
    """Pages that only hold rows: drafts, so that nothing of theirs is needed or written."""
    index = OpportunityIndexPageFactory()
    return [
        index.add_child(instance=OpportunityPage(title=f"صفحة {number}", slug=f"page-{number}", live=False))
        for number in range(count)
    ]


def make_row(
    page: OpportunityPage,
    terms: Iterable[str] = (),
    *,
    words: str = "",
    spans: list[Span] | None = None,
    **values: Any,
) -> ListingRow:
    """The row and the document that a page with these facts has; None for `spans` are no set times."""
    named: dict[str, dict[str, str]] = {}
    for kind, value in (term.split(":") for term in terms):
        named.setdefault(kind, {})[value] = value
    values = {"published_at": NOW - timedelta(days=page.pk % 7), "title": page.title, **values}
    values["terms"] = named
    row = ListingRow.objects.create(
        **{"page": page, "facts_id": page.pk, "language": "ar", "path": f"/ar/{page.pk}/", **values}
    )
    filters = SearchFilters(
        terms=list(terms),
        ranges={
            "age": [(row.min_age, row.max_age)],
            "when": filtered_by.when(row, spans),
            **filtered_by.status_ranges(row),
        },
        moments={"published": [row.published_at], **filtered_by.moments(row, spans or [])},
    )
    texts = {"title": words or row.title, "summary": "", "names": "", "body": ""}
    document = SearchDocument(
        kind="opportunity",
        language=row.language,
        object_id=page.pk,
        texts=texts,
        filters=filters_of("opportunity", filters),
    )
    write([analysed(document)])
    return row


def directory(query: str = "", language: str = "ar", now: datetime = NOW) -> Directory:
    filters = DirectoryFilters(QueryDict(query), Options(language))
    assert filters.is_valid(), filters.messages
    return Directory(filters, language, now, stop=1000)


def found(answer: Directory) -> list[int]:
    return [card.row.page_id for card in answer.cards]


moments = st.one_of(st.none(), st.sampled_from(HOURS).map(lambda hours: NOW + timedelta(hours=hours)))
times = st.sets(st.tuples(st.sampled_from(DAYS), st.sampled_from(PERIODS)), max_size=2)
rows = st.fixed_dictionaries(
    {
        "state": st.sampled_from([*State.values, *["normal"] * 4]),
        "opens_at": moments,
        "deadline_at": moments,
        "first_start": moments,
        "last_end": moments,
        "seats_needed": st.sampled_from([None, 3]),
        "seats_taken": st.sampled_from([0, 3]),
        "waitlist": st.booleans(),
        "min_age": st.sampled_from([None, 12, 18]),
        "max_age": st.sampled_from([None, 18, 60]),
        "cause": st.sets(st.sampled_from(CAUSES), max_size=2),
        "municipality": st.sets(st.sampled_from(MUNICIPALITIES), max_size=1),
        "mode": st.sets(st.sampled_from(MODES), min_size=1),
        "times": times,
        "words": st.sets(st.sampled_from(WORDS)),
    }
)
STATUSES = list(map(str, (Code.OPEN, Code.CLOSING, Code.NOT_OPEN, Code.FULL, Code.WAITLIST)))
STATUSES += ["closed", "ended", "cancelled", "moved", "postponed", "all"]
questions = st.fixed_dictionaries(
    {
        "cause": st.sets(st.sampled_from(CAUSES), max_size=2),
        "municipality": st.sets(st.sampled_from(MUNICIPALITIES), max_size=1),
        "mode": st.sets(st.sampled_from(MODES), max_size=1),
        "weekday": st.sets(st.sampled_from(DAYS), max_size=2),
        "period": st.sets(st.sampled_from(PERIODS), max_size=2),
        "age": st.sampled_from([None, 11, 12, 18, 19, 61]),
        "status": st.sets(st.sampled_from(STATUSES), max_size=2),
        "q": st.sampled_from([None, None, *WORDS]),
    }
)


class Plain:
    """What one row answers, computed from `Status` and sets in Python."""

    def __init__(self, values: dict[str, Any], status: Status) -> None:
        self.values, self.status = values, status

    def answers(self, question: dict[str, Any], without: str = "") -> bool:
        asked = {name: value for name, value in question.items() if name != without}
        return (
            all(
                not asked.get(name) or bool(asked[name] & self.values[name])
                for name in ("cause", "municipality", "mode")
            )
            and self.takes_place_on(asked.get("weekday") or set(), asked.get("period") or set())
            and self.suits(asked.get("age"))
            and self.has_status(asked.get("status") or set())
            and (asked.get("q") is None or asked["q"] in self.values["words"])
        )

    def takes_place_on(self, days: set[str], periods: set[str]) -> bool:
        if not days and not periods:
            return True
        return any(time in self.values["times"] for time in product(days or DAYS, periods or PERIODS))

    def suits(self, age: int | None) -> bool:
        low, high = self.values["min_age"], self.values["max_age"]
        return age is None or ((low is None or low <= age) and (high is None or age <= high))

    def has_status(self, codes: set[str]) -> bool:
        return bool(codes & self.codes) if codes else self.is_joinable

    @property
    def is_joinable(self) -> bool:
        return self.status.is_accepting or "not-open" in self.codes

    @property
    def codes(self) -> set[str]:
        """Every value of the status filter that finds the row."""
        codes, state = {"all"}, self.values["state"]
        if state != State.NORMAL:
            codes.add(state)
        if state in STOPPED:
            return codes
        if self.status.lifecycle == Code.ENDED:
            return codes | {"ended"}
        registration = self.status.registration
        if registration is None:
            # Its deadline has passed and it runs: the filter calls that closed.
            return codes | {"closed"}
        return codes | {str(registration)} | ({"open"} if registration == Code.CLOSING else set())


class AgainstPlainPython(HypothesisTestCase):
    pages: list[OpportunityPage]

    @classmethod
    def setUpTestData(cls) -> None:
        cls.pages = make_pages(6)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(rows, max_size=6), questions)
    def test_results_and_counts(self, values: list[dict[str, Any]], question: dict[str, Any]) -> None:
        ListingRow.objects.all().delete()
        remove_pages([page.pk for page in self.pages])
        plain: dict[int, Plain] = {}
        for page, row in zip(self.pages, values, strict=False):
            terms = {f"{kind}:{value}" for kind in ("cause", "municipality", "mode") for value in row[kind]}
            terms |= {f"time:{day}-{period}" for day, period in row["times"]}
            columns = {
                name: value
                for name, value in row.items()
                if name not in ("cause", "municipality", "mode", "times", "words")
            }
            made = make_row(page, terms, words=" ".join(sorted(row["words"])) or "صفحة", **columns)
            plain[page.pk] = Plain(row, Status.of(made, NOW))
        query = QueryDict(mutable=True)
        for name, value in question.items():
            if isinstance(value, set):
                query.setlist(name, sorted(value))
            elif value is not None:
                query[name] = str(value)
        answer = directory(query.urlencode())
        expected = {pk for pk, row in plain.items() if row.answers(question)}
        assert set(found(answer)) == expected
        assert answer.count == len(expected)
        for group in ("cause", "municipality", "mode", "weekday", "period", "status"):
            for facet in answer.facets[group]:
                alone = {**question, group: {facet.value}}
                assert facet.count == sum(row.answers(alone) for row in plain.values()), (group, facet.value)
        if not expected:
            for advice in answer.advice:
                assert advice.count == len(found(directory(advice.query)))
            everything = {**question, "status": {"all"}}
            assert answer.count_of_all_statuses == (
                0 if question["status"] else sum(row.answers(everything) for row in plain.values())
            )


@pytest.fixture
def pages() -> list[OpportunityPage]:
    return make_pages(4)


def test_status_of_everything_that_accepts_is_shown_without_asking(pages: list[OpportunityPage]) -> None:
    make_row(pages[0])
    make_row(pages[1], state=State.CANCELLED)
    make_row(pages[2], opens_at=NOW + timedelta(days=1))
    make_row(pages[3], last_end=NOW - timedelta(days=1))
    assert set(found(directory())) == {pages[0].pk, pages[2].pk}
    assert set(found(directory("status=all"))) == {page.pk for page in pages}


def test_dates_find_what_takes_place_between_them(pages: list[OpportunityPage]) -> None:
    late_on_the_fifth = datetime(2026, 12, 5, 22, tzinfo=QATAR)
    make_row(pages[0], spans=[Span(late_on_the_fifth, late_on_the_fifth + timedelta(hours=2))])
    make_row(pages[1], spans=[])
    make_row(pages[2], first_start=NOW, last_end=datetime(2026, 12, 7, tzinfo=QATAR))
    make_row(pages[3])
    any_time, period = pages[3].pk, pages[2].pk
    assert set(found(directory("from=2026-12-05&to=2026-12-05"))) == {pages[0].pk, period, any_time}
    assert set(found(directory("from=2026-12-06"))) == {period, any_time}
    assert set(found(directory("to=2026-12-04"))) == {period, any_time}
    assert set(found(directory("from=2026-12-07"))) == {any_time}


def test_orders(pages: list[OpportunityPage]) -> None:
    def at(hours: int) -> datetime:
        return NOW + timedelta(hours=hours)

    make_row(pages[0], published_at=at(-1), deadline_at=at(30), first_start=at(90))
    make_row(pages[1], published_at=at(-2), deadline_at=None, first_start=None)
    times = [Span(at(-90), at(-88)), Span(at(80), at(82))]
    make_row(pages[2], published_at=at(-3), deadline_at=at(10), first_start=at(-90), spans=times)
    for span in times:
        Occurrence.objects.create(
            opportunity=pages[2], session_key=uuid4(), starts_at=span.starts_at, ends_at=span.ends_at
        )
    first, second, third = (page.pk for page in pages[:3])
    assert found(directory("sort=newest")) == [first, second, third]
    assert found(directory("sort=deadline")) == [third, first, second]
    assert found(directory("sort=soonest")) == [third, first, second]
    assert directory("sort=soonest").cards[0].row.next_start == at(80)
    # An hour before its second time ends, only the first page has a start to come.
    assert found(directory("sort=soonest&status=all", now=at(81)))[0] == first


def test_words_put_every_word_before_some_and_filters_hold(pages: list[OpportunityPage]) -> None:
    for page, title in zip(pages, ["طباعة وسباحة", "طباعة", "سباحة", "سباحة للأطفال"], strict=True):
        make_row(page, {"cause:youth"} if page != pages[3] else set(), words=title)
    answer = directory("q=طباعة+سباحة")
    cards = answer.cards
    assert cards[0].row.page_id == pages[0].pk
    assert [card.match for card in cards] == ["exact", "partial", "partial", "partial"]
    assert set(found(directory("q=طباعة+سباحة&cause=youth"))) == {page.pk for page in pages[:3]}
    assert found(replace(answer, start=1, stop=2)) == [cards[1].row.page_id]
    assert (answer.count, answer.answer.exact) == (4, 1)
    assert found(directory("q=خياطة")) == []


@pytest.fixture
def towns(pages: list[OpportunityPage]) -> list[OpportunityPage]:
    """Doha from 16, Al Wakrah at any age, and reading in Al Wakrah up to 12. The last is newest."""
    days = [NOW - timedelta(days=3), NOW - timedelta(days=2), NOW - timedelta(days=1)]
    make_row(pages[0], {"municipality:doha"}, words="تنظيف الحديقة", min_age=16, published_at=days[0])
    make_row(pages[1], {"municipality:al-wakrah"}, words="تنظيف الشاطئ", published_at=days[1])
    wakrah = {"municipality:al-wakrah", "age:stated"}
    make_row(pages[2], wakrah, words="قراءة في المكتبة", max_age=12, published_at=days[2])
    return pages


def test_a_place_in_the_words_is_the_filter(towns: list[OpportunityPage]) -> None:
    answer = directory("q=تنظيف+بالوكرة")
    assert found(answer) == [towns[1].pk]
    assert answer.answer.exact == 1
    assert answer.label_of(answer.taken.reading.parts[0]) == "أين: الوكرة"
    assert set(found(directory("q=التطوع+في+الوكرة"))) == {towns[1].pk, towns[2].pk}


def test_an_age_in_the_words_is_the_filter_and_what_says_its_ages_comes_first(
    towns: list[OpportunityPage],
) -> None:
    assert found(directory("q=ابني+عمره+10")) == [towns[2].pk, towns[1].pk]
    assert found(directory("q=16+سنة+تنظيف")) == [towns[1].pk, towns[0].pk]
    assert found(directory("q=من+8+إلى+10+سنوات")) == [towns[2].pk, towns[1].pk]


def test_words_taken_literally_are_no_filter(towns: list[OpportunityPage]) -> None:
    make_row(towns[3], words="رحلة إلى الوكرة")
    assert found(directory("q=رحلة+الوكرة")) == [towns[3].pk]
    assert found(directory("q=الوكرة&literal=1")) == [towns[3].pk]
    assert directory("q=الوكرة&literal=1").taken.reading.parts == ()


def test_what_is_read_gives_way_where_it_finds_nothing(towns: list[OpportunityPage]) -> None:
    make_row(towns[3], {"municipality:doha"}, words="نادي الخور يزور المدرسة")
    answer = directory("q=نادي+الخور")
    assert found(answer) == [towns[3].pk]
    assert answer.taken.reading.parts == ()


def test_what_is_read_stays_where_its_words_find_nothing_either(towns: list[OpportunityPage]) -> None:
    answer = directory("q=ابني+عمره+14+قراءة+المكتبة+مساء")
    assert answer.count == 0
    assert [answer.label_of(part) for part in answer.taken.reading.parts] == ["العمر 14"]
    without_age = next(advice for advice in answer.advice if advice.label == "العمر 14")
    assert without_age.count == 1
    assert found(directory(without_age.query)) == [towns[2].pk]


def test_a_chosen_filter_holds_against_the_words(towns: list[OpportunityPage]) -> None:
    assert found(directory("q=تنظيف+بالوكرة&municipality=al-wakrah")) == [towns[1].pk]
    other = directory("q=تنظيف+بالوكرة&municipality=doha")
    assert other.taken.reading.parts == ()
    assert found(other) == [towns[0].pk]


def slips(text: str, language: str, thesaurus: Thesaurus) -> tuple[Correction, ...]:
    """As the search finds the one word that is a slip here."""
    return (Correction("تنضيف", "تنظيف"),) if "تنضيف" in text else ()


def test_a_slip_is_mended_unless_words_are_taken_literally(
    towns: list[OpportunityPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "corrections", slips)
    answer = directory("q=تنضيف")
    assert (answer.meant, set(found(answer))) == ("تنظيف", {towns[0].pk, towns[1].pk})
    literal = directory("q=تنضيف&literal=1")
    assert (literal.meant, found(literal), literal.suggestion) == ("", [], "تنظيف")


def test_advice_finds_what_it_says_and_leaves_out_one_word_too(towns: list[OpportunityPage]) -> None:
    answer = directory("q=سباحة+تنظيف&cause=health")
    assert answer.count == 0
    for advice in answer.advice:
        assert advice.count == len(found(directory(advice.query))) > 0
    lone = directory("q=غوص+طباعة+خياطة+قراءة&municipality=al-wakrah")
    if not lone.count:
        assert any(advice.count for advice in lone.advice)


def test_nothing_found_says_what_to_drop_and_what_the_other_language_has(
    pages: list[OpportunityPage],
) -> None:
    make_row(pages[0], {"cause:youth"}, min_age=18)
    make_row(pages[1], {"cause:health"}, min_age=18, language="en", words="garden")
    answer = directory("cause=youth&age=12")
    assert answer.count == 0
    assert [(advice.count, advice.query) for advice in answer.advice] == [(1, "cause=youth")]
    assert "12" in answer.advice[0].label
    assert directory("q=garden").count == 0
    assert directory("q=garden").count_in_other_language == 1
    assert directory("cause=sport").count_in_other_language == 0


def test_what_other_rooms_ask_for(pages: list[OpportunityPage]) -> None:
    now = timezone.now()
    make_row(pages[0], {"cause:youth", "partner:7"}, deadline_at=now + timedelta(days=2))
    make_row(pages[1], {"cause:youth", "cause:health"}, deadline_at=now + timedelta(days=1))
    make_row(pages[2], {"cause:sport"}, last_end=now - timedelta(days=1))
    make_row(pages[3], {"cause:health"}, language="en")

    def ids(cards: list[Any]) -> list[int]:
        return [card.row.page_id for card in cards]

    assert set(ids(lists.rows_for("ar"))) == {pages[0].pk, pages[1].pk}
    assert ids(lists.rows_for("ar", causes=["health"])) == [pages[1].pk]
    assert ids(lists.rows_for("ar", partners=[7])) == [pages[0].pk]
    assert ids(lists.rows_for("ar", causes=["sport"])) == []
    assert ids(lists.rows_for("ar", causes=["sport"], include_past=True)) == [pages[2].pk]
    assert ids(lists.picked("ar", [pages[2].pk])) == []
    assert ids(lists.picked("ar", [pages[2].pk, pages[0].pk], include_past=True)) == [
        pages[2].pk,
        pages[0].pk,
    ]
    assert len(lists.rows_for("ar", limit=1)) == 1
    assert set(ids(lists.rows_for("ar", between=(date(2030, 1, 1), None)))) == {
        pages[0].pk,
        pages[1].pk,
    }
    assert ids(lists.closing_soon("ar")) == [pages[1].pk, pages[0].pk]
    assert ids(lists.similar(pages[0])) == [pages[1].pk]


def test_the_number_of_queries_does_not_grow_with_rows() -> None:
    counts = []
    for number, page in enumerate(make_pages(30), start=1):
        make_row(page, {"cause:youth", "time:fri-morning", f"skill:skill-{number}"}, words="قصص")
        if number in (3, 30):
            counts.append(queries_of("q=قصص&cause=youth&weekday=fri&status=open"))
    # Words are read anew after every change: one query of these.
    assert counts[1] <= counts[0] <= 15


def queries_of(query: str) -> int:
    """How many queries one answer takes with all that a page shows of it."""
    with CaptureQueriesContext(connection) as captured:
        answer = directory(query)
        cards = answer.cards
        assert len(cards) == answer.count
        assert answer.facets
        assert all((card.when_text, card.where_text, card.who_text, card.status.label) for card in cards)
    return len(captured)
