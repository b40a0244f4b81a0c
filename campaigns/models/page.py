"""A campaign's landing page, which changes with the calendar from invitation to result."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.forms import CheckboxSelectMultiple
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail_localize.fields import TranslatableField

from campaigns.blocks import CAMPAIGN_BLOCKS, RESULT_BLOCKS
from campaigns.calendar import item_calendar, programme_calendar
from campaigns.forms import CampaignForm
from campaigns.gathering import coming_opportunities
from campaigns.landing import Landing
from campaigns.machine_text import (
    campaign_search_filters,
    campaign_search_text,
    campaign_structured_data,
)
from campaigns.programme import programme_items
from campaigns.status import COMING_WITHIN, PhaseNow, phase_on
from core import short_links
from core.dates import today as today_in_qatar
from core.digits import digits
from core.fields import StreamField
from core.models import FactsInlinePanel, FactsOncePage, FactsPanel
from core.search_text import SearchFilters, SearchText

validate_code = RegexValidator(
    r"\A[A-Za-z0-9]+(-[A-Za-z0-9]+)*\Z",
    _("Use Latin letters, digits and hyphens only, like “16days”."),
)


class CampaignQuerySet(PageQuerySet):
    def readable(self, language: str) -> Self:
        """Live, public campaigns written in `language`, with what a list shows of them."""
        return (
            self.live()
            .public()
            .filter(locale__language_code=language)
            .select_related("locale", "original", "picture")
            .defer_streamfields()
        )

    def with_dates(self) -> Self:
        """Only campaigns that have both dates, as `first_day` and `last_day`, whoever holds them."""
        return self.annotate(
            first_day=Coalesce("original__starts_on", "starts_on"),
            last_day=Coalesce("original__ends_on", "ends_on"),
        ).filter(first_day__isnull=False, last_day__isnull=False)


class CampaignPage(RoutablePageMixin, FactsOncePage):
    template = "pages/campaigns/campaign_page.html"
    parent_page_types: ClassVar[list[str]] = ["campaigns.CampaignIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    # The two languages may be composed differently, so the English page has its own editor and workflow.
    localize_default_translation_mode = "simple"
    base_form_class = CampaignForm

    FACTS = (
        "starts_on",
        "ends_on",
        "accent",
        "code",
        "hashtag",
        "causes",
        "topics",
        "partners",
        "featured_opportunities",
        "programme",
        "phases",
        "toolkit",
    )
    REQUIRED_FACTS = ("starts_on", "ends_on")
    # A copy, next year's campaign, gets a code of its own.
    exclude_fields_in_copy: ClassVar[list[str]] = [*FactsOncePage.exclude_fields_in_copy, "code"]

    class Accent(models.TextChoices):
        GULF = "gulf", _("gulf")
        MAROON = "maroon", _("maroon")
        SAND = "sand", _("sand")
        PALM = "palm", _("palm")
        SEA = "sea", _("sea")
        DUSK = "dusk", _("dusk")

    tagline = models.CharField(
        _("call"), max_length=120, blank=True, help_text=_("One line under the title that invites people in.")
    )
    body = StreamField(CAMPAIGN_BLOCKS, verbose_name=_("body"), blank=True)
    result = StreamField(
        RESULT_BLOCKS,
        verbose_name=_("result"),
        blank=True,
        help_text=_("Shown first once the campaign has ended: what came of it, thanks, what happens next."),
    )
    helpline = RichTextField(
        _("help line"),
        features=["bold", "link"],
        blank=True,
        help_text=_("For a campaign on a hard subject: whom to call, when and in which languages."),
    )

    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    accent = models.CharField(_("colour"), max_length=10, choices=Accent.choices, default=Accent.GULF)
    code = models.CharField(
        _("short code"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_code],
        error_messages={"unique": _("Another campaign has this code.")},
        help_text=_("For print and posts: /s/ and this code lead to the campaign in the reader's language."),
    )
    hashtag = models.CharField(
        _("hashtag"), max_length=60, blank=True, help_text=_("With or without its #, and without spaces.")
    )
    causes = ParentalManyToManyField(
        "core.Cause",
        verbose_name=_("causes"),
        blank=True,
        related_name="+",
        help_text=_("Opportunities for these causes on the campaign's days are gathered by themselves."),
    )
    topics = ParentalManyToManyField(
        "core.Topic",
        verbose_name=_("news topics"),
        blank=True,
        related_name="+",
        help_text=_("News on these topics around the campaign's days is gathered by itself."),
    )

    partners = ParentalManyToManyField(
        "partners.PartnerPage",
        verbose_name=_("partners"),
        blank=True,
        related_name="+",
        limit_choices_to={"original": None},
        help_text=_("Bodies that carry the campaign. With any, only their opportunities are gathered."),
    )

    featured_opportunities = ParentalManyToManyField(
        "opportunities.OpportunityPage",
        verbose_name=_("featured opportunities"),
        blank=True,
        related_name="+",
        limit_choices_to={"original": None},
        help_text=_("Shown first, before those that are gathered by rule."),
    )

    objects = PageManager.from_queryset(CampaignQuerySet)()

    words_panels: ClassVar[list[Panel]] = [
        *FactsOncePage.content_panels,
        FieldPanel("tagline"),
        FieldPanel("picture"),
        FieldPanel("body"),
        FieldPanel("helpline"),
    ]
    dates_panels: ClassVar[list[Panel]] = [
        FactsPanel(heading=_("Facts of the campaign")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                FieldRowPanel([FieldPanel("accent"), FieldPanel("code"), FieldPanel("hashtag")]),
            ],
            _("Dates and look"),
        ),
        FactsInlinePanel(
            "phases",
            heading=_("Phases"),
            label=_("Phase"),
            help_text=_("Named stretches of the campaign that don't overlap. Most campaigns need none."),
        ),
        FactsInlinePanel(
            "programme",
            heading=_("Programme"),
            label=_("Programme item"),
            help_text=_(
                "In any order: the page sorts by day and hour, marks today and offers calendar files."
            ),
        ),
    ]
    gathered_panels: ClassVar[list[Panel]] = [
        FactsPanel(heading=_("Facts of the campaign")),
        FieldPanel("causes", widget=CheckboxSelectMultiple),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("partners", widget=CheckboxSelectMultiple),
        FieldPanel("featured_opportunities", widget=CheckboxSelectMultiple),
    ]
    toolkit_panels: ClassVar[list[Panel]] = [
        FactsPanel(heading=_("Facts of the campaign")),
        FactsInlinePanel(
            "toolkit",
            heading=_("Toolkit"),
            label=_("Toolkit item"),
            help_text=_("What people take along to spread the campaign: posts, posters, logos, a guide."),
        ),
    ]
    result_panels: ClassVar[list[Panel]] = [FieldPanel("result")]

    edit_handler = TabbedInterface(
        [
            ObjectList(words_panels, heading=_("Words")),
            ObjectList(dates_panels, heading=_("Dates and programme")),
            ObjectList(gathered_panels, heading=_("Gathered")),
            ObjectList(toolkit_panels, heading=_("Toolkit")),
            ObjectList(result_panels, heading=_("Result")),
            ObjectList(FactsOncePage.promote_panels, heading=_("Promote")),
            ObjectList(FactsOncePage.settings_panels, heading=_("Settings")),
        ]
    )

    # Named even in simple mode: without the list, wagtail-localize copies dates, codes and files across.
    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("tagline"),
        TranslatableField("body"),
        TranslatableField("result"),
        TranslatableField("helpline"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    @classmethod
    def current(cls, language: str, today: date | None = None) -> Self | None:
        """The campaign to show everywhere on `today`: of those running the one that ends first, else the
        next that starts within 60 days, else None. It is a live page in `language` ("ar" or "en")."""
        today = today or today_in_qatar()
        campaigns = cls.objects.readable(language).with_dates()
        running = campaigns.filter(first_day__lte=today, last_day__gte=today)
        coming = campaigns.filter(first_day__gt=today, first_day__lte=today + COMING_WITHIN)
        return (
            running.order_by("last_day", "first_day", "pk").first()
            or coming.order_by("first_day", "pk").first()
        )

    @classmethod
    def by_code(cls, code: str) -> Self | None:
        """The campaign, live or not, whose short code is `code`, in any case of letters."""
        return cls.objects.filter(code=code.lower()).first()

    def phase(self, today: date | None = None) -> PhaseNow | None:
        """Where the campaign stands on `today` (by default: now); None while a draft lacks a date."""
        return phase_on(self.facts.starts_on, self.facts.ends_on, today or today_in_qatar())

    @property
    def phase_text(self) -> str:
        """The phase as lists say it: "Running · day 6 of 16"; empty while a draft lacks a date."""
        phase = self.phase()
        return digits(phase.text) if phase else ""

    @property
    def days(self) -> int | None:
        phase = self.phase()
        return phase.days if phase else None

    @property
    def day_number(self) -> int | None:
        """Which day of the campaign it is now; None before, after and without dates."""
        phase = self.phase()
        return phase.day_number if phase else None

    def clean(self) -> None:
        # Codes are written and typed in any case.
        self.code = self.code.lower() if self.code else None
        # The page writes the mark itself.
        self.hashtag = self.hashtag.removeprefix("#")
        super().clean()

    def clean_facts(self) -> None:
        errors: dict[str, Any] = {}
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            errors["ends_on"] = _("The last day is before the first day.")
        if self.code:
            other = short_links.find(self.code)
            if other and other.translation_key != self.translation_key:
                errors["code"] = _("The page “%(title)s” has this code.") % {"title": other.title}
        if re.search(r"\s", self.hashtag):
            errors["hashtag"] = _("A hashtag has no spaces. Join its words with _.")
        if errors:
            raise ValidationError(errors)

    def landing(self, today: date | None = None) -> Landing:
        """What the page shows on `today`, by default now."""
        return Landing(self, today or today_in_qatar())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {
            "facts": self.facts,
            "landing": self.landing(),
        }

    def adapt_form(self, form: WagtailAdminPageForm) -> None:
        """Offer as picks only what is still to come, and what is picked already."""
        super().adapt_form(form)
        if field := form.fields.get("featured_opportunities"):
            picked = [page.pk for page in self.featured_opportunities.all()]
            field.queryset = field.queryset.filter(Q(pk__in=coming_opportunities()) | Q(pk__in=picked))

    def search_text(self) -> SearchText:
        return campaign_search_text(self, super().search_text())

    def search_filters(self) -> SearchFilters:
        return campaign_search_filters(self, super().search_filters())

    def structured_data(self) -> dict[str, Any]:
        return campaign_structured_data(self)

    # Wagtail hands on the rest of an address with a slash at its end, asked for or not.
    @path("programme.ics/")
    def programme_file(self, request: HttpRequest) -> HttpResponseBase:
        """The whole programme for calendars."""
        calendar = programme_calendar(self, programme_items(self), self.get_full_url(request))
        return self._calendar_file(calendar, f"{self.slug}.ics")

    @path("programme/<uuid:key>.ics/")
    def programme_item_file(self, request: HttpRequest, key: UUID) -> HttpResponseBase:
        """One item of the programme for calendars; 404 where the campaign has no such item."""
        for item in programme_items(self):
            if item.key == key:
                calendar = item_calendar(self, item, self.get_full_url(request))
                return self._calendar_file(calendar, f"{self.slug}-{item.day}.ics")
        raise Http404

    @staticmethod
    def _calendar_file(calendar: bytes, name: str) -> HttpResponseBase:
        file = io.BytesIO(calendar)
        return FileResponse(
            file, as_attachment=True, filename=name, content_type="text/calendar; charset=utf-8"
        )
