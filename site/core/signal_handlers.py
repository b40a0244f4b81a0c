"""What the shared ground does when pages change."""

from typing import Any

from django.apps import apps
from django.db.models.signals import pre_delete

from core.models.facts import FactsOncePage, hand_over_facts


def keep_facts_of_a_deleted_original(sender: type, instance: FactsOncePage, **kwargs: Any) -> None:
    """A translation outlives its original: it becomes the original and takes the facts over."""
    hand_over_facts(instance)


def connect() -> None:
    """Listen to the page types that have facts, and to no other model: a receiver slows each delete."""
    for model in apps.get_models():
        if issubclass(model, FactsOncePage):
            pre_delete.connect(keep_facts_of_a_deleted_original, sender=model)
