"""What the demo loaded, so that loading again can tell it from what people made of it since."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoRecord(models.Model):
    """One thing that `load_demo` made: a version of a page, a picture, a file or a setting.

    Where the thing differs from what stands here, somebody changed it, and it is theirs.
    """

    key = models.CharField(_("key"), max_length=160, unique=True)
    object_id = models.PositiveBigIntegerField(_("number of the object"))
    content_hash = models.CharField(_("hash of the content"), max_length=64)
    revision_id = models.PositiveBigIntegerField(_("number of the revision"), null=True, blank=True)
    live = models.BooleanField(_("live"), default=True)

    class Meta:
        verbose_name = _("record of the demo")
        verbose_name_plural = _("records of the demo")
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return self.key
