"""What the shared ground does when pages change."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import page_published

from core import tasks
from core.models import AtharImage
from core.models.facts import FactsOncePage, hand_over_facts


def keep_facts_of_a_deleted_original(sender: type, instance: FactsOncePage, **kwargs: Any) -> None:
    """A translation outlives its original: it becomes the original and takes the facts over."""
    hand_over_facts(instance)


def make_sizes_of_an_image(sender: type, instance: AtharImage, **kwargs: Any) -> None:
    """A new file or a new focal point needs new sizes."""
    transaction.on_commit(lambda: tasks.make_image_renditions.enqueue(instance.pk))


def make_sizes_of_a_pages_images(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page that goes live shows pictures that may have been stored without an upload."""
    transaction.on_commit(lambda: tasks.make_page_renditions.enqueue(instance.pk))


def connect() -> None:
    """Listen to images, pages and, for their facts, to no other model: a receiver slows each delete."""
    post_save.connect(make_sizes_of_an_image, sender=AtharImage, dispatch_uid="core.sizes")
    page_published.connect(make_sizes_of_a_pages_images, dispatch_uid="core.sizes")
    for model in apps.get_models():
        if issubclass(model, FactsOncePage):
            pre_delete.connect(keep_facts_of_a_deleted_original, sender=model)
