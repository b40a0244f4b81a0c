"""Files to download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.base import DATA, FieldsBlock
from core.blocks.samples import sample_document

# What a type of file is called by people, by the end of its name.
TYPE_NAMES = {
    "csv": _("table (CSV)"),
    "docx": _("Word document"),
    "mp3": _("sound (MP3)"),
    "mp4": _("video (MP4)"),
    "pdf": "PDF",
    "pptx": _("slides (PowerPoint)"),
    "txt": _("plain text"),
    "vtt": _("captions (VTT)"),
    "webm": _("video (WebM)"),
    "xlsx": _("workbook (Excel)"),
    "zip": _("archive (ZIP)"),
}


def type_name(extension: str) -> str:
    """What readers call a file whose name ends in `extension` (without dot, any case)."""
    return str(TYPE_NAMES.get(extension.lower(), extension.upper()))


class FileValue(StructValue):
    @property
    def type_name(self) -> str:
        return type_name(self["document"].file_extension)

    @property
    def name(self) -> str:
        """The title given here, else the document's own."""
        return self.get("title") or self["document"].title


class FileBlock(StructBlock):
    document = DocumentChooserBlock(label=_("document"))
    title = CharBlock(
        required=False,
        max_length=160,
        label=_("title"),
        help_text=_("Empty: the title that the document has."),
    )

    class Meta:
        icon = "doc-full"
        label = _("File")
        description = _("One file to download.")
        value_class = FileValue


class FilesBlock(FieldsBlock):
    """Documents to download, each with what a reader wants to know before."""

    files = ListBlock(FileBlock(), label=_("files"))

    class Meta:
        icon = "doc-full"
        label = _("Files")
        description = _("Documents to download, with their type, size and language.")
        group = DATA
        template = "blocks/files.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "files": [
                    {"document": sample_document(), "title": ""},
                    {"document": sample_document("hours.xlsx", "en"), "title": _("Sheet for your hours")},
                ]
            }
