"""What search engines read of an opportunity: schema.org, only while it is worth finding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.html import strip_tags
from django.utils.translation import override

from core.dates import QATAR
from core.models.base import stream_text
from core.structured_data import Thing, breadcrumb_list, graph, publisher, without_empty
from opportunities.choices import Audience, Mode, Provided, State
from opportunities.fact_box import ages_text, place_text
from opportunities.status import Status

if TYPE_CHECKING:
    from core.models import Place
    from opportunities.models import OpportunityPage, Session

EVENT_STATUS = {
    State.NORMAL: "EventScheduled",
    State.POSTPONED: "EventPostponed",
    State.MOVED: "EventRescheduled",
    State.CANCELLED: "EventCancelled",
}
ATTENDANCE = {
    Mode.ON_SITE: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


def opportunity_structured_data(page: OpportunityPage) -> dict[str, Any]:
    """While one can take part: a JobPosting for volunteers, and an Event for each dated session to come.

    What can't be joined any more is not offered to search engines; a cancelled one keeps its events,
    which say so.
    """
    trail = breadcrumb_list(page)
    status = Status.of(page.status_facts)
    things: list[Thing] = []
    with override(page.language):
        if status.is_accepting:
            things.append(_job(page, status))
        if status.is_accepting or page.facts.state == State.CANCELLED:
            things += _events(page, status)
    return graph(*things, trail)


def _job(page: OpportunityPage, status: Status) -> Thing:
    facts = page.facts
    deadline = status.facts.deadline_at or status.facts.last_end
    is_online = facts.mode in (Mode.ONLINE, Mode.HYBRID)
    return {
        "@type": "JobPosting",
        "title": page.title,
        "description": _description(page),
        "identifier": {"@type": "PropertyValue", "name": "Athar", "value": facts.reference},
        "url": page.full_url,
        "employmentType": "VOLUNTEER",
        "datePosted": _posted(page).isoformat(),
        "validThrough": deadline.astimezone(QATAR).isoformat() if deadline else None,
        "hiringOrganization": _organisation(page) or publisher(page),
        "jobLocation": _location(page, facts.place) if facts.mode != Mode.ONLINE else None,
        "jobLocationType": "TELECOMMUTE" if is_online else None,
        "applicantLocationRequirements": {"@type": "Country", "name": "QA"} if is_online else None,
        "totalJobOpenings": facts.seats_needed,
        "skills": ", ".join(skill.name for skill in facts.skills.all()),
        "workHours": page.commitment,
        "jobBenefits": "; ".join(_benefits(page)),
        "qualifications": "; ".join(
            text
            for text in (*(term.name for term in facts.requirements.all()), page.requirements_note)
            if text
        ),
        "directApply": False,
        "inLanguage": page.language,
    }


def _events(page: OpportunityPage, status: Status) -> list[Thing]:
    facts = page.facts
    return [
        without_empty(
            {
                "@type": "Event",
                "name": f"{page.title}: {session.label}" if session.label else page.title,
                "description": page.summary,
                "url": page.full_url,
                "inLanguage": page.language,
                "startDate": session.starts_at.astimezone(QATAR).isoformat(),
                "endDate": session.ends_at.astimezone(QATAR).isoformat(),
                "eventStatus": f"https://schema.org/{EVENT_STATUS[_state(page, session)]}",
                "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[Mode(facts.mode)]}",
                "location": _event_location(page, session),
                "organizer": _organisation(page) or publisher(page),
                "maximumAttendeeCapacity": session.seats,
                "audience": {"@type": "Audience", "audienceType": str(Audience(facts.audience).label)},
                "typicalAgeRange": f"{facts.min_age or 0}-{facts.max_age or ''}"
                if ages_text(facts)
                else None,
                "isAccessibleForFree": True,
            }
        )
        for session in facts.sessions.all()
        if session.ends_at > status.now
    ]


def _state(page: OpportunityPage, session: Session) -> State:
    own = State(page.facts.state)
    return own if own != State.NORMAL else State(session.state)


def _event_location(page: OpportunityPage, session: Session) -> Thing | list[Thing] | None:
    mode = page.facts.mode
    online = {"@type": "VirtualLocation", "url": page.full_url}
    place = _location(page, session.place or page.facts.place)
    if mode == Mode.ONLINE or place is None:
        return online
    return [place, online] if mode == Mode.HYBRID else place


def _location(page: OpportunityPage, place: Place | None) -> Thing | None:
    if place is None:
        return None
    is_public = page.facts.address_public
    geo = None
    if is_public and place.latitude is not None and place.longitude is not None:
        geo = {
            "@type": "GeoCoordinates",
            "latitude": float(place.latitude),
            "longitude": float(place.longitude),
        }
    return without_empty(
        {
            "@type": "Place",
            "name": place_text(place, is_public),
            "address": {
                "@type": "PostalAddress",
                "addressLocality": place.municipality.name,
                "addressCountry": "QA",
            },
            "geo": geo,
        }
    )


def _organisation(page: OpportunityPage) -> Thing | None:
    partner = page.partner_version
    if partner is None:
        return None
    return without_empty(
        {
            "@type": "Organization",
            "name": partner.title,
            "url": partner.full_url,
            "sameAs": partner.facts.website,
        }
    )


def _description(page: OpportunityPage) -> str:
    parts = (page.summary, stream_text(page.body), page.benefits)
    return " ".join(strip_tags(part) for part in parts if part)


def _benefits(page: OpportunityPage) -> list[str]:
    facts = page.facts
    provided = [
        facts.fact_label(name)
        for name in ("meals", "transport", "kit", "expenses")
        if getattr(facts, name) != Provided.NO
    ]
    return [*page.benefits.splitlines(), *provided]


def _posted(page: OpportunityPage) -> date:
    opened = page.facts.opens_at or page.first_published_at or Status.of(page.status_facts).now
    return opened.astimezone(QATAR).date()
