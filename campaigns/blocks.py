"""The blocks of a campaign's page: those of every page, and what such pages need besides."""

from wagtail.blocks import RichTextBlock

CAMPAIGN_BLOCKS = [("paragraph", RichTextBlock())]
RESULT_BLOCKS = [("paragraph", RichTextBlock())]
