"""Who signs in. Visitors never do."""

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Django's user; a model of the project's own, because swapping it in later is a painful migration."""

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
