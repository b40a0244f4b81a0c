"""Arabic words that belong together and that no rule joins, or that a rule would join with others.

The data are the plain files beside this module; README.md says what they hold and how to write them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from search.arabic_verbs import verb
from search.folding import fold
from search.words import AKIN_MARK, Readings

FOLDER = Path(__file__).parent
NOUNS = ("arabic_nouns.txt", "arabic_people.txt", "arabic_loans.txt", "arabic_names.txt")
VERBS = ("arabic_verbs.txt",)
STOP_WORDS = "arabic_stop_words.txt"
ELSEWHERE = "elsewhere.txt"
SHORTEST_JOINED = 3
SHORTEST_SPOKEN = 4
# Begins a line of nouns that belong to no verb's family, whatever their pattern looks like.
ALONE = "!"

_PIECE = re.compile(r"\[([^\]]+)\](\?)?|(.\u0651?)(\?)?")


class Lexicon(NamedTuple):
    """What is known of folded forms: of nouns and of the persons of verbs, which take other endings.

    The readings of a form are the tokens of the words that it is a form of, and those of their families.
    """

    nouns: Mapping[str, Readings]
    verbs: Mapping[str, Readings]


class Line(NamedTuple):
    """One line of a file: the forms that say the same, and their kin."""

    forms: list[str]
    kin: list[str]
    is_alone: bool


@lru_cache(maxsize=1)
def known() -> Lexicon:
    """Every form of the files. Patch it to give two empty mappings, and rules are alone."""
    builder = _Builder()
    for line in lines(NOUNS):
        builder.add_noun(line)
    for line in lines(NOUNS):
        builder.add_kin(line)
    builder.close_nouns()
    for line in lines(VERBS):
        builder.add_verbs(line)
    return builder.lexicon()


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """The folded words that only join others or ask, alone and behind و."""
    text = (FOLDER / STOP_WORDS).read_text(encoding="utf-8")
    alone = [fold(word) for line in text.splitlines() if not line.startswith("#") for word in line.split()]
    joined = ["و" + word for word in alone if len(word) >= SHORTEST_JOINED]
    return frozenset([*alone, *joined, "وفي", "ومن", "وعن", "ومع", "وما", "وهل"])


@lru_cache(maxsize=1)
def elsewhere() -> frozenset[str]:
    """Folded words, of both languages, of what people look for on other sites."""
    return frozenset(fold(form) for line in lines([ELSEWHERE]) for form in line.forms)


def lines(names: Iterable[str]) -> Iterator[Line]:
    """The lines of files that say something."""
    for name in names:
        for text in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            said = text.split("#")[0].strip()
            if said:
                forms, _, kin = said.removeprefix(ALONE).partition("|")
                yield Line(_spellings(forms), _spellings(kin), said.startswith(ALONE))


def _spellings(said: str) -> list[str]:
    return [spelling for pattern in said.split() for spelling in spellings(pattern)]


def spellings(pattern: str) -> list[str]:
    """What a pattern stands for: `[جغ]` is one of the letters, and what stands before `?` may be missing."""
    choices = []
    for several, may_miss_several, one, may_miss in _PIECE.findall(pattern):
        letters = list(several) if several else [one]
        choices.append([*letters, ""] if may_miss_several or may_miss else letters)
    return ["".join(chosen) for chosen in product(*choices)]


class _Builder:
    """Gathers which token each form has, and which families each token belongs to."""

    def __init__(self) -> None:
        self.tokens: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.families: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.finite: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self.alone: set[str] = set()
        self.named: frozenset[str] = frozenset()

    def add_noun(self, line: Line) -> None:
        forms = [fold(form) for form in line.forms]
        # Many write a last ى as it is said: مستشفا.
        spoken = [
            fold(form[:-1] + "ا")
            for form in line.forms
            if form.endswith("ى") and len(form) >= SHORTEST_SPOKEN
        ]
        for form in forms + spoken:
            self.tokens[form][forms[0]] = None
        if line.is_alone:
            self.alone.update(forms)

    def add_kin(self, line: Line) -> None:
        if line.kin:
            head = fold(line.forms[0])
            for word in [line.forms[0], *line.kin]:
                self._join(fold(word), AKIN_MARK + head)

    def close_nouns(self) -> None:
        """From here on, forms come from verbs."""
        self.named = frozenset(self.tokens)

    def add_verbs(self, line: Line) -> None:
        """A line holds one family: verbs parted by /, each its past, its present and deeds where told."""
        family = ""
        for entry in " ".join(line.forms).split("/"):
            past, *told = entry.split()
            made = verb(past, tuple(told))
            deeds = [deed for deed in map(fold, made.deeds) if deed not in self.alone]
            # A verb whose only deed looks like another noun (تقوّى, تقوى) says what the family does.
            token = deeds[0] if deeds else family.removeprefix(AKIN_MARK) or fold(past)
            family = family or AKIN_MARK + token
            named = dict.fromkeys([self._join(deed, family, token) for deed in deeds] or [token])
            for form in map(fold, made.finite):
                self.finite[form].update(named)
            is_simple = len(past) <= len("كتب")
            for doer in map(fold, made.doers):
                # What nouns have may say something else: a form (مرضى, of أرضى), or the pattern of the simple
                # verb (جامع).
                is_head = doer in self.tokens.get(doer, ())
                if doer not in self.named or (is_head and not is_simple and doer not in self.alone):
                    self._join(doer, family)
        for word in line.kin:
            self._join(fold(word), family)

    def _join(self, form: str, family: str, token: str = "") -> str:
        """Put `form` in a family under `token` or its own, which is given back; what else it is stays out."""
        own = form if form in self.tokens[form] else token or form
        self.tokens[form][own] = None
        self.families[own][family] = None
        return own

    def lexicon(self) -> Lexicon:
        return Lexicon(
            {form: self._readings(tokens) for form, tokens in self.tokens.items()},
            {form: self._readings(tokens) for form, tokens in self.finite.items()},
        )

    def _readings(self, tokens: Iterable[str]) -> Readings:
        akin = [family for token in tokens for family in self.families.get(token) or [AKIN_MARK + token]]
        return Readings(tuple(tokens), tuple(dict.fromkeys(akin)))
