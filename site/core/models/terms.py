"""Terms: one row with two names, so that a filter's value is the same in both languages."""

from typing import ClassVar

from django.core.validators import RegexValidator, validate_slug
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

validate_arabic = RegexValidator(r"[\u0600-\u06FF]", _("Write the Arabic name in Arabic letters."))


class Term(models.Model):
    """A value that pages are described and filtered by, named in Arabic and English in one row."""

    slug = models.CharField(
        _("code"),
        max_length=60,
        unique=True,
        validators=[validate_slug],
        help_text=_("Stands in addresses and exports in both languages, so don't change it once in use."),
    )
    name_ar = models.CharField(_("name in Arabic"), max_length=120, validators=[validate_arabic])
    name_en = models.CharField(_("name in English"), max_length=120)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("Lower comes first."))

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("name_ar"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("sort_order")]),
    ]

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["sort_order", "slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_in(get_language() or "ar")

    def name_in(self, language: str) -> str:
        """The name in `language` ("ar" or "en"; anything else reads as English)."""
        return self.name_ar if language.startswith("ar") else self.name_en


class Cause(Term):
    class Meta(Term.Meta):
        verbose_name = _("cause")
        verbose_name_plural = _("causes")


class Skill(Term):
    class Meta(Term.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")


class Topic(Term):
    """What news is about."""

    class Meta(Term.Meta):
        verbose_name = _("news topic")
        verbose_name_plural = _("news topics")


class Requirement(Term):
    """What a volunteer must bring: training, fitness, a driving licence ..."""

    class Meta(Term.Meta):
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")


class AccessibilityFeature(Term):
    """A support that a place or an activity offers; it names the support, not the barrier."""

    class Meta(Term.Meta):
        verbose_name = _("accessibility feature")
        verbose_name_plural = _("accessibility features")


class SpokenLanguage(Term):
    """A language that volunteers work in, sign language included; `slug` is its ISO 639 code."""

    class Meta(Term.Meta):
        verbose_name = _("working language")
        verbose_name_plural = _("working languages")


class Municipality(Term):
    class Meta(Term.Meta):
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")


class Place(ClusterableModel, Term):
    """Somewhere that activities happen, in one municipality."""

    municipality = models.ForeignKey(
        Municipality, verbose_name=_("municipality"), on_delete=models.PROTECT, related_name="places"
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    map_url = models.URLField(_("address of a map"), blank=True)
    transport_ar = models.CharField(_("how to get there, in Arabic"), max_length=250, blank=True)
    transport_en = models.CharField(_("how to get there, in English"), max_length=250, blank=True)
    accessibility = ParentalManyToManyField(
        AccessibilityFeature, verbose_name=_("accessibility of the place"), blank=True, related_name="places"
    )

    panels: ClassVar[list[Panel]] = [
        *Term.panels,
        FieldPanel("municipality"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("map_url"),
        FieldRowPanel([FieldPanel("transport_ar"), FieldPanel("transport_en")]),
        FieldPanel("accessibility"),
    ]

    class Meta(Term.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    @property
    def transport(self) -> str:
        """How to get there, in the active language."""
        return self.transport_ar if (get_language() or "ar").startswith("ar") else self.transport_en
