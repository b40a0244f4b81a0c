"""Carries a plan out: all of its pages saved, or published, in both languages, or nothing at all."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from core.indexing_once import indexing_once
from core.models import FactsOncePage
from core.readiness import NotReady
from core.translation import IncompleteTranslation
from opportunities.exchange.finding import term_slug
from opportunities.exchange.plan import Entry, Outcome, Plan, Progress, column_messages
from opportunities.exchange.problems import ImportRefused, Problem
from opportunities.exchange.translating import write_strings
from opportunities.models import OpportunityIndexPage
from partners.models import PartnerIndexPage, PartnerPage
from search.indexing import indexing_at_the_end

LONGEST_SLUG = 60


def carry_out(plan: Plan, *, user: Any = None, tell: Progress | None = None) -> None:
    """Save every page of `plan`; raises ImportRefused, and changes nothing, where any can't be.

    `tell` is called with how many rows are done, and of how many.
    """
    if plan.problems:
        raise ImportRefused(plan.problems)
    writer = Writer(plan, user)
    problems: list[Problem] = []
    with transaction.atomic(), indexing_once(), indexing_at_the_end():
        writer.make_new_terms()
        for number, entry in enumerate(plan.entries, 1):
            try:
                with transaction.atomic():
                    writer.write(entry)
            except ValidationError as error:
                reasons = column_messages(error, entry.page.language)
                problems += [Problem(entry.row.number, *reason) for reason in reasons]
            except (NotReady, IncompleteTranslation) as error:
                problems.append(Problem(entry.row.number, "", error.reason))
            if tell:
                tell(number, len(plan.entries))
        if problems:
            raise ImportRefused(problems)


class Writer:
    """Writes the entries of a plan one by one, and remembers the pages that they go under."""

    def __init__(self, plan: Plan, user: Any) -> None:
        self.plan = plan
        self.user = user
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self._fronts: dict[tuple[type[Page], str], Page] = {}

    def make_new_terms(self) -> None:
        """Save the skills, places and partners that the plan's pages name and the site doesn't have."""
        for term in (*self.plan.finder.new_skills, *self.plan.finder.new_places):
            term.slug = term_slug(term)
            term.save()
        for partner, english in self.plan.finder.new_partners:
            self._create(partner, PartnerPage(title=english), PartnerIndexPage)

    def write(self, entry: Entry) -> None:
        page, versions = entry.page, entry.standing.versions
        if entry.outcome is Outcome.CREATED:
            self._create(page, versions["en"], OpportunityIndexPage)
        elif entry.outcome is not Outcome.UNCHANGED:
            self._save(page)
            for version in versions.values():
                if version is not page:
                    write_strings(page, version)
                    self._save(version)

    def _create(self, page: FactsOncePage, english: FactsOncePage, front_type: type[Page]) -> None:
        self._add(page, front_type, "ar")
        self._save(page)
        english.original = page
        english.translation_key = page.translation_key
        self._add(english, front_type, "en")
        write_strings(page, english)
        self._save(english)

    def _add(self, page: FactsOncePage, front_type: type[Page], language: str) -> None:
        """Put a new page into the tree. Not live yet: what must hold for visitors is asked on publishing."""
        front = self._front(front_type, language)
        page.locale, page.live = self.locales[language], False
        page.slug = free_slug(front, page.title)
        front.add_child(instance=page)

    def _save(self, page: FactsOncePage) -> None:
        # It was checked when it was planned, or added to the tree just now.
        revision = page.save_revision(user=self.user, log_action=True, clean=False)
        if self.plan.publish:
            revision.publish(user=self.user)

    def _front(self, page_type: type[Page], language: str) -> Page:
        """The page that new pages of a language are made under."""
        key = page_type, language
        if key not in self._fronts:
            front = page_type.objects.live().filter(locale=self.locales[language]).first()
            if front is None:
                message = _("The site has no page “%(name)s” in both languages to put them under.")
                raise ImportRefused.whole_file(message % {"name": page_type._meta.verbose_name})
            self._fronts[key] = front
        return self._fronts[key]


def free_slug(parent: Page, title: str) -> str:
    """An address below `parent` made from `title` that no other page has."""
    is_arabic = parent.locale.language_code == "ar"
    slug = slugify(title, allow_unicode=is_arabic)[:LONGEST_SLUG].strip("-")
    return find_available_slug(parent, slug or "opportunity")
