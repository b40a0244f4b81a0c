"""What the person who imports may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection

from core.models import Place, Skill
from opportunities.models import OpportunityIndexPage, OpportunityPage
from partners.models import PartnerIndexPage, PartnerPage
from partners.permissions import Narrowed

# While a transaction writes to SQLite nobody else can, and they wait no longer than 20 seconds; a row takes
# about a tenth of one.
MOST_WRITTEN_ON_SQLITE = 100


@dataclass(frozen=True)
class Allowance:
    """`may_make` are the kinds of things, besides opportunities, that an import may make.

    `own_partner` is the id of the one partner whose opportunities a contributor may propose, 0 for a
    contributor of none; None for whoever is not kept to one. `most_written` is how many opportunities may be
    written at once while others work on the site.
    """

    user: Any = None
    may_add: bool = True
    may_publish: bool = True
    may_make: frozenset[type] = frozenset({PartnerPage, Skill, Place})
    own_partner: int | None = None
    most_written: int | None = None

    @classmethod
    def of(cls, user: Any) -> Allowance:
        """By the permissions that `user` has on the directories, the partners' pages and the terms."""
        directories = [page.permissions_for_user(user) for page in OpportunityIndexPage.objects.all()]
        partners = [page.permissions_for_user(user) for page in PartnerIndexPage.objects.all()]
        narrowed = Narrowed.of(user)
        may_add = bool(directories) and all(tester.can_add_subpage() for tester in directories)
        may_publish = may_add and all(tester.can_publish_subpage() for tester in directories)
        may_make: set[type] = {
            term for term in (Skill, Place) if user.has_perm(f"core.add_{term._meta.model_name}")
        }
        if partners and all(tester.can_add_subpage() for tester in partners):
            may_make.add(PartnerPage)
        own_partner = (narrowed.partner_id or 0) if narrowed.applies else None
        most_written = MOST_WRITTEN_ON_SQLITE if connection.vendor == "sqlite" else None
        may_add = may_add and own_partner != 0
        return cls(user, may_add, may_publish, frozenset(may_make), own_partner, most_written)

    def may_change(self, page: OpportunityPage, *, publish: bool) -> bool:
        """Whether this page, an original or a translation, may be changed (and published)."""
        if self.user is None:
            return True
        tester = page.permissions_for_user(self.user)
        return tester.can_edit() and (not publish or tester.can_publish())
