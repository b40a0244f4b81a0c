"""English words as the search reads them: their inflections, spellings, compounds and families.

Everything here takes and gives folded words (see `search.folding.fold`). What is known of single words is in
the plain files `search/lexicon/english_*.txt`; rules do the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from search import english_lexicon, english_names
from search.english_stemming import stem
from search.words import AKIN_MARK, Readings

__all__ = ["STOP_WORDS", "is_ordinary", "join_apostrophes", "join_compounds", "readings", "stem"]

APOSTROPHE = re.compile(r"(?<=\w)'(?:s\b)?")
# Begins the tokens that stand for an Arabic name however it is written; no word begins so.
NAME_MARK = "x1"
LONGEST_ARTICLE = 3
# Words that only join others, and those of questions.
STOP_WORDS = english_lexicon.stop_words()

# Endings that make one word of another, and what may stand in their place in the other. They are looked for
# in words that no list has: corner is not of corn, and listed. The roots of the first kind may be words that
# nobody listed, those of the second have to be listed too.
SURE_ENDINGS = (
    *(("er", ("", "e")), ("ment", ("", "e")), ("ness", ("", "y")), ("ful", ("", "y")), ("less", ("", "y"))),
    *(
        ("ship", ("",)),
        ("hood", ("",)),
        ("ist", ("", "y", "e")),
        ("ism", ("", "e", "y")),
        ("able", ("", "e")),
    ),
    *(("ability", ("", "e")), ("ly", ("", "le")), ("ation", ("ate", "e")), ("ator", ("ate",))),
)
OTHER_ENDINGS = (
    *(("or", ("", "e")), ("ation", ("",)), ("ion", ("", "e")), ("al", ("", "e")), ("ial", ("", "y", "e"))),
    *(("ic", ("", "y", "e")), ("ical", ("", "y", "e", "ic")), ("ity", ("", "e")), ("ous", ("", "e", "y"))),
    *(
        ("ive", ("", "e", "ion")),
        ("ance", ("", "e", "ant")),
        ("ence", ("", "e", "ent")),
        ("ally", ("", "al")),
    ),
    *(("ant", ("ate",)), ("istic", ("", "e", "ist", "ism")), ("ibility", ("ible",)), ("ition", ("", "e"))),
    *(("ily", ("y",)), ("ise", ("",)), ("ize", ("",))),
)
SHORTEST_ROOT = 4
SHORTEST_UNSURE_ROOT = 5


def join_apostrophes(text: str) -> str:
    """`text` without possessive endings and inner apostrophes: Qatar's is Qatar, Da'ayen is Daayen."""
    return APOSTROPHE.sub("", text) if "'" in text else text


class Piece(NamedTuple):
    """How a text reads from word `start` up to word `stop`; an article is read as nothing."""

    start: int
    stop: int
    words: tuple[str, ...]


def join_compounds(words: Sequence[str]) -> list[str]:
    """`words` with those that are written joined or apart in one way, and no article before a name.

    E mail becomes email, firstaid first aid, and ar Rayyan Rayyan.
    """
    return [word for piece in pieces(words) for word in piece.words]


def pieces(words: Sequence[str]) -> Iterator[Piece]:
    """The words and compounds of a text, in its order."""
    by_first = _compounds_by_first_word()
    start = 0
    while start < len(words):
        word = words[start]
        stop = start + 1
        read: tuple[str, ...] = (word,)
        for written, reading in by_first.get(word, ()):
            if tuple(words[start : start + len(written)]) == written:
                stop, read = start + len(written), reading
                break
        else:
            following = words[stop] if stop < len(words) else ""
            if len(word) <= LONGEST_ARTICLE and english_names.is_article(word, following):
                read = ()
        yield Piece(start, stop, read)
        start = stop


def readings(word: str) -> Readings:
    """The tokens of a folded word: its stem and, of what may be an Arabic name, the keys to its spellings.

    Akin is what it has in common with its family: teacher with teach, donation with donor.
    """
    base = stem(word)
    if not word.isascii() or not word.isalpha():
        return Readings((base,), (AKIN_MARK + base,))
    names: list[str] = []
    if len(word) >= english_names.SHORTEST_NAME and not is_ordinary(word):
        names = [NAME_MARK + key for key in english_names.keys(word)]
    families = _families()
    akin = [
        token for root in (base, *_roots(word, base)) for token in families.get(root, (AKIN_MARK + root,))
    ]
    return Readings((base, *names), tuple(dict.fromkeys(akin)))


def is_ordinary(word: str) -> bool:
    """Whether a folded word, or one that it is an inflection of or derived from, is an ordinary one."""
    if word in STOP_WORDS:
        return True
    return stem(word) in _ordinary_stems() or any(
        stem(root + in_place) in _ordinary_stems()
        for root, in_places in _taken_apart(word, [(*ending, SHORTEST_ROOT) for ending in SURE_ENDINGS])
        for in_place in in_places
        if len(word) - len(root) > len("er")
    )


def _roots(word: str, base: str) -> list[str]:
    """The stems of the words that an unlisted `word` is derived from by an ending."""
    if base in _ordinary_stems():
        return []
    return list(dict.fromkeys(_listed_roots(word))) or list(dict.fromkeys(_unlisted_roots(word)))


def _listed_roots(word: str) -> Iterator[str]:
    """The stems of ordinary words that `word` is derived from."""
    endings = [(*ending, SHORTEST_ROOT) for ending in SURE_ENDINGS]
    endings += [(*ending, SHORTEST_UNSURE_ROOT) for ending in OTHER_ENDINGS]
    for root, in_places in _taken_apart(word, endings):
        doubled = [root[:-1]] if root[-1] == root[-2] else []
        for candidate in [*(root + in_place for in_place in in_places), *doubled]:
            if len(candidate) >= SHORTEST_ROOT and stem(candidate) in _ordinary_stems():
                yield stem(candidate)
                break


def _unlisted_roots(word: str) -> Iterator[str]:
    for root, in_places in _taken_apart(word, [(*ending, SHORTEST_UNSURE_ROOT) for ending in SURE_ENDINGS]):
        yield stem(root + in_places[0])


def _taken_apart(
    word: str, endings: Iterable[tuple[str, tuple[str, ...], int]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is left of `word` without each of the endings that it has, if that is long enough."""
    singular = word.removesuffix("s")
    for ending, in_places, shortest in endings:
        root = singular.removesuffix(ending)
        if root != singular and len(root) >= shortest - 1:
            yield root, in_places


@cache
def _families() -> dict[str, tuple[str, ...]]:
    """The tokens of the families that a stem belongs to."""
    found: dict[str, list[str]] = defaultdict(list)
    for family in english_lexicon.families():
        for base in dict.fromkeys(map(stem, family)):
            found[base].append(AKIN_MARK + stem(family[0]))
    return {base: tuple(tokens) for base, tokens in found.items()}


@cache
def _ordinary_stems() -> frozenset[str]:
    return frozenset(map(stem, english_lexicon.ordinary()))


@cache
def _compounds_by_first_word() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """How compounds may be written, the longest first, and how each is read."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for written, read in sorted(english_lexicon.compounds().items(), key=lambda item: -len(item[0])):
        found[written[0]].append((written, read))
    return dict(found)
