"""The Arabic and the English keyboard: what lies beside a key, and what the same keys write on the other one.

Both as Windows lays them out (Arabic 101, US), which is what keyboards are printed with in the Gulf.
"""

ENGLISH_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
ARABIC_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرلىةوزظ")
# Keys beside those rows, and with shift: letters that Arabic writes with hamza.
OTHER_KEYS = {"`": "ذ", "h": "ا", "H": "أ", "Y": "إ", "N": "آ", "b": "لا", "G": "لأ", "T": "لإ", "B": "لآ"}

ARABIC_OF = (
    dict(zip("".join(ENGLISH_ROWS), "".join(ARABIC_ROWS), strict=True))
    | {key.upper(): letter for key, letter in zip("qwertyuiop", "ضصثقفغعهخح", strict=True)}
    | OTHER_KEYS
)
ENGLISH_OF = {letter: key for key, letter in ARABIC_OF.items() if not key.isupper() and len(letter) == 1}
# One key writes what two others do.
LAM_ALEF, LAM_ALEF_KEY = "لا", "b"


def in_arabic(text: str) -> str:
    """What the keys that wrote English `text` write on the Arabic keyboard: lj',u is متطوع."""
    return "".join(ARABIC_OF.get(character, character) for character in text)


def in_english(text: str) -> str:
    """What the keys that wrote Arabic `text` write on the English keyboard: لشقيثى is garden."""
    text = text.replace(LAM_ALEF, LAM_ALEF_KEY)
    return "".join(ENGLISH_OF.get(character, character) for character in text)


def neighbours(rows: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Each letter with those whose keys touch its own, in both orders."""
    keys = [
        (letter, place + row / 2, row)
        for row, letters in enumerate(rows)
        for place, letter in enumerate(letters)
    ]
    return frozenset(
        (one, other)
        for one, place, row in keys
        for other, its_place, its_row in keys
        if one != other and abs(row - its_row) <= 1 and abs(place - its_place) <= 1
    )


NEIGHBOURS = neighbours(ENGLISH_ROWS) | neighbours(ARABIC_ROWS)
