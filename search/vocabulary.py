"""The words that documents are written in: learnt when they are written, kept in memory and caught up."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    found: dict[str, dict[str, str]] = {}
    for document in documents:
        words = found.setdefault(document.language, {})
        for written in {word for text in document.texts.values() for word in WRITTEN.findall(text)}:
            word = fold(written)
            if SHORTEST <= len(word) <= LONGEST and word.isalpha():
                words.setdefault(word, _unmarked(written) if ARABIC_LETTER.search(word) else word)
    for language, words in found.items():
        for some in in_batches(sorted(words)):
            rows = SearchWord.objects.filter(language=language, word__in=some)
            known = set(rows.values_list("word", flat=True))
            new = [word for word in some if word not in known]
            SearchWord.objects.bulk_create(
                [SearchWord(language=language, word=word, written=words[word]) for word in new],
                ignore_conflicts=True,
            )


def _unmarked(written: str) -> str:
    return MARKS.sub("", written)


def in_batches(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), BATCH):
        yield words[start : start + BATCH]


class Words:
    """The learnt words of each language, in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forget()

    def _forget(self) -> None:
        self._last: tuple[int, str] | None = None
        self._written: dict[tuple[str, str], str] = {}
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
