"""Opportunities of the invented groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from demo.loading.bodies import stable_id
from demo.loading.content import Entry, read, read_all
from demo.loading.days import Days
from demo.loading.files import Drawing
from demo.loading.pages import PageText
from opportunities.models import OpportunityPage

# What is named as it is in the texts and on the page.
PLAIN = (
    "kind", "causes", "skills", "requirements", "accessibility", "place", "co_partners", "min_age", "max_age",
    "audience", "mode", "address_public", "online_url", "hours_total", "hours_per_week", "preparation_hours",
    "waitlist", "certificate", "expenses", "meals", "transport", "kit", "outdoor", "state",
)  # fmt: skip
# In the order of the entries, so that pages differ: when the partner was asked last, how soon it answers.
CHECKED_DAYS_AGO = (3, 9, 1, 14, 6, 21, 2, 12)
REPLY_DAYS = (3, 2, 5, 1, 4)


def entries() -> list[Entry]:
    return read_all("opportunities", "opportunity")


def drawings() -> Iterator[Drawing]:
    return ((f"opportunity-{entry['key']}", entry["motif"], entry["palette"]) for entry in entries())


def texts(days: Days) -> Iterator[PageText]:
    partners = {entry["key"]: entry for entry in read("partners.toml")["partner"]}
    for number, entry in enumerate(entries()):
        checked = days.day(-CHECKED_DAYS_AGO[number % len(CHECKED_DAYS_AGO)])
        sessions = [_session(entry, row, days) for row in entry.get("sessions", [])]
        start = min((row["starts_at"].date() for row in sessions), default=None)
        facts = {name: entry[name] for name in PLAIN if name in entry} | {
            "reference": reference(entry["key"]),
            "partner": entry["partner"],
            "languages": entry.get("languages", ["ar", "en"]),
            "picture": f"opportunity-{entry['key']}",
            "guardian_required_below": entry.get("guardian_below"),
            "schedule_type": entry["schedule"],
            "starts_on": days.day(entry["starts"]) if "starts" in entry else None,
            "ends_on": days.day(entry["ends"]) if "ends" in entry else None,
            "weekday_periods": entry.get("periods", []),
            "seats_needed": entry.get("seats"),
            "seats_taken": entry.get("taken", 0),
            "seats_as_of": days.moment("-1 18:00"),
            "physical_level": entry["level"],
            "checked_on": checked,
            "reply_days": REPLY_DAYS[number % len(REPLY_DAYS)],
            **_moments(entry, days, start),
            # No name: it would be in one language on both pages. The partner's page names its people.
            "contact_email": partners[entry["partner"]]["email"],
            **{f"result_{name}": value for name, value in entry.get("result", {}).items()},
        }
        languages = [entry["only"]] if "only" in entry else ["ar", "en"]
        yield PageText(
            key=entry["key"],
            model=OpportunityPage,
            parent="opportunities",
            words={code: entry[code] for code in languages},
            original=entry.get("original", "ar"),
            facts=facts,
            rows={"sessions": sessions},
            published_at=days.moment(f"-{10 + number * 11 % 47} 09:00"),
        )


def reference(key: str) -> str:
    """The code of an opportunity in addresses and on posters."""
    return key[:40].strip("-")


def _moments(entry: Entry, days: Days, start: date | None) -> Entry:
    """When registration opens and closes, and until when a call is urgent."""
    named = (("opens_at", "opens"), ("deadline_at", "deadline"), ("emergency_until", "emergency_until"))
    return {name: days.moment(entry[word], start) for name, word in named if word in entry}


def _session(entry: Entry, row: Entry, days: Days) -> dict[str, Any]:
    starts_at = days.moment(row["at"])
    label = row.get("label", {"ar": "", "en": ""})
    return {
        "key": stable_id(entry["key"], label["ar"], entry["sessions"].index(row)),
        "label_ar": label["ar"],
        "label_en": label["en"],
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=row["hours"]),
        "seats": row.get("seats"),
        "seats_taken": row.get("taken", 0),
        "frequency": row.get("frequency", "none"),
        "weekdays": row.get("weekdays", []),
        "until": days.day(row["until"]) if "until" in row else None,
        "exceptions": [days.day(day).isoformat() for day in row.get("exceptions", [])],
    }
