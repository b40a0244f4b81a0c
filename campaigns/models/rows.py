"""Rows of a campaign: its programme, its toolkit and its phases, each written once in both languages."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from core.dates import day_text, hours_text, when_text


class TwoLanguageRow(Orderable):
    """A row whose words stand in both languages: `title_ar` and `title_en`, and so on."""

    # Stems of the pairs of which both are written or none.
    OPTIONAL_PAIRS: ClassVar[tuple[str, ...]] = ()

    class Meta(Orderable.Meta):
        abstract = True

    def words(self, stem: str) -> str:
        """The field `stem` in the active language."""
        return getattr(self, f"{stem}_{'ar' if (get_language() or 'ar').startswith('ar') else 'en'}")


class ProgrammeItem(TwoLanguageRow):
    """Something that happens on one day of a campaign."""

    OPTIONAL_PAIRS = ("description", "place")

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="programme")
    # What a calendar knows the item by, however often it is edited.
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    day = models.DateField(_("day"))
    starts_at = models.TimeField(
        _("starts at"), null=True, blank=True, help_text=_("Leave it empty for something that lasts all day.")
    )
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    title_ar = models.CharField(_("title in Arabic"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    description_ar = models.TextField(_("description in Arabic"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    place_ar = models.CharField(_("place in Arabic"), max_length=160, blank=True)
    place_en = models.CharField(_("place in English"), max_length=160, blank=True)
    url = models.URLField(
        _("link"), blank=True, help_text=_("Where to watch it or to learn more, on any site.")
    )

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("day"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("title_ar"), FieldPanel("title_en")]),
        FieldRowPanel([FieldPanel("description_ar"), FieldPanel("description_en")]),
        FieldRowPanel([FieldPanel("place_ar"), FieldPanel("place_en")]),
        FieldPanel("url"),
    ]

    class Meta(TwoLanguageRow.Meta):
        verbose_name = _("programme item")
        verbose_name_plural = _("programme")

    def __str__(self) -> str:
        return f"{day_text(self.day)}: {self.title}"

    @property
    def hours(self) -> str:
        """ "5–7 pm", "5 pm", or that it lasts all day."""
        if self.starts_at is None:
            return str(_("all day"))
        return hours_text(self.starts_at, self.ends_at)

    @property
    def title(self) -> str:
        return self.words("title")

    @property
    def description(self) -> str:
        return self.words("description")

    @property
    def place(self) -> str:
        return self.words("place")


class ToolkitItem(TwoLanguageRow):
    """A file or picture that people take along to spread a campaign."""

    class Kind(models.TextChoices):
        POST = "post", _("post to share")
        POSTER = "poster", _("poster")
        LOGO = "logo", _("logo")
        GUIDE = "guide", _("guide")
        VIDEO = "video", _("video")
        OTHER = "other", _("other")

    class Language(models.TextChoices):
        ARABIC = "ar", _("Arabic")
        ENGLISH = "en", _("English")
        BOTH = "both", _("Arabic and English")
        NONE = "none", _("without words")

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="toolkit")
    title_ar = models.CharField(_("title in Arabic"), max_length=160)
    title_en = models.CharField(_("title in English"), max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.POST)
    language = models.CharField(
        _("language of its words"), max_length=4, choices=Language.choices, default=Language.BOTH
    )
    document = models.ForeignKey(
        "core.AtharDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image = models.ForeignKey(
        "core.AtharImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown as a preview; without a file, it is what people download."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("title_ar"), FieldPanel("title_en")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
        FieldPanel("document"),
        FieldPanel("image"),
    ]

    class Meta(TwoLanguageRow.Meta):
        verbose_name = _("toolkit item")
        verbose_name_plural = _("toolkit")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return self.words("title")


class Phase(TwoLanguageRow):
    """A stretch of a campaign with a name of its own: gathering, acting, celebrating."""

    OPTIONAL_PAIRS = ("text",)

    campaign = ParentalKey("campaigns.CampaignPage", on_delete=models.CASCADE, related_name="phases")
    name_ar = models.CharField(_("name in Arabic"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    text_ar = models.TextField(_("text in Arabic"), blank=True)
    text_en = models.TextField(_("text in English"), blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("name_ar"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldRowPanel([FieldPanel("text_ar"), FieldPanel("text_en")]),
    ]

    class Meta(TwoLanguageRow.Meta):
        ordering: ClassVar[list[str]] = ["starts_on", "sort_order"]
        verbose_name = _("phase")
        verbose_name_plural = _("phases")

    def __str__(self) -> str:
        return f"{self.name}: {when_text(self.starts_on, self.ends_on)}"

    @property
    def name(self) -> str:
        return self.words("name")

    @property
    def text(self) -> str:
        return self.words("text")
