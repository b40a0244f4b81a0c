"""A canvas and a brush: flat shapes in a palette's colours, drawn twice as large and reduced to be smooth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

Point = tuple[float, float]

# Drawn so many times larger than wanted: Pillow draws hard edges, reducing makes them smooth.
SMOOTH = 2


@dataclass(frozen=True)
class Palette:
    """Colours by their part in a picture; `sky` runs from the top to the bottom of the ground.

    `palette["main"]` is the colour of a part, `palette["sky0"]` that of the top of the ground.
    """

    sky: tuple[str, str]
    main: str
    accent: str
    light: str
    dark: str
    words: tuple[str, str]

    @property
    def edge(self) -> tuple[int, int, int]:
        """A colour of its own for a band along the edge: deeper than the sky, and never grey."""
        is_light = sum(mix(self.sky[0], self.sky[0], 0)) > 3 * 160
        return mix(self.sky[0], self.main if is_light else self.dark, 0.9 if is_light else 0.4)

    def __getitem__(self, name: str) -> str:
        return self.sky[0] if name == "sky0" else str(getattr(self, name))


PALETTES = {
    "gulf": Palette(
        ("#0B4F56", "#17878C"), "#F4EBDD", "#F0B86E", "#8FD9D8", "#073A40",
        ("بألوان الخليج", "in the colours of the gulf"),
    ),
    "maroon": Palette(
        ("#8A1538", "#B23A5C"), "#F9EBDD", "#F3B27A", "#F6CFD8", "#560B22",
        ("بلون العنّاب", "in maroon"),
    ),
    "sand": Palette(
        ("#F8F0E3", "#EAD3AC"), "#9A1B42", "#117A7F", "#FFFDF8", "#3D0A1A",
        ("بألوان الرمل", "in the colours of sand"),
    ),
    "palm": Palette(
        ("#235C45", "#5B9A70"), "#F6ECD9", "#F0C75E", "#CFE8D2", "#143A2B",
        ("بخضرة النخيل", "in palm green"),
    ),
    "sea": Palette(
        ("#D5EFEA", "#86CBCB"), "#12707A", "#E8704A", "#FFFFFF", "#052F36",
        ("بألوان البحر", "in the colours of the sea"),
    ),
    "dusk": Palette(
        ("#33245A", "#A25B82"), "#FBE3CB", "#F7A96B", "#E9CBE6", "#21153F",
        ("بألوان الغسق", "in the colours of dusk"),
    ),
}  # fmt: skip


def mix(first: str, second: str, share: float) -> tuple[int, int, int]:
    """The colour between two "#rrggbb", `share` (0 to 1) of the way from the first to the second."""
    pairs = [(int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (1, 3, 5)]
    red, green, blue = (round(a + (b - a) * share) for a, b in pairs)
    return red, green, blue


def ground(size: tuple[int, int], palette: Palette) -> Image.Image:
    """A picture that runs from the palette's one sky to the other, as large as the brush draws on."""
    width, height = (length * SMOOTH for length in size)
    strip = Image.new("RGB", (1, 64))
    for row in range(64):
        strip.putpixel((0, row), mix(*palette.sky, row / 63))
    return strip.resize((width, height), Image.Resampling.BICUBIC)


def star_points(x: float, y: float, radius: float, turn: float = 0) -> list[Point]:
    """The khatam: the outline of two squares, one turned by an eighth, around (x, y)."""
    inner = radius * math.cos(math.pi / 4) / math.cos(math.pi / 8)
    points = []
    for step in range(16):
        angle = turn + math.pi / 8 * step
        distance = radius if step % 2 == 0 else inner
        points.append((x + distance * math.cos(angle), y + distance * math.sin(angle)))
    return points


class Brush:
    """Draws around a centre in units of its own, so that a motif knows nothing of the picture's size."""

    def __init__(self, image: Image.Image, palette: Palette, centre: Point, unit: float) -> None:
        self.draw = ImageDraw.Draw(image)
        self.palette = palette
        self.centre = centre
        self.unit = unit

    def _at(self, point: Point) -> Point:
        return self.centre[0] + point[0] * self.unit, self.centre[1] + point[1] * self.unit

    def disc(self, x: float, y: float, radius: float, colour: str = "main") -> None:
        self.oval(x, y, radius, radius, colour)

    def oval(self, x: float, y: float, wide: float, high: float, colour: str = "main") -> None:
        self.draw.ellipse(
            [self._at((x - wide, y - high)), self._at((x + wide, y + high))], self.palette[colour]
        )

    def ring(self, x: float, y: float, radius: float, width: float, colour: str = "main") -> None:
        box = [self._at((x - radius, y - radius)), self._at((x + radius, y + radius))]
        self.draw.ellipse(box, outline=self.palette[colour], width=round(width * self.unit))

    def shape(self, points: Sequence[Point], colour: str = "main") -> None:
        self.draw.polygon([self._at(point) for point in points], self.palette[colour])

    def box(
        self, left: float, top: float, right: float, bottom: float, colour: str = "main", *, corner: float = 0
    ) -> None:
        corners = [self._at((left, top)), self._at((right, bottom))]
        self.draw.rounded_rectangle(corners, corner * self.unit, self.palette[colour])

    def line(self, points: Sequence[Point], width: float = 0.06, colour: str = "main") -> None:
        """A line with round ends and joints."""
        places = [self._at(point) for point in points]
        thick = width * self.unit
        self.draw.line(places, self.palette[colour], round(thick), joint="curve")
        for x, y in (places[0], places[-1]):
            half = thick / 2
            self.draw.ellipse([x - half, y - half, x + half, y + half], self.palette[colour])

    def curve(self, points: Sequence[Point], width: float = 0.06, colour: str = "main") -> None:
        """A smooth line through all points."""
        self.line(smooth(points), width, colour)

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        start: float,
        end: float,
        *,
        width: float = 0.06,
        colour: str = "main",
    ) -> None:
        """A part of a circle between two angles in degrees, 0 at the right and 90 at the bottom."""
        steps = max(8, round(abs(end - start) / 5))
        angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
        self.line([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles], width, colour)

    def star(self, x: float, y: float, radius: float, colour: str = "accent", turn: float = 0) -> None:
        self.shape(star_points(x, y, radius, turn), colour)


def smooth(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Points along a Catmull-Rom curve through `points`."""
    padded = [points[0], *points, points[-1]]
    curve = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            curve.append(tuple(_catmull(a, b, c, d, t) for a, b, c, d in zip(p0, p1, p2, p3, strict=True)))
    return [*curve, points[-1]]  # type: ignore[list-item]  # zip over pairs of floats gives pairs of floats


def _catmull(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
