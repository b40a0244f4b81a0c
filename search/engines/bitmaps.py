"""Which documents meet which conditions, in memory: one bit for each document, one number for each condition.

Python's whole numbers are the bit sets: of 50,000 documents, two are joined or counted in a few microseconds,
so that every count beside every filter costs less than one query. Documents are only ever added: one that is
written again gets a new place, and its old one is no longer `live`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from typing import Any

from search.engines.base import EARLIEST, NEWEST, AnyOf, Condition, Hit, Order, Term

# Fewer bits than this are read one by one; more are read in one sweep over all places.
FEW = 64
_FLAGS = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True)
class Entry:
    """One document as it is taken in; `filters` are those of SearchDocument."""

    pk: int
    kind: str
    object_id: int
    filters: dict[str, Any]


class Bitmaps:
    """The documents of one language."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.places: dict[int, int] = {}
        self.hits: list[Hit] = []
        self.live = 0
        self.terms: dict[str, int] = {}
        self.ranges: dict[str, Ranges] = defaultdict(Ranges)
        self.moments: dict[str, Moments] = defaultdict(Moments)
        self._load(entries)

    def _load(self, entries: Iterable[Entry]) -> None:
        """As `add` does for each, but in one sweep."""
        places_of: dict[str, list[int]] = defaultdict(list)
        for entry in entries:
            place = self._place(entry)
            for term in entry.filters.get("terms", ()):
                places_of[term].append(place)
            self._take_in(place, entry)
        self.terms = {term: bits_of(places) for term, places in places_of.items()}
        self.live = (1 << len(self.hits)) - 1

    def add(self, entry: Entry) -> None:
        """Take in one document, in place of what was known of it."""
        self.remove(entry.pk)
        place = self._place(entry)
        bit = 1 << place
        self.live |= bit
        for term in entry.filters.get("terms", ()):
            self.terms[term] = self.terms.get(term, 0) | bit
        self._take_in(place, entry)

    def remove(self, pk: int) -> None:
        """Forget one document; one that isn't known is none of its business."""
        if (place := self.places.pop(pk, None)) is not None:
            self.live &= ~(1 << place)

    @property
    def is_worn(self) -> bool:
        """Whether so many places are dead that loading anew is worth it."""
        return len(self.hits) > 1_000 and len(self.places) * 4 < len(self.hits) * 3

    def _place(self, entry: Entry) -> int:
        place = len(self.hits)
        self.hits.append(Hit(entry.kind, entry.object_id))
        self.places[entry.pk] = place
        return place

    def _take_in(self, place: int, entry: Entry) -> None:
        ranges, moments = entry.filters.get("ranges", {}), entry.filters.get("moments", {})
        for name, pairs in ranges.items():
            self.ranges[name].add(place, pairs)
        published = max(moments.get("published", ()), default=EARLIEST)
        for name, numbers in (moments | {"published": [published]}).items():
            self.moments[name].add(place, numbers, (-published, -entry.object_id))

    # --- Who meets what -----------------------------------------------------------------------------

    def meeting(self, condition: Condition) -> int:
        """The documents that meet `condition`, dead ones perhaps among them."""
        if isinstance(condition, Term):
            return self.terms.get(condition.term, 0)
        ranges = self.ranges.get(condition.name)
        return ranges.within(condition.low, condition.high) if ranges else 0

    def meeting_any(self, conditions: AnyOf) -> int:
        """The documents that meet any of `conditions`."""
        found = 0
        for condition in conditions:
            found |= self.meeting(condition)
        return found

    def bits(self, pks: Iterable[int]) -> int:
        """The documents with these ids; ids that aren't known are left out."""
        places = self.places
        return bits_of([place for pk in pks if (place := places.get(pk)) is not None])

    # --- In which order -----------------------------------------------------------------------------

    def in_order(self, selected: int, order: Order, start: int, stop: int) -> list[int]:
        """The places of `selected` from `start` up to `stop`, in `order`; those without its moment last."""
        moments = self.moments.get(order.moment)
        places, having = moments.order(order.after, order.latest_first) if moments else ([], 0)
        return list(self._parts([(places, selected & having), (None, selected & ~having)], start, stop))

    def by_groups(self, groups: Iterable[int], start: int, stop: int) -> list[int]:
        """The places of disjoint `groups`, one group after the other, the newest first within each."""
        return list(self._parts(((None, group) for group in groups), start, stop))

    def _parts(self, parts: Iterable[tuple[list[int] | None, int]], start: int, stop: int) -> Iterator[int]:
        """Each part's documents in the order of its places (None: the newest first), as far as is asked."""
        passed = 0
        for places, selected in parts:
            if passed >= stop:
                return
            size = selected.bit_count()
            if size and passed + size > start:
                first, last = max(start - passed, 0), stop - passed
                yield from self._some(selected, size, places, first, last)
            passed += size

    def _some(self, selected: int, size: int, places: list[int] | None, first: int, last: int) -> list[int]:
        if places is None:
            newest = self.moments["published"]
            if size <= FEW:
                return sorted(places_of(selected), key=newest.tie_break.__getitem__)[first:last]
            places, _having = newest.order(NEWEST.after, NEWEST.latest_first)
        chosen = flags(selected, len(self.hits))
        return list(islice(compress(places, map(chosen.__getitem__, places)), first, last))


