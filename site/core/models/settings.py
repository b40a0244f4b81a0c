"""What editors set for the whole site: its name, colours, footer and how to reach its people."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.colour import WHITE, contrast

validate_hex_colour = RegexValidator(
    re.compile(r"^#[0-9A-Fa-f]{6}$"), _("Write a colour as # and six digits, like #8A1538.")
)


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    name_ar = models.CharField(_("name in Arabic"), max_length=60, default="أثر")
    name_en = models.CharField(_("name in English"), max_length=60, default="Athar")
    tagline_ar = models.CharField(
        _("line under the name, in Arabic"), max_length=120, default="البرنامج الوطني للتطوع", blank=True
    )
    tagline_en = models.CharField(
        _("line under the name, in English"),
        max_length=120,
        default="The national volunteering programme",
        blank=True,
    )
    logo = models.ForeignKey(
        "core.AtharImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands in the header in place of the site's own mark."),
    )
    social_image = models.ForeignKey(
        "core.AtharImage",
        verbose_name=_("social image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when a page without a picture is shared."),
    )
    main_colour = models.CharField(
        _("main colour"),
        max_length=7,
        default="#0B4F56",
        validators=[validate_hex_colour],
        help_text=_(
            "Ground of the header of the home page and colour of links. White text must be readable on it."
        ),
    )
    accent_colour = models.CharField(
        _("accent colour"),
        max_length=7,
        default="#8A1538",
        validators=[validate_hex_colour],
        help_text=_("Colour of the main action of a page. White text must be readable on it."),
    )
    footer_ar = models.TextField(_("text of the footer, in Arabic"), blank=True)
    footer_en = models.TextField(_("text of the footer, in English"), blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    address_ar = models.CharField(_("address in Arabic"), max_length=200, blank=True)
    address_en = models.CharField(_("address in English"), max_length=200, blank=True)
    arabic_digits = models.BooleanField(
        _("Arabic-Indic digits"), default=False, help_text=_("Write ٣ instead of 3 on Arabic pages.")
    )

    panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("name_ar"), FieldPanel("name_en")]),
                FieldRowPanel([FieldPanel("tagline_ar"), FieldPanel("tagline_en")]),
            ],
            _("Name"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel("social_image"),
                FieldRowPanel([FieldPanel("main_colour"), FieldPanel("accent_colour")]),
                FieldPanel("arabic_digits"),
            ],
            _("Look"),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("footer_ar"), FieldPanel("footer_en")])], _("Footer")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldRowPanel([FieldPanel("address_ar"), FieldPanel("address_en")]),
            ],
            _("Contact"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    def clean(self) -> None:
        super().clean()
        errors = {}
        for field in ("main_colour", "accent_colour"):
            value = getattr(self, field)
            if re.fullmatch(validate_hex_colour.regex, value) and contrast(value, WHITE) < 4.5:
                errors[field] = _(
                    "White text on %(colour)s can't be read: its contrast is %(ratio).1f, not 4.5 or more."
                ) % {
                    "colour": value,
                    "ratio": contrast(value, WHITE),
                }
        if errors:
            raise ValidationError(errors)

    def _in_active_language(self, field: str) -> str:
        return getattr(self, f"{field}_{'ar' if (get_language() or 'ar').startswith('ar') else 'en'}")

    @property
    def name(self) -> str:
        return self._in_active_language("name")

    @property
    def tagline(self) -> str:
        return self._in_active_language("tagline")

    @property
    def footer(self) -> str:
        return self._in_active_language("footer")

    @property
    def address(self) -> str:
        return self._in_active_language("address")
