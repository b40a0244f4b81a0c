"""Bit sets answer as going through every document would."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from search.engines.base import EARLIEST, NEWEST, Condition, Order, Term, Within
from search.engines.bitmaps import Bitmaps, Entry, Scores, bits_of, flags, places_of, toggled

SMALL = st.integers(-6, 6)
RANGES = st.lists(st.tuples(SMALL, SMALL).map(sorted).map(list), max_size=4)
PLACES = st.lists(st.integers(0, 300), max_size=150)


@dataclass(frozen=True)
class Document:
    """A document as the plain model keeps it."""

    pk: int
    terms: tuple[str, ...]
    ranges: list[list[int]]
    starts: list[int]
    published: int

    @property
    def entry(self) -> Entry:
        filters = {
            "terms": list(self.terms),
            "ranges": {"age": self.ranges},
            "moments": {"start": self.starts, "published": [self.published]},
        }
        return Entry(self.pk, "opportunity", self.pk, filters)

    def meets(self, condition: Condition) -> bool:
        if isinstance(condition, Term):
            return condition.term in self.terms
        return any(low <= condition.high and high >= condition.low for low, high in self.ranges)

    def first(self, order: Order) -> int | None:
        numbers = [self.published] if order.moment == "published" else self.starts
        return min(
            (number for number in numbers if order.after is None or number > order.after), default=None
        )


DOCUMENTS = st.builds(
    Document,
    pk=st.integers(1, 12),
    terms=st.lists(st.sampled_from("abc"), unique=True).map(tuple),
    ranges=RANGES,
    starts=st.lists(SMALL, max_size=4),
    published=SMALL,
)
CONDITIONS = st.one_of(
    st.sampled_from("abcd").map(Term),
    st.tuples(SMALL, SMALL).map(sorted).map(lambda pair: Within("age", *pair)),
)
ORDERS = st.one_of(
    st.just(NEWEST),
    st.just(Order("start")),
    st.builds(Order, st.just("start"), SMALL),
    st.just(Order("none")),
)


@dataclass
class Plain:
    """The documents in a dictionary, asked one by one."""

    documents: dict[int, Document] = field(default_factory=dict)

    def meeting(self, condition: Condition) -> set[int]:
        return {pk for pk, document in self.documents.items() if document.meets(condition)}

    def in_order(self, order: Order) -> list[int]:
        def key(document: Document) -> tuple[bool, int, int, int]:
            first = document.first(order) if order.moment != "none" else None
            sign = -1 if order.latest_first else 1
            return (first is None, sign * (first or 0), -document.published, -document.pk)

        return [document.pk for document in sorted(self.documents.values(), key=key)]


class AsGoingThroughAll(RuleBasedStateMachine):
    """Documents come, change and go, and the clock moves, while both are asked the same."""

    def __init__(self) -> None:
        super().__init__()
        self.plain, self.bitmaps = Plain(), Bitmaps()

    @rule(documents=st.lists(DOCUMENTS, max_size=12))
    def load(self, documents: list[Document]) -> None:
        self.plain = Plain({document.pk: document for document in documents})
        self.bitmaps = Bitmaps(document.entry for document in self.plain.documents.values())

    @rule(document=DOCUMENTS)
    def add(self, document: Document) -> None:
        self.plain.documents[document.pk] = document
        self.bitmaps.add(document.entry)

    @rule(pk=st.integers(1, 12))
    def remove(self, pk: int) -> None:
        self.plain.documents.pop(pk, None)
        self.bitmaps.remove(pk)

    @rule(condition=CONDITIONS)
    def who_meets(self, condition: Condition) -> None:
        found = self.bitmaps.meeting(condition) & self.bitmaps.live
        assert self.pks(places_of(found)) == sorted(self.plain.meeting(condition))

    @rule(order=ORDERS, start=st.integers(0, 12), size=st.integers(0, 12))
    def in_which_order(self, order: Order, start: int, size: int) -> None:
        places = self.bitmaps.in_order(self.bitmaps.live, order, start, start + size)
        found = [self.bitmaps.hits[place].object_id for place in places]
        assert found == self.plain.in_order(order)[start : start + size]

    @rule(condition=CONDITIONS, start=st.integers(0, 12), size=st.integers(0, 12))
    def in_groups(self, condition: Condition, start: int, size: int) -> None:
        first = self.bitmaps.meeting(condition) & self.bitmaps.live
        places = self.bitmaps.by_groups([first, self.bitmaps.live & ~first], start, start + size)
        newest, meeting = self.plain.in_order(NEWEST), self.plain.meeting(condition)
        expected = [pk for pk in newest if pk in meeting] + [pk for pk in newest if pk not in meeting]
        assert [self.bitmaps.hits[place].object_id for place in places] == expected[start : start + size]

    @invariant()
    def knows_the_living(self) -> None:
        assert self.pks(places_of(self.bitmaps.live)) == sorted(self.plain.documents)

    def pks(self, places: list[int]) -> list[int]:
        return sorted(self.bitmaps.hits[place].object_id for place in places)


TestAsGoingThroughAll = AsGoingThroughAll.TestCase
TestAsGoingThroughAll.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_many_documents_are_told_apart_as_few_are() -> None:
    entries = [
        Document(pk, ("even",) if pk % 2 == 0 else (), [[pk, pk + 9]], [pk], -pk).entry for pk in range(500)
    ]
    bitmaps = Bitmaps(entries)
    assert bitmaps.meeting(Term("even")).bit_count() == 250
    assert places_of(bitmaps.meeting(Within("age", 100, 100))) == list(range(91, 101))
    assert places_of(bitmaps.meeting(Within("age", 100, 300))) == list(range(91, 301))
    assert places_of(bitmaps.meeting(Within("age", 20, 20))) == list(range(11, 21))
    assert bitmaps.in_order(bitmaps.live, Order("start", after=250), 0, 3) == [251, 252, 253]
    assert bitmaps.in_order(bitmaps.meeting(Term("even")), NEWEST, 248, 260) == [496, 498]


def test_worn_bitmaps_say_so() -> None:
    bitmaps = Bitmaps(Document(pk, (), [], [], pk).entry for pk in range(1_200))
    assert not bitmaps.is_worn
    for pk in range(500):
        bitmaps.add(Document(pk, (), [], [], pk).entry)
    assert bitmaps.is_worn


@given(PLACES)
def test_bits_of_places(places: list[int]) -> None:
    assert places_of(bits_of(places)) == sorted(set(places))
    assert places_of(toggled(places)) == [place for place in range(301) if places.count(place) % 2]
    assert list(flags(bits_of(places), 301)) == [place in places for place in range(301)]


@given(st.lists(st.tuples(st.integers(0, 40), st.sets(st.integers(0, 9))), max_size=12), st.integers(-2, 90))
def test_scores_add_up(added: list[tuple[int, set[int]]], least: int) -> None:
    scores, plain = Scores(), dict.fromkeys(range(10), 0)
    for number, places in added:
        scores.add(number, bits_of(places))
        for place in places:
            plain[place] += number
    everybody = bits_of(range(10))
    assert places_of(scores.at_least(least, everybody)) == [p for p, score in plain.items() if score >= least]
    groups = [places_of(group) for group in scores.descending(everybody)]
    values = [[plain[place] for place in group] for group in groups]
    assert all(len(set(group)) == 1 for group in values)
    assert [group[0] for group in values] == sorted(set(plain.values()), reverse=True)
    assert sorted(place for group in groups for place in group) == list(range(10))


def test_an_open_range_holds_whatever_is_asked() -> None:
    bitmaps = Bitmaps([Entry(1, "news", 1, {"ranges": {"age": [[EARLIEST, 5]]}})])
    for number, holds in ((-(2**39), 1), (5, 1), (6, 0), (0, 1)):
        assert bitmaps.meeting(Within("age", number, number)) == holds
