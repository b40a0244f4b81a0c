"""What both databases do alike: index folded words, and weigh a title by its own length alone."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db.models import Model, QuerySet, Value
from django.db.models.fields import FloatField
from django.db.models.functions import Cast, Greatest, Length
from modelsearch.index import BaseField, RelatedFields
from modelsearch.query import SearchQuery
from modelsearch.utils import get_content_type_pk

from search.wagtail_backend.words import clean, fold_value

# A title of this many letters neither gains nor loses. Wagtail takes the average of all titles instead,
# and reads the whole index to learn it each time that anything is saved.
USUAL_TITLE = 30.0


def folded(field: Any) -> Any:
    """A copy of a search field whose values are folded, for objects that stand behind a FoldedObject."""
    twin = copy.copy(field)
    if isinstance(field, RelatedFields):
        twin.fields = [folded(inner) for inner in field.fields]
        twin.get_value = lambda obj: field.get_value(unfolded(obj))
    elif isinstance(field, BaseField):
        twin.get_value = lambda obj: fold_value(field.get_value(unfolded(obj)))
    return twin


def unfolded(obj: Any) -> Any:
    return obj.unfolded if isinstance(obj, FoldedObject) else obj


@cache
def folded_fields(model: type[Model]) -> list[Any]:
    return [folded(field) for field in model.get_search_fields()]  # type: ignore[attr-defined]


class FoldedObject:
    """Stands before an object that is to be indexed: the same object, with folded search fields."""

    def __init__(self, obj: Model) -> None:
        self.unfolded = obj
        self.pk = obj.pk

    def get_search_fields(self) -> list[Any]:
        return folded_fields(type(self.unfolded))


class FoldedIndex:
    """Mixin of a database's index."""

    entries: QuerySet[Any]

    def add_items(self, model: type[Model], objs: Iterable[Model]) -> None:
        objs = list(objs)
        super().add_items(model, [FoldedObject(obj) for obj in objs])  # type: ignore[misc]
        ids = [str(obj.pk) for obj in objs]
        self._weigh(self.entries.filter(content_type_id=get_content_type_pk(model), object_id__in=ids))

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Called after every change: only a rebuild looks at more than what was changed."""
        if full:
            self._weigh(self.entries)

    @staticmethod
    def _weigh(entries: QuerySet[Any]) -> None:
        length = Greatest(Length("title"), Value(1))
        entries.update(title_norm=Value(USUAL_TITLE) / Cast(length, FloatField()))


class CleanQuery:
    """Mixin of a query compiler: asks for plain words, whatever was typed."""

    def __init__(self, queryset: QuerySet[Any], query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)  # type: ignore[call-arg]
        self.query: SearchQuery = clean(self.query)
