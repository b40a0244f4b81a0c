"""Makes opportunities of a table's rows: published in both languages, all of them or none.

The Arabic page is the original; its English translation is made by way of wagtail-localize, so that
translators find it in their editor. A row whose reference the site has already changes that opportunity.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.html import format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import TranslationCreator

from core.models import Cause, Municipality, Place, SiteSettings, Skill
from opportunities.choices import Audience, Certificate, Mode, ScheduleType
from opportunities.import_rows import ImportRefused, ImportRow, Problem
from opportunities.models import OpportunityIndexPage, OpportunityPage, Session
from partners.models import PartnerIndexPage, PartnerPage
from partners.models.partner import Sector

LONGEST_SLUG = 60


def import_rows(rows: Iterable[ImportRow], *, create_missing: bool = False) -> list[OpportunityPage]:
    """The published originals of `rows`; raises ImportRefused and changes nothing where any can't be.

    `create_missing` lets partners and skills be made that the site doesn't have; without it they are
    problems. Places are made either way: a row says all that a place needs.
    """
    problems: list[Problem] = []
    pages = []
    with transaction.atomic():
        importer = Importer(create_missing)
        for row in rows:
            try:
                with transaction.atomic():
                    pages.append(importer.publish(row))
            except RowRefused as refused:
                problems += [Problem(row.line, column, message) for column, message in refused.args[0]]
        if problems:
            raise ImportRefused(problems)
    return pages


class RowRefused(Exception):
    """One row can't be published: (column, message) of each reason."""


class Importer:
    """Publishes rows one by one, and remembers what they have in common."""

    def __init__(self, create_missing: bool) -> None:
        self.create_missing = create_missing
        self.english = Locale.objects.get(language_code="en")
        self.contact_email = self._contact_email()

    def publish(self, row: ImportRow) -> OpportunityPage:
        """The row's opportunity, new or changed, live in both languages."""
        page = OpportunityPage.objects.filter(reference=row["reference"]).first()
        is_new = page is None
        page = page or OpportunityPage(locale=Locale.objects.get(language_code="ar"), live=False)
        page = page.get_latest_revision_as_object() if page.pk else page
        self._set_facts(page, row)
        words = {"title": row.words("title", "ar"), "summary": row.words("summary", "ar")}
        for name, value in words.items():
            setattr(page, name, value)
        page.body = paragraphs(row.words("body", "ar"), page)
        try:
            if is_new:
                parent = self._parent(OpportunityIndexPage)
                page.slug = free_slug(parent, page.title)
                # Not live yet: what must hold for visitors is asked when it is published.
                parent.add_child(instance=page)
            page.live, was_live = True, page.live
            page.full_clean()
            page.live = was_live
            page.save_revision().publish()
            self._translate(page, row)
        except ValidationError as error:
            raise RowRefused(column_messages(error)) from error
        return page

    def _set_facts(self, page: OpportunityPage, row: ImportRow) -> None:
        page.reference = row["reference"]
        page.mode = row["mode"]
        page.causes = list(Cause.objects.filter(slug__in=row["causes"]))
        page.skills = [self._skill(*names) for names in row["skills"] or []]
        page.partner = self._partner(row) or page.partner
        page.place = self._place(row)
        page.min_age, page.max_age = row["min_age"], row["max_age"]
        page.audience = row["audience"] or Audience.EVERYONE
        page.opens_at, page.deadline_at = row["opens_at"], row["deadline_at"]
        page.starts_on, page.ends_on = row["starts_on"], row["ends_on"]
        page.seats_needed = row["seats"]
        page.hours_total = row["hours"]
        page.certificate = row["certificate"] or Certificate.NONE
        page.apply_url = row["apply_url"] or ""
        page.contact_email = row["contact_email"] or page.contact_email or self.contact_email
        if row["starts_at"]:
            if not row["ends_at"]:
                raise RowRefused([("ends_at", _("Say when it ends."))])
            page.sessions.set([Session(starts_at=row["starts_at"], ends_at=row["ends_at"])])
        # Without dates it can be done at any time.
        page.schedule_type = row["schedule"] or (
            ScheduleType.FIXED if row["starts_at"] else ScheduleType.FLEXIBLE
        )

    def _translate(self, page: OpportunityPage, row: ImportRow) -> None:
        words = {name: row.words(name, "en") for name in ("title", "summary", "body")}
        translate(page, self.english, words)

    # --- What a row names -----------------------------------------------------------------------

    def _skill(self, arabic: str, english: str) -> Skill:
        skill = (
            Skill.objects.filter(name_en__iexact=english).first()
            or Skill.objects.filter(name_ar=arabic).first()
        )
        if skill is None and not self.create_missing:
            raise RowRefused([("skills", _("The site has no skill “%(name)s”.") % {"name": arabic})])
        return skill or Skill.objects.create(slug=term_slug(Skill, english), name_ar=arabic, name_en=english)

    def _place(self, row: ImportRow) -> Place | None:
        if row["mode"] == Mode.ONLINE and not row["place_ar"]:
            return None
        municipality = Municipality.objects.filter(slug=row["municipality"]).first()
        if municipality is None:
            if row["mode"] == Mode.ONLINE:
                return None
            raise RowRefused([("municipality", _("Say in which municipality it takes place."))])
        arabic = row["place_ar"] or municipality.name_ar
        english = row["place_en"] or municipality.name_en
        known = Place.objects.filter(name_ar=arabic, municipality=municipality).first()
        return known or Place.objects.create(
            slug=term_slug(Place, english), name_ar=arabic, name_en=english, municipality=municipality
        )

    def _partner(self, row: ImportRow) -> PartnerPage | None:
        arabic, english = row["partner_ar"], row["partner_en"]
        if not arabic:
            return None
        known = PartnerPage.objects.filter(title__in=[arabic, english]).select_related("original").first()
        if known:
            return known.facts
        if not self.create_missing:
            raise RowRefused([("partner_ar", _("The site has no partner “%(name)s”.") % {"name": arabic})])
        parent = self._parent(PartnerIndexPage)
        partner = PartnerPage(title=arabic, slug=free_slug(parent, arabic), sector=Sector.YOUTH, live=False)
        parent.add_child(instance=partner)
        partner.save_revision().publish()
        translate(partner, self.english, {"title": english})
        return partner

    @staticmethod
    def _parent(page_type: type[Page]) -> Page:
        """The page of the site's Arabic tree that new pages are made under."""
        parent = page_type.objects.live().filter(locale__language_code="ar").first()
        if parent is None:
            message = _("The site has no page “%(name)s” in Arabic to put it under.")
            raise RowRefused([("reference", message % {"name": page_type._meta.verbose_name})])
        return parent

    @staticmethod
    def _contact_email() -> str:
        """Whom visitors write to where neither a row nor its partner says how to take part."""
        site = Site.objects.filter(is_default_site=True).first()
        return (SiteSettings.for_site(site).contact_email if site else "") or FALLBACK_EMAIL


