"""What editors compose pages of, one topic a module.

`BODY_BLOCKS` is the body of every page of words; `ARTICLE_BLOCKS` and rooms of their own add to it. A block
here is flat: fields, or one list of fields. wagtail-localize can't translate what is nested deeper.
"""

from wagtail.blocks import Block

from core.blocks.figures import FigureBlock, TableBlock
from core.blocks.files import FilesBlock
from core.blocks.links import LinkBlock
from core.blocks.lists import AccordionBlock, StepsBlock
from core.blocks.media import GalleryBlock, PictureBlock, VideoBlock
from core.blocks.pages import PagesBlock
from core.blocks.text import DividerBlock, HeadingBlock, NoticeBlock, ParagraphBlock, QuoteBlock

BODY_BLOCKS: list[tuple[str, Block]] = [
    ("heading", HeadingBlock()),
    ("paragraph", ParagraphBlock()),
    ("quote", QuoteBlock()),
    ("notice", NoticeBlock()),
    ("steps", StepsBlock()),
    ("accordion", AccordionBlock()),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("video", VideoBlock()),
    ("figure", FigureBlock()),
    ("table", TableBlock()),
    ("files", FilesBlock()),
    ("link", LinkBlock()),
    ("pages", PagesBlock()),
    ("divider", DividerBlock()),
]
ARTICLE_BLOCKS = BODY_BLOCKS

__all__ = [
    "ARTICLE_BLOCKS",
    "BODY_BLOCKS",
    "AccordionBlock",
    "DividerBlock",
    "FigureBlock",
    "FilesBlock",
    "GalleryBlock",
    "HeadingBlock",
    "LinkBlock",
    "NoticeBlock",
    "PagesBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "StepsBlock",
    "TableBlock",
    "VideoBlock",
]
