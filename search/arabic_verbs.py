"""The forms of an Arabic verb, made by rule from its past as the lexicon spells it.

A verb is written as a dictionary has it, in the third person, with the doubling mark where it tells the form:
درّب, ساعد, أرشد, تعلّم, تعاون, انطلق, اجتمع, استقبل, ترجم. From that one spelling follow the present in
its persons, the verbal noun, who does it and what it is done to, in sound and weak roots. Only the simple
form (كتب) leaves its verbal noun, and where the root is weak its present, to be told.
"""

from typing import NamedTuple

SHADDA = "\u0651"
PERSONS = ("ي", "أ", "ن", "ت")
SHORTEST_TENTH = 3
ROOT = 3
QUAD = 4


class Verb(NamedTuple):
    """What a verb is spelled as, still unfolded: its finite forms, its deed, and who and what it makes."""

    finite: tuple[str, ...]
    deeds: tuple[str, ...]
    doers: tuple[str, ...]


class _Shape(NamedTuple):
    """A verb as a rule of its form makes it: `present` without its person."""

    past: tuple[str, ...]
    present: tuple[str, ...]
    deeds: tuple[str, ...]
    doers: tuple[str, ...]


def verb(past: str, told: tuple[str, ...] = ()) -> Verb:
    """All forms of the verb `past`; `told` are its present, if it begins with ي, and its verbal nouns.

    Raises ValueError if no rule knows the form and nothing is told.
    """
    present = told[0] if told and told[0].startswith("ي") else ""
    deeds = told[1:] if present else told
    try:
        shape = _shape(past)
    except ValueError as error:
        raise ValueError(f"No rule knows the form of {past}") from error
    presents = (present[1:],) if present else shape.present
    if not (deeds or shape.deeds):
        raise ValueError(f"The verbal noun of {past} follows no rule and is not told")
    finite = (*shape.past, *(person + rest for rest in presents for person in PERSONS))
    finite += tuple(
        person + rest[:-1] + "ون" for rest in presents if rest[-1] in "يىو" for person in PERSONS[::3]
    )
    # Without the article, who does a deed of a weak root may go without the last ي: مغنٍّ.
    bare = tuple(doer[:-1] for doer in shape.doers if doer.endswith("ي") and len(doer) >= QUAD)
    return Verb(finite, shape.deeds + deeds, shape.doers + bare)


def _shape(past: str) -> _Shape:
    plain = past.replace(SHADDA, "")
    is_doubled = past.endswith(SHADDA)
    weight = len(plain) + is_doubled
    if plain.startswith("است") and weight - len("است") >= SHORTEST_TENTH:
        return _tenth(plain[3:], is_doubled)
    if plain[0] == "ا":
        return _with_alef(plain[1:], is_doubled)
    if plain[0] == "أ" and (len(plain) == QUAD or is_doubled):
        return _fourth(plain[1:], is_doubled)
    if len(plain) <= ROOT:
        return _second(plain) if past[2] == SHADDA and len(plain) == ROOT else _first(plain, is_doubled)
    if plain[0] == "ت" and (len(plain) > QUAD or past[3:4] == SHADDA):
        return _with_ta(plain)
    return _third(plain) if plain[1] == "ا" else _fourfold(plain)


def _first(plain: str, is_doubled: bool) -> _Shape:
    """كتب, زار, بنى, حلّ: who does it and what it is done to; the verbal noun has no rule."""
    if is_doubled:
        first, last = plain[0], plain[-1]
        return _Shape((plain, plain + last), (plain,), (), (f"م{first}{last}و{last}",))
    first, middle, last = tuple(plain)
    if middle == "ا":
        short = first + last
        return _Shape((plain, short + "ت", short + "نا"), (), (), (f"{first}ائ{last}",))
    if last in "ىا":
        third = (first + middle + "يت", first + middle + "وا") if last == "ى" else (first + middle + "وت",)
        return _Shape((plain, *third), (), (), (f"{first}ا{middle}ي",))
    doer = f"{first}ا{middle.replace('أ', 'ئ')}{last.replace('أ', 'ئ')}"
    # A first و falls away (يصل), but is said in the Gulf (يوصل).
    presents = (middle + last, plain) if first == "و" else (plain,)
    return _Shape((plain,), presents, (), (doer, f"م{first}{middle}و{last.replace('أ', 'ء')}"))


def _second(plain: str) -> _Shape:
    """درّب يدرّب تدريب مدرّب; ربّى يربّي تربية مربّي; هنّأ تهنئة."""
    first, middle, last = tuple(plain)
    if last == "ى":
        stem = first + middle + "ي"
        return _Shape((plain, stem + "ت"), (stem,), (f"ت{stem}ة",), (f"م{stem}",))
    if last == "أ":
        stem = first + middle + "ئ"
        return _Shape((plain,), (stem,), (f"ت{stem}ة",), (f"م{stem}",))
    return _Shape((plain,), (plain,), (f"ت{first}{middle}ي{last}",), (f"م{plain}",))


