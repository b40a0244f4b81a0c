"""Writes the listing rows: the one place that turns pages into what lists, feeds and the API read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.dates import QATAR
from core.models import Place, Term
from opportunities import recurrence
from opportunities.choices import Audience, Certificate, Mode, Period, ScheduleType, Weekday
from opportunities.models import ListingRow, ListingTerm, OpportunityPage
from opportunities.status import STOPPED
from partners.models import PartnerPage
from search.indexing import restricted

BATCH = 500
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


def write_rows(pages: Iterable[OpportunityPage]) -> None:
    """Write the rows of these pages anew; those that visitors may not read lose theirs."""
    with transaction.atomic():
        for page in pages:
            if page.live and not page.get_view_restrictions().exists():
                write_row(page)
            else:
                ListingRow.objects.filter(page=page.pk).delete()


def write_row(page: OpportunityPage) -> None:
    """Write the row of one live page, and the terms that it is filtered by."""
    row, _created = ListingRow.objects.update_or_create(page_id=page.pk, defaults=row_values(page))
    row.listing_terms.all().delete()
    ListingTerm.objects.bulk_create(
        ListingTerm(row=row, kind=kind, value=value) for kind, value in term_pairs(page)
    )


def row_values(page: OpportunityPage) -> dict[str, Any]:
    """The columns of a page's row: its own words, and the facts of its original."""
    facts = page.facts
    status = facts.status_facts
    return {
        "facts_id": facts.pk,
        "language": page.language,
        "reference": facts.reference or "",
        "path": page.get_url() or "",
        "title": page.title,
        "summary": page.summary,
        "partner_name": partner_name(facts.partner, page.language),
        "place_name": place_name(facts, page.language),
        # A page that was stored as live, without ever being published, is as new as its row.
        "published_at": page.first_published_at or page.last_published_at or timezone.now(),
        "kind": facts.kind,
        "mode": facts.mode,
        "schedule_type": facts.schedule_type,
        "audience": facts.audience,
        "certificate": facts.certificate,
        "min_age": facts.min_age,
        "max_age": facts.max_age,
        "guardian_required_below": facts.guardian_required_below,
        "hours_total": facts.hours_total,
        "hours_per_week": facts.hours_per_week,
        "checked_on": facts.checked_on,
        "emergency_until": facts.emergency_until,
        **{
            name: getattr(status, name)
            for name in (
                *("state", "opens_at", "deadline_at", "first_start", "last_end"),
                *("seats_needed", "seats_taken", "waitlist"),
            )
        },
        "is_dated": facts.sessions.exists(),
        "terms": {
            **{
                kind: {term.slug: term.name_in(page.language) for term in terms}
                for kind, terms in terms_of(facts).items()
            },
            "partner": {
                str(partner.facts.pk): partner_name(partner, page.language) for partner in partners_of(facts)
            },
        },
    }


def terms_of(facts: OpportunityPage) -> dict[str, list[Term]]:
    """The terms of an opportunity by the filter that they are values of."""
    places = [place for place in (facts.place, *(session.place for session in facts.sessions.all())) if place]
    municipalities = [place.municipality for place in places] if facts.mode != Mode.ONLINE else []
    access = [
        *facts.accessibility.all(),
        *(feature for place in places for feature in place.accessibility.all()),
    ]
    terms: dict[str, list[Term]] = {
        kind: list(getattr(facts, name).all()) for kind, name in TERM_FACTS.items()
    }
    terms["municipality"] = list(dict.fromkeys(municipalities))
    terms["accessibility"] = list(dict.fromkeys(access))
    return terms


def term_pairs(page: OpportunityPage) -> list[tuple[str, str]]:
    """Every (kind, value) that the page's row is filtered and counted by, each once."""
    facts = page.facts
    pairs = [(kind, term.slug) for kind, terms in terms_of(facts).items() for term in terms]
    pairs += [("partner", str(partner.facts.pk)) for partner in partners_of(facts)]
    pairs += [("mode", mode) for mode in WIDER.get(facts.mode, (facts.mode,))]
    pairs += [("audience", audience) for audience in WIDER.get(facts.audience, (facts.audience,))]
    pairs += [("schedule", facts.schedule_type)]
    if facts.certificate != Certificate.NONE:
        pairs.append(("certificate", facts.certificate))
    for code in sorted(times_of_week(facts)):
        weekday, period = code.split("-", 1)
        # Friday evening is more than Friday and evening, so each is also kept by the other.
        pairs += [
            ("weekday", weekday),
            ("period", period),
            (f"weekday-{period}", weekday),
            (f"period-{weekday}", period),
        ]
    return list(dict.fromkeys((kind, str(value)) for kind, value in pairs))


