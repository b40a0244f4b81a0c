"""Arabic words as the search reads them: what the lexicon knows first, rules for the rest.

Everything here takes and gives folded words (see `search.folding.fold`): no marks, one alef, ه for ة, ي for ى
and ئ. A word that the lexicon knows, whole or behind particles and before endings, has the tokens that the
lexicon says. Of any other, particles and endings fall away, and patterns tell its singular and its family.
"""

from search import arabic_patterns, lexicon
from search.words import AKIN_MARK, Readings

STOP_WORDS = lexicon.stop_words()

SHORTEST_STEM = 3
# What the lexicon knows may be shorter behind an article: اليد.
SHORTEST_KNOWN = 2

# Particles joined to the article, longest first; none of them can begin a stem of three letters or more
# by chance as often as it is a particle.
ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
# Said, not written by school: عالبحر, هالمكان. Only where the lexicon knows what follows.
SPOKEN_ARTICLES = ("وعال", "وهال", "بهال", "عال", "هال")
# What foreign g is written with; in a long word that no list has, they are taken for each other: فلامنجو.
LOAN_LETTERS = str.maketrans("غقك", "ججج")
SHORTEST_LOAN = 5
# One letter that may be a particle or belong to the word: both readings count.
PARTICLES = ("و", "ب", "ل", "ك", "ف")
PARTICLE_PAIRS = ("وب", "ول", "وك", "فب", "فل")
# Before a verb: the future, and the present as it is said in the Gulf, in Egypt and the Levant.
VERB_PARTICLES = ("وس", "وب", "س", "ب", "ه", "ح", "و", "ف", "ل")

# Endings of nouns, each with what stood in their place: nothing, or the ه that becomes ت before others.
NOUN_ENDINGS = (
    *(
        (ending, ("ه", ""))
        for ending in ("اتهما", "اتها", "اتهم", "اتهن", "اتنا", "اتكم", "اتي", "اته", "ات")
    ),
    *(
        (ending, ("ه",))
        for ending in ("تهما", "تها", "تهم", "تهن", "تنا", "تكم", "تين", "تان", "تي", "ته", "تك")
    ),
    *(
        (ending, ("",))
        for ending in (
            "يهم",
            "وهم",
            "يها",
            "وها",
            "ينا",
            "ونا",
            "هما",
            "كما",
            "ها",
            "هم",
            "هن",
            "نا",
            "كم",
            "ون",
            "ين",
        )
    ),
    *((ending, ("",)) for ending in ("ان", "ه", "ا", "ك", "و")),
)
# Plain enough to be seen behind two letters that the lexicon knows: خطها.
PRONOUNS = frozenset({"ها", "هم", "نا", "كم"})
# Endings that make an adjective of a noun: صحي of صحة. Of a person, ي is the plural before a name (مدرسي).
ADJECTIVE_ENDINGS = ("ياتها", "يات", "يون", "يين", "يتها", "يته", "يه", "يا", "ي")
FINITE_ENDINGS = (
    *("لهم", "لها", "لكم", "لنا", "له", "لي"),
    *("ونهم", "ونها", "ونه", "وني", "ونا", "ناهم", "ناها", "تهم", "تها", "ته", "تني", "وهم", "وها", "وه"),
    *("هم", "ها", "هن", "نا", "كم", "ني", "تم", "تو", "وا", "ون", "ين", "ان", "ه", "ك", "ت", "و", "ي"),
)
# Endings of a word that the lexicon doesn't know, longest first.
ENDINGS = (
    *("تهما", "تكما", "اتها", "اتهم", "اتنا", "اتكم"),
    *("تها", "تهم", "تهن", "تنا", "تكم", "هما", "كما", "ات", "ون", "ين", "ان"),
    *("ها", "هم", "هن", "نا", "كم", "ته", "وا"),
    *("ه", "ا"),
)


def readings(word: str) -> Readings:
    """The tokens of a folded Arabic word, and those of its family: مدرب is akin to تدريب, متبرع to تبرع."""
    if known := _known(word):
        return known
    bare = without_article(word)
    found = [_by_rule(bare)]
    if arabic_patterns.is_eighth(word):
        found.append(_by_rule(word))
    # Only what leaves four letters is read so: بلد is no ب with لد.
    if bare == word and word[0] in PARTICLES and len(word) - 1 > SHORTEST_STEM:
        found.append(_by_rule(word[1:]))
    return _joined(found)


def is_ordinary(word: str) -> bool:
    """Whether a folded word is in the lexicon, in any of its forms."""
    return word in STOP_WORDS or _known(word) is not None


