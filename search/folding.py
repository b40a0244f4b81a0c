"""One shape for each letter and digit, whatever keyboard, font or habit wrote it."""

import unicodedata

# Folding more than this of one text would take seconds; no page is as long.
MAX_TEXT_LENGTH = 200_000

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئی", "ي"),
        "ؤ": "و",
        **dict.fromkeys("ةہۀە", "ه"),
        "ء": None,
        "ک": "ك",
        "گ": "ك",
        "پ": "ب",
        "چ": "ج",
        "ڤ": "ف",
        "ژ": "ز",
        # Tatweel is a letter to Unicode, but only stretches a word.
        "ـ": None,
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
    }
)


def fold(text: str) -> str:
    """`text` with one shape for each letter and digit: no case, marks, accents or direction signs."""
    # Surrogates and controls are no text; some databases refuse them.
    compatible = unicodedata.normalize("NFKC", text[:MAX_TEXT_LENGTH].translate(_LETTERS))
    folded = []
    for character in unicodedata.normalize("NFKD", compatible):
        category = unicodedata.category(character)
        if category == "Nd":
            folded.append(str(unicodedata.digit(character)))
        elif category in ("Cc", "Cs", "Co", "Cn"):
            folded.append(" ")
        elif category not in ("Mn", "Me", "Cf"):
            folded.append(character)
    return "".join(folded).translate(_LETTERS).casefold()
