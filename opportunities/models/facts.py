"""The facts of an opportunity, one concern a mixin. Each names its facts in FIELDS; the page has them all."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from opportunities.choices import (
    Audience,
    Certificate,
    Kind,
    Mode,
    Period,
    PhysicalLevel,
    Provided,
    ScheduleType,
    State,
    Weekday,
)
from opportunities.fields import CodeListField, week_options

OLDEST = 120
validate_web_address = URLValidator(
    schemes=["http", "https"], message=_("Write a web address that begins with https:// or http://.")
)
validate_reference = RegexValidator(
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("Use small Latin letters, digits and hyphens only, like “beach-2026”."),
)
validate_phone = RegexValidator(
    r"\A\+?[0-9][0-9 ()-]{3,28}\Z", _("Write a phone number in digits, like +974 4444 0000.")
)


class WhatFacts(models.Model):
    """What it is and who offers it."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "picture",
        "reference",
        "kind",
        "partner",
        "co_partners",
        "causes",
        "skills",
        "emergency_until",
    )

    reference = models.CharField(
        _("reference"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        validators=[validate_reference],
        error_messages={"unique": _("Another opportunity has this reference.")},
        help_text=_(
            "Stands in the short link and on posters, the same in both languages. Left empty, one is made; "
            "don't change it once it is printed."
        ),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices, default=Kind.ACTIVITY)
    partner = models.ForeignKey(
        "partners.PartnerPage",
        verbose_name=_("partner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="opportunities",
        help_text=_("The body that offers it and answers for it."),
    )
    co_partners = ParentalManyToManyField(
        "partners.PartnerPage",
        verbose_name=_("together with"),
        blank=True,
        related_name="co_opportunities",
        limit_choices_to={"original": None},
    )
    causes = ParentalManyToManyField("core.Cause", verbose_name=_("causes"), blank=True, related_name="+")
    skills = ParentalManyToManyField("core.Skill", verbose_name=_("skills"), blank=True, related_name="+")
    emergency_until = models.DateTimeField(
        _("urgent until"),
        null=True,
        blank=True,
        help_text=_("Until then it is marked as an urgent call. Leave it empty for all others."),
    )

    class Meta:
        abstract = True


class WhereFacts(models.Model):
    """Where it takes place and how one gets around there."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "mode",
        "place",
        "address_public",
        "online_url",
        "accessibility",
        "outdoor",
        "physical_level",
    )

    mode = models.CharField(_("on site or online"), max_length=8, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.ForeignKey(
        "core.Place",
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Needed unless it is online only. A session may have a place of its own."),
    )
    address_public = models.BooleanField(
        _("show the place"),
        default=True,
        help_text=_("Turned off, visitors see the municipality only, as for a shelter or a private home."),
    )
    online_url = models.URLField(
        _("address of the online meeting"),
        blank=True,
        validators=[validate_web_address],
        help_text=_("Never published: for the people who were accepted."),
    )
    accessibility = ParentalManyToManyField(
        "core.AccessibilityFeature",
        verbose_name=_("accessibility"),
        blank=True,
        related_name="+",
        help_text=_("What this activity offers beyond what its place offers."),
    )
    outdoor = models.BooleanField(
        _("outdoors"),
        default=False,
        help_text=_("In the hot months the page adds advice on sun, water and hours by itself."),
    )
    physical_level = models.CharField(
        _("physical effort"), max_length=6, choices=PhysicalLevel.choices, default=PhysicalLevel.LOW
    )

    class Meta:
        abstract = True


class WhenFacts(models.Model):
    """When it takes place and how much time it asks for. Its sessions are rows of their own."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "schedule_type",
        "sessions",
        "starts_on",
        "ends_on",
        "weekday_periods",
        "hours_total",
        "hours_per_week",
        "preparation_hours",
    )

    schedule_type = models.CharField(
        _("schedule"), max_length=9, choices=ScheduleType.choices, default=ScheduleType.FIXED
    )
    starts_on = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("For flexible and ongoing ones, without sessions.")
    )
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave it empty where there is no end yet.")
    )
    weekday_periods = CodeListField(
        _("times of the week"),
        options=week_options(Weekday.choices, Period.choices),
        help_text=_("When one can help, where there are no set sessions. Visitors can search by these."),
    )
    hours_total = models.DecimalField(
        _("hours in all"),
        max_digits=6,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    hours_per_week = models.DecimalField(
        _("hours a week"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(168)],
    )
    preparation_hours = models.DecimalField(
        _("hours of preparation"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Training or briefing before it begins."),
    )

    class Meta:
        abstract = True


class WhoFacts(models.Model):
    """Who can take part."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "audience",
        "min_age",
        "max_age",
        "guardian_required_below",
        "languages",
        "requirements",
    )

    audience = models.CharField(
        _("for whom"),
        max_length=8,
        choices=Audience.choices,
        default=Audience.EVERYONE,
        help_text=_("Anything but everyone needs a reason, which visitors see."),
    )
    min_age = models.PositiveSmallIntegerField(
        _("youngest age"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    max_age = models.PositiveSmallIntegerField(
        _("oldest age"), null=True, blank=True, validators=[MaxValueValidator(OLDEST)]
    )
    guardian_required_below = models.PositiveSmallIntegerField(
        _("a guardian comes along below the age of"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(OLDEST)],
        help_text=_("18 means that everyone under 18 needs a guardian."),
    )
    languages = ParentalManyToManyField(
        "core.SpokenLanguage",
        verbose_name=_("working languages"),
        blank=True,
        related_name="+",
        help_text=_("Languages that a volunteer needs for it."),
    )
    requirements = ParentalManyToManyField(
        "core.Requirement", verbose_name=_("requirements"), blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class OfferFacts(models.Model):
    """What volunteers get."""

    FIELDS: ClassVar[tuple[str, ...]] = ("certificate", "expenses", "meals", "transport", "kit")

    certificate = models.CharField(
        _("certificate"), max_length=11, choices=Certificate.choices, default=Certificate.NONE
    )
    expenses = models.CharField(
        _("expenses paid"), max_length=6, choices=Provided.choices, default=Provided.NO
    )
    meals = models.CharField(_("meals"), max_length=6, choices=Provided.choices, default=Provided.NO)
    transport = models.CharField(_("transport"), max_length=6, choices=Provided.choices, default=Provided.NO)
    kit = models.CharField(
        _("clothing and tools"), max_length=6, choices=Provided.choices, default=Provided.NO
    )

    class Meta:
        abstract = True


class TakingPartFacts(models.Model):
    """How many can take part, from when until when, and how."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "seats_needed",
        "seats_taken",
        "seats_as_of",
        "waitlist",
        "opens_at",
        "deadline_at",
        "apply_url",
        "contact_name",
        "contact_email",
        "contact_phone",
        "reply_days",
        "checked_on",
    )

    seats_needed = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("How many volunteers are needed. Empty: not counted.")
    )
    seats_taken = models.PositiveIntegerField(_("places taken"), default=0)
    seats_as_of = models.DateTimeField(
        _("places as of"),
        null=True,
        blank=True,
        help_text=_("Set by itself when the numbers change, and shown to visitors."),
    )
    waitlist = models.BooleanField(
        _("waiting list"), default=False, help_text=_("When full, people can still put their names down.")
    )
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    deadline_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("The page closes by itself at this time, in Qatar's time zone."),
    )
    apply_url = models.URLField(
        _("address to register at"),
        blank=True,
        validators=[validate_web_address],
        help_text=_(
            "The partner's own page. Without it, visitors are given the phone number or e-mail address."
        ),
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Empty: the partner's own is shown, as with the phone.")
    )
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True, validators=[validate_phone])
    reply_days = models.PositiveSmallIntegerField(
        _("answers within days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("How soon the partner promises to answer. Visitors see it."),
    )
    checked_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which the partner last confirmed what stands here. Visitors see it."),
    )

    class Meta:
        abstract = True


class OutcomeFacts(models.Model):
    """What became of it."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        "state",
        "result_volunteers",
        "result_hours",
        "result_beneficiaries",
    )

    state = models.CharField(
        _("state"),
        max_length=9,
        choices=State.choices,
        default=State.NORMAL,
        help_text=_("A cancelled opportunity stays on the site and says so; don't unpublish it."),
    )
    result_volunteers = models.PositiveIntegerField(
        _("volunteers who took part"), null=True, blank=True, help_text=_("To be filled in after the end.")
    )
    result_hours = models.PositiveIntegerField(_("hours given"), null=True, blank=True)
    result_beneficiaries = models.PositiveIntegerField(_("people helped"), null=True, blank=True)

    class Meta:
        abstract = True
