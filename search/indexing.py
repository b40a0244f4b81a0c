"""What is indexed: every live page that anyone may read says itself by which words it is found."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from core.models import BasePage, FactsOncePage
from core.search_text import SearchFilters
from search import changes, synonyms
from search.analysis import ANALYSIS_VERSION, starts, tokens
from search.engines import get_database_engine
from search.engines.base import COLUMNS, EARLIEST, LATEST
from search.models import SearchDocument
from search.thesaurus import Thesaurus
from search.vocabulary import learn

BATCH = 500
Item = TypeVar("Item")
# Whoever asks for nothing but such words as "who are we" means what is called so.
SHORT_COLUMNS = ("title", "summary")
ANALYSED = (*COLUMNS, "title_words", "name_words", "analysis")
WRITTEN = [*ANALYSED, "texts", "filters", "written_at"]


class RowsBeside(NamedTuple):
    """What a room keeps of its pages for reading: written and removed with their documents."""

    page_type: type[Page]
    write: Callable[[list[Any]], None]
    remove: Callable[[Collection[int]], None]


# Pages that wait for the end of `indexing_at_the_end`.
_held: ContextVar[dict[int, None] | None] = ContextVar("held", default=None)
_beside: dict[type[Page], RowsBeside] = {}


def keep_beside(rows: RowsBeside) -> None:
    """Let a room write its own rows in the transactions that write documents; the last of a type holds."""
    _beside[rows.page_type] = rows


# --- Which pages, and when ----------------------------------------------------------------------------


def kind_of(page_type: type[Page]) -> str:
    """The kind of a page type's documents: "opportunity" for OpportunityPage."""
    return page_type.__name__.removesuffix("Page").lower()


def is_indexed(page: Page) -> bool:
    """Whether visitors may find this page: live, of one of our page types, and behind no restriction."""
    return isinstance(page, BasePage) and page.live and not page.get_view_restrictions().exists()


def index_pages(pages: Iterable[Page]) -> None:
    """Write the documents of specific `pages` anew, and take out those that visitors may not find."""
    if (held := _held.get()) is not None:
        held.update(dict.fromkeys(page.pk for page in pages))
        return
    with transaction.atomic():
        found: list[BasePage] = []
        hidden: list[Page] = []
        for page in pages:
            if is_indexed(page):
                found.append(page)
            else:
                hidden.append(page)
        remove_pages([page.pk for page in hidden])
        write(documents_of(found))
        for rows in _beside.values():
            if own := [page for page in found if isinstance(page, rows.page_type)]:
                rows.write(own)


@contextmanager
def indexing_at_the_end() -> Iterator[None]:
    """Hold back what `index_pages` is told in this block, and write it at its end: each page once.

    For saving many pages in one transaction, each of them published in two languages and more.
    """
    held: dict[int, None] = {}
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
    for ids in in_batches(held):
        index_pages(Page.objects.filter(pk__in=ids).specific())


def remove_pages(page_ids: Collection[int]) -> None:
    """Take the documents of these pages out."""
    if not page_ids:
        return
    with transaction.atomic():
        for rows in _beside.values():
            rows.remove(page_ids)
        documents = SearchDocument.objects.filter(object_id__in=page_ids)
        ids = list(documents.values_list("pk", flat=True))
        documents.delete()
        get_database_engine().write(ids)
        changes.record(ids)


def readers_of(page: Page) -> list[Page]:
    """`page` and the translations that read their facts, and so the names they are found by, from it."""
    if isinstance(page, FactsOncePage):
        return [page, *page.fact_readers.filter(live=True)]
    return [page]


def restricted() -> Q:
    """The pages that are behind a restriction, as a condition on pages."""
    condition = Q(pk__in=[])
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        condition |= Q(path__startswith=path)
    return condition


# --- Documents ----------------------------------------------------------------------------------------


def documents_of(pages: Sequence[BasePage]) -> list[SearchDocument]:
    """The unsaved documents of `pages`; what they are made of is read at once for each page type."""
    page_types: dict[type[BasePage], None] = dict.fromkeys(type(page) for page in pages)
    for page_type in page_types:
        page_type.prefetch_for_search([page for page in pages if type(page) is page_type])
    thesaurus = synonyms.current()
    return [document_of(page, thesaurus) for page in pages]


