"""One opportunity: its words in a language, and the facts that both languages share."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail_localize.fields import TranslatableField

from core import short_links
from core.blocks import BODY_BLOCKS
from core.fields import StreamField
from core.models import FactsOncePage
from core.search_text import SearchFilters, SearchText
from opportunities import filtered_by, found_by, rules
from opportunities.calendar import calendar_of
from opportunities.choices import Period, ScheduleType, Weekday
from opportunities.detail import OpportunityDetail
from opportunities.forms import OpportunityForm
from opportunities.models.facts import (
    OfferFacts,
    OutcomeFacts,
    TakingPartFacts,
    WhatFacts,
    WhenFacts,
    WhereFacts,
    WhoFacts,
)
from opportunities.models.session import Session
from opportunities.panels import EDIT_HANDLER
from opportunities.reference import new_reference
from opportunities.status import Status, StatusFacts
from opportunities.structured_data import opportunity_structured_data
from opportunities.words import Words
from partners.models import PartnerPage
from partners.permissions import OwnedByPartner

WORDS = (
    "title",
    "slug",
    "summary",
    "body",
    "benefits",
    "what_to_bring",
    "requirements_note",
    "commitment",
    "audience_reason",
    "location_hint",
    "transport_note",
    "certificate_issuer",
    "state_reason",
    "result_story",
    "seo_title",
    "search_description",
)
ONE_PER_LINE = _("One per line.")


class OpportunityPage(
    OwnedByPartner,
    RoutablePageMixin,
    WhatFacts,
    WhereFacts,
    WhenFacts,
    WhoFacts,
    OfferFacts,
    TakingPartFacts,
    OutcomeFacts,
    FactsOncePage,
):
    template = "pages/opportunities/opportunity_page.html"
    parent_page_types: ClassVar[list[str]] = ["opportunities.OpportunityIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    localize_default_translation_mode = "synced"
    base_form_class = OpportunityForm
    # A copy is another opportunity, so it gets a reference of its own.
    exclude_fields_in_copy: ClassVar[list[str]] = [*FactsOncePage.exclude_fields_in_copy, "reference"]

    FACTS = (
        *WhatFacts.FIELDS,
        *WhereFacts.FIELDS,
        *WhenFacts.FIELDS,
        *WhoFacts.FIELDS,
        *OfferFacts.FIELDS,
        *TakingPartFacts.FIELDS,
        *OutcomeFacts.FIELDS,
    )
    REQUIRED_FACTS = ("partner",)
    WORDS = WORDS

    body = StreamField(BODY_BLOCKS, verbose_name=_("what you will do"), blank=True)
    benefits = models.TextField(_("what you gain"), blank=True, help_text=ONE_PER_LINE)
    what_to_bring = models.TextField(_("what to bring"), blank=True, help_text=ONE_PER_LINE)
    requirements_note = models.TextField(
        _("more on the requirements"), blank=True, help_text=_("What the list of requirements can't say.")
    )
    commitment = models.CharField(
        _("commitment"),
        max_length=200,
        blank=True,
        help_text=_("What it asks for in words, like “two evenings a week for a month”."),
    )
    audience_reason = models.CharField(
        _("reason for the restriction"),
        max_length=250,
        blank=True,
        help_text=_("Why it is not for everyone."),
    )
    location_hint = models.CharField(
        _("how to find it"),
        max_length=200,
        blank=True,
        help_text=_("Gate, floor, meeting point."),
    )
    transport_note = models.CharField(
        _("how to get there"), max_length=250, blank=True, help_text=_("Beyond what the place itself says.")
    )
    certificate_issuer = models.CharField(_("who issues the certificate"), max_length=160, blank=True)
    state_reason = models.CharField(
        _("reason of the change"),
        max_length=300,
        blank=True,
        help_text=_(
            "Why it was cancelled, postponed or moved, and what holds now. Stands at the top of the page."
        ),
    )
    result_story = models.TextField(
        _("what came of it"), blank=True, help_text=_("Shown once it has ended, with the numbers.")
    )

    translatable_fields: ClassVar[list[TranslatableField]] = [TranslatableField(name) for name in WORDS]

    edit_handler = EDIT_HANDLER

    class Meta:
        verbose_name = _("opportunity")
        verbose_name_plural = _("opportunities")

    # The form checks the rules itself, on rows that the page does not have yet.
    is_checked_by_form = False

    # --- Status -----------------------------------------------------------------------------------

    @property
    def status_facts(self) -> StatusFacts:
        """What the status is computed from. Without a deadline, fixed dates are joined until they begin."""
        facts = self.facts
        first_start, last_end = facts.bounds()
        deadline_at = facts.deadline_at
        if deadline_at is None and facts.schedule_type == ScheduleType.FIXED:
            deadline_at = first_start
        return StatusFacts(
            state=facts.state,
            opens_at=facts.opens_at,
            deadline_at=deadline_at,
            first_start=first_start,
            last_end=last_end,
            seats_needed=facts.seats_needed,
            seats_taken=facts.seats_taken,
            waitlist=facts.waitlist,
        )

    @property
    def status(self) -> Status:
        """The status at this moment."""
        return Status.of(self.status_facts)

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """First start and last end; of the facts of this very page, so ask `page.facts`."""
        return rules.bounds(list(self.sessions.all()), self.starts_on, self.ends_on)

    # --- Search -----------------------------------------------------------------------------------

    def get_weekday_periods_display(self) -> str:
        """The times of the week in words, for the list of facts that translators read."""
        pairs = [code.split("-") for code in self.weekday_periods]
        return "، ".join(f"{Weekday(day).label} ({Period(period).label})" for day, period in pairs)

    # --- Rules ------------------------------------------------------------------------------------

    def clean(self) -> None:
        if self.is_original and not self.reference:
            self.reference = new_reference(self)
        super().clean()
        if self.live and not self.is_checked_by_form and (missing := rules.missing_words(self, self.facts)):
            raise ValidationError(missing)

    def clean_facts(self) -> None:
        super().clean_facts()
        if self.partner is not None:
            # A fact that points to a page points to its original.
            self.partner = self.partner.facts
        if self.seats_needed is not None and self.seats_as_of is None:
            self.seats_as_of = timezone.now()
        if self.reference and self.is_reference_taken(self.reference):
            raise ValidationError({"reference": _("Another page has this reference.")})
        if self.is_checked_by_form:
            return
        values = rules.OpportunityValues(
            {name: self.value(name) for name in (*self.FACTS, *WORDS)},
            [rules.SessionValues.of(session) for session in self.sessions.all()],
        )
        if problems := rules.problems(values, complete=self.live):
            raise ValidationError(problems)

    def is_reference_taken(self, reference: str) -> bool:
        """Whether a short link means another page: opportunities and campaigns share their codes."""
        other = short_links.find(reference)
        return other is not None and other.translation_key != self.translation_key

    def value(self, name: str) -> Any:
        """The value of a field of this very page; a list where it has many."""
        value = getattr(self, name)
        return list(value.all()) if hasattr(value, "all") else value

    # --- Who offers it ------------------------------------------------------------------------------

    @cached_property
    def partner_versions(self) -> dict[UUID, PartnerPage]:
        """The pages of its partners that visitors may read, in this page's language where there is one."""
        facts = self.facts
        partners = [partner for partner in (facts.partner, *facts.co_partners.all()) if partner is not None]
        return {page.translation_key: page for page in PartnerPage.versions(partners, self.language)}

    @property
    def partner_version(self) -> PartnerPage | None:
        """The page of the partner who answers for it; None where visitors can't read it."""
        partner = self.facts.partner
        return self.partner_versions.get(partner.translation_key) if partner is not None else None

    # --- Words that may be missing in this language --------------------------------------------------

    @property
    def state_words(self) -> Words | None:
        """Why it was cancelled, postponed or moved; the original's words where the translation lacks them."""
        return self._words("state_reason")

    @property
    def audience_words(self) -> Words | None:
        """Why it is not for everyone, as `state_words`."""
        return self._words("audience_reason")

    def _words(self, name: str) -> Words | None:
        for page in (self, self.facts):
            if text := getattr(page, name):
                return Words(text, page.language)
        return None

    # --- What is served -----------------------------------------------------------------------------

    @classmethod
    def by_reference(cls, reference: str) -> Self | None:
        """The original, live or not, that has `reference`, in any case of letters."""
        return cls.objects.filter(reference=reference.lower()).first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        # Each is asked for more than once: by the box, the sections, calendars' links and machines' data.
        prefetch_related_objects(
            [self.facts], "sessions__place__municipality", "skills", "requirements", "co_partners"
        )
        detail = OpportunityDetail.of(self, request)
        return super().get_context(request, *args, **kwargs) | {"facts": self.facts, "detail": detail}

    # Wagtail hands on the rest of an address with a slash at its end, asked for or not.
    @path("calendar.ics/", name="calendar")
    def calendar_file(self, request: HttpRequest) -> HttpResponseBase:
        """All sessions for calendars; 404 where there are none."""
        return self._calendar_file(request, list(self.facts.sessions.all()))

    @path("calendar/<uuid:key>.ics/", name="session_calendar")
    def session_file(self, request: HttpRequest, key: UUID) -> HttpResponseBase:
        """One session for calendars; 404 for a key that none has."""
        return self._calendar_file(request, [one for one in self.facts.sessions.all() if one.key == key])

    def _calendar_file(self, request: HttpRequest, sessions: list[Session]) -> HttpResponseBase:
        if not sessions:
            raise Http404
        return FileResponse(
            BytesIO(calendar_of(self, sessions, self.get_full_url(request))),
            as_attachment=True,
            filename=f"{self.facts.reference or self.slug}.ics",
            content_type="text/calendar; charset=utf-8",
        )

    def search_text(self) -> SearchText:
        return found_by.with_facts(self, super().search_text())

    def search_filters(self) -> SearchFilters:
        return filtered_by.with_facts(self, super().search_filters())

    @classmethod
    def prefetch_for_search(cls, pages: list[Any]) -> None:
        prefetch_related_objects(pages, "original")
        prefetch_related_objects([page.facts for page in pages], *filtered_by.READ)

    def structured_data(self) -> dict[str, Any]:
        return opportunity_structured_data(self)
