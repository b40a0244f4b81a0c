"""Light English stemming: plurals, -ing and -ed meet their base; spellings of Britain and America meet.

Everything here takes and gives folded words (see `search.analysis.fold`).
"""

import re

from search.words import AKIN_MARK, Readings

VOWEL = re.compile(r"[aeiouy]")
APOSTROPHE_S = re.compile(r"'s?\b")
SHORTEST_BASE = 3
SHORTEST_ROOT = 4
# Endings that make one word of another, and what stands in their place in the other.
DERIVED = (
    *(("er", ""), ("or", ""), ("ation", "ate"), ("ion", ""), ("ment", ""), ("ly", ""), ("al", "")),
    *(("ist", ""), ("istic", ""), ("ism", ""), ("ness", ""), ("ful", ""), ("able", ""), ("ability", "")),
)

_STOP_WORDS = """
a an and are as at be by can do does for from have i in into is it me my near of on or our that the their
there this to us was we what when where which who will with you your al el
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

# Plurals and pasts that no rule makes, and words that a rule would take apart.
IRREGULAR = {
    "children": "child",
    "people": "person",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "lives": "life",
    "wives": "wife",
    "leaves": "leaf",
    "knives": "knife",
    "taught": "teach",
    "gave": "give",
    "given": "give",
    "built": "build",
    "led": "lead",
    "made": "make",
    "ran": "run",
    "written": "write",
    "wrote": "write",
    "spoken": "speak",
    "drove": "drive",
    "driven": "drive",
    "news": "news",
    "sports": "sport",
    "evening": "evening",
    "morning": "morning",
    "wedding": "wedding",
    "building": "build",
    "during": "during",
    "thing": "thing",
    "something": "something",
    "need": "need",
    "speed": "speed",
    "seed": "seed",
    "feed": "feed",
    "species": "species",
    "always": "always",
    "gas": "gas",
    "bus": "bus",
    "aids": "aid",
}


def join_apostrophes(text: str) -> str:
    """`text` without possessive endings: Qatar's is Qatar, volunteers' is volunteers."""
    return APOSTROPHE_S.sub("", text)


def readings(word: str) -> Readings:
    """The tokens of a folded word: its stem, and other spellings of a romanised Arabic name.

    Alwakrah is wakrah and wakra, and q is g in the Gulf. Akin is what the word is derived from: teacher to
    teach, donation to donate.
    """
    base = stem(word)
    found, roots = [base], [base]
    if word.isascii() and word.isalpha():
        roots += [_ending(root) for root in _roots(_singular(word))]
        found += [stem(spelling) for spelling in _spellings(word)]
    akin = [AKIN_MARK + root for root in roots]
    return Readings(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(akin)))


def _roots(word: str) -> list[str]:
    """The words that `word` is derived from by an ending, as far as rules can tell."""
    roots = []
    for ending, in_place in DERIVED:
        root = word.removesuffix(ending)
        if root != word and len(root) >= SHORTEST_ROOT:
            roots.append(root + in_place)
    return roots


def _spellings(word: str) -> list[str]:
    spellings = []
    bare = word.removeprefix("al") if len(word) >= len("al") + SHORTEST_ROOT else word
    if bare != word:
        spellings.append(bare)
    if bare.endswith("ah") and len(bare) > SHORTEST_ROOT:
        spellings.append(bare[:-1])
    if len(bare) > SHORTEST_ROOT and "q" in bare and "qu" not in bare:
        spellings.append(bare.replace("q", "g"))
    return spellings


def stem(word: str) -> str:
    """The form that the inflections of a word share; it need not be a word."""
    if not word.isascii() or word.isdigit():
        return word
    if irregular := IRREGULAR.get(word):
        return _ending(irregular)
    singular = _singular(word)
    return _ending(IRREGULAR.get(singular) or _base(singular))


def _singular(word: str) -> str:
    if len(word) <= SHORTEST_BASE or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > len("ties") else "ie")
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _base(word: str) -> str:
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) >= SHORTEST_BASE and VOWEL.search(base):
            if base[-1] == base[-2] and base[-1] not in "lsz":
                return base[:-1]
            return base
    return word


def _ending(word: str) -> str:
    """One spelling of what varies without meaning: a silent e, -ise and -ize, -our and -or, y and i."""
    if len(word) > SHORTEST_BASE and word.endswith("e"):
        word = word[:-1]
    if len(word) > SHORTEST_BASE and word.endswith("y") and not VOWEL.match(word[-2]):
        word = word[:-1] + "i"
    word = re.sub(r"(?<=.{3})iz(?=$|a|e)", "is", word)
    word = re.sub(r"(?<=.{3})our(?=$|i|h)", "or", word)
    return re.sub(r"(?<=.{2})tre$|(?<=.{2})tr$", "ter", word)
