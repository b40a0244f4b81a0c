"""Opportunities: the directory, the page with its facts, its sessions and when they take place."""

from opportunities.models.imports import OpportunityImport
from opportunities.models.index import OpportunityIndexPage
from opportunities.models.listing import ListingRow
from opportunities.models.occurrence import Occurrence
from opportunities.models.page import OpportunityPage
from opportunities.models.session import Session

__all__ = [
    "ListingRow",
    "Occurrence",
    "OpportunityImport",
    "OpportunityIndexPage",
    "OpportunityPage",
    "Session",
]
