"""What a word is to the search, in a question and in a text."""

from dataclasses import dataclass
from typing import NamedTuple

# Begins every token that is no form of a word but stands for what it has in common with others, so that
# the two never meet: no folded word of either language begins so.
AKIN_MARK = "x0"


class Readings(NamedTuple):
    """The tokens of one folded word.

    `same` say the same in another form (inflections, spellings), the stem first; `akin` stand for what it
    shares with related words (the family of teaching, teacher and taught) and begin with `AKIN_MARK`.
    """

    same: tuple[str, ...]
    akin: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """One word, or one phrase that counts as a word, of a question.

    Any of its tokens answers it: `same` ones as well as the word itself, `akin` ones less. Nothing without a
    word that is needed is an answer.
    """

    text: str
    same: tuple[str, ...]
    akin: tuple[str, ...] = ()
    is_needed: bool = False

    @property
    def tokens(self) -> tuple[str, ...]:
        return self.same + self.akin
