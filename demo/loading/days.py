"""Days in the demo's texts, which mostly count from the day of loading so that the demo never grows old.

A day is written as a date (2025-12-05), as days from today (-3, "+12"), as a day of this year ("year 11-25"),
or as a weekday with weeks ("fri+0" is the first Friday after today, "fri-1" the last one before it). A moment
is a day with a time: "fri+1 06:30". "start-2 20:00" is two days before the first session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.dates import QATAR

# Monday first, as `date.weekday` counts.
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PATTERN = re.compile(r"(?P<base>[a-z]*) ?(?P<rest>[+-]?\d+|\d\d-\d\d)")


@dataclass(frozen=True)
class Days:
    """Reads days and moments as seen from `today`."""

    today: date

    def day(self, text: date | int | str, start: date | None = None) -> date:
        """The day that `text` names, or ValueError; `start` is what "start-2" counts from."""
        if isinstance(text, date):
            return text
        if isinstance(text, int):
            return self.today + timedelta(days=text)
        match = PATTERN.fullmatch(text)
        if match is None:
            raise ValueError(f"not a day: {text!r}")
        base, rest = match["base"], match["rest"]
        if base == "year":
            month, day = rest.split("-")
            return date(self.today.year, int(month), int(day))
        if base == "":
            return self.today + timedelta(days=int(rest))
        if base == "start" and start is not None:
            return start + timedelta(days=int(rest))
        if base in WEEKDAYS:
            ahead = (WEEKDAYS.index(base) - self.today.weekday() - 1) % 7 + 1
            return self.today + timedelta(days=ahead, weeks=int(rest))
        raise ValueError(f"not a day: {text!r}")

    def moment(self, text: str, start: date | None = None) -> datetime:
        """The moment that `text` names, in Qatar's time."""
        day, _, clock = text.rpartition(" ")
        return datetime.combine(self.day(day, start), time.fromisoformat(clock), tzinfo=QATAR)
