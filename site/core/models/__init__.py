"""Shared models, one topic a module."""

from core.models.base import BasePage, in_language
from core.models.facts import FactsInlinePanel, FactsOncePage, FactsPanel
from core.models.media import AtharDocument, AtharImage, AtharRendition
from core.models.settings import SiteSettings
from core.models.terms import (
    AccessibilityFeature,
    Cause,
    Municipality,
    Place,
    Requirement,
    Skill,
    SpokenLanguage,
    Term,
    Topic,
)
from core.models.users import User

__all__ = [
    "AccessibilityFeature",
    "AtharDocument",
    "AtharImage",
    "AtharRendition",
    "BasePage",
    "Cause",
    "FactsInlinePanel",
    "FactsOncePage",
    "FactsPanel",
    "Municipality",
    "Place",
    "Requirement",
    "SiteSettings",
    "Skill",
    "SpokenLanguage",
    "Term",
    "Topic",
    "User",
    "in_language",
]
