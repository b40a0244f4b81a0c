"""The terms in the admin, each kind a list of two-name rows."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import (
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


def term_viewset(term_model: type[Term], icon_name: str) -> type[SnippetViewSet]:
    """The admin's screens for one kind of term."""

    class TermViewSet(SnippetViewSet):
        model = term_model
        icon = icon_name
        list_display: ClassVar[list[str]] = ["name_ar", "name_en", "slug"]
        search_fields: ClassVar[list[str]] = ["name_ar", "name_en", "slug"]

    return TermViewSet


class TermsGroup(SnippetViewSetGroup):
    menu_label = _("Terms")
    menu_icon = "tag"
    menu_order = 300
    items = (
        term_viewset(Cause, "tag"),
        term_viewset(Skill, "tag"),
        term_viewset(Topic, "tag"),
        term_viewset(Place, "site"),
        term_viewset(Municipality, "site"),
        term_viewset(Requirement, "tag"),
        term_viewset(AccessibilityFeature, "tag"),
        term_viewset(SpokenLanguage, "tag"),
    )
