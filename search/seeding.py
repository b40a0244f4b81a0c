"""Brings the groups of synonyms that come with the code into the database, and leaves what editors did alone.

They are in `search/lexicon/*.txt`, whose README says in which form. After every migrate, groups that are new
are added; those that a later version of the code has improved are replaced unless an editor changed them; and
those that an editor deleted stay away.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.db import transaction
from django.db.models.signals import post_migrate

from search import synonyms
from search.models import SeededGroup, SynonymGroup
from search.models.synonyms import phrases_in

LEXICON = Path(__file__).parent / "lexicon"
FILES = ("thesaurus.txt", "places.txt")
KEY = re.compile(r"([a-z0-9-]+):")
# After these come narrower words, and the keys of broader groups.
NARROWER, BROADER, LANGUAGES = ">", "<", "|"


@dataclass
class Seed:
    """A group as the files have it, narrower words of the groups that name it as broader included."""

    key: str
    words_ar: list[str] = field(default_factory=list)
    words_en: list[str] = field(default_factory=list)
    narrower_ar: list[str] = field(default_factory=list)
    narrower_en: list[str] = field(default_factory=list)
    broader: list[str] = field(default_factory=list)

    def group(self) -> SynonymGroup:
        """The group, unsaved."""
        return SynonymGroup(**{name: "\n".join(getattr(self, name)) for name in SynonymGroup.PHRASES})


@cache
def seeds() -> tuple[Seed, ...]:
    """The groups of all files. ValueError, with the group's key, where a line can't be read."""
    found: dict[str, Seed] = {}
    for name in FILES:
        for seed in map(read_seed, entries((LEXICON / name).read_text(encoding="utf-8"))):
            if seed.key in found:
                raise ValueError(f"{name}: {seed.key} is there twice")
            found[seed.key] = seed
    for seed in found.values():
        for key in seed.broader:
            if key not in found:
                raise ValueError(f"{seed.key}: no group {key}")
            found[key].narrower_ar += [word for word in seed.words_ar if word not in found[key].narrower_ar]
            found[key].narrower_en += [word for word in seed.words_en if word not in found[key].narrower_en]
    return tuple(found.values())


def entries(text: str) -> Iterator[str]:
    """Each group of a file as one line; those after the first of a group begin with a space."""
    entry = ""
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith(" "):
            entry += line
            continue
        if entry:
            yield entry
        entry = line
    if entry:
        yield entry


def read_seed(entry: str) -> Seed:
    """`key: Arabic, ... | English, ... > narrower Arabic | narrower English < broader key, ...`"""
    begun = KEY.match(entry)
    if begun is None:
        raise ValueError(f"No key: {entry}")
    rest, _mark, broader = entry[begun.end() :].partition(BROADER)
    if NARROWER in broader:
        raise ValueError(f"{begun[1]}: narrower words stand before broader groups")
    words, _mark, narrower = rest.partition(NARROWER)
    words_ar, _mark, words_en = words.partition(LANGUAGES)
    narrower_ar, _mark, narrower_en = narrower.partition(LANGUAGES)
    fields = (words_ar, words_en, narrower_ar, narrower_en, broader)
    return Seed(begun[1], *map(phrases_in, fields))


@transaction.atomic
def seed() -> None:
    """Add what is new and replace what is improved, unless an editor changed or deleted it."""
    known = {row.key: row for row in SeededGroup.objects.select_related("group")}
    added: list[SeededGroup] = []
    for entry in seeds():
        group = entry.group()
        content = content_of(group)
        row = known.get(entry.key)
        if row is None:
            added.append(SeededGroup(key=entry.key, group=group, content=content))
        elif row.group and row.content != content and row.content == content_of(row.group):
            group.pk = row.group.pk
            group.note = row.group.note
            # Signals would make the thesaurus anew with each; it's done once below.
            SynonymGroup.objects.bulk_update([group], SynonymGroup.PHRASES)
            SeededGroup.objects.filter(pk=row.pk).update(content=content)
    SynonymGroup.objects.bulk_create([row.group for row in added if row.group])
    for row in added:
        row.group = row.group
    SeededGroup.objects.bulk_create(added)
    synonyms.renew()


def content_of(group: SynonymGroup) -> str:
    """Tells the words of a group from any others."""
    words = "\n\n".join(getattr(group, name) for name in SynonymGroup.PHRASES)
    return hashlib.sha256(words.encode()).hexdigest()[:40]


def after_migrate(sender: AppConfig, apps: Any, **kwargs: Any) -> None:
    try:
        apps.get_model("search", "SeededGroup")
    except LookupError:  # Migrated back to before there were groups.
        return
    seed()


def connect(config: AppConfig) -> None:
    post_migrate.connect(after_migrate, sender=config, dispatch_uid="search.seeding")
