"""Documents of the search without pages, and what words find, for tests."""

from search.engines.base import Hit, Question, Term
from search.indexing import analysed, write
from search.models import SearchDocument
from search.queries import ask, understand


def document(
    object_id: int,
    title: str,
    summary: str = "",
    body: str = "",
    *,
    names: str = "",
    kind: str = "opportunity",
    language: str = "en",
    terms: tuple[str, ...] = (),
    ranges: dict[str, list[list[int]]] | None = None,
    moments: dict[str, list[int]] | None = None,
) -> SearchDocument:
    """An unsaved document; it is the newer the higher its `object_id` is, unless `moments` say otherwise."""
    return analysed(
        SearchDocument(
            kind=kind,
            language=language,
            object_id=object_id,
            texts={"title": title, "summary": summary, "names": names, "body": body},
            filters={
                "terms": [f"kind:{kind}", *terms],
                "ranges": ranges or {},
                "moments": {"published": [object_id], **(moments or {})},
            },
        )
    )


def write_document(object_id: int, title: str, language: str = "en") -> None:
    """Write one opportunity with nothing but a title."""
    write([document(object_id, title, language=language)])


def search(words: str, *, language: str = "en", kinds: tuple[str, ...] = (), limit: int = 100) -> list[Hit]:
    """What any text finds, best first; nothing where it has no words."""
    filters = {"kind": tuple(Term(f"kind:{kind}") for kind in kinds)} if kinds else {}
    asked = understand(words, language).words
    return list(ask(Question(language, asked, filters=filters, stop=limit)).hits) if asked else []
