"""Whose pages an editor may look at, beyond what Wagtail's own rules say."""

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.query import PageQuerySet


class PagePolicy(PagePermissionPolicy):
    """Wagtail's policy, and: whoever may translate may look at every page, to find what is to be translated.

    To change a page they still need a permission on it.
    """

    def instances_with_direct_explore_permission(self, user: Any) -> Any:
        pages = super().instances_with_direct_explore_permission(user)
        if user.is_superuser or not may_translate(user):
            return pages
        return [*pages, *Page.objects.filter(depth=2)]

    def explorable_instances(self, user: Any) -> PageQuerySet:
        if user.is_active and may_translate(user):
            return self.model._default_manager.all()
        return super().explorable_instances(user)


def may_translate(user: Any) -> bool:
    return user.has_perm("wagtail_localize.submit_translation")
