"""Questions in the words of Elasticsearch, and its answers in ours: pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.engines.base import Answer, AnyOf, Condition, Hit, Order, Question, Term
from search.engines.database import FINENESS
from search.ranking import AKIN, COLUMN_WEIGHTS, OTHERS, SAME, Plan
from search.words import Word

# More than all words together can be worth, and little enough for sums that are exact in 32 bits.
EXACT = 2**22
NEWEST_FIRST: list[Any] = [{"published": {"order": "desc", "missing": "_last"}}, {"object_id": "desc"}]
# What a hit is known by. Nothing else of a document can be read back.
KEPT = ["kind", "object_id"]

Query = dict[str, Any]


# --- Requests -----------------------------------------------------------------------------------------


def request_of(question: Question, judged: Plan | None, floor: Plan | None) -> dict[str, Any]:
    """The request for a question. `judged` has all of its words, `floor` only those that are asked for."""
    asked = [having(word) for word in question.words]
    # A filter that a counted group does without has to wait until the counting is done.
    late = {name: any_of for name, any_of in question.filters.items() if name in question.counted}
    early = [any_of for name, any_of in question.filters.items() if name not in late]
    filters = [in_language(question.language), *map(meeting_any, early)]
    scored: list[Query] = []
    if floor:
        filters += [at_least(floor.least, asked), at_least(1, [asked[number] for number in floor.telling])]
        scored.append(scoring(EXACT, all_of(asked), _name="exact"))
    if question.order is None:
        scored += worths(judged) if judged else []
        scored += [] if asked else [scoring(1, meeting(each)) for each in question.preferred]
    request: dict[str, Any] = {
        "query": {"bool": {"filter": filters, "should": scored}},
        "post_filter": all_of(map(meeting_any, late.values())),
        "aggs": counting(question.counted, late),
        "sort": [order_of(question.order) if question.order else "_score", *NEWEST_FIRST],
        "from_": question.start,
        "size": max(question.stop - question.start, 0),
        "track_total_hits": True,
        "docvalue_fields": KEPT,
    }
    # Every answer has a word that was asked for alone.
    if len(asked) > 1:
        request["aggs"]["exact"] = {"filter": all_of([*map(meeting_any, late.values()), *asked])}
    return request


def request_of_frequencies(words: Iterable[Word], language: str) -> dict[str, Any]:
    """How many documents there are, and how many have each word."""
    return {
        "query": in_language(language),
        "size": 0,
        "track_total_hits": True,
        "aggs": {"words": {"filters": {"filters": [having(word) for word in words]}}},
    }


def request_of_completion(
    finished: Iterable[str], begun: str, language: str, filters: Iterable[AnyOf], limit: int
) -> dict[str, Any]:
    """Documents that have the words in their title, then those that have them in their names."""
    places = [
        scoring(
            worth,
            all_of([*({"term": {field: word}} for word in finished), {"prefix": {field: {"value": begun}}}]),
        )
        for worth, field in ((2, "title_words"), (1, "name_words"))
    ]
    return {
        "query": {
            "bool": {
                "filter": [in_language(language), *map(meeting_any, filters)],
                "must": [{"dis_max": {"queries": places}}],
            }
        },
        "sort": ["_score", *NEWEST_FIRST],
        "size": limit,
        "track_total_hits": False,
        "docvalue_fields": KEPT,
    }


def counting(counted: Mapping[str, Mapping[str, AnyOf]], late: Mapping[str, AnyOf]) -> dict[str, Any]:
    """An aggregation for each set of late filters that groups are counted under: all of them, or all but one.

    Keys that are one term each are counted in one sweep over the terms of documents, others one by one.
    """
    found: dict[str, Any] = {}
    for group, keys in counted.items():
        own = under(group, late)
        others = [meeting_any(any_of) for name, any_of in late.items() if name != own]
        parts = found.setdefault(f"under {own}", {"filter": all_of(others), "aggs": {}})["aggs"]
        if single := [term for any_of in keys.values() if (term := only_term(any_of)) is not None]:
            parts.setdefault("terms", {"terms": {"field": "terms", "include": [], "size": 0}})
            parts["terms"]["terms"]["include"] += single
            parts["terms"]["terms"]["size"] += len(single)
        if several := {key: any_of for key, any_of in keys.items() if only_term(any_of) is None}:
            parts[f"group {group}"] = {"filters": {"filters": list(map(meeting_any, several.values()))}}
    return found


def under(group: str, late: Mapping[str, AnyOf]) -> str:
    """Which late filter the group is counted without: its own, or none."""
    return group if group in late else ""


def only_term(any_of: AnyOf) -> str | None:
    """The term, where that is all that is asked."""
    if len(any_of) == 1 and isinstance(condition := any_of[0], Term):
        return condition.term
    return None


def order_of(order: Order) -> dict[str, Any]:
    """By the first moment of a name (after another one); documents without one come last."""
    conditions: list[Query] = [{"term": {"moments.name": order.moment}}]
    if order.after is not None:
        conditions.append({"range": {"moments.at": {"gt": order.after}}})
    return {
        "moments.at": {
            "order": "desc" if order.latest_first else "asc",
            "mode": "min",
            "missing": "_last",
            "nested": {"path": "moments", "filter": all_of(conditions)},
        }
    }


def worths(judged: Plan) -> Iterator[Query]:
    """What each word adds to a document's score: by the columns and tiers that the document has it in."""
    for word, weight in zip(judged.words, judged.weights, strict=True):
        places = [
            scoring(round(weight * (worth * nearness) * FINENESS) * OTHERS, has_any(column, tokens))
            for tokens, nearness in ((word.same, SAME), (word.akin, AKIN))
            for column, worth in COLUMN_WEIGHTS.items()
            if tokens
        ]
        if places:
            yield {"dis_max": {"queries": places, "tie_breaker": 1 / OTHERS}}


