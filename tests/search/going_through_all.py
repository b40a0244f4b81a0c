"""What an engine must answer, found by going through every document: slow, and easy to see through."""

from collections.abc import Mapping, Sequence

from search.engines.base import Answer, AnyOf, Condition, Hit, Order, Question, Term
from search.engines.database import FINENESS
from search.models import SearchDocument
from search.ranking import AKIN, COLUMN_WEIGHTS, OTHERS, SAME, plan
from search.words import Word


def answer(documents: Sequence[SearchDocument], question: Question) -> Answer:
    there = [document for document in documents if document.language == question.language]
    words = (*question.words, *question.optional)
    numbers = [sum(has(document, word) for document in there) for word in words]
    if question.words:
        floor = plan(question.words, numbers[: len(question.words)], len(there))
        there = [
            document for document in there if is_enough(document, floor.words, floor.least, floor.telling)
        ]
    weights = plan(words, numbers, len([d for d in documents if d.language == question.language])).weights
    found = [document for document in there if meets_all(document, question.filters)]
    exact = {document.pk for document in found if all(has(document, word) for word in question.words)}

    def score(document: SearchDocument) -> int:
        preferred = () if question.words else question.preferred
        return sum(points(document, word, weight) for word, weight in zip(words, weights, strict=True)) + sum(
            meets(document, condition) for condition in preferred
        )

    def key(document: SearchDocument) -> tuple[int, ...]:
        newest = (-max(moments(document, "published"), default=-(2**41)), -document.object_id)
        if question.order:
            return (*place(document, question.order), *newest)
        return (document.pk not in exact, -score(document), *newest)

    return Answer(
        count=len(found),
        exact=len(exact),
        hits=tuple(
            Hit(document.kind, document.object_id, "exact" if document.pk in exact else "partial")
            for document in sorted(found, key=key)[question.start : max(question.stop, question.start)]
        ),
        counts={
            group: {
                name: sum(
                    meets_any(document, any_of)
                    for document in there
                    if meets_all(document, {n: f for n, f in question.filters.items() if n != group})
                )
                for name, any_of in keys.items()
            }
            for group, keys in question.counted.items()
        },
    )


def completion(
    documents: Sequence[SearchDocument],
    finished: Sequence[str],
    begun: str,
    filters: Mapping[str, AnyOf],
) -> list[Hit]:
    """English documents."""

    def begins(document: SearchDocument, column: str) -> bool:
        words = getattr(document, column).split()
        return set(finished) <= set(words) and any(word.startswith(begun) for word in words)

    found = [
        (
            not begins(document, "title_words"),
            -max(moments(document, "published"), default=-(2**41)),
            document,
        )
        for document in documents
        if document.language == "en"
        and (begins(document, "title_words") or begins(document, "name_words"))
        and meets_all(document, filters)
    ]
    found.sort(key=lambda each: (each[0], each[1], -each[2].object_id))
    return [Hit(document.kind, document.object_id) for _, _, document in found]


def tokens(document: SearchDocument, column: str) -> set[str]:
    return set(getattr(document, column).split())


def has(document: SearchDocument, word: Word) -> bool:
    return bool(worths(document, word))


def worths(document: SearchDocument, word: Word) -> list[float]:
    """What the places are worth in which the document has a word, best first."""
    found = (
        weight * nearness
        for column, weight in COLUMN_WEIGHTS.items()
        for asked, nearness in ((word.same, SAME), (word.akin, AKIN))
        if tokens(document, column) & set(asked)
    )
    return sorted(found, reverse=True)


def points(document: SearchDocument, word: Word, weight: float) -> int:
    """The best place counts in full, the others a part."""
    best, *others = [round(weight * worth * FINENESS) for worth in worths(document, word)] or [0]
    return best * OTHERS + sum(others)


def is_enough(document: SearchDocument, words: Sequence[Word], least: int, telling: frozenset[int]) -> bool:
    numbers = {number for number, word in enumerate(words) if has(document, word)}
    return len(numbers) >= least and bool(numbers & telling)


def moments(document: SearchDocument, name: str) -> list[int]:
    return document.filters.get("moments", {}).get(name, [])


def place(document: SearchDocument, order: Order) -> tuple[int, int]:
    to_come = [
        number for number in moments(document, order.moment) if order.after is None or number > order.after
    ]
    if not to_come:
        return (1, 0)
    return (0, -min(to_come) if order.latest_first else min(to_come))


def meets_all(document: SearchDocument, filters: Mapping[str, AnyOf]) -> bool:
    return all(meets_any(document, any_of) for any_of in filters.values())


def meets_any(document: SearchDocument, any_of: AnyOf) -> bool:
    return any(meets(document, condition) for condition in any_of)


def meets(document: SearchDocument, condition: Condition) -> bool:
    if isinstance(condition, Term):
        return condition.term in document.filters.get("terms", [])
    ranges = document.filters.get("ranges", {}).get(condition.name, [])
    return any(low <= condition.high and high >= condition.low for low, high in ranges)
