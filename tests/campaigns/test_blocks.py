"""The blocks of campaign pages: flat, described, previewed, and refused where they make no sense."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.blocks import Block, ListBlock, StructBlock

from campaigns.blocks import CAMPAIGN_BLOCKS, RESULT_BLOCKS, CallToActionBlock, FiguresBlock
from campaigns.models import CampaignPage
from core.blocks import BODY_BLOCKS
from tests.campaigns.conftest import LAST, on
from tests.factories.core import translate

OWN = [(name, block) for name, block in RESULT_BLOCKS if name not in dict(BODY_BLOCKS)]
FIGURES = {"figures": [{"value": "16", "label": "يومًا"}, {"value": "24", "label": "جهة"}], "source": "الفريق"}
CALL = {"title": "امنح ساعتين", "text": "", "link_text": "الفرص", "page": None, "url": "https://example.org/"}
OUTCOMES = {"outcomes": [{"what": "متطوعون", "target": "", "reached": "640"}], "source": "الفريق"}


def test_every_body_block_can_be_used() -> None:
    names = [name for name, _block in CAMPAIGN_BLOCKS]
    assert names[: len(BODY_BLOCKS)] == [name for name, _block in BODY_BLOCKS]
    assert {"steps", "accordion", "gallery", "quote", "figures", "call_to_action"} <= set(names)


@pytest.mark.parametrize(("name", "block"), OWN)
def test_a_block_is_described_and_previewed(name: str, block: Block) -> None:
    assert str(block.meta.label)
    assert str(block.meta.description)
    assert block.meta.icon not in ("", "placeholder")
    value = block.get_preview_value()
    assert str(block.render(value)).strip()


@pytest.mark.parametrize(("name", "block"), OWN)
def test_a_block_is_one_list_deep_at_most(name: str, block: StructBlock) -> None:
    for child in block.child_blocks.values():
        if isinstance(child, ListBlock):
            nested = child.child_block.child_blocks.values()
            assert not any(isinstance(part, ListBlock | StructBlock) for part in nested)
        else:
            assert not isinstance(child, StructBlock)


def test_a_call_needs_somewhere_to_lead() -> None:
    block = CallToActionBlock()
    with pytest.raises(ValidationError) as raised:
        block.clean(block.to_python(CALL | {"url": ""}))
    assert list(raised.value.block_errors) == ["page"]


def test_one_figure_is_not_several() -> None:
    block = FiguresBlock()
    with pytest.raises(ValidationError) as raised:
        block.clean(block.to_python(FIGURES | {"figures": FIGURES["figures"][:1]}))
    assert list(raised.value.block_errors) == ["figures"]


@pytest.mark.django_db
@pytest.mark.usefixtures("fronts")
def test_blocks_survive_translation(client: Client, arabic: CampaignPage) -> None:
    arabic.body = [("figures", FIGURES | {"source_url": ""}), ("call_to_action", CALL)]
    arabic.result = [("outcomes", OUTCOMES)]
    arabic.save_revision().publish()
    english = translate(CampaignPage.objects.get(pk=arabic.pk), "en", title="The 16 Days", slug="16-days")
    assert [block.block_type for block in english.body] == ["figures", "call_to_action"]
    with on(LAST.replace(day=LAST.day + 1)):
        text = client.get(english.url).content.decode()
    for words in ("جهة", "امنح ساعتين", "640"):
        assert words in text
