"""Images and documents, described once in both languages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class AtharImage(AbstractImage):
    """An image whose alternative text is written once, in both languages, with who made it."""

    alt_ar = models.CharField(
        _("alternative text in Arabic"),
        max_length=250,
        help_text=_("What the picture shows, for someone who can't see it. Not the file's name."),
    )
    alt_en = models.CharField(_("alternative text in English"), max_length=250)
    credit = models.CharField(_("credit"), max_length=160, blank=True, help_text=_("Who made the picture."))
    licence = models.CharField(_("licence"), max_length=160, blank=True)

    admin_form_fields: ClassVar[tuple[str, ...]] = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "alt_ar",
        "alt_en",
        "credit",
        "licence",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_image", "Can choose image")]

    @property
    def alt(self) -> str:
        """The alternative text in the active language."""
        return self.alt_ar if (get_language() or "ar").startswith("ar") else self.alt_en

    @property
    def default_alt_text(self) -> str:
        return self.alt


class AtharRendition(AbstractRendition):
    image = models.ForeignKey(AtharImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition_of_an_image"
            )
        ]


class AtharDocument(AbstractDocument):
    """A file to download, with the language it is in."""

    class Language(models.TextChoices):
        ARABIC = "ar", _("Arabic")
        ENGLISH = "en", _("English")
        BOTH = "both", _("Arabic and English")

    language = models.CharField(
        _("language"), max_length=4, choices=Language.choices, default=Language.ARABIC
    )

    admin_form_fields: ClassVar[tuple[str, ...]] = (*Document.admin_form_fields, "language")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar[list[tuple[str, str]]] = [("choose_document", "Can choose document")]
