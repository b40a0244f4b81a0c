"""The words that an opportunity is found by, beyond those that it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.models import Term
from core.search_text import SearchText
from opportunities.choices import Mode
from partners.models import PartnerPage

if TYPE_CHECKING:
    from opportunities.models import OpportunityPage

# Words of the page that its body doesn't hold.
MORE_WORDS = ("commitment", "benefits", "what_to_bring", "requirements_note", "transport_note")
# What people call it, in both languages.
ONLINE = ["عن بعد", "online", "remote"]


def with_facts(page: OpportunityPage, text: SearchText) -> SearchText:
    """`text` with the page's short words, and with the names of its facts in both languages.

    The name of a place whose address isn't public is no word to be found by.
    """
    facts = page.facts
    more = [getattr(page, name) for name in MORE_WORDS]
    terms = terms_of(facts)
    names = [term.name_in(language) for language in ("ar", "en") for term in terms]
    partners = [*([facts.partner] if facts.partner else []), *facts.co_partners.all()]
    names += PartnerPage.names_of(partners)
    if facts.mode != Mode.ON_SITE:
        names += ONLINE
    return SearchText(text.title, text.summary, " ".join([text.body, *more]), [*text.names, *names])


def terms_of(facts: OpportunityPage) -> list[Term]:
    """Every term that describes the opportunity, each once."""
    terms: list[Term] = [*facts.causes.all(), *facts.skills.all(), *facts.accessibility.all()]
    places = [facts.place, *(session.place for session in facts.sessions.all())]
    for place in places:
        if place is not None:
            terms += [place.municipality, *([place] if facts.address_public else [])]
    return list(dict.fromkeys(terms))
