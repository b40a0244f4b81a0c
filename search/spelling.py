"""What was meant by words that no document has: slips, the other keyboard, words torn apart or joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10

from search import arabic, english, english_lexicon, keyboards, lexicon
from search.analysis import ARABIC_LETTER, MAX_QUERY_WORDS, as_word, is_stop_word, split
from search.engines import get_database_engine
from search.slips import SHORTEST, Near, Vocabulary, find_nearest
from search.thesaurus import NO_THESAURUS, Thesaurus
from search.vocabulary import words as learnt

# A word this short is mended by an unlikely slip only to one that is in so many documents.
SHORT, UNLIKELY, LEAST_DOCUMENTS = 4, 0.6, 2
SHORTEST_JOINED = 6
# So much nearer a word may be that no document has.
MARGIN = 0.21
# Ten times as many documents make up for so much of what slips cost.
WORTH_OF_FREQUENCY = 0.1
# Stop words are in no index, and likelier than any word that is.
FREQUENCY_OF_STOP_WORDS = 1_000_000


@dataclass(frozen=True)
class Correction:
    """What was typed, as folded words, and what was meant, as it is written."""

    typed: str
    meant: str


def corrections(text: str, language: str, thesaurus: Thesaurus = NO_THESAURUS) -> tuple[Correction, ...]:
    """The slips in a question, in its order.

    Only what no document of `language` has is one, and no ordinary word, nor what the thesaurus knows. Only
    what documents have is meant.
    """
    return _Mending(text, language, thesaurus).found()


def mended(text: str, mends: Sequence[Correction]) -> str:
    """`text` with its slips mended."""
    meant = {correction.typed: correction.meant for correction in mends}
    chunks = text.split()
    keys = [_key(chunk) for chunk in chunks]
    parts: list[str] = []
    place = 0
    while place < len(chunks):
        pair = " ".join(keys[place : place + 2])
        if place + 1 < len(chunks) and pair in meant:
            parts.append(meant[pair])
            place += 2
            continue
        words = keys[place].split()
        if keys[place] in meant:
            parts.append(meant[keys[place]])
        elif any(word in meant for word in words):
            parts.append(" ".join(meant.get(word, word) for word in words))
        else:
            parts.append(chunks[place])
        place += 1
    return " ".join(parts)


def likeliest(near: Sequence[Near], counts: Mapping[str, int], length: int) -> str:
    """The one of `near` that was meant by a word of `length` letters, or none.

    `counts` say in how many documents each is; those that are in none are ordinary words. What is much nearer
    than any that documents have was meant, and is no slip to be mended.
    """
    found = [(cost, meant, counts[meant]) for cost, meant in near if counts[meant]]
    if not found:
        return ""
    cost, meant, count = min(found, key=lambda one: one[0] - WORTH_OF_FREQUENCY * log10(one[2]))
    rivals = [other for other, word in near if word != meant]
    if length <= SHORT and cost > UNLIKELY and count < LEAST_DOCUMENTS and rivals:
        return ""
    margin = MARGIN if length > SHORT else 0
    return "" if any(other + margin < cost for other, word in near if not counts[word]) else meant


class _Mending:
    """One question and what is known of its words."""

    def __init__(self, text: str, language: str, thesaurus: Thesaurus) -> None:
        self.language = language
        self.chunks = text.split()[: 2 * MAX_QUERY_WORDS]
        self.words = split(text)[: 2 * MAX_QUERY_WORDS]
        self.unknown = self._unknown(thesaurus)

    def found(self) -> tuple[Correction, ...]:
        if not self.unknown:
            return ()
        learnt.catch_up()
        mends = self._of_the_other_keyboard() or [*self._torn_apart(), *self._misspelt()]
        order = {word: place for place, word in reversed(list(enumerate(self.words)))}
        return tuple(sorted(mends, key=lambda mend: order.get(mend.typed.split()[0], 0)))

    def _unknown(self, thesaurus: Thesaurus) -> set[str]:
        """The words that may be slips."""
        known = {
            word for start, stop, _word in thesaurus.asked(self.words) for word in self.words[start:stop]
        }
        candidates = [
            word
            for word in dict.fromkeys(self.words)
            if word not in known and len(word) >= SHORTEST - 1 and word.isalpha() and not is_stop_word(word)
        ]
        return {word for word, count in self._frequencies(candidates).items() if not count}

    def _frequencies(self, words: Iterable[str], language: str = "") -> dict[str, int]:
        """In how many documents each of these folded words is."""
        asked = [as_word(word) for word in words]
        counts = get_database_engine().frequencies(asked, language or self.language) if asked else []
        return {word.text: count for word, count in zip(asked, counts, strict=True)}

    # --- The wrong keyboard -------------------------------------------------------------------------

    def _of_the_other_keyboard(self) -> list[Correction]:
        """Corrections if what was typed is words on the other keyboard."""
        found, is_telling = [], False
        for chunk in self.chunks:
            typed = split(chunk)
            if not typed or not any(word in self.unknown for word in typed) or any(map(_is_ordinary, typed)):
                continue
            is_arabic = any(map(ARABIC_LETTER.search, typed))
            other = keyboards.in_english(chunk) if is_arabic else keyboards.in_arabic(chunk)
            meant = split(other)
            language = "en" if is_arabic else "ar"
            if meant and all(self._is_learnt(word, language) or is_stop_word(word) for word in meant):
                found.append(Correction(" ".join(typed), " ".join(learnt.written(word) for word in meant)))
                is_telling = is_telling or any(len(word) >= SHORTEST for word in meant)
        return found if is_telling else []

    def _is_learnt(self, word: str, language: str) -> bool:
        """Whether documents have `word` in some form."""
        bare = arabic.without_article(word)
        vocabulary = learnt.vocabulary(language)
        if word not in vocabulary and bare not in vocabulary and not _is_ordinary(word):
            return False
        return any(any(self._frequencies([word], code).values()) for code in {language, self.language})

    # --- Words torn apart and run together ----------------------------------------------------------

    def _torn_apart(self) -> list[Correction]:
        """Corrections of neighbours that are one word; they are no slips of their own any more."""
        found = []
        for one, other in zip(self.words, self.words[1:], strict=False):
            joined = one + other
            if not {one, other} & self.unknown or (_is_ordinary(one) and _is_ordinary(other)):
                continue
            if any(self._is_learnt(joined, code) for code in self._languages(joined)):
                found.append(Correction(f"{one} {other}", learnt.written(joined)))
                self.unknown -= {one, other}
        return found

    def _run_together(self, word: str) -> str:
        """The two words that `word` is made of, if documents have both."""
        if len(word) < SHORTEST_JOINED:
            return ""
        pairs = [(word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1)]
        languages = self._languages(word)
        pairs = [
            pair
            for pair in pairs
            if all(
                any(part in learnt.vocabulary(code) for code in languages)
                and (len(part) > SHORT or _is_ordinary(part))
                for part in pair
            )
        ]
        counts = self._frequencies({part for pair in pairs for part in pair})
        likely = max(pairs, key=lambda pair: min(map(counts.__getitem__, pair)), default=None)
        if likely is None or not min(map(counts.__getitem__, likely)):
            return ""
        return " ".join(map(learnt.written, likely))

    # --- Slips --------------------------------------------------------------------------------------

    def _misspelt(self) -> list[Correction]:
        found = []
        for word in self.words:
            if word not in self.unknown or _is_ordinary(word):
                continue
            self.unknown.discard(word)
            if meant := self._nearest(word) or self._run_together(word):
                found.append(Correction(word, meant))
        return found

    def _nearest(self, word: str) -> str:
        """The likeliest word that documents have and that `word` may be a slip of, as it is written."""
        languages = self._languages(word)
        if len(languages) > 1 and self._frequencies([word], languages[1])[word]:
            # Right, but of the other language.
            return ""
        near = self._near(word, languages)
        counts = self._frequencies(meant for _cost, meant in near)
        if len(languages) > 1 and not any(counts.values()):
            counts = self._frequencies(counts, languages[1])
        if len(word) >= SHORT:
            counts |= {meant: FREQUENCY_OF_STOP_WORDS for meant in counts if is_stop_word(meant)}
        meant = likeliest(near, counts, len(word))
        return learnt.written(meant) if meant else ""

    def _near(self, word: str, languages: Sequence[str]) -> list[Near]:
        """What `word` may be a slip of, and what it may be without its article, with one."""
        vocabularies = [*map(learnt.vocabulary, languages), _ordinary(languages[-1])]
        near = {meant: cost for cost, meant in find_nearest(word, *vocabularies)}
        bare = arabic.without_article(word)
        if bare != word:
            article = word.removesuffix(bare)
            for cost, meant in find_nearest(bare, *vocabularies, length=len(word)):
                near[article + meant] = min(cost, near.get(article + meant, cost))
        return sorted(Near(cost, meant) for meant, cost in near.items())

    def _languages(self, word: str) -> list[str]:
        """Those whose words `word` may be: that of the page, and that of its letters."""
        own = "ar" if ARABIC_LETTER.search(word) else "en"
        return list(dict.fromkeys([self.language, own]))


def _key(chunk: str) -> str:
    return " ".join(split(chunk))


def _is_ordinary(word: str) -> bool:
    """Whether `word` is an ordinary one of its language, whether or not any document has it."""
    if word in lexicon.elsewhere():
        return True
    if not ARABIC_LETTER.search(word):
        return english.is_ordinary(word)
    return arabic.is_ordinary(word) or not _ordinary_arabic_stems().isdisjoint(arabic.readings(word).same)


@cache
def _ordinary_arabic_words() -> frozenset[str]:
    text = (lexicon.FOLDER / "arabic_ordinary.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0] for line in text.splitlines())
    return frozenset(word for line in lines for word in split(line))


@cache
def _ordinary_arabic_stems() -> frozenset[str]:
    return frozenset(stem for word in _ordinary_arabic_words() for stem in arabic.readings(word).same)


@cache
def _ordinary(language: str) -> Vocabulary:
    """Ordinary words of a language that no document need have."""
    if language == "ar":
        return Vocabulary([*lexicon.known().nouns, *_ordinary_arabic_words(), *arabic.STOP_WORDS])
    return Vocabulary([*english_lexicon.ordinary(), *english.STOP_WORDS])
