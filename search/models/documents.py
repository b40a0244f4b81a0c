"""A document for each live, public page and language, and a log of what changed."""

import uuid
from typing import ClassVar

from django.db import models


class SearchDocument(models.Model):
    """One page in one language: its tokens by how much they say, and what it is filtered and ordered by.

    Made from pages; `update_index` makes all of it again. `texts` are the plain words that the tokens were
    made of, for snippets and for a new analysis, as {"title": ..., "summary": ..., "names": ..., "body":
    ...}.
    `filters` are {"terms": ["kind:news", ...], "ranges": {name: [[low, high], ...]}, "moments": {name:
    [number, ...]}} as `search.engines.base` explains them.
    """

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    object_id = models.PositiveBigIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)
    # Folded whole words of title and names, for what is typed but half.
    title_words = models.TextField(blank=True)
    name_words = models.TextField(blank=True)
    texts = models.JSONField(default=dict)
    filters = models.JSONField(default=dict)
    # What `search.analysis.ANALYSIS_VERSION` and the thesaurus were when the tokens were made.
    analysis = models.CharField(max_length=40, blank=True)
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "language", "object_id"], name="search_one_an_object")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_id"], name="search_document_object"),
            models.Index(fields=["analysis", "id"], name="search_document_analysis"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.language})"


class IndexChange(models.Model):
    """That documents were written or removed, in the order in which this was committed.

    Everything that is made of documents outside their own tables (indexes in memory, Elasticsearch) catches
    up from here; see `search.changes`. `documents` are ids, or None for every document.
    """

    stamp = models.UUIDField(default=uuid.uuid4, editable=False)
    documents = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.pk}: {'every document' if self.documents is None else self.documents}"


class IndexState(models.Model):
    """Up to which change a reader of the log outside this process has come."""

    reader = models.CharField(max_length=40, primary_key=True)
    change_id = models.PositiveBigIntegerField(null=True)
    stamp = models.UUIDField(null=True)
    # What it last failed of, and since when; empty while all is well.
    error = models.TextField(blank=True)
    failing_since = models.DateTimeField(null=True)
    # Who is reading now, and until when nobody else begins unless that one says it goes on.
    holder = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.reader}: {self.change_id}"
