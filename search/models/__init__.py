"""What the search keeps: its documents and their changes, and the editors' groups of synonyms."""

from search.models.documents import IndexChange, IndexState, SearchDocument
from search.models.synonyms import SeededGroup, SynonymGroup, SynonymState

__all__ = ["IndexChange", "IndexState", "SearchDocument", "SeededGroup", "SynonymGroup", "SynonymState"]
