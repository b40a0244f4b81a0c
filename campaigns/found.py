"""How campaigns are shown among the results of the site's search."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from campaigns.models import CampaignPage
from search import sections


def campaigns_by_id(ids: Collection[int]) -> dict[int, CampaignPage]:
    campaigns = CampaignPage.objects.live().filter(pk__in=ids).select_related("locale", "original")
    return {campaign.pk: campaign for campaign in campaigns.defer_streamfields()}


def register() -> None:
    sections.register(
        sections.Section(
            "campaigns",
            _("Campaigns"),
            ("campaign",),
            campaigns_by_id,
            "components/found_campaign.html",
            order=30,
        )
    )
