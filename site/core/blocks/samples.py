"""What stands in for an editor's choice when a block is previewed in the menu of blocks."""

from django.utils.translation import gettext as _

from core.models.media import AtharDocument, AtharImage


def sample_image() -> AtharImage | None:
    """The newest picture of the library; None in an empty one, where blocks show their pattern."""
    return AtharImage.objects.order_by("-pk").first()


def sample_document(file: str = "guide.pdf", language: str = "ar") -> AtharDocument:
    """A document that is in no library."""
    return AtharDocument(
        pk=0, title=_("Guide for volunteers"), file=f"documents/{file}", file_size=420_000, language=language
    )
