"""Light Arabic stemming: particles and endings fall away, broken plurals meet their singular.

Everything here takes and gives folded words (see `search.analysis.fold`): no marks, one alef, ه for ة,
ي for ى and ئ. A stem need not be a word; it is what the forms of one share.
"""

from functools import lru_cache

from search.arabic_families import FAMILIES
from search.folding import fold
from search.words import AKIN_MARK, Readings

SHORTEST_STEM = 3

# Particles joined to the article, longest first; none of them can begin a stem of three letters or more
# by chance as often as it is a particle.
ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
# One letter that may be a particle or belong to the word: both readings count.
PARTICLES = ("و", "ب", "ل", "ك", "ف")

ENDINGS = (
    *("تهما", "تكما", "اتها", "اتهم", "اتنا", "اتكم"),
    *("تها", "تهم", "تهن", "تنا", "تكم", "هما", "كما", "ات", "ون", "ين", "ان", "يه", "يا"),
    *("ها", "هم", "هن", "نا", "كم", "ته", "تي", "وا"),
    *("ه", "ي", "ا"),
)

_STOP_WORDS = """
في من الي علي عن مع او ان هل ما ماذا كيف اين متي الذي التي الذين هذا هذه ذلك تلك هو هي هم انا نحن انت كل
كان يكون تكون قد لا لم لن ثم حتي عند عندي لدي بين بعد قبل و ب ل اي يا غير الان ايضا كما لكن اذا حيث منذ خلال
حول اريد ابحث ابغي ابي وين ايش شلون
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


@lru_cache(maxsize=1)
def families() -> dict[str, str]:
    """Each folded word of the list of families with the token that its family shares."""
    shared: dict[str, str] = {}
    for line in FAMILIES.strip().splitlines():
        words = fold(line).split()
        shared |= dict.fromkeys(words, words[0])
    return shared


def readings(word: str) -> Readings:
    """The tokens of a folded Arabic word: its stem, and the rest after a first letter that may be a particle.

    Akin to who does something is the deed: مدرب is akin to تدريب, and متبرع to تبرع.
    """
    base = stem(word)
    found = [base]
    rest = word[1:]
    # Beyond a family's words, only what leaves four letters is read so: بلد is no ب with لد.
    is_whole = word in families() or word.startswith(ARTICLES)
    if word[0] in PARTICLES and not is_whole and (rest in families() or len(rest) > SHORTEST_STEM):
        found.append(stem(rest))
    deeds = [AKIN_MARK + (_deed(reading) or reading) for reading in found]
    return Readings(tuple(dict.fromkeys(found)), tuple(dict.fromkeys(deeds)))


def _deed(doer: str) -> str:
    """The verbal noun of a doer's pattern, or nothing: مفعل gives تفعيل, متفعل gives تفعل."""
    if doer.startswith("مت") and len(doer) == len("متفعل"):
        return doer[1:]
    if doer.startswith("م") and len(doer) == len("مفعل") and not set(doer[1:]) & set("اوي"):
        return f"ت{doer[1:3]}ي{doer[3]}"
    return ""


def stem(word: str) -> str:
    """What the word shares with its other forms."""
    if family := families().get(word):
        return family
    word = without_article(word)
    for _round in range(2):
        if family := families().get(word):
            return family
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
    return families().get(word) or _singular_of_pattern(word)


def without_article(word: str) -> str:
    """`word` without the article and what is joined to it."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word[len(article) :]
    return word


def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _singular_of_pattern(word: str) -> str:
    """مفاعل reads as مفعل and مفاعيل as مفعول, the commonest broken plurals that a rule can undo."""
    if len(word) == len("مفاعل") and word[0] == "م" and word[2] == "ا" and word[3] != "ا":
        return word[:2] + word[3:]
    if len(word) == len("مفاعيل") and word[0] == "م" and word[2] == "ا" and word[4] == "ي":
        return word[:2] + word[3] + "و" + word[5]
    if len(word) == len("تفاعيل") and word[0] == "ت" and word[2] == "ا" and word[4] == "ي":
        return word[:2] + word[3:]
    return word