def without_article(word: str) -> str:
    """`word` without the article and what is joined to it."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word[len(article) :]
    return word


def _known(word: str) -> Readings | None:
    """What the lexicon says of `word`: as it is, else behind an article, before endings, after particles."""
    after_article = _rests(word, ARTICLES + SPOKEN_ARTICLES, SHORTEST_KNOWN)
    if (place := word.find("لل")) in (0, 1):
        after_article.append(word[place + 1 :])  # The ل of the word may be the article's: للجنة.
    after_particle = _rests(word, PARTICLES + PARTICLE_PAIRS, SHORTEST_STEM)
    verbs = [word, *_rests(word, VERB_PARTICLES, SHORTEST_STEM)]
    for read, rests in (
        (_as_it_stands, [word]),
        # The same letters as those of the article may begin a word: ألغاز and الغاز.
        (_noun, [word, *after_article]),
        (_noun_before_ending, [word]),
        (_noun, after_particle + after_article),
        (_noun_before_ending, after_particle + after_article),
        (_verb, verbs),
    ):
        if hits := [hit for rest in rests if (hit := read(rest))]:
            return _joined([*hits, *_beside(word, read is _verb)])
    return None


def _as_it_stands(word: str) -> Readings | None:
    """What `word` is without taking it apart."""
    return None if word.startswith("ال") else _noun(word) or lexicon.known().verbs.get(word)


def _beside(word: str, is_verb: bool) -> list[Readings]:
    """What else a word may be that the lexicon knows."""
    found = []
    # With ب it may be a noun, or the present as it is said: بدرس is "in a lesson" and "I teach".
    if word[0] == "ب" and (said := lexicon.known().verbs.get(word[1:])) and not _noun(word):
        found.append(said)
    # What ends in ه may be a plural (أشرعة) as well as a verb with a pronoun.
    if is_verb and word.endswith("ه"):
        found.append(_by_rule(without_article(word)))
    return found


def _joined(found: list[Readings]) -> Readings:
    return Readings(
        _distinct([token for reading in found for token in reading.same]),
        _distinct([token for reading in found for token in reading.akin]),
    )


def _rests(word: str, particles: tuple[str, ...], shortest: int) -> list[str]:
    """`word` without each of the particles that may begin it."""
    starting = [particle for particle in particles if word.startswith(particle)]
    return [word[len(particle) :] for particle in starting if len(word) - len(particle) >= shortest]


def _noun(word: str) -> Readings | None:
    return lexicon.known().nouns.get(word)


def _verb(word: str) -> Readings | None:
    """What the lexicon says of a person of a verb, with its endings or without."""
    verbs = lexicon.known().verbs
    if found := verbs.get(word):
        return found
    # The ن of women (يساعدن) is no more than that of many a word behind a weak letter.
    endings = FINITE_ENDINGS if word[-2:-1] in ("ا", "و", "ي") else (*FINITE_ENDINGS, "ن")
    for ending in endings:
        base = word.removesuffix(ending)
        if base != word and len(base) >= SHORTEST_STEM and (found := verbs.get(base)):
            return found
    return None


def _noun_before_ending(word: str) -> Readings | None:
    """What the lexicon says of the noun that `word` is with an ending, longest ending first."""
    nouns = lexicon.known().nouns
    for ending, places in NOUN_ENDINGS:
        if not word.endswith(ending):
            continue
        for place in places:
            base = word[: -len(ending)] + place
            shortest = SHORTEST_KNOWN if ending in PRONOUNS else SHORTEST_STEM
            if len(base) >= shortest and (found := nouns.get(base)):
                return found
    return _adjective(word)


def _adjective(word: str) -> Readings | None:
    """What `word` is as an adjective of a known noun: its token is its own, its family the noun's."""
    nouns = lexicon.known().nouns
    for ending in ADJECTIVE_ENDINGS:
        base = word.removesuffix(ending)
        if base == word or len(base) < SHORTEST_KNOWN:
            continue
        if found := nouns.get(base + "ي"):
            return found
        places = [base + place for place in ("", "ه", "ا") if len(base + place) >= SHORTEST_STEM]
        of = {place: noun for place in places if (noun := nouns.get(place))}
        if len(ending) > len("يه"):
            # Who does something has no such adjective: لأمسيات is of evenings, not of who touches.
            of = {place: noun for place, noun in of.items() if not _is_kin(noun)}
        if of:
            # After a person ي is the plural before a name (مدرسي), after a plural it is "my" (أطفالي).
            own = [noun for place, noun in of.items() if _is_kin(noun) or place not in noun.same]
            owners = [token for noun in own for token in noun.same] if ending == "ي" else []
            return Readings(_distinct([base + "ي", *owners]), _joined([*of.values()]).akin)
    return None


def _is_kin(noun: Readings) -> bool:
    """Whether a word belongs to another's family, as who does something belongs to the deed's."""
    return all(AKIN_MARK + token not in noun.akin for token in noun.same)


def _by_rule(word: str) -> Readings:
    """The tokens of a word without particles that the lexicon doesn't know."""
    for _round in range(2):
        if arabic_patterns.is_whole(word):
            break
        shorter = _without_ending(word)
        if shorter == word:
            break
        word = shorter
        if known := _noun(word):
            return known
    guesses = [*arabic_patterns.singulars(word), *arabic_patterns.deeds(word)]
    kin = arabic_patterns.families(word)
    if _noun(word + "ه"):
        kin.append(word + "ه")
    if word.endswith("ي") and len(word) > SHORTEST_STEM:
        kin.append(word[:-1])
    same = [Readings((word,), (AKIN_MARK + word,)), *map(_guess, guesses)]
    if len(word) >= SHORTEST_LOAN and (spelling := word.translate(LOAN_LETTERS)) != word:
        same.append(Readings((spelling,)))
    return Readings(_joined(same).same, _joined([*same, *map(_guess, kin)]).akin)


def _guess(stem: str) -> Readings:
    """What a stem that a pattern gives says: what the lexicon has it for, with its ه or without."""
    return _noun(stem) or _noun(stem + "ه") or Readings((stem,), (AKIN_MARK + stem,))


def _without_ending(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _distinct(tokens: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tokens))
