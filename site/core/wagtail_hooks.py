"""What the shared ground adds to Wagtail's admin. Each topic has its module in core/admin/."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.admin import assets, health, translation
from core.admin.terms import TermsGroup
from core.models import FactsOncePage
from core.models.facts import give_facts
from core.video import serve_part

register_snippet(TermsGroup)

hooks.register("register_admin_urls", health.urls)
hooks.register("register_reports_menu_item", health.menu_item)

hooks.register("insert_global_admin_css", assets.style_sheet)
hooks.register("insert_global_admin_js", assets.script)

# Before wagtail-localize's own, which they stand in for.
hooks.register("register_admin_urls", translation.urls, order=-1)
hooks.register("before_edit_page", translation.refuse_to_publish_half, order=-1)
hooks.register("before_bulk_action", translation.refuse_to_publish_half_in_bulk)
hooks.register("construct_page_action_menu", translation.hide_alias_item)
hooks.register("construct_reports_menu", translation.hide_translations_report)

# After Wagtail's own, which keeps private documents private.
hooks.register("before_serve_document", serve_part, order=10)


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
            # What is unique to a page, its code, stays with that page.
            give_facts(source.facts, copied, leaving_out=source.exclude_fields_in_copy)
