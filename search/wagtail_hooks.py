"""What the search adds to Wagtail's admin. Each topic has its module in search/admin/."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.admin import asked
from search.admin.synonyms import SearchGroup

register_snippet(SearchGroup)

hooks.register("register_admin_urls", asked.urls)
hooks.register("register_admin_urls", asked.promote_urls, order=-1)
hooks.register("register_reports_menu_item", asked.menu_item)
hooks.register("construct_reports_menu", asked.hide_search_terms)
hooks.register("construct_homepage_panels", asked.add_panel)


@hooks.register("register_permissions")
def permissions() -> QuerySet[Permission]:
    """What a group may be given on its screen."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchedwords")
