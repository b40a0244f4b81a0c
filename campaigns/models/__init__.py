"""Campaigns: the front, the landing page with its dates, and the rows that a landing page holds."""

from campaigns.models.index import CampaignIndexPage
from campaigns.models.page import CampaignPage
from campaigns.models.rows import Phase, ProgrammeItem, ToolkitItem

__all__ = ["CampaignIndexPage", "CampaignPage", "Phase", "ProgrammeItem", "ToolkitItem"]
