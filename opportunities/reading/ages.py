"""The age of somebody who would take part, as people say it in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from opportunities.reading.parts import Part, led_to

YOUNGEST, OLDEST = 3, 99


def vocabulary(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folded, as all words here are: hamza and the dots of ة are gone.
YEARS = vocabulary("سنه سنوات سنين سنينه عام عاما اعوام year years yrs yr")
OLD = vocabulary("old olds")
AGE_IS = vocabulary(
    "عمر العمر بعمر عمره عمرها عمري عمرهم عمرنا وعمره وعمرها وعمري لعمر اعمار اعمارهم age aged ages"
)
MINE = vocabulary("ابني ابنتي بنتي ولدي طفلي طفلتي اخي اختي son daughter boy girl child kid brother sister")
IS = vocabulary("هو هي is im am whos hes shes")
UNDER, OVER = vocabulary("تحت دون under below"), vocabulary("فوق over above")
LESS, MORE = vocabulary("اقل اصغر less younger"), vocabulary("اكثر اكبر more older")
THAN = vocabulary("من than")
FROM, UP_TO = vocabulary("من بين from between"), vocabulary("الي لي حتي و to and until")
# Years of these are no age: a time that something takes, or since when.
SPANS = vocabulary(
    "خبره الخبره لمده مده منذ قبل بعد خلال كل طوال for since during every last past experience"
)
# What a number counts that is no age.
COUNTED = vocabulary(
    "minute minutes min hour hours day days month months km دقيقه دقايق ساعه ساعات يوم ايام شهر اشهر"
)
# What may come after an age that no word for years follows.
GOES_ON = vocabulary("and with who from in want wants looking و في من ويريد وتريد وابحث ابحث")
# Words that lead to an age and go with it.
BEFORE = vocabulary("for a an my whose من لمن between from")
TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBERS = {
    word: number
    for words in (
        "ثلاث اربع خمس ست سبع ثمان تسع عشر",
        "ثلاثه اربعه خمسه سته سبعه ثمانيه تسعه عشره",
        f"three four five six seven eight nine ten eleven twelve {TEENS}",
    )
    for number, word in enumerate(words.split(), start=3)
}
# What "ten" comes after in Arabic: seven ten is seventeen.
TEN = vocabulary("عشر عشره")
UNITS = {
    **{word: number for word, number in NUMBERS.items() if number < 10 and not word.isascii()},
    **dict.fromkeys(("احد", "احدي"), 1),
    **dict.fromkeys(("اثنا", "اثني", "اثنتا", "اثنتي"), 2),
}
JOINED = re.compile(r"(\d{1,2})(?:yo|yrs?|y)")


def ages(words: Sequence[str]) -> Iterator[Part]:
    """Every age that is spoken of, from left to right."""
    start = 0
    while start < len(words):
        part = _age_at(words, start)
        if part:
            yield part
        start = part.stop if part else start + 1


def _age_at(words: Sequence[str], start: int) -> Part | None:
    """The age that begins with the word at `start`, its cue included."""
    at = Words(words, start)
    bound = at.bound()
    # "Aged 14" and "my son is 14" say plainly what the number is; after "my son" alone it may count things.
    is_plain = at.here() in AGE_IS
    is_said = at.passes(AGE_IS | MINE)
    while is_said and at.here() in AGE_IS | IS | FROM:
        is_plain = is_plain or at.here() in AGE_IS | IS
        at.place += 1
    is_said = is_said or at.passes_person()
    bound = bound or at.bound()
    low = at.number()
    if low is None:
        return None
    high = at.upper()
    has_years = at.passes_years()
    if not (has_years or is_said or bound):
        return None
    if has_years and not is_said and (at.before(start) in SPANS or at.here() in SPANS):
        return None
    if not (has_years or (is_plain and at.here() not in COUNTED) or at.is_over()):
        return None
    span = {"under": (0, low - 1), "over": (low, OLDEST)}.get(bound, (low, high or low))
    return Part(led_to(words, start, BEFORE), at.place, ages=span)


@dataclass
class Words:
    """A place among words that moves on as they are read."""

    words: Sequence[str]
    place: int

    def here(self) -> str:
        return self.words[self.place] if self.place < len(self.words) else ""

    def before(self, place: int) -> str:
        return self.words[place - 1] if place else ""

    def passes(self, known: Iterable[str]) -> bool:
        """Whether this word is one of `known`, and on to the next if so."""
        found = self.here() in known
        self.place += found
        return found

    def passes_all(self, *several: Iterable[str]) -> bool:
        """Whether the words from here on are one of each, and past them if so."""
        begun = self.place
        if all(self.passes(known) for known in several):
            return True
        self.place = begun
        return False

    def passes_person(self) -> bool:
        """ "I am", "I'm", "انا": somebody tells of themselves."""
        return self.passes_all({"i"}, {"am", "m"}) or self.passes({"im", "انا"})

    def bound(self) -> str:
        """ "under" or "over", as in "less than 18"."""
        for name, words, compared in (("under", UNDER, LESS), ("over", OVER, MORE)):
            if self.passes(words) or self.passes_all(compared, THAN):
                return name
        return ""

    def number(self) -> int | None:
        word = self.here()
        joined = JOINED.fullmatch(word)
        digits = joined[1] if joined else word
        number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 0
        number = number or NUMBERS.get(word, 0) or UNITS.get(word, 0)
        begun = self.place
        if word in UNITS and self.passes_all({word}, TEN):
            self.place -= 1
            number = 10 + UNITS[word]
        if not YOUNGEST <= number <= OLDEST:
            self.place = begun
            return None
        # "16yo" says the years itself: they are read from the same place.
        self._joined = bool(joined)
        self.place += 1
        return number

    def upper(self) -> int | None:
        """The second number of "12 to 15"."""
        begun = self.place
        self.passes(UP_TO)
        low, joined = self.words[begun - 1], self._joined
        high = self.number()
        if high is not None and low.isdigit() and high > int(low):
            return high
        self.place, self._joined = begun, joined
        return None

    def passes_years(self) -> bool:
        """ "سنة", "years old", "yo"; "years" alone may be those of anything, in English."""
        if self._joined:
            self.passes(OLD)
            return True
        if self.passes_all({"y"}, {"o"}) or self.passes({"yo"}):
            return True
        if self.here().isascii():
            return self.passes_all(YEARS, OLD) or self.passes_all(YEARS, {"of"}, {"age"})
        return self.passes(YEARS)

    def is_over(self) -> bool:
        """Whether a number that ends here counts nothing else: what it counts would follow it."""
        return not self.here() or self.here() in GOES_ON

    _joined: bool = field(default=False, init=False)