class Ranges:
    """Ranges of numbers, by document: who has one that holds a number, or any of a stretch."""

    def __init__(self) -> None:
        # A document comes in at the low end of each of its ranges and goes out after the high one.
        self.turns: list[tuple[int, int]] = []
        self.entrances: list[tuple[int, int]] = []
        self._is_sorted = True
        # Who is inside at which number: the last answer, from which the next one is made.
        self._at = EARLIEST - 1
        self._inside = 0

    def add(self, place: int, pairs: Sequence[Sequence[int]]) -> None:
        for low, high in joined(pairs):
            for number in (low, high + 1):
                self.turns.append((number, place))
                if number <= self._at:
                    self._inside ^= 1 << place
            self.entrances.append((low, place))
        self._is_sorted = False

    def within(self, low: int, high: int) -> int:
        """Who has a range with any number from `low` to `high`."""
        if low > high:
            return 0
        if not self._is_sorted:
            self.turns.sort()
            self.entrances.sort()
            self._is_sorted = True
        inside = self._holding(low)
        if high > low:
            inside |= bits_of(place for _number, place in between(self.entrances, low, high))
        return inside

    def _holding(self, number: int) -> int:
        """Who has a range with `number` in it: whoever has turned an odd number of times by then.

        As the clock runs, few turn between one answer and the next.
        """
        low, high = sorted((self._at, number))
        self._inside ^= toggled(place for _number, place in between(self.turns, low, high))
        self._at = number
        return self._inside


class Moments:
    """Moments by document: who comes first."""

    def __init__(self) -> None:
        self.numbers: dict[int, list[int]] = {}
        # Orders equals, by place: the newest first, then the highest object id.
        self.tie_break: dict[int, tuple[int, int]] = {}
        self._queues: dict[tuple[bool, bool], Queue] = {}

    def add(self, place: int, numbers: Sequence[int], tie_break: tuple[int, int]) -> None:
        if numbers:
            self.numbers[place] = sorted(numbers)
            self.tie_break[place] = tie_break
            for queue in self._queues.values():
                queue.enter([place])

    def order(self, after: int | None, latest_first: bool) -> tuple[list[int], int]:
        """The places of documents with a moment (after `after`), by their first one; and who they are."""
        key = (after is None, latest_first)
        queue, since = self._queues.get(key), EARLIEST - 1 if after is None else after
        if queue is None or since < queue.since:
            queue = self._queues[key] = Queue(self, since, latest_first)
            queue.enter(self.numbers)
        return queue.at(since)


