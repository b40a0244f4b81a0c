"""What an opportunity's page shows, put into words: its template only lays it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.dates import QATAR, day_text, time_text, today, when_text
from opportunities.choices import Frequency, ScheduleType, State
from opportunities.fact_box import FactRow, fact_rows, place_text
from opportunities.recurrence import Span, describe, expand
from opportunities.status import Code, Status, seats_left
from opportunities.words import Words

if TYPE_CHECKING:
    from core.models import Place
    from opportunities.models import OpportunityPage, Session
    from partners.models import PartnerPage

NEXT_SHOWN = 4
# May to September: the law keeps outdoor work out of the midday sun for most of it.
HOT_MONTHS = range(5, 10)


@dataclass(frozen=True)
class SessionShown:
    """One session in words. `next_times` lists the coming times of one that repeats."""

    session: Session
    when: str
    place: str
    seats: str
    state: str
    next_times: list[str]
    is_over: bool

    @property
    def label(self) -> str:
        return self.session.label

    @property
    def can_be_kept(self) -> bool:
        """Whether there is a point in putting it into a calendar."""
        return not self.is_over and self.session.state != State.CANCELLED


@dataclass(frozen=True)
class WayIn:
    """How one takes part: `kind` is "url", "phone" or "email"; `shown` is the number or address itself."""

    kind: str
    href: str
    shown: str


@dataclass(frozen=True)
class QrCode:
    """A QR code as one path of an SVG with `size` units a side."""

    size: int
    path: str


@dataclass
class OpportunityDetail:
    """All that the page says beyond its own words, at the moment `now`, in the active language."""

    page: OpportunityPage
    request: HttpRequest
    now: datetime

    @classmethod
    def of(cls, page: OpportunityPage, request: HttpRequest) -> OpportunityDetail:
        return cls(page, request, timezone.now())

    @cached_property
    def facts(self) -> OpportunityPage:
        return self.page.facts

    @cached_property
    def status(self) -> Status:
        return Status.of(self.page.status_facts, self.now)

    # --- What became of it ------------------------------------------------------------------------

    @cached_property
    def alert(self) -> Words | None:
        """Why it was cancelled, postponed or moved; None where it goes ahead."""
        return self.page.state_words if self.facts.state != State.NORMAL else None

    @property
    def is_urgent(self) -> bool:
        until = self.facts.emergency_until
        return until is not None and until > self.now and self.status.is_accepting

    @property
    def has_ended(self) -> bool:
        return self.status.lifecycle == Code.ENDED

    @cached_property
    def results(self) -> list[tuple[str, int]]:
        """What was recorded after the end, as (label, number)."""
        if not self.has_ended:
            return []
        recorded = [
            (_("volunteers took part"), self.facts.result_volunteers),
            (_("hours given"), self.facts.result_hours),
            (_("people helped"), self.facts.result_beneficiaries),
        ]
        return [(label, number) for label, number in recorded if number is not None]

    # --- Facts ------------------------------------------------------------------------------------

    @cached_property
    def fact_rows(self) -> list[FactRow]:
        return fact_rows(self.page, self.status, self.sessions)

    @cached_property
    def sessions(self) -> list[SessionShown]:
        """The sessions in the order of their next times; those that are over come last."""
        shown = [self._shown(session) for session in self.facts.sessions.all()]
        return sorted(shown, key=lambda one: (one.is_over, one.session.starts_at))

    def _shown(self, session: Session) -> SessionShown:
        coming = [span for span in expand(session) if span.ends_at > self.now]
        repeats = session.frequency != Frequency.NONE
        return SessionShown(
            session=session,
            when=describe(session),
            place=place_text(session.place, self.facts.address_public) if session.place else "",
            seats=seats_left(session.seats, session.seats_taken) if session.seats is not None else "",
            state=session.get_state_display() if session.state != State.NORMAL else "",
            next_times=[when_text(span.starts_at, span.ends_at) for span in coming[:NEXT_SHOWN]]
            if repeats
            else [],
            is_over=not coming,
        )

    @property
    def place(self) -> Place | None:
        """Where it takes place, where visitors may know."""
        return self.facts.place if self.facts.address_public else None

    @cached_property
    def accessibility(self) -> list[str]:
        """What the place and the activity offer, each once, in the order of the terms."""
        features = set(self.facts.accessibility.all())
        if self.facts.place is not None:
            features.update(self.facts.place.accessibility.all())
        return [term.name for term in sorted(features, key=lambda term: (term.sort_order, term.slug))]

    @cached_property
    def transport(self) -> list[str]:
        own = self.page.transport_note
        return [text for text in (self.place.transport if self.place else "", own) if text]

    @cached_property
    def needs_heat_advice(self) -> bool:
        """Whether it takes place outdoors in the hot months, from today on."""
        if not self.facts.outdoor or self.has_ended:
            return False
        if self.facts.schedule_type in (ScheduleType.FLEXIBLE, ScheduleType.ONGOING):
            return self._period_is_hot()
        spans: list[Span] = [span for session in self.facts.sessions.all() for span in expand(session)]
        return any(span.ends_at > self.now and span.starts_at.month in HOT_MONTHS for span in spans)

    def _period_is_hot(self) -> bool:
        first = max(self.facts.starts_on or today(), today())
        last = min(self.facts.ends_on or first + timedelta(days=365), first + timedelta(days=365))
        return any(
            (first + timedelta(days=offset)).month in HOT_MONTHS for offset in range((last - first).days + 1)
        )

    # --- Who offers it ----------------------------------------------------------------------------

    @property
    def partner(self) -> PartnerPage | None:
        """The partner's page in the reader's language, else as it is; None where visitors can't read it."""
        return self.page.partner_version

    @property
    def co_partners(self) -> list[PartnerPage]:
        lead = self.partner
        return [page for page in self.page.partner_versions.values() if page != lead]

    # --- Taking part ------------------------------------------------------------------------------

    @cached_property
    def way_in(self) -> WayIn | None:
        """How one takes part now: the partner's page, else the phone, else e-mail; None where one can't."""
        return next(iter(self.ways), None) if self.status.is_accepting else None

    @cached_property
    def ways(self) -> list[WayIn]:
        """Every way to reach whoever answers for it, the best first."""
        facts = self.facts
        partner = facts.partner.facts if facts.partner is not None else None
        phone = facts.contact_phone or (partner.phone if partner else "")
        email = facts.contact_email or (partner.email if partner else "")
        ways = []
        if facts.apply_url:
            ways.append(WayIn("url", facts.apply_url, facts.apply_url))
        if phone:
            ways.append(WayIn("phone", f"tel:{''.join(c for c in phone if c.isdigit() or c == '+')}", phone))
        if email:
            subject = f"{self.page.title} ({facts.reference})" if facts.reference else self.page.title
            ways.append(WayIn("email", f"mailto:{email}?subject={quote(subject)}", email))
        return ways

    @cached_property
    def contacts(self) -> list[WayIn]:
        """The phone number and the e-mail address for questions."""
        return [way for way in self.ways if way.kind != "url"]

    @cached_property
    def why_not(self) -> str:
        """Why one can't take part now; empty where one can."""
        if self.status.is_accepting:
            return ""
        reasons = {
            Code.CANCELLED: _("It was cancelled, so registration is closed."),
            Code.POSTPONED: _("It is postponed; registration waits for the new date."),
            Code.ENDED: _("It has ended. Thank you to everyone who took part."),
            Code.FULL: _("All places are taken."),
        }
        if reason := reasons.get(self._obstacle):
            return reason
        if self._obstacle == Code.NOT_OPEN and self.status.facts.opens_at:
            return _("Registration opens on %(when)s.") % {"when": _moment(self.status.facts.opens_at)}
        deadline_at = self.status.facts.deadline_at
        if deadline_at is None:
            return _("Registration is closed.")
        return _("Registration closed on %(when)s.") % {"when": _moment(deadline_at)}

    @property
    def _obstacle(self) -> Code:
        """The status, or behind "moved" what it hides: that alone keeps nobody from taking part."""
        if self.status.code != Code.MOVED:
            return self.status.code
        if self.has_ended:
            return Code.ENDED
        return self.status.registration or Code.CLOSED

    # --- Taking it along --------------------------------------------------------------------------

    @property
    def calendar_url(self) -> str:
        """Address of the calendar file; empty where there is nothing to put into a calendar."""
        return self.page.reverse_subpage("calendar") if self.facts.sessions.all() else ""

    @cached_property
    def short_url(self) -> str:
        """The full short link; empty for a draft that has no reference yet."""
        if not self.facts.reference:
            return ""
        return self.request.build_absolute_uri(reverse("short_link", args=[self.facts.reference]))

    @cached_property
    def qr(self) -> QrCode | None:
        return qr_code(self.short_url) if self.short_url else None


def _moment(moment: datetime) -> str:
    local = moment.astimezone(QATAR)
    return _("%(day)s at %(time)s") % {"day": day_text(local.date()), "time": time_text(local.time())}


def qr_code(text: str) -> QrCode:
    """`text` as a QR code that a phone reads from paper."""
    code = segno.make(text, error="m", micro=False)
    rows = list(code.matrix_iter(border=4))
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return QrCode(size=len(rows), path="".join(squares))
