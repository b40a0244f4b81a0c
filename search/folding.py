"""One shape for each letter and digit, whatever keyboard, font or habit wrote it."""

import re
import unicodedata

# Folding more than this of one text would take seconds; no page is as long.
MAX_TEXT_LENGTH = 200_000

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ىئیېۍێےۓ", "ي"),
    **dict.fromkeys("ؤۆۇۈۋ", "و"),
    **dict.fromkeys("ةہۀەھۃۂ", "ه"),
    **dict.fromkeys("کڪڭ", "ك"),
    # In the Gulf it is how ق is said: گهوة.
    "گ": "ق",
    # Letters of loan words and of neighbours' alphabets, as Arabic keyboards without them write the same.
    "پ": "ب",
    "چ": "ج",
    "ڤ": "ف",
    "ڨ": "ق",
    "ژ": "ز",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑ": "ر",
    "ں": "ن",
    # Tatweel is a letter to Unicode, but only stretches a word.
    "ـ": "",
    **dict.fromkeys("’‘ʼʻ`´", "'"),
}
_BEFORE = str.maketrans(_LETTERS)

# A lone hamza is left out by many and says little; without it, water (ماء) would be the word for "what".
_HAMZA = re.compile(r"(?<!\bما)ء")
# Nobody means more by a letter that is held down: جدااااا is جدا. No word has three of one in a row,
# but for ي and و, to which others fold (بيئية).
_HELD = re.compile(r"([\u0621-\u0647])\1{2,}|([ويى])\2{3,}")


class _Table(dict[int, str]):
    """What each character folds to, filled as characters are met; there are not many different ones."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    # Surrogates and controls are no text; some databases refuse them.
    if category in ("Cc", "Cs", "Co", "Cn"):
        return " "
    if category in ("Mn", "Me", "Cf"):
        return ""
    return _LETTERS.get(character, character)


_TABLE = _Table()


def fold(text: str) -> str:
    """`text` with one shape for each letter and digit: no case, marks, accents or direction signs."""
    compatible = unicodedata.normalize("NFKC", text[:MAX_TEXT_LENGTH].translate(_BEFORE))
    folded = unicodedata.normalize("NFKD", compatible).translate(_TABLE).casefold()
    return _HELD.sub(r"\1\2", _HAMZA.sub("", folded))
