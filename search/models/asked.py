"""What visitors searched for: words and numbers of each day, and nothing about who asked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchedWords(models.Model):
    """How often the same words were asked on one day, in one language and place, and what they found last.

    `folded` is what spellings of the same have in common; `words` are as they were first spelled that day.
    `found` counts all answers, `exact` those with every word. `search.recording` writes here.
    """

    class Place(models.TextChoices):
        SITE = "site", _("The whole site")
        DIRECTORY = "directory", _("The directory")

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10)
    place = models.CharField(_("where"), max_length=10, choices=Place.choices)
    folded = models.CharField(max_length=80)
    words = models.CharField(_("what was typed"), max_length=80)
    times = models.PositiveIntegerField(_("times"), default=1)
    found = models.PositiveIntegerField(_("found"))
    exact = models.PositiveIntegerField(_("with every word"))

    # Editors may look at them; see `core.roles`.
    open_to_editors: ClassVar[tuple[str, ...]] = ("view",)

    class Meta:
        verbose_name = _("searched words")
        verbose_name_plural = _("searched words")
        default_permissions = ("view",)
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["day", "language", "place", "folded"], name="search_one_row_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.language}, {self.day})"