class Queue:
    """Documents by their first moment after `since`, which only moves on."""

    def __init__(self, moments: Moments, since: int, latest_first: bool) -> None:
        self.moments = moments
        self.since = since
        self.sign = -1 if latest_first else 1
        self._waiting: list[tuple[int, int, int, int]] = []
        # The earliest moment of all: until then nothing changes.
        self._until = 2**62
        self._places: list[int] | None = None
        self._having = 0

    def enter(self, places: Iterable[int]) -> None:
        """Let documents wait for their first moment after `since`; those without one stay out."""
        moments = self.moments
        for place in places:
            numbers = moments.numbers[place]
            if (index := bisect_right(numbers, self.since)) < len(numbers):
                self._waiting.append((self.sign * numbers[index], *moments.tie_break[place], place))
                self._until = min(self._until, numbers[index])
        self._places = None

    def at(self, since: int) -> tuple[list[int], int]:
        """The places in their order at `since`, and who they are."""
        if since >= self._until:
            passed = [entry for entry in self._waiting if self.sign * entry[0] <= since]
            self._waiting = [entry for entry in self._waiting if self.sign * entry[0] > since]
            self._until = min((self.sign * entry[0] for entry in self._waiting), default=2**62)
            self.since = since
            self.enter(entry[-1] for entry in passed)
        self.since = since
        if self._places is None:
            self._waiting.sort()
            self._places = [entry[-1] for entry in self._waiting]
            self._having = bits_of(self._places)
        return self._places, self._having


# --- Bits ---------------------------------------------------------------------------------------------


def bits_of(places: Iterable[int]) -> int:
    """The number with these bits set; a place may come more than once."""
    places = list(places)
    if len(places) <= FEW:
        found = 0
        for place in places:
            found |= 1 << place
        return found
    buffer = bytearray((max(places) >> 3) + 1)
    for place in places:
        buffer[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(buffer, "little")


def toggled(places: Iterable[int]) -> int:
    """The number with the bits set of the places that come an odd number of times."""
    places = list(places)
    if len(places) <= FEW:
        found = 0
        for place in places:
            found ^= 1 << place
        return found
    buffer = bytearray((max(places) >> 3) + 1)
    for place in places:
        buffer[place >> 3] ^= 1 << (place & 7)
    return int.from_bytes(buffer, "little")


def places_of(bits: int) -> list[int]:
    """The places of few set bits, lowest first."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def flags(bits: int, size: int) -> bytes:
    """A byte of 0 or 1 for each of `size` places."""
    return f"{bits:0{size}b}"[::-1].encode().translate(_FLAGS)


def between(turns: list[tuple[int, int]], low: int, high: int) -> list[tuple[int, int]]:
    """The (number, place) pairs with a number above `low` and not above `high`."""
    end = 1 << 62
    return turns[bisect_right(turns, (low, end)) : bisect_right(turns, (high, end))]


def joined(pairs: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Ranges that overlap or touch as one, in order; those that end before they begin left out."""
    found: list[tuple[int, int]] = []
    for low, high in sorted((low, high) for low, high in pairs if low <= high):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


# --- Numbers, one for each document -------------------------------------------------------------------


class Scores:
    """A whole number for each document, kept as bit sets: the first holds everybody's lowest binary digit.

    Adding to all documents of a set takes one step for each digit, however many they are.
    """

    def __init__(self) -> None:
        self.digits: list[int] = []

    def add(self, number: int, documents: int) -> None:
        """Add `number` (not negative) to the score of each of `documents`."""
        place, carry = 0, 0
        while number >> place or carry:
            if place == len(self.digits):
                self.digits.append(0)
            digit, addend = self.digits[place], documents if number >> place & 1 else 0
            self.digits[place] = digit ^ addend ^ carry
            carry = (digit & addend) | (carry & (digit ^ addend))
            place += 1

    def at_least(self, number: int, documents: int) -> int:
        """Those of `documents` with a score of `number` or more."""
        if number <= 0:
            return documents
        if number.bit_length() > len(self.digits):
            return 0
        above, equal = 0, documents
        for place in reversed(range(len(self.digits))):
            digit = self.digits[place]
            if number >> place & 1:
                equal &= digit
            else:
                above |= equal & digit
                equal &= ~digit
        return above | equal

    def descending(self, documents: int) -> Iterator[int]:
        """`documents` in groups of equal score, the highest first."""
        yield from self._split(documents, len(self.digits))

    def _split(self, documents: int, digits: int) -> Iterator[int]:
        if not documents:
            return
        if not digits:
            yield documents
            return
        high = documents & self.digits[digits - 1]
        yield from self._split(high, digits - 1)
        yield from self._split(documents & ~high, digits - 1)
