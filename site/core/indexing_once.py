"""Saving many things at once without a background task for every save."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from modelcluster.fields import ParentalKey
from modelsearch import index
from modelsearch.backends import get_search_backends
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

Saved = dict[tuple[type[Model], Any], None]


@contextmanager
def indexing_once() -> Iterator[None]:
    """Hold back the admin's search index and its index of references, and bring both up to date at the end.

    A page is saved several times on its way; left alone, each save would queue two tasks, some 3,000 for the
    whole demo, and the worker would make pictures only after them.
    """
    saved: Saved = {}

    def remember(sender: type[Model], instance: Model, **kwargs: Any) -> None:
        kind = Page if isinstance(instance, Page) else sender
        saved[kind, instance.pk] = None

    models = index.get_indexed_models()
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    post_save.connect(remember)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        post_save.disconnect(remember)
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    _index(saved)


@transaction.atomic
def _index(saved: Saved) -> None:
    pks_of: dict[type[Model], list[Any]] = defaultdict(list)
    for model, pk in saved:
        pks_of[model].append(pk)
    for model, pks in pks_of.items():
        found: Any = model._default_manager.filter(pk__in=pks)
        items = list(found.specific() if model is Page else found)
        for item_type in {type(item) for item in items}:
            _index_items(item_type, [item for item in items if type(item) is item_type])


def _index_items(model: type[Model], items: list[Model]) -> None:
    if index.class_is_indexed(model):
        found = model.get_indexed_objects().filter(pk__in=[item.pk for item in items])  # type: ignore[attr-defined]
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, list(found))
    # A child row of a page is part of that page to the index of references.
    is_child = any(isinstance(field, ParentalKey) for field in model._meta.get_fields())
    if ReferenceIndex.is_indexed(model) and not is_child:
        for item in items:
            ReferenceIndex.create_or_update_for_object(item)
