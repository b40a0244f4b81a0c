"""A body: its words in each language, its facts once, its contacts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.models import Orderable, PageManager, PageQuerySet
from wagtail_localize.fields import TranslatableField

from core import pictures
from core.blocks import BODY_BLOCKS
from core.dates import today
from core.fields import StreamField
from core.models import BasePage, FactsInlinePanel, FactsOncePage, FactsPanel
from core.search_text import SearchFilters, SearchText
from core.structured_data import breadcrumb_list, graph


class Sector(models.TextChoices):
    """What kind of body a partner is. The codes stand in addresses, the same in both languages."""

    GOVERNMENT = "government", _("Government sector")
    UMBRELLA = "umbrella", _("Umbrella bodies")
    CENTRE = "centre", _("Specialised centres")
    CHARITY = "charity", _("Charity sector")
    YOUTH = "youth", _("Youth groups")
    UNIVERSITY = "university", _("Higher education")
    PRIVATE = "private", _("Private sector")
    EMBASSY = "embassy", _("Embassies")
    UN = "un", _("United Nations")


validate_phone = RegexValidator(
    r"^\+?[0-9][0-9 ()-]{4,}$", _("Write the number in digits, with the country code, like +974 4444 0000.")
)


def phone_link(phone: str) -> str:
    """The address that dials `phone`."""
    return "tel:" + re.sub(r"[^0-9+]", "", phone)


def sort_key(name: str) -> str:
    """Where `name` stands in an alphabetical list: hamzas, vowel signs, capitals and kashidas don't count."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter) and letter != "\u0640")


class PartnerQuerySet(PageQuerySet):
    def ready_for_cards(self) -> Self:
        """With all that a card shows, facts included, in queries that don't grow with the partners."""
        return (
            self.select_related("locale", "logo", "original__logo")
            .prefetch_related(
                pictures.renditions("logo", "logo"), pictures.renditions("original__logo", "logo")
            )
            .defer("body", "original__body")
        )


