"""Words: headings, paragraphs, quotes, notices, and the line between two parts."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, RichTextBlock, StaticBlock, StructValue, TextBlock

from core.blocks.base import TEXT, FieldsBlock, LanguageBlock, PassageValue

# What editors can do to words. Headings, pictures and quotes are blocks of their own.
RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

validate_anchor = RegexValidator(r"^[\w-]+$", _("Use letters, digits and hyphens, without spaces."))


class HeadingValue(StructValue):
    @property
    def id(self) -> str:
        """What a link to this heading points to."""
        return self.get("anchor") or slugify(str(self["text"]), allow_unicode=True) or "section"


class HeadingBlock(FieldsBlock):
    """A heading in the body of a page; the page's title is its only heading of the first level."""

    level = ChoiceBlock(
        choices=[("h2", _("Section")), ("h3", _("Part of a section"))],
        default="h2",
        label=_("level"),
        search_index=False,
    )
    text = CharBlock(max_length=160, label=_("text"))
    anchor = CharBlock(
        required=False,
        max_length=80,
        validators=[validate_anchor],
        label=_("anchor"),
        help_text=_("For links to this place, after # in the address. Empty: made from the text."),
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Opens a section, or a part of one. Three or more make a table of contents.")
        group = TEXT
        template = "blocks/heading.html"
        value_class = HeadingValue

        def preview_value(self) -> dict[str, Any]:
            return {"level": "h2", "text": _("Who can take part"), "anchor": ""}


class ParagraphBlock(FieldsBlock):
    """Running text."""

    text = RichTextBlock(features=RICH_TEXT_FEATURES, label=_("text"))
    language = LanguageBlock()

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        description = _("Running text with links, lists, bold and emphasis.")
        group = TEXT
        template = "blocks/paragraph.html"
        value_class = PassageValue

        def preview_value(self) -> dict[str, Any]:
            text = _(
                "An hour of yours leaves a mark. <b>You don't need experience</b>: the team shows you how."
            )
            return {"text": f"<p>{text}</p>", "language": ""}


class QuoteBlock(FieldsBlock):
    """What somebody said."""

    text = TextBlock(
        label=_("words"), help_text=_("Without quotation marks: the page sets those of its language.")
    )
    speaker = CharBlock(required=False, max_length=120, label=_("who says it"))
    post = CharBlock(
        required=False,
        max_length=160,
        label=_("post"),
        help_text=_("Their part in it: a volunteer, a teacher ..."),
    )
    language = LanguageBlock()

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Words of a person, with who says them.")
        group = TEXT
        template = "blocks/quote.html"
        value_class = PassageValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "text": _("I came for an hour and stayed for a year."),
                "speaker": _("Maryam"),
                "post": _("a volunteer at a reading club"),
                "language": "",
            }


class NoticeBlock(FieldsBlock):
    """Something that readers must not miss."""

    kind = ChoiceBlock(
        choices=[
            ("info", _("Good to know")),
            ("important", _("Important")),
            ("help", _("Where to get help")),
        ],
        default="info",
        label=_("kind"),
        search_index=False,
    )
    title = CharBlock(required=False, max_length=120, label=_("title"))
    text = RichTextBlock(features=RICH_TEXT_FEATURES, label=_("text"))

    class Meta:
        icon = "warning"
        label = _("Notice")
        description = _("A box that stands out: a condition, a change, a help line.")
        group = TEXT
        template = "blocks/notice.html"

        def preview_value(self) -> dict[str, Any]:
            text = _("Under 18? Bring the consent of your guardian.")
            return {"kind": "important", "title": _("Before you come"), "text": f"<p>{text}</p>"}


class DividerBlock(StaticBlock):
    """A pause between two parts."""

    class Meta:
        icon = "minus"
        label = _("Divider")
        description = _("The eight-pointed star between two parts of a page.")
        admin_text = _("A line with the eight-pointed star.")
        group = TEXT
        template = "blocks/divider.html"
        preview_value = None
