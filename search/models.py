"""What the search keeps: one row of tokens for each live, public page and language."""

from typing import ClassVar

from django.db import models


class SearchDocument(models.Model):
    """The tokens of one page, by how much they say. Made from pages; `update_index` makes all of it again."""

    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    object_id = models.PositiveBigIntegerField()
    title = models.TextField()
    summary = models.TextField(blank=True)
    names = models.TextField(blank=True)
    body = models.TextField(blank=True)
    written_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["kind", "language", "object_id"], name="search_one_an_object")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["object_id"], name="search_document_object"),
            models.Index(fields=["language", "written_at"], name="search_document_written"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} ({self.language})"
