"""Keeps the documents of the search in step with pages: publish, unpublish, delete, move, restrict."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from search import indexing, rebuilding


def on_published(sender: type, instance: Page, **kwargs: Any) -> None:
    indexing.index_pages(indexing.readers_of(instance))


def on_unpublished(sender: type, instance: Page, **kwargs: Any) -> None:
    indexing.remove_pages([instance.pk])


def on_deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        indexing.remove_pages([instance.pk])


def on_moved(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page may have come under a restriction, or out of one, with all below it."""
    index_tree(instance)


def on_restriction_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    index_tree(instance.page)


def index_tree(page: Page) -> None:
    """Look again at every page from `page` down."""
    indexing.index_pages(Page.objects.descendant_of(page, inclusive=True).live().specific())


def connect() -> None:
    page_published.connect(on_published)
    page_unpublished.connect(on_unpublished)
    post_page_move.connect(on_moved)
    # Deleting a page deletes those below it too, each with a signal of its own type and of `Page`.
    pre_delete.connect(on_deleted, sender=Page)
    post_save.connect(on_restriction_changed, sender=PageViewRestriction)
    post_delete.connect(on_restriction_changed, sender=PageViewRestriction)
    rebuilding.register("search documents", indexing.rebuild)
