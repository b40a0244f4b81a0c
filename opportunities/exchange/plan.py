"""What importing a table would do, row by row, with nothing written.

Each row is compared with what the site holds; only what differs is changed, so an exported table changes
nothing. The pages of a plan are complete and checked, and only wait to be saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale, Site

from core.models import SiteSettings, Skill
from opportunities import rules
from opportunities.choices import Audience, Certificate, ScheduleType
from opportunities.exchange.allowance import Allowance
from opportunities.exchange.bodies import body_of, lines_of, text_of
from opportunities.exchange.columns import LANGUAGES, OTHER, WORDS, ImportRow, cell_of, columns, read
from opportunities.exchange.finding import Finder, NotFound
from opportunities.exchange.problems import Problem
from opportunities.exchange.standing import FACTS, Standing
from opportunities.exchange.tables import Table, read_table
from opportunities.models import OpportunityPage, Session

# What an empty cell means where a fact can't be empty.
EMPTY = {"audience": Audience.EVERYONE, "certificate": Certificate.NONE, "contact_email": "", "apply_url": ""}
PLACE = ("municipality", "place_ar", "place_en")
PARTNER = ("partner_ar", "partner_en")
SESSION = ("starts_at", "ends_at")
LISTS = ("causes", "skills")
# Fields whose column has another name.
COLUMNS = {name: column for column, name in FACTS.items()} | {
    "place": "municipality",
    "partner": "partner_ar",
}
# A page that is not in the tree yet has none of these; saving gives it them.
GIVEN_BY_THE_TREE = ("path", "depth", "numchild", "url_path", "slug", "content_type", "translation_key")
# Reserved for examples: mail to it reaches nobody.
FALLBACK_EMAIL = "volunteers@example.org"

Progress = Callable[[int, int], None]


class Outcome(Enum):
    CREATED = "created"
    UPDATED = "updated"
    # A draft that says what the row says already, and was never public.
    PUBLISHED = "published"
    UNCHANGED = "unchanged"


@dataclass
class Entry:
    """What becomes of one row. `changes` are the columns that differ."""

    row: ImportRow
    outcome: Outcome
    standing: Standing
    changes: list[str] = field(default_factory=list)
    # What waits on a live page for its review is published by an import that publishes.
    had_draft: bool = False
    # What the columns held, before the pages in memory are changed.
    before: dict[str, Any] = field(default_factory=dict)

    @property
    def page(self) -> OpportunityPage:
        """The page that holds the facts, as it will be."""
        return self.standing.facts


@dataclass
class Plan:
    """The entries of a table and the new things they need, or the problems that keep the table out."""

    entries: list[Entry]
    problems: list[Problem]
    finder: Finder
    publish: bool
    note: str = ""

    def count(self, outcome: Outcome) -> int:
        return Counter(entry.outcome for entry in self.entries)[outcome]

    @property
    def has_work(self) -> bool:
        """Whether carrying it out would change anything."""
        return self.count(Outcome.UNCHANGED) < len(self.entries)

    @classmethod
    def of_file(
        cls,
        content: bytes,
        allowance: Allowance,
        *,
        create_missing: bool,
        publish: bool,
        tell: Progress | None = None,
    ) -> Plan:
        """The plan of a file's table; raises ImportRefused where the file can't be read as one."""
        table = read_table(content, columns())
        return cls.of(table, allowance, create_missing=create_missing, publish=publish, tell=tell)

    @classmethod
    def of(
        cls,
        table: Table,
        allowance: Allowance,
        *,
        create_missing: bool,
        publish: bool,
        tell: Progress | None = None,
    ) -> Plan:
        rows, problems = read(table)
        planner = Planner(Finder(allowance, create_missing=create_missing), publish)
        wrong = {problem.row for problem in problems}
        entries = []
        for number, row in enumerate(rows, 1):
            if row.number not in wrong:
                try:
                    entries.append(planner.entry(row))
                except RowRefused as refused:
                    problems += [Problem(row.number, *reason) for reason in refused.reasons]
            if tell:
                tell(number, len(rows))
        written = sum(entry.outcome is not Outcome.UNCHANGED for entry in entries)
        if allowance.most_written is not None and written > allowance.most_written:
            message = _("Import %(most)d new or changed opportunities at most at a time. Split the file.")
            problems.append(Problem(0, "", message % {"most": allowance.most_written}))
        problems.sort(key=lambda problem: problem.row)
        return cls(entries, problems, planner.finder, publish, table.note)


class RowRefused(Exception):
    """One row can't be imported: (column, message) of each reason."""

    def __init__(self, reasons: Iterable[tuple[str, str]]) -> None:
        self.reasons = list(reasons)
        super().__init__(self.reasons)


