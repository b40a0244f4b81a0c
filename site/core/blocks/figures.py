"""Numbers: one figure with its source, and tables."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments import StringSegmentValue

from core.blocks.base import DATA, FieldsBlock
from core.blocks.links import web_address


class FigureBlock(FieldsBlock):
    """One number, what it counts and where it comes from."""

    value = CharBlock(max_length=24, label=_("number"), help_text=_("With its unit: 10%, 4,200."))
    label = CharBlock(max_length=160, label=_("what it counts"))
    source = CharBlock(max_length=160, label=_("source"), help_text=_("Who published the number, and where."))
    source_url = web_address(label=_("address of the source"))
    date = DateBlock(required=False, label=_("as of"))

    class Meta:
        icon = "order"
        label = _("Figure")
        description = _("One number with what it counts, its source and its date.")
        group = DATA
        template = "blocks/figure.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "value": "240",
                "label": _("hours given by volunteers of the reading club"),
                "source": _("Yearly report of the club"),
                "source_url": "https://example.org/",
                "date": datetime.date(2026, 1, 31),
            }


class TableBlock(TypedTableBlock):
    """A table with a caption and headed columns. Translators get its caption, headings and words."""

    text = CharBlock(required=False, label=_("Text"), icon="pilcrow")
    number = CharBlock(required=False, label=_("Number"), icon="order", search_index=False)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with a caption, for what is compared.")
        group = DATA
        template = "blocks/table.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "caption": _("Hours of two teams"),
                "columns": [
                    {"type": "text", "heading": _("Team")},
                    {"type": "number", "heading": _("Hours")},
                ],
                "rows": [{"values": [_("Beach"), "120"]}, {"values": [_("Library"), "96"]}],
            }

    def clean(self, table: TypedTable) -> TypedTable:
        cleaned = super().clean(table)
        if self.is_deferred_validation:
            return cleaned
        problems = []
        if not cleaned.columns or not cleaned.row_data:
            problems.append(_("Add a column and a row at least."))
        if not cleaned.caption:
            problems.append(_("Write a caption: what the table is about."))
        if any(not column["heading"] for column in cleaned.columns):
            problems.append(_("Write a heading above each column."))
        if problems:
            raise TypedTableBlockValidationError(
                non_block_errors=[ValidationError(text) for text in problems]
            )
        return cleaned

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """The table's words for wagtail-localize, which doesn't know this block by itself."""
        segments = [StringSegmentValue("caption", table.caption)] if table.caption else []
        segments += [
            StringSegmentValue(f"heading-{number}", column["heading"])
            for number, column in enumerate(table.columns)
            if column["heading"]
        ]
        segments += [
            StringSegmentValue(f"cell-{row_number}-{number}", str(cell))
            for row_number, row in enumerate(table.row_data)
            for number, (column, cell) in enumerate(zip(table.columns, row["values"], strict=True))
            if column["block"].name == "text" and cell
        ]
        return segments

    def restore_translated_segments(
        self, table: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """`table` with the words of `segments`, whose paths are those of `get_translatable_segments`."""
        for segment in segments:
            part, *numbers = segment.path.split("-")
            words = segment.render_text()
            match part, [int(number) for number in numbers]:
                case "caption", []:
                    table.caption = words
                case "heading", [column]:
                    table.columns[column]["heading"] = words
                case "cell", [row, column]:
                    table.row_data[row]["values"][column] = words
        return table
