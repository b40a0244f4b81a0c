"""The room of opportunities: the directory, the page of each, and what is made from them."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpportunitiesConfig(AppConfig):
    name = "opportunities"
    verbose_name = _("opportunities")

    def ready(self) -> None:
        from core import short_links
        from opportunities import found, health, listing_events, occurrences, related
        from opportunities.models import OpportunityPage

        # First of all listeners, so that what is made from occurrences finds them.
        occurrences.connect()
        listing_events.connect()
        short_links.register("opportunities", OpportunityPage.by_reference)
        related.register()
        health.connect()
        found.register()