def document_of(page: BasePage, thesaurus: Thesaurus) -> SearchDocument:
    """The page's words as an unsaved document of tokens."""
    text = page.search_text()
    kind = kind_of(type(page))
    return analysed(
        SearchDocument(
            kind=kind,
            language=page.language,
            object_id=page.pk,
            texts={
                "title": text.title,
                "summary": text.summary,
                "names": "\n".join(text.names),
                "body": text.body,
            },
            filters=filters_of(kind, page.search_filters()),
        ),
        thesaurus,
    )


def analysed(document: SearchDocument, thesaurus: Thesaurus | None = None) -> SearchDocument:
    """`document` with the tokens of its texts, as the analysis and the thesaurus in force have them now."""
    if thesaurus is None:
        thesaurus = synonyms.current()
    for column in COLUMNS:
        found = tokens(document.texts[column], thesaurus, every_word=column in SHORT_COLUMNS)
        setattr(document, column, " ".join(found))
    document.title_words = " ".join(starts(document.texts["title"]))
    document.name_words = " ".join(starts(document.texts["names"]))
    document.analysis = analysis_key(thesaurus.version)
    return document


def analysis_key(synonyms_version: str) -> str:
    """Names the rules that tokens are made by now; documents that have another are to be analysed anew."""
    return f"{ANALYSIS_VERSION}.{synonyms_version}"


def filters_of(kind: str, filters: SearchFilters) -> dict[str, object]:
    """A page's filters as a document keeps them: whole numbers, every side of a range closed."""
    return {
        "terms": [f"kind:{kind}", *filters.terms],
        "ranges": {
            name: [
                [EARLIEST if low is None else low, LATEST if high is None else high] for low, high in ranges
            ]
            for name, ranges in filters.ranges.items()
        },
        "moments": {name: sorted(map(seconds, moments)) for name, moments in filters.moments.items()},
    }


def seconds(moment: datetime) -> int:
    """A moment as a whole number of seconds since 1970."""
    return int(moment.timestamp())


def write(documents: Sequence[SearchDocument]) -> None:
    """Save documents, in place of those of the same objects, and hand them to the engines."""
    if not documents:
        return
    with transaction.atomic():
        SearchDocument.objects.bulk_create(
            documents,
            update_conflicts=True,
            unique_fields=["kind", "language", "object_id"],
            update_fields=WRITTEN,
            batch_size=BATCH,
        )
        # Ids of documents that were there already are not given back by every database.
        keys = [document.object_id for document in documents]
        ids = list(SearchDocument.objects.filter(object_id__in=keys).values_list("pk", flat=True))
        learn(documents)
        get_database_engine().write(ids)
        changes.record(ids)


# --- All of them --------------------------------------------------------------------------------------


def rebuild() -> int:
    """Write every document anew from its page and say how many there are."""
    with transaction.atomic():
        SearchDocument.objects.all().delete()
        pages = Page.objects.live().exclude(restricted()).order_by("pk")
        found = (page for page in pages.specific().iterator(chunk_size=BATCH) if isinstance(page, BasePage))
        for batch in in_batches(found):
            documents = documents_of(batch)
            SearchDocument.objects.bulk_create(documents, batch_size=BATCH)
            learn(documents)
        get_database_engine().rebuild()
        changes.record(None)
    return SearchDocument.objects.count()


def outdated() -> QuerySet[SearchDocument]:
    """The documents whose tokens were made by other rules than today's."""
    return SearchDocument.objects.exclude(analysis=analysis_key(synonyms.version()))


def analyse_outdated(most: int | None = None) -> int:
    """Make the tokens of outdated documents anew from their texts, a batch a transaction; how many.

    It stops with the batch in which `most` is reached.
    """
    count = 0
    while (most is None or count < most) and (documents := list(outdated().order_by("pk")[:BATCH])):
        with transaction.atomic():
            thesaurus = synonyms.current()
            # Written in place of themselves, which takes a fraction of the time that `bulk_update` does.
            SearchDocument.objects.bulk_create(
                [analysed(document, thesaurus) for document in documents],
                update_conflicts=True,
                unique_fields=["kind", "language", "object_id"],
                update_fields=ANALYSED,
            )
            learn(documents)
            ids = [document.pk for document in documents]
            get_database_engine().write(ids)
            changes.record(ids)
        count += len(documents)
    return count


def in_batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """`items` in lists of `BATCH`."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
        yield batch
