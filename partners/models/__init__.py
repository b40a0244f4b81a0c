"""The bodies behind volunteering: ministries, charities, embassies, groups, centres of an umbrella body."""

from partners.models.contributor import Contributor
from partners.models.front import PartnerIndexPage
from partners.models.partner import PartnerContact, PartnerPage, Sector

__all__ = ["Contributor", "PartnerContact", "PartnerIndexPage", "PartnerPage", "Sector"]
