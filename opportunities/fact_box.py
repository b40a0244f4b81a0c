"""The facts of an opportunity as rows of a box: the same rows in the same order in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import QATAR, day_text, time_text, when_text
from core.digits import digits
from opportunities.choices import (
    Audience,
    Certificate,
    Mode,
    Period,
    PhysicalLevel,
    Provided,
    ScheduleType,
    Weekday,
)
from opportunities.status import Code, Status

if TYPE_CHECKING:
    from core.models import Place, Term
    from opportunities.detail import SessionShown
    from opportunities.models import OpportunityPage


@dataclass(frozen=True)
class FactRow:
    """One row: lines of text below a label. `code` names the row for templates and tests."""

    code: str
    label: str
    lines: list[str]


def fact_rows(page: OpportunityPage, status: Status, sessions: list[SessionShown]) -> list[FactRow]:
    """The rows that have something to say, in the active language."""
    facts = page.facts
    rows = [
        ("when", _("When"), _when(facts, sessions)),
        ("where", _("Where"), _where(page)),
        ("who", _("Who for"), _who(facts)),
        ("time", _("Time it takes"), _time(page)),
        ("places", _("Places"), _places(facts, status)),
        ("registration", _("Registration"), _registration(status)),
        ("languages", _("Languages"), _names(facts.languages.all())),
        ("skills", _("Skills"), _names(facts.skills.all())),
        ("certificate", _("Certificate"), _certificate(page)),
        ("provided", _("Provided"), _provided(facts)),
        ("effort", _("Effort"), _effort(facts)),
    ]
    return [
        FactRow(code, label, [capfirst(line) for line in lines if line])
        for code, label, lines in rows
        if any(lines)
    ]


def place_text(place: Place | None, is_public: bool) -> str:
    """The place with its municipality, or the municipality alone where the address isn't public."""
    if place is None:
        return ""
    municipality = place.municipality.name
    return (
        f"{place.name}{comma()}{municipality}" if is_public and place.name != municipality else municipality
    )


def comma() -> str:
    return _(", ")


def _when(facts: OpportunityPage, sessions: list[SessionShown]) -> list[str]:
    coming = [session for session in sessions if session.can_be_kept] or sessions
    if len(coming) == 1:
        lines = [coming[0].when]
    elif coming:
        count = ngettext("%(count)d session", "%(count)d sessions", len(coming)) % {"count": len(coming)}
        lines = [digits(count), _("First: %(when)s") % {"when": coming[0].when}]
    else:
        lines = [_period(facts), *_week(facts.weekday_periods)]
    return lines


def _period(facts: OpportunityPage) -> str:
    if facts.starts_on and facts.ends_on:
        text = when_text(facts.starts_on, facts.ends_on)
    elif facts.starts_on:
        text = _("from %(date)s on") % {"date": day_text(facts.starts_on)}
    elif facts.ends_on:
        text = _("until %(date)s") % {"date": day_text(facts.ends_on)}
    else:
        return _("Any time")
    if facts.schedule_type == ScheduleType.FLEXIBLE:
        return _("%(period)s, at times that suit you") % {"period": text}
    return text


def _week(codes: Iterable[str]) -> list[str]:
    """Times of the week, a line a day: "Sunday: morning, evening"."""
    chosen = set(codes)
    lines = []
    for day in Weekday:
        periods = [str(period.label) for period in Period if f"{day}-{period}" in chosen]
        if periods:
            lines.append(f"{day.label}: {comma().join(periods)}")
    return lines


def _where(page: OpportunityPage) -> list[str]:
    facts = page.facts
    if facts.mode == Mode.ONLINE:
        return [_("Online")]
    lines = [place_text(facts.place, facts.address_public)]
    if facts.address_public and page.location_hint:
        lines.append(page.location_hint)
    if not facts.address_public:
        lines.append(_("The exact place is told to those who take part."))
    if facts.mode == Mode.HYBRID:
        lines.append(_("or online"))
    return lines


def _who(facts: OpportunityPage) -> list[str]:
    return [str(Audience(facts.audience).label), ages_text(facts), _guardian(facts)]


def ages_text(facts: Any) -> str:
    """ "16 to 60 years"; empty for all ages."""
    low, high = facts.min_age, facts.max_age
    if low and high:
        return digits(_("%(low)d to %(high)d years") % {"low": low, "high": high})
    if low:
        return digits(_("%(low)d years and older") % {"low": low})
    if high is not None:
        return digits(_("up to %(high)d years") % {"high": high})
    return ""


def _guardian(facts: OpportunityPage) -> str:
    below = facts.guardian_required_below
    return digits(_("With a guardian under %(age)d") % {"age": below}) if below else ""


def _time(page: OpportunityPage) -> list[str]:
    facts = page.facts
    return [
        page.commitment,
        _hours(facts.hours_total, _("%(hours)s in all")),
        _hours(facts.hours_per_week, _("%(hours)s a week")),
        _hours(facts.preparation_hours, _("%(hours)s of preparation")),
    ]


def _hours(value: Decimal | None, sentence: str) -> str:
    if not value:
        return ""
    if value == value.to_integral_value():
        count = int(value)
        hours = ngettext("%(count)d hour", "%(count)d hours", count) % {"count": count}
    else:
        hours = _("%(count)s hours") % {"count": number_format(value.normalize())}
    return digits(sentence % {"hours": hours})


def _places(facts: OpportunityPage, status: Status) -> list[str]:
    if status.lifecycle == Code.ENDED:
        return []
    lines = [status.seats]
    if status.seats and facts.seats_as_of:
        lines.append(_("As of %(when)s") % {"when": _moment(facts.seats_as_of)})
    if status.seats and facts.waitlist:
        lines.append(_("With a waiting list"))
    return lines


def _registration(status: Status) -> list[str]:
    if status.lifecycle == Code.ENDED:
        return []
    facts = status.facts
    opens_at = facts.opens_at if facts.opens_at and facts.opens_at > status.now else None
    return [
        _("Opens %(when)s") % {"when": _moment(opens_at)} if opens_at else "",
        _("Until %(when)s") % {"when": _moment(facts.deadline_at)} if facts.deadline_at else "",
    ]


def _names(terms: Iterable[Term]) -> list[str]:
    return [comma().join(term.name for term in terms)]


def _certificate(page: OpportunityPage) -> list[str]:
    certificate = Certificate(page.facts.certificate)
    if certificate == Certificate.NONE:
        return []
    issuer = page.certificate_issuer
    return [str(certificate.label), _("From %(issuer)s") % {"issuer": issuer} if issuer else ""]


def _provided(facts: OpportunityPage) -> list[str]:
    """What volunteers are given; what they aren't is left out."""
    lines = []
    for name in ("meals", "transport", "kit", "expenses"):
        value = getattr(facts, name)
        label = facts.fact_label(name)
        if value == Provided.YES:
            lines.append(label)
        elif value == Provided.PARTLY:
            lines.append(_("%(what)s, in part") % {"what": label})
    return lines


def _effort(facts: OpportunityPage) -> list[str]:
    if facts.mode == Mode.ONLINE:
        return []
    return [str(PhysicalLevel(facts.physical_level).label), _("Outdoors") if facts.outdoor else ""]


def _moment(moment: datetime) -> str:
    local = moment.astimezone(QATAR)
    return f"{day_text(local.date())}{comma()}{time_text(local.time())}"
