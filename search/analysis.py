"""What words mean to the search: the same pure functions for what is indexed and for what is asked.

`tokens(text)` are the tokens under which a text can be found; `query_words(text)` are the words of a
question, each with the tokens that answer it. Two spellings meet when they share a token. No token holds
anything but letters and digits, so that no engine can read one as syntax.
"""

import re
from dataclasses import replace
from functools import lru_cache

from search import arabic, english, lexicon
from search.folding import fold
from search.thesaurus import NO_THESAURUS, Thesaurus
from search.words import Readings, Word

# Grows with every change of what tokens a text has; documents of an older number are analysed anew.
ANALYSIS_VERSION = 13

MAX_QUERY_WORDS = 12
MAX_TOKEN_LENGTH = 40

# Arabic letters and digits are words of their own where they touch (و21).
WORD = re.compile(r"[\u0621-\u064a]+(?=\d)|\d+(?=[\u0621-\u064a])|[^\W_]+")
ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")

# Said in nearly every page and question, so they say nothing about what is meant when other words do.
GENERIC_WORDS = """
تطوع متطوع تطوعي فرصة عمل شغل نشاط فعالية مشاركة مساعدة انضمام ناس شخص مكان مناسبة
volunteer volunteering voluntary opportunity opportunities
work job activity event participation help support join people suitable
"""


def split(text: str) -> list[str]:
    """The folded words of `text`, in order, each of letters and digits; compounds written in one way."""
    return english.join_compounds(whole_words(text))


def whole_words(text: str) -> list[str]:
    """The folded words of `text` as they are written, in order, each of letters and digits."""
    folded = english.join_apostrophes(fold(text))
    return [word[:MAX_TOKEN_LENGTH] for word in WORD.findall(folded)]


@lru_cache(maxsize=50_000)
def readings(word: str) -> Readings:
    """The tokens of a folded word, of either language."""
    return arabic.readings(word) if ARABIC_LETTER.search(word) else english.readings(word)


def is_stop_word(word: str) -> bool:
    """Whether a folded word only joins others."""
    return word in arabic.STOP_WORDS or word in english.STOP_WORDS


def tokens(text: str, thesaurus: Thesaurus = NO_THESAURUS, *, every_word: bool = False) -> list[str]:
    """All tokens under which `text` can be found, in its order, those of the thesaurus last.

    With `every_word` those that only join others are among them: a page called "About us" has no other.
    """
    words = split(text)
    own = [
        token
        for word in words
        if every_word or not is_stop_word(word)
        for found in [readings(word)]
        for token in found.same + found.akin
    ]
    return own + thesaurus.found(words)


def query_words(text: str, thesaurus: Thesaurus = NO_THESAURUS) -> list[Word]:
    """The distinct words that a question asks for, each with the tokens that answer it; 12 at most.

    Words that nearly every page has are left out where others remain, and so are words that only join.
    """
    words = split(text)
    asked: list[Word] = []
    place = 0
    for start, stop, word in [*thesaurus.asked(words), (len(words), len(words), None)]:
        asked += [as_word(single) for single in words[place:start] if not is_stop_word(single)]
        # "I want" in the Gulf is also "my father": alone it joins.
        if word is not None and not (stop - start == 1 and is_stop_word(words[start])):
            asked += apart(word)
        place = stop
    asked = asked or [as_word(word) for word in words]
    distinct = list({word.tokens: word for word in asked}.values())
    telling = [word for word in distinct if not generic_tokens().intersection(word.same)]
    return [as_needed(word) for word in (telling or distinct)[:MAX_QUERY_WORDS]]


def starts(text: str) -> list[str]:
    """The distinct folded words of `text` as one begins to type them: with the Arabic article and without."""
    words = whole_words(text)
    return list(
        dict.fromkeys([*words, *(bare for word in words if (bare := arabic.without_article(word)) != word)])
    )


def as_word(word: str) -> Word:
    """A folded word as part of a question."""
    return Word(word, *readings(word))


def as_needed(word: Word) -> Word:
    """`word`, as one that an answer must have if it is about what people look for on other sites."""
    return replace(word, is_needed=not needed_tokens().isdisjoint(word.same))


def is_phrase(word: Word) -> bool:
    """Whether it is several words that the thesaurus takes for one."""
    return " " in word.text


def taken_apart(phrase: Word) -> list[Word]:
    """The words of a phrase, each by itself; the phrase where all of them only join others."""
    return [as_word(word) for word in phrase.text.split() if not is_stop_word(word)] or [phrase]


def apart(word: Word) -> list[Word]:
    """The words of a phrase that the thesaurus knows: each answered by the phrase, and less by itself.

    So that a page that says it in other words or another order is found too, after those that say it. What
    is a phrase only by words that join others, as "from home", stays whole.
    """
    parts = [as_word(part) for part in word.text.split() if not is_stop_word(part)]
    telling = [part for part in parts if not generic_tokens().intersection(part.same)]
    if len(telling) < 2:
        return [word]
    return [Word(part.text, word.same, tuple(dict.fromkeys([*part.tokens, *word.akin]))) for part in telling]


@lru_cache(maxsize=1)
def generic_tokens() -> frozenset[str]:
    """The stems of words that nearly every page of a volunteering site has."""
    return frozenset(readings(word).same[0] for word in split(GENERIC_WORDS))


@lru_cache(maxsize=1)
def needed_tokens() -> frozenset[str]:
    """The stems of words of what people look for on other sites."""
    return frozenset(readings(word).same[0] for word in lexicon.elsewhere())
