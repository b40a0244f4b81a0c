"""What the pattern of an Arabic word that no lexicon knows says of its singular and of its family.

Everything here takes stems of folded words. A pattern is a guess, so every reading that may hold is given:
a wrong one is seldom a word, and what isn't a word meets nothing.
"""

WEAK = frozenset("اوي")
PRESENT = frozenset("اينت")


def singulars(stem: str) -> list[str]:
    """Stems of which `stem` may be a broken plural, by the patterns that rules can undo."""
    of_length = {4: _singulars_of_four, 5: _singulars_of_five, 6: _singulars_of_six}.get(len(stem))
    return of_length(stem) if of_length else []


def _singulars_of_four(stem: str) -> list[str]:
    first, second, third, last = tuple(stem)
    found = []
    if third == "و" and not WEAK.intersection(second + last):
        found.append(first + second + last)  # دروس, عقود
    elif first == "ا" and not WEAK.intersection(third + last):
        found += [f"{second}{third}{weak}{last}" for weak in "اي"]  # أجهزة, أرغفة
    elif last == "ا" and not WEAK.intersection(first + second + third):
        found += [f"{first}{second}ي{third}", f"{first}ا{second}{third}"]  # خبراء, شعراء
    elif third + last == "اي":
        found.append(f"{first}{second}ي")  # خلايا, هدايا
    elif third + last == "ات":
        found.append(f"{first}{second}ه")  # زلات
    return found


def _singulars_of_five(stem: str) -> list[str]:
    first, second, third, fourth, last = tuple(stem)
    found = []
    if third == "ا" and "ا" not in (fourth, last):
        found.append(first + second + fourth + last)  # مكاتب, فنادق, تجارب
        if second == "و":
            found.append(f"{first}ا{fourth}{last}")  # شواطئ, قوافل
        elif fourth == "ي":
            found += [f"{first}{second}ي{last}", f"{first}{second}ا{last}"]  # حدائق, رسائل
    elif first == "ا" and fourth == "ا" and second != "ا":
        found.append(second + third + last)  # أعمال, أقلام
        if third == "و":
            found += [f"{second}ا{last}", f"{second}ي{last}"]  # أبواب, أعياد
    return found


def _singulars_of_six(stem: str) -> list[str]:
    start, third, last = stem[:2], stem[3], stem[5]
    if stem[2] != "ا" or stem[4] != "ي":
        return []
    found = [f"{start}{third}{weak}{last}" for weak in "ويا"]  # مشاريع, تقارير, مفاتيح
    if stem[1] == third:
        found.append(f"{start}ا{last}")  # دكاكين, خفافيش
    if stem[1] == "و":
        found.append(f"{stem[0]}ا{third}و{last}")  # قوانين, طوابير
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
    """Whether `word` has a pattern to its last letter, so that none of it is an ending: تبطين, كمائن."""
    if len(word) == len("مستفعل"):
        return word.startswith("مست") and not WEAK.intersection(word[3:])
    if len(word) != len("تفعيل"):
        return False
    if word[2:4] == "اي":
        return True
    return not WEAK.intersection(word[1:3] + word[4]) and (word[0], word[3]) in {("ت", "ي"), ("ا", "ا")}


def is_eighth(word: str) -> bool:
    """Whether ال may belong to the word, as it does in التحام."""
    return word.startswith("الت") and len(word) == len("افتعال") and word[4] == "ا"


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
    if len(rest) == len("فعلل") and "ا" not in rest and rest[2] not in WEAK:
        return [rest]
    return []


def _second(root: str) -> str:
    return f"ت{root[:2]}ي{root[2]}"


def _fourth(root: str) -> str:
    return f"ا{root[:2]}ا{root[2]}"
