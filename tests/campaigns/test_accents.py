"""A campaign's colour is one of a palette, each of which can be read on and against in both themes."""

import re
from pathlib import Path

import pytest

from campaigns.models import CampaignPage
from core.colour import WHITE, contrast

CSS = (Path(__file__).resolve().parents[2] / "static" / "css" / "site.css").read_text()
# What lies over the hero's ground in the squares of past days.
VEIL = float(re.search(r"\.hero\.accented \.days \.past \{ background: rgb\(255 255 255 / (\.\d+)\)", CSS)[1])


def ground_of(code: str) -> str:
    rule = re.search(rf"\.accent-{code} \{{([^}}]*)\}}", CSS)
    assert rule, f"the stylesheet has no .accent-{code}"
    return re.search(r"--accent-ground: (#[0-9A-F]{6})", rule[1])[1]


def under_white(colour: str, share: float) -> str:
    channels = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{round(channel + (255 - channel) * share):02X}" for channel in channels)


@pytest.mark.parametrize("code", CampaignPage.Accent.values)
def test_white_can_be_read_on_the_hero_and_on_past_days(code: str) -> None:
    ground = ground_of(code)
    assert contrast(ground, WHITE) >= 7
    assert contrast(under_white(ground, VEIL), WHITE) >= 4.5
