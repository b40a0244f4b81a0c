"""What visitors ask of the search: one function for each question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search import synonyms
from search.analysis import is_phrase, query_words, taken_apart, whole_words
from search.engines import answering, get_database_engine
from search.engines.base import Answer, AnyOf, Hit, Question
from search.spelling import Correction, corrections, mended
from search.words import Word


@dataclass(frozen=True)
class Understanding:
    """How words were read. `corrections` are the slips that were mended, in their order."""

    words: tuple[Word, ...]
    corrections: tuple[Correction, ...] = ()


def understand(text: str, language: str, *, literally: bool = False) -> Understanding:
    """The words of any text at all; those that no page has are mended, unless it is to be taken literally."""
    thesaurus = synonyms.current()
    words = query_words(text, thesaurus)
    if not words:
        return Understanding(())
    slips = () if literally else corrections(text, language, thesaurus)
    if slips:
        words = query_words(mended(text, slips), thesaurus)
    return Understanding(tuple(known_phrases(words, language)), slips)


def known_phrases(words: Sequence[Word], language: str) -> list[Word]:
    """`words`, with what a phrase is made of in place of each phrase that no document has."""
    phrases = [word for word in words if is_phrase(word)]
    if not phrases:
        return list(words)
    counts = get_database_engine().frequencies(phrases, language)
    unknown = {phrase for phrase, count in zip(phrases, counts, strict=True) if not count}
    return [single for word in words for single in (taken_apart(word) if word in unknown else [word])]


def ask(question: Question) -> Answer:
    """The answer to `question`: by the site's engine where it has words, else by the database's own."""
    if question.words:
        return answering(lambda engine: engine.search(question))
    return get_database_engine().search(question)


def count(question: Question) -> int:
    """How many documents answer."""
    return ask(replace(question, start=0, stop=0, counted={})).count


def complete(text: str, *, language: str, filters: Mapping[str, AnyOf], limit: int = 8) -> list[Hit]:
    """What `text`, of which the last word may be half typed, is the beginning of."""
    *finished, begun = whole_words(text) or [""]
    if not begun:
        return []
    return answering(lambda engine: engine.complete(finished, begun, language, filters, limit))
