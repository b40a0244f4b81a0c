"""Motifs of land, sea and animals. Each draws within about one unit around the brush's centre."""

from __future__ import annotations

import math

from demo.pictures.canvas import Brush, smooth


def wave(b: Brush) -> None:
    b.disc(0.45, -0.5, 0.32, "accent")
    for row, (colour, shift) in enumerate((("light", 0.0), ("main", 0.12), ("dark", 0.05))):
        top = -0.08 + row * 0.34
        crest = smooth([(-4 + step * 0.4 + shift, top + (0.1 if step % 2 else -0.1)) for step in range(21)])
        b.shape([*crest, (4, 4), (-4, 4)], colour)


def tree(b: Brush) -> None:
    b.line([(0, 0.9), (0, 0.1)], 0.16, "dark")
    b.line([(0, 0.45), (0.35, 0.1)], 0.09, "dark")
    b.line([(0, 0.55), (-0.35, 0.15)], 0.09, "dark")
    for x, y, radius, colour in (
        (-0.42, -0.05, 0.42, "light"), (0.42, -0.08, 0.42, "light"),
        (0, -0.42, 0.5, "main"), (-0.3, -0.2, 0.3, "main"), (0.32, -0.22, 0.3, "main"),
    ):  # fmt: skip
        b.disc(x, y, radius, colour)
    for x, y in ((-0.35, -0.3), (0.1, -0.55), (0.35, -0.15), (-0.05, -0.15)):
        b.disc(x, y, 0.06, "accent")


def palm(b: Brush) -> None:
    b.curve([(0.12, 0.95), (0.02, 0.4), (0.05, -0.25)], 0.15, "dark")
    fronds = (
        (0.95, 0.15, 0.6, -0.4),
        (0.98, -0.3, 0.55, -0.62),
        (0.6, -0.85, 0.3, -0.7),
        (0.6, 0.4, 0.48, -0.15),
    )
    for side in (-1, 1):
        for tip_x, tip_y, bend_x, bend_y in fronds:
            b.curve(
                [(0.05, -0.25), (0.05 + side * bend_x, bend_y), (0.05 + side * tip_x, tip_y)], 0.1, "main"
            )
    b.curve([(0.05, -0.25), (0.02, -0.65), (0.1, -0.98)], 0.1, "main")
    for x, y in ((-0.1, -0.06), (0.08, -0.02), (-0.01, 0.1), (0.2, -0.1), (0.17, 0.08)):
        b.disc(x, y, 0.09, "accent")


def sprout(b: Brush) -> None:
    b.curve([(0, 0.55), (0.03, 0.1), (0, -0.35)], 0.08, "main")
    b.shape(smooth([(0, -0.2), (-0.35, -0.75), (-0.8, -0.75), (-0.55, -0.25), (0, -0.2)]), "light")
    b.shape(smooth([(0, -0.35), (0.2, -0.85), (0.75, -0.95), (0.6, -0.4), (0, -0.35)]), "main")
    b.shape(smooth([(-0.95, 0.85), (-0.5, 0.5), (0, 0.42), (0.5, 0.5), (0.95, 0.85)]), "dark")
    b.disc(0.62, 0.0, 0.12, "accent")


def mangrove(b: Brush) -> None:
    for x in (-0.62, -0.36, -0.12, 0.14, 0.4, 0.66):
        b.curve([(x * 0.2, 0.0), (x * 0.75, 0.25), (x * 1.1, 0.55), (x * 1.25, 0.85)], 0.065, "dark")
    b.line([(0, 0.1), (0, -0.4)], 0.13, "dark")
    for x, y, wide, high, colour in (
        (-0.55, -0.3, 0.42, 0.26, "main"), (0.55, -0.3, 0.42, 0.26, "main"),
        (0, -0.62, 0.6, 0.34, "main"), (0, -0.3, 0.55, 0.24, "main"),
    ):  # fmt: skip
        b.oval(x, y, wide, high, colour)
    for x, y in (
        (-0.3, -0.7),
        (0.1, -0.82),
        (0.35, -0.6),
        (-0.6, -0.35),
        (-0.1, -0.42),
        (0.55, -0.3),
        (0.25, -0.28),
    ):
        b.disc(x, y, 0.05, "light")
    for x, y in ((-0.4, -0.02), (0.3, -0.04), (0.75, -0.02)):
        b.line([(x, y), (x, y + 0.2)], 0.06, "accent")
    for y in (0.72, 0.88):
        b.curve([(-1.2, y), (-0.6, y - 0.06), (0, y), (0.6, y + 0.06), (1.2, y)], 0.05, "light")


