"""The words that documents are written in, for those who misspell them."""

from typing import ClassVar

from django.db import models


class SearchWord(models.Model):
    """A word of some document, as it is folded and as it is written.

    Rows are only ever added: whether any document still has the word, an engine knows.
    """

    language = models.CharField(max_length=10)
    word = models.CharField(max_length=40)
    written = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["language", "word"], name="search_one_a_word")
        ]

    def __str__(self) -> str:
        return f"{self.written} ({self.language})"
