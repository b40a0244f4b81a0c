"""Shows where a text answers a question: its words that were asked for, and the part that has most of them.

Texts are plain; what comes out is escaped. Pure functions.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from search import english
from search.analysis import is_stop_word, readings, whole_words
from search.thesaurus import NO_THESAURUS, Thesaurus
from search.words import Word

SNIPPET_LENGTH = 160
# So much of a long text is looked at.
MOST_LOOKED_AT = 20_000
# A snippet begins before its first match, so that one sees what it is about.
LEAD = 40
ELLIPSIS = "…"

MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}]|['’](?=[^\W_]))*")
SURROGATE = re.compile("[\ud800-\udfff]")


class Match(NamedTuple):
    """Where a text has words of the question, and which."""

    start: int
    stop: int
    words: frozenset[int]


def highlight(text: str, words: Sequence[Word], thesaurus: Thesaurus = NO_THESAURUS) -> SafeString:
    """All of `text`, with what answers any of `words` marked."""
    text = without_surrogates(text)
    return _marked(text, matches(text, words, thesaurus), 0, len(text))


def snippet(
    texts: Sequence[str],
    words: Sequence[Word],
    length: int = SNIPPET_LENGTH,
    thesaurus: Thesaurus = NO_THESAURUS,
) -> SafeString:
    """The part of `texts` that answers most of `words`, marked: about `length` letters of the first best one.

    Cut between words, with an ellipsis where something was cut. Where nothing answers, the beginning of the
    first text that says anything.
    """
    texts = [text for text in (" ".join(without_surrogates(text).split()) for text in texts) if text]
    best, best_text, best_matches, most = (0, 0), "", [], (-1, -1)
    for text in texts:
        found = matches(text, words, thesaurus)
        window, worth = _best_window(found, length)
        if worth > most:
            best, best_text, best_matches, most = window, text, found, worth
    start, stop = _cut(best_text, *best, length)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if stop < len(best_text) else ""
    marked = _marked(best_text, best_matches, start, stop)
    return format_html_join("", "{}", ((part,) for part in (before, marked, after)))


def matches(text: str, words: Sequence[Word], thesaurus: Thesaurus = NO_THESAURUS) -> list[Match]:
    """The places of `text` that answer any of `words`, in order, none overlapping another."""
    asked: dict[str, set[int]] = {}
    for number, word in enumerate(words):
        for token in word.tokens:
            asked.setdefault(token, set()).add(number)
    spans, folded = _read(text[:MOST_LOOKED_AT])
    answers = {word: _answers(word, asked) for word in set(folded)}
    found = [Match(*span, answers[word]) for span, word in zip(spans, folded, strict=True) if answers[word]]
    for place in thesaurus.places(folded):
        if numbers := _answered(place.tokens, asked):
            found.append(Match(spans[place.start][0], spans[place.stop - 1][1], numbers))
    return _without_overlaps(found)


def without_surrogates(text: str) -> str:
    """`text` without halves of letters, which can't be sent to anybody."""
    return SURROGATE.sub("\ufffd", text)


def _answers(word: str, asked: Mapping[str, Set[int]]) -> frozenset[int]:
    """The words of a question that a folded word of a text answers."""
    if is_stop_word(word):
        return frozenset()
    found = readings(word)
    return _answered(found.same + found.akin, asked)


def _answered(tokens: Iterable[str], asked: Mapping[str, Set[int]]) -> frozenset[int]:
    return frozenset(number for token in tokens for number in asked.get(token, ()))


def _read(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The folded words of `text` as it is indexed, each with where it is written."""
    written: list[tuple[int, int]] = []
    whole: list[str] = []
    for found in WORD.finditer(text):
        for word in _folded(found.group()):
            written.append(found.span())
            whole.append(word)
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    for piece in english.pieces(whole):
        for word in piece.words:
            spans.append((written[piece.start][0], written[piece.stop - 1][1]))
            words.append(word)
    return spans, words


@lru_cache(maxsize=20_000)
def _folded(written: str) -> tuple[str, ...]:
    return tuple(whole_words(written))


def _without_overlaps(found: list[Match]) -> list[Match]:
    apart: list[Match] = []
    for match in sorted(found, key=lambda match: match.start):
        if apart and match.start < apart[-1].stop:
            last = apart.pop()
            apart.append(Match(last.start, max(last.stop, match.stop), last.words | match.words))
        else:
            apart.append(match)
    return apart


def _marked(text: str, found: Sequence[Match], start: int, stop: int) -> SafeString:
    """`text` from `start` up to `stop`, escaped and marked."""
    parts: list[tuple[str, str, str]] = []
    place = start
    for match in found:
        if match.start >= start and match.stop <= stop:
            parts.append((text[place : match.start], text[match.start : match.stop], ""))
            place = match.stop
    marked = format_html_join("", "{}<mark>{}</mark>{}", parts)
    return format_html_join("", "{}", [(marked,), (text[place:stop],)])


def _best_window(found: Sequence[Match], length: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """From where to where most words are said within `length` letters, and how many words and places."""
    best, most = (0, 0), (0, 0)
    for number, first in enumerate(found):
        within = [match for match in found[number:] if match.stop - first.start <= length - LEAD]
        within = within or [first]
        worth = (len(frozenset().union(*(match.words for match in within))), len(within))
        if worth > most:
            best, most = (first.start, within[-1].stop), worth
    return best, most


def _cut(text: str, start: int, stop: int, length: int) -> tuple[int, int]:
    """About `length` letters around what is between `start` and `stop`, whole words."""
    if len(text) <= length:
        return 0, len(text)
    first = max(0, min(start - LEAD, len(text) - length))
    if first:
        # From the next word on, if that is not beyond what is to be seen.
        space = text.find(" ", first - 1, start)
        first = space + 1 if space >= 0 else start
    last = min(len(text), max(first + length, stop))
    if last < len(text) and text[last] != " ":
        space = text.rfind(" ", max(first + 1, stop), last)
        last = space if space > 0 else _between_letters(text, last)
    return first, last


def _between_letters(text: str, place: int) -> int:
    """The last place up to `place` where no letter is parted from its marks."""
    while place and (unicodedata.category(text[place])[0] == "M" or text[place] in "\u200c\u200d"):
        place -= 1
    return place
