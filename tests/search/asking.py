"""Documents of given tokens, and questions of given words, asked of an engine itself."""

from typing import Any

from search import indexing
from search.engines.base import Answer, AnyOf, Engine, Question, Term
from search.models import SearchDocument
from search.words import Word


def document(
    object_id: int,
    title: str = "",
    *,
    summary: str = "",
    names: str = "",
    body: str = "",
    language: str = "en",
    kind: str = "opportunity",
    terms: tuple[str, ...] = (),
    ranges: dict[str, list[list[int]]] | None = None,
    moments: dict[str, list[int]] | None = None,
) -> SearchDocument:
    """A document of these very tokens; the newer the higher its id is."""
    return SearchDocument(
        kind=kind,
        language=language,
        object_id=object_id,
        title=title,
        summary=summary,
        names=names,
        body=body,
        title_words=title,
        name_words=names,
        filters={
            "terms": [f"kind:{kind}", *terms],
            "ranges": ranges or {},
            "moments": {"published": [object_id], **(moments or {})},
        },
    )


def write(*documents: SearchDocument) -> None:
    indexing.write(documents)


def word(text: str, *akin: str) -> Word:
    return Word(text, tuple(text.split("/")), akin)


def ask(engine: Engine, *words: Word | str, language: str = "en", **asked: Any) -> Answer:
    return engine.search(
        Question(language, tuple(word(each) if isinstance(each, str) else each for each in words), **asked)
    )


def ids(answer: Answer) -> list[int]:
    return [hit.object_id for hit in answer.hits]


def matches(answer: Answer) -> list[tuple[int, str]]:
    return [(hit.object_id, hit.match) for hit in answer.hits]


def terms(*names: str) -> AnyOf:
    return tuple(Term(name) for name in names)
