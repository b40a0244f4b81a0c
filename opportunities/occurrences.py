"""The rows of Occurrence: written when an opportunity is published, in the same transaction.

They belong to the page that holds the facts, and are there while any of its language versions is live.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published, page_unpublished

from opportunities.models import Occurrence, OpportunityPage
from opportunities.recurrence import MAX_OCCURRENCES, expand


def rebuild(original: OpportunityPage) -> None:
    """Write the rows of `original` (a page that holds facts) anew; none where no version is live."""
    is_live = OpportunityPage.objects.live().filter(translation_key=original.translation_key).exists()
    rows = [
        Occurrence(
            opportunity=original,
            session_key=session.key,
            starts_at=span.starts_at,
            ends_at=span.ends_at,
            state=session.state,
        )
        for session in (original.sessions.all() if is_live else [])
        for span in expand(session)
    ]
    rows.sort(key=lambda row: row.starts_at)
    with transaction.atomic():
        Occurrence.objects.filter(opportunity=original).delete()
        Occurrence.objects.bulk_create(rows[:MAX_OCCURRENCES])


def on_changed(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    """Asks the database for the facts: `instance` may be a translation, or hold what isn't saved."""
    rebuild(OpportunityPage.objects.get(pk=instance.facts.pk))


def on_deleted(sender: type, instance: OpportunityPage, **kwargs: Any) -> None:
    """Who took the facts over needs rows of its own; and after a translation, none may be live."""
    for original in OpportunityPage.objects.filter(
        translation_key=instance.translation_key, original__isnull=True
    ):
        rebuild(original)


def connect() -> None:
    """Listen to what changes when something takes place."""
    page_published.connect(on_changed, sender=OpportunityPage)
    page_unpublished.connect(on_changed, sender=OpportunityPage)
    post_delete.connect(on_deleted, sender=OpportunityPage)
