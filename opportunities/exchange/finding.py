"""The partners, places and skills that a table names: those of the site, and those that would be new.

What is new is held unsaved, once for the whole table, so that a plan can be made without writing.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.models import Cause, Municipality, Place, Skill
from opportunities.choices import Mode
from opportunities.exchange.allowance import Allowance
from opportunities.exchange.columns import ImportRow
from partners.models import PartnerPage
from partners.models.partner import Sector


class NotFound(Exception):
    """A row names what the site doesn't have: (column, message)."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(column, message)
        self.column, self.message = column, message


class Finder:
    """Finds what rows name; with `create_missing`, makes it in memory where `allowance` lets it be made."""

    def __init__(self, allowance: Allowance, *, create_missing: bool) -> None:
        self.allowance = allowance
        self.create_missing = create_missing
        self.causes = {cause.slug: cause for cause in Cause.objects.all()}
        self.municipalities = {place.slug: place for place in Municipality.objects.all()}
        skills = list(Skill.objects.all())
        self.skills_en = {skill.name_en.casefold(): skill for skill in reversed(skills)}
        self.skills_ar = {skill.name_ar: skill for skill in reversed(skills)}
        self.places = {
            (place.municipality_id, place.name_ar): place
            for place in Place.objects.select_related("municipality").order_by("-pk")
        }
        self.partners: dict[str, PartnerPage] = {}
        for partner in PartnerPage.objects.select_related("original").order_by("-pk"):
            self.partners[partner.title] = partner.facts
        # Each with its English name.
        self.new_partners: list[tuple[PartnerPage, str]] = []
        self.new_places: list[Place] = []
        self.new_skills: list[Skill] = []

    def skill(self, arabic: str, english: str) -> Skill:
        skill = self.skills_en.get(english.casefold()) or self.skills_ar.get(arabic)
        if skill is None:
            self._may_make(Skill, "skills", _("The site has no skill “%(name)s”."), arabic)
            skill = Skill(slug="", name_ar=arabic, name_en=english)
            self.new_skills.append(skill)
            self.skills_en[english.casefold()] = self.skills_ar[arabic] = skill
        return skill

    def place(self, row: ImportRow) -> Place | None:
        """Where it takes place; a municipality alone is a place too. Raises NotFound without either."""
        if row["mode"] == Mode.ONLINE and not row["place_ar"]:
            return None
        municipality: Municipality | None = self.municipalities.get(row["municipality"] or "")
        if municipality is None:
            if row["mode"] == Mode.ONLINE:
                return None
            raise NotFound("municipality", _("Say in which municipality it takes place."))
        arabic = row["place_ar"] or municipality.name_ar
        english = row["place_en"] or (row["place_ar"] and "") or municipality.name_en
        place = self.places.get((municipality.pk, arabic))
        if place is None:
            if not english:
                raise NotFound("place_en", _("Write the place's name in both languages."))
            if Place not in self.allowance.may_make:
                raise NotFound("place_ar", _("The site has no place “%(name)s” there.") % {"name": arabic})
            place = Place(slug="", name_ar=arabic, name_en=english, municipality=municipality)
            self.new_places.append(place)
            self.places[municipality.pk, arabic] = place
        return place

    def partner(self, row: ImportRow) -> PartnerPage | None:
        """Who offers it; None where the row doesn't say."""
        arabic, english = row["partner_ar"], row["partner_en"]
        if not (arabic or english):
            return None
        partner = self.partners.get(arabic or "") or self.partners.get(english or "")
        if partner is None:
            column = "partner_ar" if arabic else "partner_en"
            self._may_make(PartnerPage, column, _("The site has no partner “%(name)s”."), arabic or english)
            if not (arabic and english):
                missing = "partner_en" if arabic else "partner_ar"
                raise NotFound(missing, _("Write the partner's name in both languages."))
            partner = PartnerPage(title=arabic, sector=Sector.YOUTH, live=False)
            self.new_partners.append((partner, english))
            self.partners[arabic] = self.partners[english] = partner
        return partner

    def _may_make(self, kind: type, column: str, message: str, name: str) -> None:
        if self.create_missing and kind in self.allowance.may_make:
            return
        raise NotFound(column, message % {"name": name})


def term_slug(term: Any) -> str:
    """A code for a new term that no other of its kind has."""
    model = type(term)
    wish = slugify(term.name_en)[:50] or model.__name__.lower()
    slug, number = wish, 2
    while model.objects.filter(slug=slug).exists():
        slug, number = f"{wish}-{number}", number + 1
    return slug
