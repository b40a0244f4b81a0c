"""Who works for which body."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from partners.models.partner import PartnerPage


class Contributor(models.Model):
    """Someone who works for a partner and may propose opportunities in its name."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="contributor"
    )
    partner = models.ForeignKey(
        PartnerPage,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="contributors",
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("user"), FieldPanel("partner")]

    class Meta:
        verbose_name = _("contributor of a partner")
        verbose_name_plural = _("contributors of partners")

    def __str__(self) -> str:
        return f"{self.user} ({self.partner})"

    def clean(self) -> None:
        super().clean()
        if self.partner_id is not None:
            self.partner = self.partner.facts
