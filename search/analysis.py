"""What words mean to the search: the same pure functions for what is indexed and for what is asked.

`tokens(text)` are the tokens under which a text can be found; `query_words(text)` are the words of a
question, each with the tokens that answer it. Two spellings meet when they share a token. No token holds
anything but letters and digits, so that no engine can read one as syntax.
"""

import re
from functools import lru_cache

from search import arabic, english
from search.folding import fold

MAX_QUERY_WORDS = 12
MAX_TOKEN_LENGTH = 40

WORD = re.compile(r"[^\W_]+")
ARABIC_LETTER = re.compile(r"[\u0621-\u064a]")

# Said in nearly every page and question, so they say nothing about what is meant when other words do.
GENERIC_WORDS = """
تطوع متطوع متطوعة متطوعون فرصة فرص تطوعية تطوعي
volunteer volunteering voluntary opportunity opportunities
"""

# Two words that say one thing, and would be taken for words that only join.
PHRASES = {"عن بعد": "عنبعد"}

Word = tuple[str, ...]


def split(text: str) -> list[str]:
    """The folded words of `text`, in order, each of letters and digits."""
    folded = english.join_apostrophes(fold(text))
    for phrase, word in PHRASES.items():
        folded = folded.replace(phrase, word)
    return [word[:MAX_TOKEN_LENGTH] for word in WORD.findall(folded)]


@lru_cache(maxsize=50_000)
def forms(word: str) -> Word:
    """The tokens of a folded word: its stem first, then what it is if its first letter is a particle."""
    readings = arabic.readings(word) if ARABIC_LETTER.search(word) else english.readings(word)
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def is_stop_word(word: str) -> bool:
    """Whether a folded word only joins others."""
    return word in arabic.STOP_WORDS or word in english.STOP_WORDS


def tokens(text: str) -> list[str]:
    """All tokens under which `text` can be found, in its order."""
    return [token for word in split(text) if not is_stop_word(word) for token in forms(word)]


def query_words(text: str) -> list[Word]:
    """The distinct words that a question asks for, each as the tokens that answer it; 12 at most.

    Words that nearly every page has are left out where others remain, and so are words that only join.
    """
    words = split(text)
    telling = [word for word in words if not is_stop_word(word)] or words
    asked = list(dict.fromkeys(forms(word) for word in telling))
    return ([word for word in asked if word[0] not in generic_tokens()] or asked)[:MAX_QUERY_WORDS]


@lru_cache(maxsize=1)
def generic_tokens() -> frozenset[str]:
    """The stems of words that nearly every page of a volunteering site has."""
    return frozenset(forms(word)[0] for word in split(GENERIC_WORDS))