def turtle(b: Brush) -> None:
    for x, y, wide in ((-0.62, -0.4, 0.34), (0.62, -0.4, 0.34), (-0.55, 0.5, 0.24), (0.55, 0.5, 0.24)):
        b.oval(x, y, wide, 0.17, "accent")
    b.oval(0, -0.78, 0.19, 0.22, "accent")
    b.oval(0, 0.05, 0.62, 0.7, "main")
    b.star(0, 0.05, 0.34, "dark", math.pi / 8)
    for angle in range(0, 360, 45):
        a = math.radians(angle + 22.5)
        b.line(
            [(0.3 * math.cos(a), 0.05 + 0.3 * math.sin(a)), (0.58 * math.cos(a), 0.05 + 0.66 * math.sin(a))],
            0.03,
            "dark",
        )


def sun(b: Brush) -> None:
    for step in range(16):
        a = math.pi / 8 * step
        reach = 0.98 if step % 2 == 0 else 0.8
        b.line(
            [(0.6 * math.cos(a), 0.6 * math.sin(a)), (reach * math.cos(a), reach * math.sin(a))],
            0.07,
            "accent",
        )
    b.disc(0, 0, 0.5, "accent")
    b.star(0, 0, 0.34, "light", math.pi / 8)


def rain(b: Brush) -> None:
    for x, y, r in ((-0.45, -0.3, 0.36), (0.05, -0.5, 0.45), (0.5, -0.28, 0.35)):
        b.disc(x, y, r, "main")
    b.box(-0.7, -0.35, 0.75, 0.05, "main", corner=0.2)
    for x, y in ((-0.5, 0.3), (-0.1, 0.45), (0.3, 0.3), (0.62, 0.5), (-0.32, 0.72), (0.15, 0.8)):
        b.line([(x + 0.06, y - 0.1), (x - 0.06, y + 0.12)], 0.07, "light")
    b.star(0.75, -0.7, 0.2, "accent")


def bird(b: Brush) -> None:
    b.shape(
        smooth(
            [
                (-0.9, -0.1),
                (-0.4, 0.2),
                (0.1, 0.3),
                (0.55, 0.05),
                (0.6, -0.25),
                (0.3, -0.3),
                (-0.1, -0.05),
                (-0.9, -0.1),
            ]
        ),
        "main",
    )
    b.shape(smooth([(-0.2, 0.0), (0.0, -0.75), (0.45, -0.95), (0.3, -0.2), (-0.2, 0.0)]), "light")
    b.disc(0.55, -0.22, 0.17, "main")
    b.shape([(0.68, -0.25), (1.0, -0.16), (0.68, -0.12)], "accent")
    b.disc(0.6, -0.26, 0.035, "dark")
    for x in (0.0, 0.2):
        b.line([(x, 0.28), (x - 0.05, 0.75)], 0.035, "accent")
    b.curve([(-1, 0.82), (-0.3, 0.76), (0.4, 0.84), (1, 0.78)], 0.05, "light")


def paw(b: Brush) -> None:
    b.shape(
        smooth([(0, 0.05), (0.5, 0.4), (0.42, 0.78), (0, 0.68), (-0.42, 0.78), (-0.5, 0.4), (0, 0.05)]),
        "main",
    )
    for x, y, r in ((-0.62, -0.02, 0.2), (-0.24, -0.42, 0.23), (0.24, -0.42, 0.23), (0.62, -0.02, 0.2)):
        b.oval(x, y, r, r * 1.25, "main")
    b.star(0, 0.45, 0.15, "accent")


def cat(b: Brush) -> None:
    b.curve([(0.35, 0.85), (0.85, 0.75), (0.85, 0.3), (0.7, 0.15)], 0.14, "main")
    b.oval(0, 0.72, 0.48, 0.42, "main")
    for side in (-1, 1):
        b.shape([(side * 0.56, -0.15), (side * 0.54, -0.95), (side * 0.08, -0.6)], "main")
        b.shape([(side * 0.46, -0.4), (side * 0.47, -0.75), (side * 0.24, -0.58)], "accent")
    b.oval(0, -0.18, 0.6, 0.5, "main")
    for side in (-1, 1):
        b.oval(side * 0.25, -0.24, 0.11, 0.14, "accent")
        b.oval(side * 0.25, -0.24, 0.035, 0.12, "dark")
        b.line([(side * 0.25, 0.04), (side * 0.85, -0.04)], 0.025, "dark")
        b.line([(side * 0.25, 0.1), (side * 0.82, 0.18)], 0.025, "dark")
    b.shape([(-0.07, -0.02), (0.07, -0.02), (0, 0.07)], "dark")


def path(b: Brush) -> None:
    b.shape([*smooth([(-0.25, 0.95), (-0.55, 0.35), (0.1, -0.05), (-0.1, -0.5)]),
             *smooth([(0.05, -0.5), (0.35, -0.05), (-0.1, 0.35), (0.55, 0.95)])], "main")  # fmt: skip
    b.disc(0, -0.72, 0.22, "accent")
    for x, y in ((-0.8, 0.3), (0.75, 0.15), (-0.6, -0.25)):
        b.line([(x, y + 0.3), (x, y)], 0.06, "dark")
        b.disc(x, y - 0.1, 0.2, "light")
