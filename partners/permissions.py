"""A partner's contributor sees and changes the pages of that partner, and no other partner's.

The group of contributors has permissions on whole sections, as every group in Wagtail. Here they are
narrowed: a page type that names a partner mixes in `OwnedByPartner`, and its pages count for a contributor
only where that partner is the one they work for. Whoever also has page permissions through another group,
as an editor has, is not narrowed.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, get_page_models
from wagtail.models.pages import PagePermissionTester
from wagtail.query import PageQuerySet

from core.permissions import PagePolicy
from core.roles import CONTRIBUTORS
from partners.models import PartnerPage

CACHE_NAME = "_narrowed_to_partner"


class Narrowed:
    """What a user is narrowed to: nothing at all, or the pages of one partner (or of none)."""

    def __init__(self, user: Any) -> None:
        groups = user.groups.exclude(page_permissions=None) if user.is_active else user.groups.none()
        names = set() if user.is_superuser else set(groups.values_list("name", flat=True))
        self.applies = names == {CONTRIBUTORS.name}
        contributor = getattr(user, "contributor", None) if self.applies else None
        self.partner_id: int | None = contributor.partner_id if contributor else None

    @classmethod
    def of(cls, user: Any) -> Narrowed:
        """For `user`, found once a request."""
        if not hasattr(user, CACHE_NAME):
            setattr(user, CACHE_NAME, cls(user))
        return getattr(user, CACHE_NAME)

    def allows(self, page: Page) -> bool:
        """Whether permissions on `page`, of a type that partners own, count."""
        return not self.applies or (self.partner_id is not None and page.facts.partner_id == self.partner_id)

    def filter(self, pages: PageQuerySet) -> PageQuerySet:
        """`pages` without those that are another partner's."""
        if not self.applies:
            return pages
        models = owned_models()
        types = ContentType.objects.get_for_models(*models).values() if models else []
        owned = Q(content_type__in=list(types))
        mine = Q(pk__in=[])
        for model in models:
            partner = Q(original=None, partner=self.partner_id) | Q(original__partner=self.partner_id)
            mine |= Q(
                pk__in=model.objects.filter(partner).exclude(Q(original=None, partner=None)).values("pk")
            )
        return pages.filter(~owned | mine)


def owned_models() -> list[type[Page]]:
    """The page types whose pages belong to a partner."""
    return [model for model in get_page_models() if issubclass(model, OwnedByPartner)]


class OwnedByPartner:
    """Mixin of page types with facts, one of them `partner`: contributors of that partner may edit them."""

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        tester = PagePermissionTester(user, self)
        if not Narrowed.of(user).allows(self):
            tester.permissions = set()
        return tester

    def adapt_form(self, form: WagtailAdminPageForm) -> None:
        """Fix the partner to the contributor's own, whatever is sent."""
        super().adapt_form(form)  # type: ignore[misc]  # of FactsOncePage
        field = form.fields.get("partner")
        narrowed = Narrowed.of(form.for_user) if form.for_user else None
        if field is None or narrowed is None or not narrowed.applies:
            return
        own = PartnerPage.objects.filter(pk=narrowed.partner_id)
        field.queryset = own
        field.widget = forms.Select(choices=[(partner.pk, partner.title) for partner in own])
        field.disabled = True
        form.initial["partner"] = narrowed.partner_id


class PartnerPagePolicy(PagePolicy):
    """Page permissions, narrowed for contributors."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Page) -> bool:
        allowed = super().user_has_any_permission_for_instance(user, actions, instance)
        if not allowed or not issubclass(instance.specific_class or Page, OwnedByPartner):
            return allowed
        return Narrowed.of(user).allows(instance.specific)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> PageQuerySet:
        return Narrowed.of(user).filter(super().instances_user_has_any_permission_for(user, actions))

    def explorable_instances(self, user: Any) -> PageQuerySet:
        return Narrowed.of(user).filter(super().explorable_instances(user))
