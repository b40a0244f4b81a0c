"""English inflections and the spellings of Britain and America: what each form of a word is found by.

A stem need not be a word; it is what the inflections of one share. Plurals, -ing, -ed and the silent e fall
away as in steps 1 and 5 of the Snowball stemmer for English (https://snowballstem.org/algorithms/english/
stemmer.html); its other steps, which would make one word of general and generous, are left out.
"""

import re
from functools import cache, lru_cache

from search.english_lexicon import irregular, spellings

VOWELS = frozenset("aeiouy")
VOWEL = re.compile(r"[aeiouy]")
# What follows the first consonant after a vowel; Snowball calls it R1, and the same within R1 R2.
REGION = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
SHORT_SYLLABLE = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywx]|^[aeiouy][^aeiouy])$")
DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
SHORTEST = 3

# Britain's way of writing a stem (or a word that is not stemmed yet), and what both are read as.
BRITISH = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (r"(?<=[a-z]{3})iz(?=e|a|i|$)", "is"),  # organize
        (r"(?<=[a-z]{3})yz(?=e|i|$)", "ys"),  # analyze
        (r"(?<=[a-z]{3})our(?=$|h|i|a|e)", "or"),  # neighbour, favourite
        (r"(?<=[a-z]{2}[bt])re?$", "er"),  # centre, centr-
        (r"(?<=[a-z]{3})ogue?$", "og"),  # dialogue
        (r"gramme?$", "gram"),  # programme
        (r"ll(?=ment|ful)", "l"),  # enrollment
        (r"([aeiou][^aeiou]+[aeo])ll(?=[eo]rs?$)", r"\1l"),  # traveller, counsellor
        (r"^(p|orthop|h|an|le?uk|enclop|encyclop|gyn|arch|medi|c|anaesth|an|aesth)ae(?=[dmcost])", r"\1e"),
        (r"^(f|oed|c|hom|am|diarrh|man)oe(?=[tmolpbauv])", r"\1e"),  # foetus, manoeuvre
    )
)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """What the inflections and spellings of a folded word share."""
    if not word.isascii() or not word.isalpha():
        return word
    stemmed = _stem(word)
    return _spellings().get(stemmed, stemmed)


@cache
def _spellings() -> dict[str, str]:
    """The stem of each listed spelling with the one that stands for all."""
    return {_stem(spelling): _stem(first) for spelling, first in spellings().items()}


def _stem(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    if base := irregular().get(word):
        return _in_one_spelling(base)
    singular = _singular(word)
    return _in_one_spelling(irregular().get(singular) or _base(singular))


def _in_one_spelling(word: str) -> str:
    if len(word) > SHORTEST and word.endswith("y") and word[-2] not in VOWELS:
        word = word[:-1] + "i"
    word = _without_silent_letter(word)
    for british, reading in BRITISH:
        word = british.sub(reading, word)
    return word


def _singular(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > len("ties") else "ie")
    # Gas and this are no plurals, gaps is.
    return word[:-1] if VOWEL.search(word[:-2]) else word


def _base(word: str) -> str:
    """`word` without -ed and -ing, as its infinitive is spelt."""
    if word.endswith("eed"):
        return word[:-1] if "eed" in _region(word) else word
    for suffix in ("ingly", "edly", "ing", "ed"):
        base = word.removesuffix(suffix)
        if base == word or not VOWEL.search(base) or len(base) < len("do"):
            continue
        if base.endswith(("at", "bl", "iz")):
            return base + "e"
        if base.endswith(DOUBLES) and len(base) > len("add"):
            return base[:-1]
        if base.endswith("y") and len(base) == len("ty"):
            return word
        is_short = SHORT_SYLLABLE.search(base) and not _region(base)
        return base + "e" if is_short else base
    return word


def _region(word: str) -> str:
    found = REGION.match(word)
    return word[found.end() :] if found else ""


def _without_silent_letter(word: str) -> str:
    region = _region(word)
    if word.endswith("e") and not word.endswith("ee"):
        is_silent = "e" in _region(region) or ("e" in region and not SHORT_SYLLABLE.search(word[:-1]))
        return word[:-1] if is_silent else word
    if word.endswith("ll") and "l" in _region(region):
        return word[:-1]
    return word
