"""App configs of the shared ground."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared ground")
    default = True

    def ready(self) -> None:
        from core import checks, digits, health, roles, signal_handlers, translation

        checks.connect()
        digits.connect()
        health.connect()
        roles.connect()
        signal_handlers.connect()
        translation.connect()


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens, named here so that this project can extend them in one place."""

    default = False
