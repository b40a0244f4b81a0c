"""Arrows between the rooms go one way, those of keys that are named by strings included."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

# The same order as the import contract in pyproject.toml, lowest first.
LAYERS = [
    ["core"],
    ["search"],
    ["partners"],
    ["news", "opportunities"],
    ["campaigns"],
    ["home"],
    ["demo"],
]
LEVEL = {label: level for level, labels in enumerate(LAYERS) for label in labels}


def keys_between_rooms() -> Iterator[tuple[type[models.Model], str, str]]:
    for label in LEVEL:
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                target = getattr(field, "related_model", None)
                if field.auto_created or target is None or target._meta.app_label not in LEVEL:
                    continue
                yield model, field.name, target._meta.app_label


def test_no_key_points_to_a_higher_room() -> None:
    keys = list(keys_between_rooms())
    assert keys
    wrong = [
        f"{model.__name__}.{name} -> {target}"
        for model, name, target in keys
        if target != model._meta.app_label and LEVEL[target] >= LEVEL[model._meta.app_label]
    ]
    assert wrong == []
