"""Arabic names in Latin letters: one key for the ways in which one name is written.

Wakra, Al-Wakrah and alwakrah are one place. What is kept is about what Arabic writes: consonants, long vowels
and the final ah; short vowels fall away. As ie, o and u stand for short vowels and long ones, such names have
several keys, and two names meet in any.
"""

import re
from itertools import islice, product

# Letters before which the article takes their sound.
SUN_LETTERS = ("sh", "th", "dh", "r", "s", "z", "n", "d", "t", "l")
SHORTEST_NAME = 4
# A key of three sounds says enough only of a word that looks as Arabic as Khor, Rayyan and Daayen.
SHORTEST_KEY, SHORTEST_SURE_KEY = 4, 3
SURELY_ARABIC = re.compile(r"kh|gh|dh|q(?!u)|aa|yy|ww")
# Letters that Arabic has no use for, and endings of English.
SURELY_ENGLISH = re.compile(r"[pvx]|c(?!h)|ght|[^aeiou]e$|ing$|[^em]ed$|ers?$|tion|[bcdfgklmprst]le|ous$|y$")
MOST_KEYS = 8

# Consonants in the order in which they are looked for; those that are taken for each other are one.
SOUND = re.compile(r"kh|gh|sh|ch|th|dh|ph|ck|aa|ee|ie|ei|ey|ai|ay|oo|ou|au|aw|ow|[a-z]")
CONSONANTS = {
    **{"gh": ("4",), "sh": ("5",), "ch": ("5",), "kh": ("6",), "th": ("d", "t"), "dh": ("d",), "z": ("d",)},
    **{
        "ck": ("k",),
        "q": ("k",),
        "g": ("k",),
        "c": ("k",),
        "x": ("ks",),
        "p": ("b",),
        "ph": ("f",),
        "v": ("f",),
    },
}
VOWELS = {
    **dict.fromkeys(("ee", "ei", "ey", "ai", "ay"), ("y",)),
    **dict.fromkeys(("oo", "ou", "au", "aw", "ow"), ("w",)),
    **dict.fromkeys(("i", "ie"), ("", "y")),
    **dict.fromkeys(("o", "u"), ("", "w")),
    **dict.fromkeys(("a", "aa", "e"), ("",)),
}
AT_THE_END = {"a": ("h",), "aa": ("h",), "e": ("", "h")}

DOUBLED = re.compile(r"([^aeiou])\1")
FINAL_H = re.compile(r"(?<=[aeo])h$")
GLIDES = re.compile(r"([yw])\1+")


def without_article(name: str) -> str:
    """`name` without a joined article: alwakrah, arrayyan, ashshamal."""
    for article in ("al", "el"):
        if name.startswith(article) and len(name) - len(article) >= SHORTEST_NAME:
            return name[len(article) :]
    for letter in SUN_LETTERS:
        if name.startswith(f"a{letter}{letter}") and len(name) > SHORTEST_NAME + len(letter):
            return name[1 + len(letter) :]
    return name


def is_article(word: str, following: str) -> bool:
    """Whether `word` is the article of the name that follows it: ar Rayyan, ash Shamal."""
    letter = word[1:]
    return word[:1] in ("a", "e", "i", "u") and letter in SUN_LETTERS and following.startswith(letter)


def keys(name: str) -> tuple[str, ...]:
    """The keys of a folded name of ASCII letters; none if too little is left of it to tell names apart.

    A key is of letters and digits: 0 is a vowel that begins a name, 4 gh, 5 sh, 6 kh.
    """
    if SURELY_ENGLISH.search(name) and not SURELY_ARABIC.search(name):
        return ()
    shortest = SHORTEST_SURE_KEY if SURELY_ARABIC.search(name) else SHORTEST_KEY
    bare = FINAL_H.sub("", DOUBLED.sub(r"\1", without_article(name)))
    sounds = SOUND.findall(bare)
    last = len(sounds) - 1
    ways = [_ways(sound, is_first=place == 0, is_last=place == last) for place, sound in enumerate(sounds)]
    found = dict.fromkeys(GLIDES.sub(r"\1", "".join(way)) for way in islice(product(*ways), MOST_KEYS))
    return tuple(key for key in found if len(key) >= shortest)


def _ways(sound: str, *, is_first: bool, is_last: bool) -> tuple[str, ...]:
    """How a sound may be written in Arabic, what is likeliest first."""
    if sound not in VOWELS:
        return CONSONANTS.get(sound, (sound,))
    if is_first:
        return ("0",)
    if is_last:
        return AT_THE_END.get(sound, VOWELS[sound][-1:])
    return VOWELS[sound]
