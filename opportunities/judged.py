"""Opportunities of a judged collection as documents of the search, without pages: they are found as if the
table had been imported, since their words are put together in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction
from django.http import QueryDict

from core.models import Cause, Municipality
from core.search_text import SearchFilters
from opportunities.choices import Mode
from opportunities.directory import Directory
from opportunities.exchange.columns import LANGUAGES, ImportRow, columns, read
from opportunities.exchange.problems import ImportRefused
from opportunities.exchange.tables import read_table
from opportunities.filtered_by import STATED
from opportunities.filters import DirectoryFilters
from opportunities.found_by import ONLINE
from opportunities.options import Options
from opportunities.questions import KIND
from opportunities.status import Code
from search import changes
from search.indexing import analysed, filters_of
from search.judging import RECALLED, Query, Verdict
from search.models import SearchDocument


class JudgedCollection:
    """The opportunities of `folder`/opportunities.csv, found by what is asked of the directory.

    Raises OSError or ImportRefused where the table can't be read.
    """

    def __init__(self, folder: Path) -> None:
        content = (folder / "opportunities.csv").read_bytes()
        self.rows, problems = read(read_table(content, columns()))
        if problems:
            raise ImportRefused(problems)

    def write(self) -> None:
        """Put the opportunities in place of all documents that there are; engines are to be rebuilt then."""
        documents = [
            document_of(row, number, lang) for number, row in enumerate(self.rows) for lang in LANGUAGES
        ]
        with transaction.atomic():
            SearchDocument.objects.all().delete()
            SearchDocument.objects.bulk_create(documents)
            changes.record(None)

    def judge(self, query: Query) -> Verdict:
        """What the directory finds for `query`, as its page and the API would show it."""
        asked = QueryDict(mutable=True)
        asked["q"] = query.query
        filters = DirectoryFilters(asked, Options.without_tables())
        found = Directory(filters, query.lang, stop=RECALLED).answer.hits if filters.is_valid() else ()
        return Verdict(query, [self.rows[hit.object_id]["reference"] for hit in found])


def document_of(row: ImportRow, number: int, language: str) -> SearchDocument:
    """The row's document in one language; rows further down are newer."""
    return analysed(
        SearchDocument(
            kind=KIND,
            language=language,
            object_id=number,
            texts={
                "title": row.words("title", language),
                "summary": row.words("summary", language),
                "names": "\n".join(names_of(row)),
                "body": row.words("body", language),
            },
            filters=filters_of(
                KIND,
                SearchFilters(
                    terms=list(terms_of(row)),
                    # All are open at any time: what is judged are the words.
                    ranges={
                        "age": [(row["min_age"], row["max_age"])],
                        f"status:{Code.OPEN}": [(None, None)],
                    },
                    moments={"published": [datetime.fromtimestamp(number, UTC)]},
                ),
            ),
        )
    )


def terms_of(row: ImportRow) -> Iterator[str]:
    """What the words of a query can be read as, besides an age."""
    if row["municipality"]:
        yield f"municipality:{row['municipality']}"
    if row["min_age"] is not None or row["max_age"] is not None:
        yield f"age:{STATED}"


def names_of(row: ImportRow) -> Sequence[str]:
    """The names of the row's facts in both languages, as `opportunities.found_by` takes them from a page."""
    causes = [(cause.name_ar, cause.name_en) for cause in Cause.objects.filter(slug__in=row["causes"])]
    place = [(row.words("place", "ar"), row.words("place", "en"))]
    places = [(one.name_ar, one.name_en) for one in Municipality.objects.filter(slug=row["municipality"])]
    pairs = [*causes, *(row["skills"] or []), *places, *place]
    partner = [row.words("partner", language) for language in LANGUAGES]
    names = [*(arabic for arabic, _ in pairs), *(english for _, english in pairs), *partner]
    names += ONLINE if row["mode"] != Mode.ON_SITE else []
    return list(dict.fromkeys(filter(None, names)))
