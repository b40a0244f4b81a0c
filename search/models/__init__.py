"""What the search keeps: its documents and their changes, the editors' groups of synonyms, what was asked."""

from search.models.asked import SearchedWords
from search.models.documents import IndexChange, IndexState, SearchDocument
from search.models.synonyms import SeededGroup, SynonymGroup, SynonymState
from search.models.vocabulary import SearchWord

__all__ = [
    "IndexChange",
    "IndexState",
    "SearchDocument",
    "SearchWord",
    "SearchedWords",
    "SeededGroup",
    "SynonymGroup",
    "SynonymState",
]
