"""What campaigns tell the rest of the house when it starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self) -> None:
        from campaigns.models import CampaignPage
        from core import short_links

        short_links.register("campaigns", CampaignPage.by_code)