# Reserved for examples: mail to it reaches nobody.
FALLBACK_EMAIL = "volunteers@example.org"


def translate(page: Page, locale: Locale, words: dict[str, str]) -> None:
    """Publish `page` in `locale` with these words, by way of wagtail-localize.

    `words` are by field; the paragraphs of a body are taken in order.
    """
    source, _created = TranslationSource.update_or_create_from_instance(page)
    if not Translation.objects.filter(source=source, target_locale=locale).exists():
        TranslationCreator(user=None, target_locales=[locale]).create_translations(page)
    translation = Translation.objects.get(source=source, target_locale=locale)
    body = iter(lines_of(words.get("body", "")))
    parent = page.get_parent().get_translation(locale)
    target = page.get_translation(locale)
    slug = target.slug if target.first_published_at else free_slug(parent, words["title"], target.pk)
    segments = source.stringsegment_set.select_related("string", "context").order_by("order")
    for segment in segments:
        name = segment.context.path.split(".")[0]
        text = next(body, "") if name == "body" else {**words, "slug": slug}.get(name, "")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    translation.save_target(publish=False)
    # wagtail-localize would publish only after the commit, when nothing can be taken back any more.
    page.get_translation(locale).get_latest_revision().publish()


def paragraphs(text: str, page: OpportunityPage) -> Any:
    """The lines of `text` as one block of running text; the block keeps its id where the page has one."""
    lines = lines_of(text)
    if not lines:
        return []
    old = next(iter(page.body.raw_data), None) if page.body else None
    html = format_html_join("", "<p>{}</p>", ([line] for line in lines))
    block_id = old["id"] if old and old["type"] == "paragraph" else str(uuid.uuid4())
    return [{"type": "paragraph", "value": {"text": str(html), "language": ""}, "id": block_id}]


def lines_of(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]


def free_slug(parent: Page, title: str, own_id: int | None = None) -> str:
    """An address below `parent` made from `title` that no other page has."""
    is_arabic = parent.locale.language_code == "ar"
    slug = slugify(title, allow_unicode=is_arabic)[:LONGEST_SLUG].strip("-")
    return find_available_slug(parent, slug or "opportunity", ignore_page_id=own_id)


def term_slug(model: type[Skill] | type[Place], english: str) -> str:
    """A code for a new term that no other of its kind has."""
    wish = slugify(english)[:50] or model.__name__.lower()
    slug, number = wish, 2
    while model.objects.filter(slug=slug).exists():
        slug, number = f"{wish}-{number}", number + 1
    return slug


COLUMNS = {
    "place": "place_ar",
    "partner": "partner_ar",
    "schedule_type": "schedule",
    "seats_needed": "seats",
    "hours_total": "hours",
}


def column_messages(error: ValidationError) -> list[tuple[str, str]]:
    """A page's problems by the column that a table would say it in."""
    if not hasattr(error, "error_dict"):
        return [("", message) for message in error.messages]
    return [
        (COLUMNS.get(name, name), message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
