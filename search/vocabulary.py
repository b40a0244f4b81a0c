"""The words that documents are written in: learnt when they are written, kept in memory and caught up."""

import re
from collections.abc import Collection, Iterable
from threading import Lock

from search.analysis import ARABIC_LETTER
from search.arabic import without_article
from search.folding import fold
from search.models import SearchDocument, SearchWord
from search.slips import Vocabulary

# A written word: letters with the marks upon them, and apostrophes.
WRITTEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640'’])*")
MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
LONGEST = 40
SHORTEST = 3
BATCH = 500
# Rows of writers that were slow to commit come below higher numbers; so many are read once more.
OVERLAP = 300


def learn(documents: Iterable[SearchDocument]) -> None:
    """Keep the words of `documents` that are new in their language, in a few quick queries."""
    written: dict[str, set[str]] = {}
    for document in documents:
        seen = written.setdefault(document.language, set())
        for text in document.texts.values():
            seen.update(WRITTEN.findall(text))
    for language, seen in written.items():
        spelt = {word: spelling for word, spelling in map(_folded, sorted(seen)) if _is_learnable(word)}
        new = sorted(spelt.keys() - known(spelt, language))
        SearchWord.objects.bulk_create(
            [SearchWord(language=language, word=word, written=spelt[word]) for word in new],
            ignore_conflicts=True,
            batch_size=BATCH,
        )


def known(some: Collection[str], language: str) -> set[str]:
    """Those of `some` words that were learnt before."""
    if len(some) > BATCH:
        words.catch_up()
        return {word for word in some if words.has(word, language)}
    rows = SearchWord.objects.filter(language=language, word__in=list(some))
    return set(rows.values_list("word", flat=True))


def _folded(written: str) -> tuple[str, str]:
    """A word as it is folded and as it is to be shown: Arabic without marks, any other folded."""
    word = fold(written)
    unmarked = MARKS.sub("", written)
    return word, unmarked if ARABIC_LETTER.search(word) and len(unmarked) <= LONGEST else word


def _is_learnable(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


class Words:
    """The learnt words of each language, in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._last: tuple[int, str] | None = None
        self._written: dict[tuple[str, str], str] = {}
        self._learnt: dict[str, set[str]] = {}
        self._vocabularies: dict[str, Vocabulary] = {}

    def catch_up(self) -> None:
        """Read what was learnt since. One query."""
        with self._lock:
            rows = self._newer()
            if self._last is not None and self._last not in [(pk, word) for pk, _, word, _ in rows]:
                # The table is another than the one that was read: a restored backup.
                self._forget()
                rows = self._newer()
            for pk, language, word, written in rows:
                self._learnt.setdefault(language, set()).add(word)
                self._written[language, word] = written
                bare = without_article(word)
                # Where a letter is written that folding leaves out, the two are not as long.
                bare_written = written[len(word) - len(bare) :] if len(written) == len(word) else bare
                self._written.setdefault((language, bare), bare_written)
                self.vocabulary(language).add({word, bare})
                self._last = (pk, word)

    def _newer(self) -> list[tuple[int, str, str, str]]:
        rows = SearchWord.objects.order_by("pk").values_list("pk", "language", "word", "written")
        return list(rows.filter(pk__gt=self._last[0] - OVERLAP) if self._last else rows)

    def has(self, word: str, language: str) -> bool:
        """Whether a folded word was learnt."""
        return word in self._learnt.get(language, ())

    def vocabulary(self, language: str) -> Vocabulary:
        """The words of one language; Arabic ones also without their article."""
        return self._vocabularies.setdefault(language, Vocabulary())

    def written(self, word: str) -> str:
        """How a folded word is written, if it was ever seen; with an article of its own."""
        bare = without_article(word)
        for known, article in ((word, ""), (bare, word.removesuffix(bare))):
            for language in self._vocabularies:
                if (language, known) in self._written:
                    return article + self._written[language, known]
        return word


words = Words()
