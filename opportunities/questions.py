"""What the directory's parameters ask of the search, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from opportunities.choices import Period, Weekday
from opportunities.filtered_by import SECOND, STATED, start_of
from opportunities.filters import ALL, DirectoryFilters
from opportunities.reading import Reading
from opportunities.status import ACCEPTING, JOINABLE
from search.engines.base import EARLIEST, LATEST, NEWEST, AnyOf, Order, Term, Within

KIND = "opportunity"
OPPORTUNITIES: AnyOf = (Term(f"kind:{KIND}"),)
# Filters whose values are terms of a document, by the name of both.
TERM_GROUPS = (
    *("cause", "municipality", "mode", "schedule", "audience"),
    *("accessibility", "skill", "language", "certificate", "partner"),
)


def in_force(filters: DirectoryFilters, now: datetime) -> dict[str, AnyOf]:
    """What every parameter but the words asks; weekday and time of day ask together."""
    values = {group: filters.values_of(group) for group in filters.GROUPS}
    found = {"kind": OPPORTUNITIES}
    for group in TERM_GROUPS:
        if values[group]:
            found[group] = any_term(group, filters.options.keys_of(group, values[group]))
    if values["weekday"] or values["period"]:
        found["times"] = at_times(values["weekday"], values["period"])
    if (age := filters.cleaned_data["age"]) is not None:
        found["age"] = (Within("age", age, age),)
    first, last = filters.cleaned_data["from"], filters.cleaned_data["to"]
    if first or last:
        found["when"] = takes_place(first, last)
    if ALL not in values["status"]:
        found["status"] = any_status(values["status"] or JOINABLE, now)
    return found


def followed(asked: Mapping[str, AnyOf], *, status: AnyOf) -> dict[str, AnyOf]:
    """What `asked` asks of who follows a search: also what would answer, had it not been stopped.

    A session that was cancelled takes place at no time any more, but its time was asked for.
    """
    found = dict(asked)
    if times := asked.get("times"):
        found["times"] = (*times, *(Term(each.term.replace("time:", "stopped:")) for each in terms_in(times)))
    if when := asked.get("when"):
        found["when"] = (*when, *(Within("stopped", each.low, each.high) for each in ranges_in(when)))
    return found | {"status": status}


def terms_in(any_of: AnyOf) -> Iterator[Term]:
    return (condition for condition in any_of if isinstance(condition, Term))


def ranges_in(any_of: AnyOf) -> Iterator[Within]:
    return (condition for condition in any_of if isinstance(condition, Within))


def not_over(since: datetime) -> AnyOf:
    """What takes place, or would have, at any time after `since`."""
    return (Within("when", moment_of(since), LATEST), Within("stopped", moment_of(since), LATEST))


def read_in(reading: Reading) -> dict[str, AnyOf]:
    """What is read in the words asks: any of the places, and to take part at the age."""
    found: dict[str, AnyOf] = {}
    if places := [part.municipality for part in reading.parts if part.municipality]:
        found["municipality"] = any_term("municipality", places)
    for part in reading.parts:
        if part.ages:
            found["age"] = (Within("age", *part.ages),)
    return found


def preferred_by(reading: Reading) -> AnyOf:
    """Who is asked for by age is better served by what says an age than by what says none."""
    return (Term(f"age:{STATED}"),) if any(part.ages for part in reading.parts) else ()


def counted(filters: DirectoryFilters, now: datetime) -> dict[str, dict[str, AnyOf]]:
    """Every value of every filter, to be counted under the others: days at the chosen times of day, times of
    day on the chosen days."""
    groups = {
        group: {option.key: any_term(group, [option.key]) for option in filters.options[group]}
        for group in TERM_GROUPS
    }
    weekdays, periods = filters.values_of("weekday"), filters.values_of("period")
    groups["times"] = {
        **{f"weekday:{day}": at_times([day], periods) for day in Weekday.values},
        **{f"period:{period}": at_times(weekdays, [period]) for period in Period.values},
    }
    groups["status"] = {
        option.key: OPPORTUNITIES if option.key == ALL else any_status([option.key], now)
        for option in filters.options["status"]
    }
    return groups


def order_of(sort: str, now: datetime) -> Order | None:
    """By "soonest", "deadline" or "newest"; by "match" is no order of its own."""
    orders = {
        "soonest": Order("start", after=moment_of(now)),
        "deadline": Order("deadline", after=moment_of(now)),
        "newest": NEWEST,
    }
    return orders.get(sort)


# --- Conditions ---------------------------------------------------------------------------------------


def any_term(group: str, keys: Iterable[str]) -> AnyOf:
    """Documents with any of these values of one filter."""
    return tuple(Term(f"{group}:{key}") for key in keys)


def at_times(weekdays: Sequence[str], periods: Sequence[str]) -> AnyOf:
    """What takes place on any of these days at any of these times of day; all of them where none is named."""
    return tuple(
        Term(f"time:{day}-{period}")
        for day in weekdays or Weekday.values
        for period in periods or Period.values
    )


def takes_place(first: date | None, last: date | None) -> AnyOf:
    """What takes place between two days, both included; None leaves a side open."""
    low = moment_of(start_of(first)) if first else EARLIEST
    high = moment_of(start_of(last + timedelta(days=1)) - SECOND) if last else LATEST
    return (Within("when", low, high),)


def any_status(codes: Iterable[str], now: datetime) -> AnyOf:
    """What the status filter finds under any of these values at `now`."""
    return tuple(Within(f"status:{code}", moment_of(now), moment_of(now)) for code in codes)


def joinable(now: datetime) -> AnyOf:
    """What one can join now, or will be able to."""
    return any_status(JOINABLE, now)


def accepting(now: datetime) -> AnyOf:
    """What one can join now."""
    return any_status(ACCEPTING, now)


def moment_of(moment: datetime) -> int:
    """A moment as whole seconds since 1970."""
    return int(moment.timestamp())
