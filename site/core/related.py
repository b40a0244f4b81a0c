"""What later rooms say about a page of an earlier one, without an arrow that turns back.

A room registers, once, when its app is ready::

    from core import related

    related.register("partners.PartnerPage", "opportunities", opportunities_of, "pages/partners/offers.html")

and the page's template has `{% load related_tags %}{% related_lists page %}`. The provider gets the page and
gives the things to list, best first; where it gives none, nothing is shown, not even a heading. The template
gets them as `items`, with the page as `page` and the request as `request`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from wagtail.models import Page

Provider = Callable[[Any], Sequence[Any]]


@dataclass(frozen=True)
class RelatedList:
    """One list that pages of one model show."""

    key: str
    provider: Provider
    template: str
    order: int


_lists: dict[type[Page], dict[str, RelatedList]] = {}


def register(page_model: str, key: str, provider: Provider, template: str, order: int = 100) -> None:
    """Have pages of `page_model` ("app.Model") show what `provider` says of them; lower `order` comes first.

    Raises LookupError for an unknown model and ValueError for a key that the model has already.
    """
    model = apps.get_model(page_model)
    lists = _lists.setdefault(model, {})
    if key in lists:
        raise ValueError(f"{page_model} has a related list {key!r} already.")
    lists[key] = RelatedList(key, provider, template, order)


def lists_of(page: Page) -> Iterator[tuple[RelatedList, Sequence[Any]]]:
    """Each list that has something for `page`, a specific page, with what it has."""
    registered = _lists.get(type(page), {}).values()
    for related in sorted(registered, key=lambda related: (related.order, related.key)):
        if items := related.provider(page):
            yield related, items
