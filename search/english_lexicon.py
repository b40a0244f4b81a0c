"""What is known of single English words: the plain files of `search/lexicon/`, read once."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "lexicon"


def lines(name: str) -> Iterator[list[str]]:
    """The words of each line of a file, without comments and empty lines."""
    for line in (FOLDER / f"english_{name}.txt").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if words:
            yield words


@cache
def stop_words() -> frozenset[str]:
    """Words that only join others, and those of questions."""
    return frozenset(word for words in lines("stop_words") for word in words)


@cache
def irregular() -> dict[str, str]:
    """Each form that no rule makes, with its base: taught with teach. Words kept whole are their own."""
    return {form: forms[0] for forms in lines("irregular") for form in forms}


@cache
def spellings() -> dict[str, str]:
    """Each spelling of a word that is written in several, with the one that stands for all."""
    return {spelling: words[0] for words in lines("spellings") for spelling in words}


@cache
def families() -> tuple[tuple[str, ...], ...]:
    """The families of words: teach, teacher."""
    return tuple(map(tuple, lines("families")))


@cache
def compounds() -> dict[tuple[str, ...], tuple[str, ...]]:
    """How words that are written joined or apart are read, by how they may stand."""
    read: dict[tuple[str, ...], tuple[str, ...]] = {}
    for words in lines("compounds"):
        if "=" in words:
            place = words.index("=")
            read[tuple(words[:place])] = tuple(words[place + 1 :])
        else:
            read[("".join(words),)] = tuple(words)
    return read


@cache
def ordinary() -> frozenset[str]:
    """Every word of the lists: words that are neither slips nor names."""
    compound = (word for words in compounds().values() for word in words)
    listed = (word for words in lines("ordinary") for word in words)
    related = (word for family in families() for word in family)
    return frozenset([*listed, *related, *compound, *irregular(), *spellings(), *spellings().values()])