class Planner:
    """Plans rows one by one, and remembers what they have in common."""

    def __init__(self, finder: Finder, publish: bool) -> None:
        self.finder = finder
        self.publish = publish
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        self.contact_email = contact_email()

    def entry(self, row: ImportRow) -> Entry:
        """What would become of a row; raises RowRefused."""
        original = OpportunityPage.objects.filter(reference=row["reference"]).select_related("locale").first()
        if original is None:
            return self._new(row)
        return self._changed(row, original)

    # --- A new opportunity ------------------------------------------------------------------------

    def _new(self, row: ImportRow) -> Entry:
        self._require_titles(row, LANGUAGES)
        page = OpportunityPage(locale=self.locales["ar"], live=False, reference=row["reference"])
        page.contact_email = self.contact_email
        english = OpportunityPage(locale=self.locales["en"], live=False)
        entry = Entry(row, Outcome.CREATED, Standing(page, {"ar": page, "en": english}), list(row.values))
        self._apply(entry)
        return entry

    # --- One that is there ------------------------------------------------------------------------

    def _changed(self, row: ImportRow, original: OpportunityPage) -> Entry:
        pages = [original, *original.fact_readers.all()]
        self._require_leave(pages)
        standing = Standing.of(original)
        self._require_titles(row, standing.versions)
        changes = [
            column for column in row.values if not same(column, row[column], standing.values.get(column))
        ]
        changes = self._without_other_names(row, standing, changes)
        if changes:
            outcome = Outcome.UPDATED
        elif self.publish and original.first_published_at is None:
            outcome = Outcome.PUBLISHED
        else:
            outcome = Outcome.UNCHANGED
        entry = Entry(row, outcome, standing, changes, before=standing.values)
        if outcome is not Outcome.UNCHANGED:
            entry.had_draft = self.publish and any(
                page.live and page.has_unpublished_changes for page in pages
            )
            self._refuse_losses(entry)
            self._apply(entry)
        return entry

    def _require_leave(self, pages: Iterable[OpportunityPage]) -> None:
        allowance = self.finder.allowance
        for page in pages:
            if not allowance.may_change(page, publish=self.publish):
                message = _("You may not change the opportunity with this reference.")
                raise RowRefused([("reference", message)])
            lock = page.get_lock()
            if lock and (allowance.user is None or lock.for_user(allowance.user)):
                raise RowRefused([("reference", _("The page is locked, so that it can't be changed."))])

    def _without_other_names(self, row: ImportRow, standing: Standing, changes: list[str]) -> list[str]:
        """`changes` without what names the same partner, place or skills in another way."""
        facts, kept = standing.facts, {*changes}
        try:
            if kept & {*PARTNER}:
                partner = self.finder.partner(row)
                if partner is None or (partner.pk and partner.pk == facts.partner_id):
                    kept -= {*PARTNER}
            if kept & {*PLACE}:
                place = self.finder.place(row)
                if place and place.pk and place.pk == facts.place_id:
                    kept -= {*PLACE}
            if "skills" in kept:
                wanted = {skill.pk for skill in self._skills(row)}
                if wanted == {skill.pk for skill in facts.skills.all()}:
                    kept -= {"skills"}
        except NotFound as missing:
            raise RowRefused([(missing.column, missing.message)]) from missing
        return [column for column in changes if column in kept]

    @staticmethod
    def _refuse_losses(entry: Entry) -> None:
        """A cell can't hold pictures or several dates, so it must not replace them either."""
        standing, reasons = entry.standing, []
        for language in LANGUAGES:
            if f"body_{language}" in entry.changes and standing.has_richer_body(language):
                message = _("The text of this page holds more than a table can. Change it in the editor.")
                reasons.append((f"body_{language}", message))
        if {*SESSION} & {*entry.changes} and standing.has_richer_sessions:
            message = _(
                "This opportunity has more sessions than a table can hold. Change them in the editor."
            )
            reasons.append(("starts_at", message))
        if reasons:
            raise RowRefused(reasons)

    def _require_titles(self, row: ImportRow, languages: Iterable[str]) -> None:
        empty = [f"title_{language}" for language in languages if not row.words("title", language)]
        foreign = [
            f"title_{language}"
            for language in LANGUAGES
            if language not in languages and row.words("title", language)
        ]
        reasons = [(column, _("This cell is empty.")) for column in empty]
        reasons += [
            (column, _("This opportunity is not in this language yet. Translate it in the editor first."))
            for column in foreign
        ]
        if reasons:
            raise RowRefused(reasons)

    # --- Values -----------------------------------------------------------------------------------

    def _apply(self, entry: Entry) -> None:
        """Put what changes into the pages in memory, and check them as publishing or saving would."""
        try:
            self._set_facts(entry)
        except NotFound as missing:
            raise RowRefused([(missing.column, missing.message)]) from missing
        self._set_words(entry)
        self._check(entry)

    def _set_facts(self, entry: Entry) -> None:
        page, row, changes = entry.page, entry.row, {*entry.changes}
        is_new = entry.outcome is Outcome.CREATED
        for column, name in FACTS.items():
            # A new page that names no address has that of the site.
            if column in changes and not (is_new and column == "contact_email" and row[column] is None):
                setattr(page, name, row[column] if row[column] is not None else EMPTY.get(column))
        if "causes" in changes:
            page.causes = [self.finder.causes[slug] for slug in row["causes"]]
        if "skills" in changes:
            page.skills = self._skills(row)
        if {*PARTNER} & changes:
            page.partner = self.finder.partner(row) or page.partner
        self._keep_to_own_partner(page)
        if is_new or {*PLACE} & changes or ("mode" in changes and page.place is None):
            page.place = self.finder.place(row)
        self._set_session(entry)

    def _skills(self, row: ImportRow) -> list[Skill]:
        skills: list[Skill] = []
        for names in row["skills"] or []:
            # What is not saved yet can't be put into a set.
            if (skill := self.finder.skill(*names)) not in skills:
                skills.append(skill)
        return skills

    def _keep_to_own_partner(self, page: OpportunityPage) -> None:
        own = self.finder.allowance.own_partner
        if own is None:
            return
        if page.partner is None:
            page.partner_id = own
        if page.partner_id != own:
            raise NotFound("partner_ar", _("You propose opportunities of your own body only."))

    @staticmethod
    def _set_session(entry: Entry) -> None:
        page, row, changes = entry.page, entry.row, {*entry.changes}
        if {*SESSION} & changes:
            for column, other, message in (
                ("ends_at", "starts_at", _("Say when it ends.")),
                ("starts_at", "ends_at", _("Say when it starts.")),
            ):
                if row[other] and not row[column]:
                    raise NotFound(column, message)
            session = entry.standing.plain_session or Session()
            session.starts_at, session.ends_at = row["starts_at"], row["ends_at"]
            page.sessions.set([session] if row["starts_at"] else [])
        elif "schedule" not in changes and entry.outcome is not Outcome.CREATED:
            return
        if not row["schedule"]:
            # Without dates it can be done at any time.
            page.schedule_type = ScheduleType.FIXED if page.sessions.count() else ScheduleType.FLEXIBLE

    @staticmethod
    def _set_words(entry: Entry) -> None:
        for language, page in entry.standing.versions.items():
            for name in WORDS:
                if f"{name}_{language}" in entry.changes:
                    text = entry.row.words(name, language)
                    setattr(page, name, body_of(lines_of(text), entry.page) if name == "body" else text)
        numbers = {
            language: len(lines_of(text_of(page, "body")))
            for language, page in entry.standing.versions.items()
        }
        if len({*numbers.values()}) > 1 and {"body_ar", "body_en"} & {*entry.changes}:
            # Translators see them side by side, one by one.
            message = _("Write as many paragraphs in both languages: here are %(here)d, there %(there)d.")
            reasons = [
                (f"body_{language}", message % {"here": numbers[language], "there": numbers[OTHER[language]]})
                for language in LANGUAGES
                if language != entry.page.language
            ]
            raise RowRefused(reasons)

    def _check(self, entry: Entry) -> None:
        """Raise RowRefused where a page breaks a rule that it must keep where it is going."""
        for language, page in entry.standing.versions.items():
            if page is not entry.page:
                # As they will be, not as they are stored.
                page.original = entry.page
            was_live, page.live = page.live, self.publish or page.live
            try:
                if page.pk is not None:
                    page.full_clean()
                elif page is entry.page:
                    page.full_clean(exclude=GIVEN_BY_THE_TREE)
                elif page.live and (missing := rules.missing_words(page, entry.page)):
                    raise ValidationError(missing)
            except ValidationError as error:
                raise RowRefused(column_messages(error, language)) from error
            finally:
                page.live = was_live


def same(column: str, wanted: Any, standing: Any) -> bool:
    """Whether a cell says what the site holds."""
    if column.startswith("body_"):
        return lines_of(wanted or "") == lines_of(standing or "")
    if column in EMPTY and wanted is None:
        wanted = EMPTY[column]
    ones, others = (cell_of(value) for value in (wanted, standing))
    return sorted(ones.split(";")) == sorted(others.split(";")) if column in LISTS else ones == others


def column_messages(error: ValidationError, language: str) -> list[tuple[str, str]]:
    """A page's problems by the column that a table would say it in."""
    if not hasattr(error, "error_dict"):
        return [("", message) for message in error.messages]
    found = []
    for name, messages in error.message_dict.items():
        column = f"{name}_{language}" if name in WORDS else COLUMNS.get(name, name)
        found += [(column if column != "__all__" else "", message) for message in messages]
    return found


def contact_email() -> str:
    """Whom visitors write to where neither a row nor its partner says how to take part."""
    site = Site.objects.filter(is_default_site=True).first()
    return (SiteSettings.for_site(site).contact_email if site else "") or FALLBACK_EMAIL