def partners_of(facts: OpportunityPage) -> list[PartnerPage]:
    """The partners behind an opportunity, the one that answers for it first."""
    return list(dict.fromkeys([*([facts.partner] if facts.partner else []), *facts.co_partners.all()]))


def times_of_week(facts: OpportunityPage) -> set[str]:
    """When in the week it takes place, as "fri-evening": what is said, and what its dates say.

    What is flexible and names no times can be done at all of them.
    """
    codes = {str(code) for code in facts.weekday_periods}
    sessions = [session for session in facts.sessions.all() if session.state not in STOPPED]
    for span in recurrence.expand_all(sessions):
        codes |= parts_of_day(span.starts_at, span.ends_at)
    if not codes and facts.schedule_type == ScheduleType.FLEXIBLE:
        codes = {f"{weekday}-{period}" for weekday in Weekday.values for period in Period.values}
    return codes


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


def partner_name(partner: PartnerPage | None, language: str) -> str:
    """The partner's name in `language`, else in the other one; empty where no version is live."""
    if partner is None:
        return ""
    return next((page.title for page in PartnerPage.versions([partner], language)), "")


def place_name(facts: OpportunityPage, language: str) -> str:
    """Where it is, in words: place and municipality, or the latter alone where the address isn't public."""
    place: Place | None = facts.place
    if place is None or facts.mode == Mode.ONLINE:
        return ""
    municipality = place.municipality.name_in(language)
    if not facts.address_public or place.name_in(language) == municipality:
        return municipality
    return f"{place.name_in(language)}{'، ' if language == 'ar' else ', '}{municipality}"


# --- Which pages a change concerns ------------------------------------------------------------------------


def versions_of(originals: QuerySet[OpportunityPage]) -> QuerySet[OpportunityPage]:
    """The live pages in every language that read their facts from `originals`."""
    keys = originals.order_by().values("pk")
    return (
        OpportunityPage.objects.live().filter(Q(pk__in=keys) | Q(original__in=keys)).select_related("locale")
    )


def of_partner(partner: PartnerPage) -> QuerySet[OpportunityPage]:
    """The live pages of a body's opportunities, those that it offers with others included."""
    original = partner.facts.pk
    return versions_of(OpportunityPage.objects.filter(Q(partner=original) | Q(co_partners=original)))


def of_term(term: Term) -> QuerySet[OpportunityPage]:
    """The live pages of the opportunities that `term` describes, by themselves or by their place."""
    name = type(term).__name__
    conditions = {
        "Cause": Q(causes=term.pk),
        "Skill": Q(skills=term.pk),
        "SpokenLanguage": Q(languages=term.pk),
        "Requirement": Q(requirements=term.pk),
        "AccessibilityFeature": Q(accessibility=term.pk)
        | Q(place__accessibility=term.pk)
        | Q(sessions__place__accessibility=term.pk),
        "Place": Q(place=term.pk) | Q(sessions__place=term.pk),
        "Municipality": Q(place__municipality=term.pk) | Q(sessions__place__municipality=term.pk),
    }
    condition = conditions.get(name)
    return versions_of(
        OpportunityPage.objects.filter(condition) if condition else OpportunityPage.objects.none()
    )


def below(page: Page) -> QuerySet[OpportunityPage]:
    """The opportunities from `page` down, live or not."""
    return OpportunityPage.objects.descendant_of(page, inclusive=True).select_related("locale")


def rebuild() -> int:
    """Make every row anew and say how many there are."""
    with transaction.atomic():
        ListingRow.objects.all().delete()
        pages = OpportunityPage.objects.live().exclude(restricted()).select_related("locale").order_by("pk")
        for page in pages.iterator(chunk_size=BATCH):
            write_row(page)
    return ListingRow.objects.count()