# --- Conditions ---------------------------------------------------------------------------------------


def in_language(language: str) -> Query:
    return {"term": {"language": language}}


def having(word: Word) -> Query:
    """Documents that have the word anywhere."""
    return has_any("anywhere", word.tokens)


def has_any(field: str, tokens: Sequence[str]) -> Query:
    return {"terms": {field: list(tokens)}}


def meeting(condition: Condition) -> Query:
    if isinstance(condition, Term):
        return {"term": {"terms": condition.term}}
    if condition.low > condition.high:
        return {"match_none": {}}
    return {"range": {f"ranges.{condition.name}": {"gte": condition.low, "lte": condition.high}}}


def meeting_any(conditions: AnyOf) -> Query:
    terms = [condition.term for condition in conditions if isinstance(condition, Term)]
    others = [meeting(condition) for condition in conditions if not isinstance(condition, Term)]
    return at_least(1, [has_any("terms", terms), *others])


def at_least(number: int, queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return {"bool": {"should": list(queries), "minimum_should_match": number}}


def all_of(queries: Iterable[Query]) -> Query:
    return {"bool": {"filter": list(queries)}}


def scoring(number: int, query: Query, **options: str) -> Query:
    """`query`, worth this number where it holds."""
    return {"constant_score": {"filter": query, "boost": number, **options}}


# --- Answers ------------------------------------------------------------------------------------------


def answer_of(question: Question, found: Mapping[str, Any]) -> Answer:
    count = found["hits"]["total"]["value"]
    groups = found.get("aggregations", {})
    return Answer(
        count=count,
        exact=groups["exact"]["doc_count"] if "exact" in groups else count,
        hits=tuple(hit_of(hit, judged=bool(question.words)) for hit in found["hits"]["hits"]),
        counts={group: counts_of(group, keys, question, groups) for group, keys in question.counted.items()},
    )


def counts_of(
    group: str, keys: Mapping[str, AnyOf], question: Question, groups: Mapping[str, Any]
) -> dict[str, int]:
    """The count of each key, from where `counting` has it counted."""
    parts = groups[f"under {under(group, question.filters)}"]
    of_terms = {each["key"]: each["doc_count"] for each in parts.get("terms", {}).get("buckets", ())}
    one_by_one = iter(numbers_of(parts.get(f"group {group}", {"buckets": ()})))
    return {
        key: next(one_by_one) if (term := only_term(any_of)) is None else of_terms.get(term, 0)
        for key, any_of in keys.items()
    }


def numbers_of(aggregation: Mapping[str, Any]) -> list[int]:
    """The buckets of filters without names, in the order in which they were asked for."""
    return [bucket["doc_count"] for bucket in aggregation["buckets"]]


def hit_of(found: Mapping[str, Any], *, judged: bool) -> Hit:
    fields = found["fields"]
    exact = not judged or "exact" in found.get("matched_queries", ())
    return Hit(fields["kind"][0], fields["object_id"][0], "exact" if exact else "partial")
