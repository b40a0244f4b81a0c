"""What the site holds of an opportunity, in the columns of a table.

An export writes these values and an import compares with them, so that what was exported and not edited
changes nothing. It is the editors' version: what they last saved, published or not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from core.models import Place
from opportunities.choices import Frequency, State
from opportunities.exchange.bodies import is_paragraphs, text_of
from opportunities.exchange.columns import LANGUAGES, WORDS
from opportunities.models import OpportunityPage, Session
from partners.models import PartnerPage

# A column whose name is not that of the fact that it holds.
FACTS = {
    "min_age": "min_age",
    "max_age": "max_age",
    "audience": "audience",
    "schedule": "schedule_type",
    "starts_on": "starts_on",
    "ends_on": "ends_on",
    "opens_at": "opens_at",
    "deadline_at": "deadline_at",
    "seats": "seats_needed",
    "hours": "hours_total",
    "certificate": "certificate",
    "contact_email": "contact_email",
    "apply_url": "apply_url",
    "mode": "mode",
}


@dataclass
class Standing:
    """An opportunity as its editors left it: the page with the facts, and every language's words."""

    facts: OpportunityPage
    versions: dict[str, OpportunityPage] = field(default_factory=dict)

    @classmethod
    def of(cls, original: OpportunityPage) -> Standing:
        """Of an original, whichever language it is in."""
        pages = [original, *original.fact_readers.select_related("locale")]
        versions = {page.language: as_edited(page) for page in pages}
        return cls(versions[original.language], versions)

    @cached_property
    def values(self) -> dict[str, Any]:
        """What each column holds, None where it is empty."""
        facts = self.facts
        values: dict[str, Any] = {
            column: None if (value := getattr(facts, name)) == "" else value for column, name in FACTS.items()
        }
        session = self.plain_session
        partner = names_of(facts.partner)
        values |= {
            "reference": facts.reference,
            "causes": [cause.slug for cause in facts.causes.all()],
            "skills": [(skill.name_ar, skill.name_en) for skill in facts.skills.all()],
            "starts_at": session.starts_at if session else None,
            "ends_at": session.ends_at if session else None,
            **place_columns(facts.place),
            **{f"partner_{language}": partner.get(language) for language in LANGUAGES},
        }
        for language in LANGUAGES:
            page = self.versions.get(language)
            for name in WORDS:
                values[f"{name}_{language}"] = text_of(page, name) or None if page else None
        return values

    @property
    def plain_session(self) -> Session | None:
        """The one session that the columns for it can hold; None where there is none, or more to say."""
        sessions = list(self.facts.sessions.all())
        return sessions[0] if len(sessions) == 1 and is_plain(sessions[0]) else None

    @property
    def has_richer_sessions(self) -> bool:
        """Whether its sessions say more than one start and one end."""
        return self.plain_session is None and self.facts.sessions.exists()

    def has_richer_body(self, language: str) -> bool:
        """Whether its text is more than paragraphs, and would be lost if a table replaced it."""
        page = self.versions.get(language)
        if page is None or not page.body:
            return False
        blocks = list(page.body)
        if len(blocks) > 1 or blocks[0].block_type != "paragraph":
            return True
        return bool(blocks[0].value["language"]) or not is_paragraphs(str(blocks[0].value["text"]))


def as_edited(page: OpportunityPage) -> OpportunityPage:
    """The page as its editors last saved it."""
    if page.live and not page.has_unpublished_changes:
        return page
    return page.get_latest_revision_as_object()


def is_plain(session: Session) -> bool:
    labelled = session.label_ar or session.label_en or session.place_id or session.seats is not None
    return not labelled and session.frequency == Frequency.NONE and session.state == State.NORMAL


def names_of(partner: PartnerPage | None) -> dict[str, str]:
    """A partner's name by language, whether its pages are live or not."""
    if partner is None:
        return {}
    versions = PartnerPage.objects.filter(translation_key=partner.translation_key)
    return dict(versions.values_list("locale__language_code", "title"))


def place_columns(place: Place | None) -> dict[str, str | None]:
    if place is None:
        return dict.fromkeys(("municipality", "place_ar", "place_en"))
    return {"municipality": place.municipality.slug, "place_ar": place.name_ar, "place_en": place.name_en}
