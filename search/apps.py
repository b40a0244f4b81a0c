"""The room of search: what words mean, where they are kept, and one question for visitors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    # `wagtail.search` has the label "wagtailsearch", so this one is free.
    label = "search"
    verbose_name = _("search")

    def ready(self) -> None:
        from core import schedule
        from search import carrying, health, reanalysis, recording, seeding, signal_handlers

        reanalysis.connect()
        seeding.connect(self)
        signal_handlers.connect()
        carrying.connect()
        health.connect()
        schedule.each_night("searched words", recording.forget_old)
