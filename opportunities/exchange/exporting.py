"""Opportunities as a table that can be edited and imported again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from opportunities.exchange.columns import cell_of, columns
from opportunities.exchange.standing import Standing
from opportunities.exchange.tables import write_csv
from opportunities.models import OpportunityPage
from partners.permissions import Narrowed


def originals_for(user: Any = None) -> QuerySet[OpportunityPage]:
    """The opportunities that an export holds, drafts included; for a contributor their own."""
    pages = OpportunityPage.objects.filter(original=None).select_related("locale").order_by("reference")
    return Narrowed.of(user).filter(pages) if user is not None else pages


def export(originals: Iterable[OpportunityPage]) -> bytes:
    """A CSV file with every column of the format; importing it as it is changes nothing."""
    header = list(columns())
    standing = (Standing.of(original).values for original in originals)
    return write_csv(header, ([cell_of(values[column]) for column in header] for values in standing))
