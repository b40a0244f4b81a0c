"""What the pattern of an Arabic word that no lexicon knows says of its singular and of its family.

Everything here takes stems of folded words. A pattern is a guess, so every reading that may hold is given:
a wrong one is seldom a word, and what isn't a word meets nothing.
"""

WEAK = frozenset("اوي")
PRESENT = frozenset("اينت")


def singulars(stem: str) -> list[str]:
    """Stems of which `stem` may be a broken plural, by the patterns that rules can undo."""
    letters = len(stem)
    found = []
    if letters == len("فعالل") and stem[2] == "ا" and "ا" not in stem[3:]:
        first, second, third, last = stem[0], stem[1], stem[3], stem[4]
        if second == "و":
            found.append(f"{first}ا{third}{last}")  # شواطئ, قوافل
        elif third == "ي":
            found += [f"{first}{second}ي{last}", f"{first}{second}ا{last}"]  # حدائق, رسائل
        found.append(f"{first}{second}{third}{last}")  # مكاتب, فنادق, تجارب
    elif letters == len("فعاليل") and stem[2] == "ا" and stem[4] == "ي":
        start, third, last = stem[:2], stem[3], stem[5]
        found += [f"{start}{third}{weak}{last}" for weak in "ويا"]  # مشاريع, تقارير, مفاتيح
        if stem[1] == "و":
            found.append(f"{stem[0]}ا{third}و{last}")  # قوانين, طوابير
    elif letters == len("افعال") and stem[0] == "ا" and stem[3] == "ا" and stem[1] not in WEAK:
        found.append(stem[1:3] + stem[4])  # أعمال, أقلام
        if stem[2] == "و":
            found += [f"{stem[1]}ا{stem[4]}", f"{stem[1]}ي{stem[4]}"]  # أبواب
    elif letters == len("فعول") and stem[2] == "و" and not WEAK.intersection(stem[:2] + stem[3]):
        found.append(stem[:2] + stem[3])  # دروس, عقود
    elif letters == len("افعل") and stem[0] == "ا" and not WEAK.intersection(stem[1:]):
        found += [f"{stem[1:3]}{weak}{stem[3]}" for weak in "اي"]  # أجهزة, أرغفة
    elif letters == len("فعلا") and stem[3] == "ا" and not WEAK.intersection(stem[:3]):
        found += [f"{stem[:2]}ي{stem[2]}", f"{stem[0]}ا{stem[1:3]}"]  # خبراء, شعراء
    return found


def deeds(stem: str) -> list[str]:
    """The stems of the verbal nouns of which `stem` is the present, by the forms that cannot be mistaken."""
    rest = stem[1:]
    if stem[0] not in PRESENT or len(rest) < len("فاعل"):
        return []
    if len(rest) == len("فاعل") and rest[1] == "ا" and not WEAK.intersection(rest[2:]):
        return [f"م{rest}"]
    return _deeds_of_long(rest)


def is_whole(word: str) -> bool:
    """Whether `word` has a pattern to its last letter, so that none of it is an ending: مستلهم, تبطين."""
    if len(word) == len("مستفعل"):
        return word.startswith("مست") and not WEAK.intersection(word[3:])
    if len(word) != len("تفعيل") or WEAK.intersection(word[1:3] + word[4]):
        return False
    return (word[0], word[3]) in {("ت", "ي"), ("ا", "ا")}


def families(stem: str) -> list[str]:
    """The verbal nouns of verbs that `stem` may be a person, a doer or a patient of."""
    letters = len(stem)
    found = []
    if stem[0] == "م":
        found += _deeds_of_doer(stem)
    if stem[0] in PRESENT and letters > len("فعل"):
        found += _deeds_of_simple_present(stem[1:])
    if letters == len("فاعل") and stem[1] == "ا" and not WEAK.intersection(stem[2:]):
        found += [stem[0] + stem[2:], f"م{stem}"]  # عازف: عزف; ساند: مساندة
    return found


def _deeds_of_doer(stem: str) -> list[str]:
    rest = stem[1:]
    if len(rest) == len("فعل") and not WEAK.intersection(rest):
        return [_second(rest), _fourth(rest)]  # مدرّب: تدريب; مرشد: إرشاد
    if len(rest) == len("فعول") and rest[2] == "و" and not WEAK.intersection(rest[:2] + rest[3]):
        return [rest[:2] + rest[3]]  # مزروع: زرع
    return _deeds_of_long(rest)


def _deeds_of_simple_present(rest: str) -> list[str]:
    """Three letters may be of the first, the second or the fourth form: يفحص, ينقّح, يبهج."""
    if len(rest) == len("فعل") and not WEAK.intersection(rest):
        return [rest, _second(rest), _fourth(rest)]
    return []


def _deeds_of_long(rest: str) -> list[str]:
    """What the fifth to the tenth form have in common: present and doer are the past behind a letter."""
    if len(rest) == len("تفعل") and rest[0] == "ت":
        return [rest, f"ا{rest[:3]}ا{rest[3]}", f"ا{rest[:-1]}ا{rest[-1]}"]
    if len(rest) == len("تفاعل") and rest[0] == "ت" and rest[2] == "ا":
        return [rest]
    if len(rest) == len("فتعل") and (rest[0] == "ن" or rest[1] in "تط"):
        return [f"ا{rest[:-1]}ا{rest[-1]}"]
    if len(rest) == len("ستفعل") and rest.startswith("ست"):
        return [f"ا{rest[:-1]}ا{rest[-1]}"]
    if len(rest) == len("فعلل") and not WEAK.intersection(rest):
        return [rest]
    return []


def _second(root: str) -> str:
    return f"ت{root[:2]}ي{root[2]}"


def _fourth(root: str) -> str:
    return f"ا{root[:2]}ا{root[2]}"