def _third(plain: str) -> _Shape:
    """ساعد يساعد مساعدة مساعد; عانى يعاني معاناة."""
    if plain.endswith("ى"):
        stem = plain[:-1]
        return _Shape((plain, stem + "يت"), (stem + "ي",), (f"م{stem}اة",), (f"م{stem}ي",))
    return _Shape((plain,), (plain,), (f"م{plain}ة",), (f"م{plain}",))


def _fourfold(plain: str) -> _Shape:
    """ترجم يترجم ترجمة مترجم."""
    return _Shape((plain,), (plain,), (f"{plain}ة",), (f"م{plain}",))


def _fourth(rest: str, is_doubled: bool) -> _Shape:
    """أرشد يرشد إرشاد مرشد; أدار يدير (يدار) إدارة مدير; أعطى يعطي إعطاء; أعدّ يعدّ إعداد; أوصل إيصال."""
    if is_doubled:
        return _Shape((f"أ{rest}", f"أ{rest}{rest[-1]}"), (rest,), (f"إ{rest}ا{rest[-1]}",), (f"م{rest}",))
    first, middle, last = tuple(rest)
    if middle == "ا":
        stem = f"{first}ي{last}"
        past = (f"أ{rest}", f"أ{first}{last}ت", f"أ{first}{last}نا")
        return _Shape(past, (stem, rest), (f"إ{rest}ة",), (f"م{stem}", f"م{rest}"))
    start = "ي" if first == "و" else first
    if last == "ى":
        stem = f"{first}{middle}ي"
        return _Shape((f"أ{rest}", f"أ{stem}ت"), (stem,), (f"إ{start}{middle}اء",), (f"م{stem}",))
    return _Shape((f"أ{rest}",), (rest,), (f"إ{start}{middle}ا{last}",), (f"م{rest}",))


def _with_ta(plain: str) -> _Shape:
    """تعلّم يتعلّم تعلّم متعلّم; تعاون; تمنّى يتمنّى تمنّي."""
    stem = plain[:-1] + "ي" if plain.endswith("ى") else plain
    return _Shape((plain, stem), (plain,), (stem,), (f"م{stem}",))


def _with_alef(rest: str, is_doubled: bool) -> _Shape:
    """اجتمع يجتمع اجتماع مجتمع; احتاج احتياج; اشترى اشتراء; اهتمّ اهتمام; انضمّ, اتّصل."""
    if is_doubled:
        return _Shape((f"ا{rest}", f"ا{rest}{rest[-1]}"), (rest,), (f"ا{rest}ا{rest[-1]}",), (f"م{rest}",))
    if rest.endswith("ى"):
        stem = rest[:-1]
        return _Shape((f"ا{rest}", f"ا{stem}يت"), (f"{stem}ي",), (f"ا{stem}اء",), (f"م{stem}ي",))
    if rest[-2] == "ا":
        short = rest[:-2] + rest[-1]
        past = (f"ا{rest}", f"ا{short}ت", f"ا{short}نا")
        return _Shape(past, (rest,), (f"ا{rest[:-2]}يا{rest[-1]}",), (f"م{rest}",))
    return _Shape((f"ا{rest}",), (rest,), (f"ا{rest[:-1]}ا{rest[-1]}",), (f"م{rest}",))


def _tenth(rest: str, is_doubled: bool) -> _Shape:
    """استقبل يستقبل استقبال مستقبل; استفاد يستفيد استفادة; استعدّ استعداد; استورد استيراد."""
    if is_doubled:
        doubled = (f"است{rest}", f"است{rest}{rest[-1]}")
        return _Shape(doubled, (f"ست{rest}",), (f"است{rest}ا{rest[-1]}",), (f"مست{rest}",))
    first, middle, last = tuple(rest)
    start = "ي" if first == "و" else first
    if last == "ى":
        stem = first + middle
        return _Shape((f"است{rest}",), (f"ست{stem}ي",), (f"است{start}{middle}اء",), (f"مست{stem}ي",))
    if middle == "ا":
        stem = f"{first}ي{last}"
        past = (f"است{rest}", f"است{first}{last}ت", f"است{first}{last}نا")
        return _Shape(past, (f"ست{stem}",), (f"است{rest}ة",), (f"مست{stem}",))
    return _Shape((f"است{rest}",), (f"ست{rest}",), (f"است{start}{middle}ا{last}",), (f"مست{rest}",))
