"""The khatam pattern of a page without a picture: always the same for a slug, never grey.

The lines themselves are in `static/icons/sprite.svg`; here is chosen which of them, in which colours,
how large and where the one filled star stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2s

KINDS = ("stars", "weave", "squares", "ripple")
TONES = ("gulf", "maroon", "sand", "palm", "sea", "dusk")
SCALES = (0.62, 0.8, 1.0)
WIDTH, HEIGHT, STEP = 500, 300, 100


@dataclass(frozen=True)
class Pattern:
    """What a template needs to draw one pattern, as values of SVG attributes and names of classes."""

    kind: str
    tone: str
    transform: str
    star_transform: str


def pattern_for(slug: str) -> Pattern:
    """The pattern of the page with this slug."""
    draw = iter(blake2s(slug.encode(), digest_size=8).digest())
    kind = KINDS[next(draw) % len(KINDS)]
    tone = TONES[next(draw) % len(TONES)]
    scale = 1.0 if kind == "ripple" else SCALES[next(draw) % len(SCALES)]
    step = STEP * scale
    # The star sits in a cell of the pattern, away from the edges.
    column = 1 + next(draw) % max(1, int(WIDTH / step) - 2)
    row = 1 + next(draw) % max(1, int(HEIGHT / step) - 1)
    x, y = round((column + 0.5) * step, 1), round((row + 0.5) * step, 1)
    if kind == "ripple":
        x, y = 60 + next(draw) % 380, 40 + next(draw) % 220
        return Pattern(kind, tone, f"translate({x} {y})", f"translate({x} {y}) scale(.4)")
    return Pattern(kind, tone, f"scale({scale:g})", f"translate({x:g} {y:g}) scale({scale:g})")
