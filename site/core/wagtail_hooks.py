"""What the shared ground adds to Wagtail's admin: the terms, each a list of two-name rows."""

from typing import ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import (
    AccessibilityFeature,
    Cause,
    FactsOncePage,
    Municipality,
    Place,
    Requirement,
    Skill,
    SpokenLanguage,
    Term,
    Topic,
)
from core.models.facts import give_facts


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


register_snippet(TermsGroup)


@hooks.register("after_copy_page")
def give_facts_to_a_copied_translation(request: HttpRequest, page: Page, new_page: Page) -> None:
    """A copy of a translation stands on its own, so it gets the facts that its model only read."""
    pairs = zip(
        page.get_descendants(inclusive=True).specific(),
        new_page.get_descendants(inclusive=True).specific(),
        strict=False,
    )
    for source, copied in pairs:
        if isinstance(source, FactsOncePage) and not source.is_original:
            give_facts(source.facts, copied)
