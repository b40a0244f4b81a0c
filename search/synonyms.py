"""The thesaurus in force: the editors' groups of synonyms, read once and kept until one changes."""

import hashlib
import json
from functools import lru_cache

from django.db import transaction
from django.utils import timezone

from search.analysis import is_stop_word, readings
from search.models import SynonymGroup, SynonymState
from search.thesaurus import NO_THESAURUS, Thesaurus

# There is one row of state.
STATE = 1


def version() -> str:
    """Tells the groups in force from any others; none for no groups. One small query."""
    return SynonymState.objects.filter(pk=STATE).values_list("version", flat=True).first() or ""


def current() -> Thesaurus:
    """The thesaurus that words are read by now, in whatever process it was changed. One small query."""
    in_force = version()
    return _thesaurus(in_force) if in_force else NO_THESAURUS


def renew() -> None:
    """Take notice of groups that were written or deleted, in the transaction that did so."""
    with transaction.atomic():
        # Writers wait for each other here, so that the last one has seen the groups of all.
        state, _created = SynonymState.objects.select_for_update().get_or_create(pk=STATE)
        found = version_of(list(SynonymGroup.objects.order_by("pk")))
        if found == state.version:
            return
        state.version = found
        state.outdated_since = state.outdated_since or timezone.now()
        state.save()


def version_of(groups: list[SynonymGroup]) -> str:
    """The same for the same words in the same groups, so that a change taken back is none."""
    if not groups:
        return ""
    words = [[group.pk, *(getattr(group, field) for field in SynonymGroup.PHRASES)] for group in groups]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:16]


# Two, because documents of a test or of a transaction that is rolled back may have another.
@lru_cache(maxsize=2)
def _thesaurus(in_force: str) -> Thesaurus:
    groups = list(SynonymGroup.objects.order_by("pk"))
    # What was read may be newer than what was asked for, so it says itself what it is.
    return Thesaurus([group.as_group() for group in groups], readings, is_stop_word, version_of(groups))
