"""What is indexed: every live page that anyone may read says itself by which words it is found."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from core.models import BasePage, FactsOncePage
from search.analysis import tokens
from search.engines import get_engine
from search.models import SearchDocument

BATCH = 500


def kind_of(page_type: type[Page]) -> str:
    """The kind of a page type's documents: "opportunity" for OpportunityPage."""
    return page_type.__name__.removesuffix("Page").lower()


def is_indexed(page: Page) -> bool:
    """Whether visitors may find this page: live, of one of our page types, and behind no restriction."""
    return isinstance(page, BasePage) and page.live and not page.get_view_restrictions().exists()


def index_pages(pages: Iterable[Page]) -> None:
    """Write the documents of specific `pages` anew, and take out those that visitors may not find."""
    with transaction.atomic():
        found: list[BasePage] = []
        hidden: list[Page] = []
        for page in pages:
            if is_indexed(page):
                found.append(page)
            else:
                hidden.append(page)
        remove_pages(page.pk for page in hidden)
        write([document_of(page) for page in found])


def remove_pages(page_ids: Iterable[int]) -> None:
    """Take the documents of these pages out."""
    with transaction.atomic():
        documents = SearchDocument.objects.filter(object_id__in=list(page_ids))
        get_engine().delete(list(documents.values_list("pk", flat=True)))
        documents.delete()


def document_of(page: BasePage) -> SearchDocument:
    """The page's words as an unsaved document of tokens."""
    text = page.search_text()
    return SearchDocument(
        kind=kind_of(type(page)),
        language=page.language,
        object_id=page.pk,
        title=" ".join(tokens(text.title)),
        summary=" ".join(tokens(text.summary)),
        names=" ".join(tokens(" ".join(text.names))),
        body=" ".join(tokens(text.body)),
    )


def write(documents: list[SearchDocument]) -> None:
    """Save documents, in place of those of the same objects, and hand them to the engine."""
    if not documents:
        return
    SearchDocument.objects.bulk_create(
        documents,
        update_conflicts=True,
        unique_fields=["kind", "language", "object_id"],
        update_fields=["title", "summary", "names", "body", "written_at"],
        batch_size=BATCH,
    )
    # Ids of documents that were there already are not given back by every database.
    ids = [document.object_id for document in documents]
    get_engine().write(SearchDocument.objects.filter(object_id__in=ids))


def readers_of(page: Page) -> list[Page]:
    """`page` and the translations that read their facts, and so the names they are found by, from it."""
    if isinstance(page, FactsOncePage):
        return [page, *page.fact_readers.filter(live=True)]
    return [page]


def rebuild() -> int:
    """Write every document anew and say how many there are."""
    with transaction.atomic():
        get_engine().clear()
        SearchDocument.objects.all().delete()
        pages = Page.objects.live().exclude(restricted()).order_by("pk")
        batch: list[SearchDocument] = []
        for page in pages.specific().iterator(chunk_size=BATCH):
            if isinstance(page, BasePage):
                batch.append(document_of(page))
            if len(batch) == BATCH:
                write(batch)
                batch = []
        write(batch)
    return SearchDocument.objects.count()


def restricted() -> Q:
    """The pages that are behind a restriction, as a condition on pages."""
    condition = Q(pk__in=[])
    for path in PageViewRestriction.objects.values_list("page__path", flat=True):
        condition |= Q(path__startswith=path)
    return condition
