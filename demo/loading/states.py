"""A few pages in other states than published, so that the admin has something to show."""

from __future__ import annotations

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from core.models import User
from demo.loading.content import fingerprint
from demo.loading.days import Days
from demo.loading.news import entries
from demo.loading.pages import PageLoader, is_edited
from demo.models import DemoRecord

# Its Arabic goes on after the English was written.
BEHIND = "repair-cafe-wakrah"
ADDED = "نحتاج هذا الشهر إلى من يجيد إصلاح الآلات الموسيقية."


@transaction.atomic
def load_states(loader: PageLoader, days: Days) -> None:
    """Send one article to review, schedule one, and let one translation fall behind."""
    for entry in entries():
        if "state" in entry and _first_time(f"state:{entry['key']}"):
            {"review": _review, "scheduled": _schedule, "draft": _leave}[entry["state"]](
                loader, entry["key"], days
            )
    _fall_behind(loader)


def _first_time(key: str) -> bool:
    _record, is_new = DemoRecord.objects.get_or_create(
        key=key, defaults={"object_id": 0, "content_hash": fingerprint(key)}
    )
    return is_new


def _draft(loader: PageLoader, key: str, language: str) -> Page | None:
    """The page with what was last written to it, published or not."""
    page = loader.page(key, language)
    return page.get_latest_revision_as_object() if page else None


def _leave(loader: PageLoader, key: str, days: Days) -> None:
    """A draft stays a draft."""


def _review(loader: PageLoader, key: str, days: Days) -> None:
    page = loader.page(key, "ar")
    workflow = page.get_workflow() if page else None
    if page and workflow and not page.workflow_in_progress:
        workflow.start(page, User.objects.filter(username="editor").first())


def _schedule(loader: PageLoader, key: str, days: Days) -> None:
    for language in ("ar", "en"):
        page = _draft(loader, key, language)
        if page:
            page.go_live_at = days.moment("+5 09:00")
            page.save_revision().publish()
            _remember_again(loader, key, language)


def _fall_behind(loader: PageLoader) -> None:
    """Add to the Arabic what its English does not say, also where a load wrote the page anew."""
    page = _draft(loader, BEHIND, "ar")
    record = loader.records.get(f"page:{BEHIND}:ar")
    if page is None or record is None or is_edited(page, record) or ADDED in page.what_to_bring:
        return
    page.what_to_bring = f"{page.what_to_bring}\n{ADDED}"
    page.save_revision().publish()
    # What the translator sees then: one text that is not translated.
    TranslationSource.objects.get(object_id=page.translation_key).update_from_db()
    _remember_again(loader, BEHIND, "ar")


def _remember_again(loader: PageLoader, key: str, language: str) -> None:
    """What stands now is still the demo's own doing."""
    record = loader.records[f"page:{key}:{language}"]
    page = loader.page(key, language)
    if page:
        record.revision_id, record.live = page.latest_revision_id, page.live
        record.save()