class PartnerPage(FactsOncePage):
    """One body: who it is, how to reach it, what it does on the site."""

    template = "pages/partners/partner_page.html"
    parent_page_types: ClassVar[list[str]] = ["partners.PartnerIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    localize_default_translation_mode = "synced"

    FACTS: ClassVar[tuple[str, ...]] = (
        "sector",
        "parent",
        "logo",
        "picture",
        "website",
        "email",
        "phone",
        "verified_on",
        "contacts",
    )
    REQUIRED_FACTS: ClassVar[tuple[str, ...]] = ("sector",)

    body = StreamField(BODY_BLOCKS, verbose_name=_("body"), blank=True)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices, blank=True, db_index=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("umbrella body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="centres",
        help_text=_("The body that this one belongs to, if any."),
    )
    logo = models.ForeignKey(
        "core.AtharImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=30,
        blank=True,
        validators=[validate_phone],
        help_text=_("With the country code, like +974 4444 0000."),
    )
    verified_on = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which the body last confirmed what stands here. Visitors see it."),
    )

    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FactsPanel(heading=_("Facts")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("sector"), FieldPanel("verified_on")]),
                FieldPanel("parent"),
                FieldRowPanel([FieldPanel("logo"), FieldPanel("picture")]),
            ],
            _("The body"),
        ),
        MultiFieldPanel(
            [FieldPanel("website"), FieldRowPanel([FieldPanel("email"), FieldPanel("phone")])],
            _("How to reach it"),
        ),
        FactsInlinePanel("contacts", heading=_("Contacts"), label=_("Contact")),
        FieldPanel("body"),
    ]

    translatable_fields: ClassVar[list[TranslatableField]] = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("summary"),
        TranslatableField("body"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
    ]

    objects = PageManager.from_queryset(PartnerQuerySet)()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def clean_facts(self) -> None:
        super().clean_facts()
        errors: dict[str, Any] = {}
        if self.parent is not None:
            self.parent = parent = self.parent.facts
            if self.pk is not None and self.pk in {partner.pk for partner in parent.lineage()}:
                errors["parent"] = _("A body can't belong to itself, nor to one of its own centres.")
        if self.verified_on is not None and self.verified_on > today():
            errors["verified_on"] = _("This day is still to come.")
        if errors:
            raise ValidationError(errors)

    @classmethod
    def listed(cls, language: str, limit: int | None = None) -> list[PartnerPage]:
        """The partners that visitors of a language may read, by name, ready for cards."""
        partners = cls.objects.live().public().filter(locale__language_code=language)
        return cls.by_name(partners.ready_for_cards())[:limit]

    @classmethod
    def versions(cls, partners: Iterable[PartnerPage], language: str) -> list[PartnerPage]:
        """The live version of each of `partners` in `language`, else in the other language, by name.

        A partner that isn't live is left out. Takes the same number of queries for any number of them.
        """
        keys = {partner.translation_key for partner in partners}
        live = cls.objects.live().public().filter(translation_key__in=keys).ready_for_cards()
        # The last one of a key stays, so the wanted language comes last.
        wanted_last = sorted(live, key=lambda page: (page.language == language, page.is_original))
        return cls.by_name({page.translation_key: page for page in wanted_last}.values())

    @classmethod
    def names_of(cls, partners: Iterable[PartnerPage]) -> list[str]:
        """The names of `partners` in every language that they are live in, for the search."""
        keys = {partner.translation_key for partner in partners}
        return list(cls.objects.live().filter(translation_key__in=keys).values_list("title", flat=True))

    @staticmethod
    def by_name(partners: Iterable[PartnerPage]) -> list[PartnerPage]:
        return sorted(partners, key=lambda partner: sort_key(partner.title))

    @cached_property
    def umbrella(self) -> PartnerPage | None:
        """The body that this one belongs to, in this page's language where it has a live version."""
        parent = self.facts.parent
        return next(iter(type(self).versions([parent], self.language)), None) if parent else None

    @property
    def own_centres(self) -> list[PartnerPage]:
        """The bodies that belong to this one, in this page's language where they have a live version."""
        return type(self).versions(self.facts.centres.all(), self.language)

    @property
    def has_details(self) -> bool:
        """Whether the box beside the text has anything to say."""
        facts = self.facts
        return any((facts.logo, facts.verified_on, facts.website, facts.email, facts.phone, self.umbrella))

    @property
    def website_shown(self) -> str:
        """The website's address as people say it, without the protocol."""
        return re.sub(r"^https?://(www\.)?|/$", "", self.website)

    @property
    def phone_link(self) -> str:
        return phone_link(self.phone)

    def structured_data(self) -> dict[str, Any] | None:
        facts, umbrella = self.facts, self.umbrella
        body = {
            "@type": "Organization",
            "name": self.title,
            "description": self.summary,
            "url": self.full_url,
            "sameAs": facts.website,
            "email": facts.email,
            "telephone": facts.phone,
            "parentOrganization": umbrella
            and {"@type": "Organization", "name": umbrella.title, "url": umbrella.full_url},
        }
        return graph(body, breadcrumb_list(self))

    def search_text(self) -> SearchText:
        text = super().search_text()
        related = [self, *([self.facts.parent] if self.facts.parent else [])]
        sectors = []
        for language in ("ar", "en"):
            with override(language):
                sectors.append(str(self.facts.get_sector_display() or ""))
        return SearchText(
            title=text.title,
            summary=text.summary,
            body=text.body,
            names=[*text.names, *type(self).names_of(related), *filter(None, sectors)],
        )

    def search_filters(self) -> SearchFilters:
        filters = super().search_filters()
        sector = [f"sector:{self.facts.sector}"] if self.facts.sector else []
        return SearchFilters([*filters.terms, *sector], filters.ranges, filters.moments)

    def lineage(self) -> list[PartnerPage]:
        """The facts of this partner, of the body it belongs to, and so on up, each once."""
        found: list[PartnerPage] = []
        partner: PartnerPage | None = self.facts
        while partner is not None and partner not in found:
            found.append(partner)
            partner = partner.parent.facts if partner.parent is not None else None
        return found


class PartnerContact(Orderable):
    """A person or desk at a partner, named in both languages."""

    partner = ParentalKey(PartnerPage, on_delete=models.CASCADE, related_name="contacts")
    name_ar = models.CharField(_("name in Arabic"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    role_ar = models.CharField(_("role in Arabic"), max_length=120, blank=True)
    role_en = models.CharField(_("role in English"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True, validators=[validate_phone])

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("name_ar"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("role_ar"), FieldPanel("role_en")]),
        FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if not self.email and not self.phone:
            raise ValidationError(_("Give an e-mail address or a phone number."))

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_ar if (get_language() or "ar").startswith("ar") else self.name_en

    @property
    def phone_link(self) -> str:
        return phone_link(self.phone)

    @property
    def role(self) -> str:
        """The role in the active language; may be empty."""
        return self.role_ar if (get_language() or "ar").startswith("ar") else self.role_en
