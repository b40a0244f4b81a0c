"""The sections that editors compose a home page of."""

from wagtail.blocks import Block

from core.blocks import NoticeBlock, PagesBlock, QuoteBlock
from home.blocks.gathered import CampaignBlock, NewsBlock, OpportunitiesBlock, PartnersBlock
from home.blocks.hero import HeroBlock
from home.blocks.target import TargetBlock
from home.blocks.words import CallToActionBlock, ContactBlock, FiguresBlock, TextWithPictureBlock

HOME_BLOCKS: list[tuple[str, Block]] = [
    ("hero", HeroBlock()),
    ("campaign", CampaignBlock()),
    ("opportunities", OpportunitiesBlock()),
    ("news", NewsBlock()),
    ("target", TargetBlock()),
    ("figures", FiguresBlock()),
    ("partners", PartnersBlock()),
    ("text_with_picture", TextWithPictureBlock()),
    ("call_to_action", CallToActionBlock()),
    ("quote", QuoteBlock()),
    ("notice", NoticeBlock()),
    ("pages", PagesBlock()),
]
# What stands once on a page: it has the page's first heading, or says the same wherever it stands.
HOME_BLOCK_COUNTS = {
    name: {"max_num": 1} for name in ("hero", "campaign", "opportunities", "news", "target", "partners")
}

__all__ = ["HOME_BLOCKS", "HOME_BLOCK_COUNTS", "ContactBlock"]
