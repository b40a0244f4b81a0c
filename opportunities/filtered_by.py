"""What an opportunity is filtered, counted and ordered by, as the search keeps it beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from core.dates import QATAR
from core.models import Place, Term
from core.search_text import SearchFilters
from opportunities import recurrence
from opportunities.choices import Audience, Certificate, Mode, Period, ScheduleType, Weekday
from opportunities.recurrence import Span
from opportunities.status import STOPPED, HasStatusFacts, timeline
from partners.models import PartnerPage

if TYPE_CHECKING:
    from opportunities.models import OpportunityPage

# When a part of the day begins, latest first.
PERIODS = ((time(17), Period.EVENING), (time(12), Period.AFTERNOON), (time(0), Period.MORNING))
# Python counts the days of a week from Monday.
WEEKDAYS = (*Weekday.values[1:], Weekday.values[0])
# The terms of facts: the filter that each is a value of, and the fact.
TERM_FACTS = {
    "cause": "causes",
    "skill": "skills",
    "language": "languages",
    "requirement": "requirements",
}
# Who else finds what is for everyone, or both on site and online.
WIDER: dict[str, tuple[str, ...]] = {
    Audience.EVERYONE: (Audience.EVERYONE, Audience.WOMEN, Audience.MEN, Audience.STUDENTS),
    Mode.HYBRID: (Mode.HYBRID, Mode.ON_SITE, Mode.ONLINE),
}
# All that is read of facts for the search, as paths of `prefetch_related`.
READ = (
    *("causes", "skills", "languages", "requirements", "accessibility", "partner", "co_partners"),
    *("place__municipality", "place__accessibility"),
    *("sessions__place__municipality", "sessions__place__accessibility"),
)
SECOND = timedelta(seconds=1)
# The value of "age:" where an opportunity says for which ages it is.
STATED = "stated"
# The value of "has:" where an opportunity has set times.
SESSIONS = "sessions"

# A stretch of whole numbers, both ends included; None for an open one.
Stretch = tuple[int | None, int | None]


def with_facts(page: OpportunityPage, filters: SearchFilters) -> SearchFilters:
    """`filters` with the terms of the page's facts, the ages and times that it is for, and its moments.

    A time of the week is one term, "time:fri-evening": Friday evening is more than Friday and evening.
    """
    facts, status = page.facts, page.status_facts
    spans, stopped = times_of(facts), times_of(facts, stopped=True)
    changed = {"changed": [facts.last_published_at]} if facts.last_published_at else {}
    return SearchFilters(
        terms=[*filters.terms, *terms(facts, spans), *stopped_terms(stopped)],
        ranges=filters.ranges
        | {"age": [(facts.min_age, facts.max_age)], "when": when(status, spans if is_dated(facts) else None)}
        | ({"stopped": when(status, stopped)} if stopped else {})
        | status_ranges(status),
        moments=filters.moments | moments(status, spans) | changed,
    )


# --- Terms --------------------------------------------------------------------------------------------


def terms(facts: OpportunityPage, spans: Sequence[Span]) -> list[str]:
    """Every "filter:value" that holds for the opportunity, each once; `spans` are when it takes place."""
    pairs = [(kind, term.slug) for kind, found in terms_of(facts).items() for term in found]
    pairs += [("partner", str(partner.original_id or partner.pk)) for partner in partners_of(facts)]
    pairs += [("mode", mode) for mode in WIDER.get(facts.mode, (facts.mode,))]
    pairs += [("audience", audience) for audience in WIDER.get(facts.audience, (facts.audience,))]
    pairs += [("schedule", facts.schedule_type)]
    if facts.certificate != Certificate.NONE:
        pairs.append(("certificate", facts.certificate))
    if facts.min_age is not None or facts.max_age is not None:
        pairs.append(("age", STATED))
    if is_dated(facts):
        pairs.append(("has", SESSIONS))
    pairs += [("time", code) for code in sorted(times_of_week(facts, spans))]
    return list(dict.fromkeys(f"{kind}:{value}" for kind, value in pairs))


def terms_of(facts: OpportunityPage) -> dict[str, list[Term]]:
    """The terms of an opportunity by the filter that they are values of."""
    places: list[Place] = [
        place for place in (facts.place, *(session.place for session in facts.sessions.all())) if place
    ]
    municipalities = [place.municipality for place in places] if facts.mode != Mode.ONLINE else []
    access = [
        *facts.accessibility.all(),
        *(feature for place in places for feature in place.accessibility.all()),
    ]
    found: dict[str, list[Term]] = {
        kind: list(getattr(facts, name).all()) for kind, name in TERM_FACTS.items()
    }
    found["municipality"] = list(dict.fromkeys(municipalities))
    found["accessibility"] = list(dict.fromkeys(access))
    return found


def partners_of(facts: OpportunityPage) -> list[PartnerPage]:
    """The partners behind an opportunity, the one that answers for it first."""
    return list(dict.fromkeys([*([facts.partner] if facts.partner else []), *facts.co_partners.all()]))


def times_of_week(facts: OpportunityPage, spans: Iterable[Span]) -> set[str]:
    """When in the week it takes place, as "fri-evening": what is said, and what its dates say.

    What is flexible and names no times can be done at all of them.
    """
    codes = {str(code) for code in facts.weekday_periods}
    for span in spans:
        codes |= parts_of_day(span.starts_at, span.ends_at)
    if not codes and facts.schedule_type == ScheduleType.FLEXIBLE:
        codes = {f"{weekday}-{period}" for weekday in Weekday.values for period in Period.values}
    return codes


def stopped_terms(stopped: Iterable[Span]) -> list[str]:
    """When in the week it would have taken place, for those who follow a search of those times."""
    codes = {code for span in stopped for code in parts_of_day(span.starts_at, span.ends_at)}
    return [f"stopped:{code}" for code in sorted(codes)]


def parts_of_day(start: datetime, end: datetime) -> set[str]:
    """The parts of its first day that something from `start` to `end` touches."""
    start, end = start.astimezone(QATAR), end.astimezone(QATAR)
    weekday = WEEKDAYS[start.weekday()]
    last = end.time() if end.date() == start.date() else time.max
    found = set()
    latest = time.max
    for begins, period in PERIODS:
        if begins < last and start.time() < latest:
            found.add(f"{weekday}-{period}")
        latest = begins
    return found or {f"{weekday}-{next(period for begins, period in PERIODS if begins <= start.time())}"}


# --- Times --------------------------------------------------------------------------------------------


def is_dated(facts: OpportunityPage) -> bool:
    """Whether it takes place at set times, not at any time of a period."""
    return any(True for _session in facts.sessions.all())


def times_of(facts: OpportunityPage, *, stopped: bool = False) -> list[Span]:
    """Each time that the opportunity takes place; or those alone that were cancelled or postponed."""
    return recurrence.expand_all(
        session for session in facts.sessions.all() if (session.state in STOPPED) == stopped
    )


def when(status: HasStatusFacts, spans: Sequence[Span] | None) -> list[Stretch]:
    """When it takes place: at the times in `spans`; without any set times (None) throughout its period.

    A span that ends at an hour is over at that hour.
    """
    if spans is None:
        return [(seconds(status.first_start), seconds(status.last_end and status.last_end - SECOND))]
    return [(seconds(span.starts_at), seconds(max(span.starts_at, span.ends_at - SECOND))) for span in spans]


def takes_place(page: OpportunityPage, first: date, last: date) -> bool:
    """Whether the opportunity takes place between two days, both included."""
    facts = page.facts
    low, high = seconds(start_of(first)), seconds(start_of(last + timedelta(days=1)) - SECOND)
    return any(
        (start is None or high is None or start <= high) and (end is None or low is None or end >= low)
        for start, end in when(page.status_facts, times_of(facts) if is_dated(facts) else None)
    )


def status_ranges(status: HasStatusFacts) -> dict[str, list[Stretch]]:
    """When the status filter finds it under which value, as ranges named "status:open"."""
    return {f"status:{code}": stretches for code, stretches in timeline(status).items()}


def moments(status: HasStatusFacts, spans: Iterable[Span]) -> dict[str, list[datetime]]:
    """What it is sorted by beside its publication: all its starts, and its deadline."""
    starts = [span.starts_at for span in spans] or ([status.first_start] if status.first_start else [])
    return {"start": starts, "deadline": [status.deadline_at] if status.deadline_at else []}


def start_of(day: date) -> datetime:
    """Midnight in Qatar."""
    return datetime.combine(day, time.min, tzinfo=QATAR)


def seconds(moment: datetime | None) -> int | None:
    """A moment as whole seconds since 1970."""
    return None if moment is None else int(moment.timestamp())
