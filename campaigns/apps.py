"""What campaigns tell the rest of the house when it starts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("Campaigns")

    def ready(self) -> None:
        from campaigns import found
        from campaigns.models import CampaignPage
        from campaigns.related import campaigns_of_opportunity, campaigns_of_partner
        from core import related, short_links

        short_links.register("campaigns", CampaignPage.by_code)
        template = "components/related_campaigns.html"
        related.register(
            "opportunities.OpportunityPage", "campaigns", campaigns_of_opportunity, template, order=30
        )
        related.register("partners.PartnerPage", "campaigns", campaigns_of_partner, template, order=20)
        found.register()
