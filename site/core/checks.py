"""Rules of this project as system checks, so that breaking one is seen before it is merged."""

from typing import Any

from django.apps import apps
from django.core.checks import Error, register

from core.models.facts import FactsOncePage


def facts_are_not_translated(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Every name in `FACTS` is a field or child relation, and none is offered to translators."""
    errors = []
    for model in apps.get_models():
        if not issubclass(model, FactsOncePage):
            continue
        known = {field.name for field in model._meta.get_fields()}
        known |= {field.get_accessor_name() for field in model._meta.related_objects}
        errors += [
            Error(f"FACTS names {name!r}, which {model.__name__} does not have.", obj=model, id="athar.E001")
            for name in model.FACTS
            if name not in known
        ]
        if model.FACTS and not getattr(model, "translatable_fields", []):
            errors.append(
                Error(
                    f"{model.__name__} has facts and no translatable_fields.",
                    hint="Name its words there, in simple mode too; without it facts are copied.",
                    obj=model,
                    id="athar.E003",
                )
            )
        translated = {field.field_name for field in getattr(model, "translatable_fields", [])}
        errors += [
            Error(
                f"{name!r} is a fact and a translatable field of {model.__name__}.",
                hint="A fact lives on the original only; take it out of translatable_fields.",
                obj=model,
                id="athar.E002",
            )
            for name in translated.intersection(model.FACTS)
        ]
    return errors


def connect() -> None:
    """Register this project's checks with Django."""
    register(facts_are_not_translated)
