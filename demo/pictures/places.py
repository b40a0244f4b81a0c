"""Motifs of people, places and gatherings."""

from __future__ import annotations

import math

from demo.pictures.canvas import Brush, smooth


def star(b: Brush) -> None:
    b.star(0, 0, 0.98, "main", math.pi / 8)
    b.star(0, 0, 0.68, "accent", 0)
    b.star(0, 0, 0.4, "light", math.pi / 8)
    b.disc(0, 0, 0.14, "dark")


def heart(b: Brush) -> None:
    for side in (-1, 1):
        b.disc(side * 0.4, -0.25, 0.44, "main")
    b.shape([(-0.8, -0.08), (0.8, -0.08), (0.0, 0.85)], "main")
    b.box(-0.35, -0.4, 0.35, 0.1, "main")
    b.box(-0.1, -0.4, 0.1, 0.3, "accent", corner=0.04)
    b.box(-0.35, -0.15, 0.35, 0.05, "accent", corner=0.04)


def pulse(b: Brush) -> None:
    b.ring(0, 0, 0.95, 0.07, "light")
    b.line(
        [(-0.9, 0.05), (-0.45, 0.05), (-0.28, -0.3), (-0.05, 0.55), (0.18, -0.55), (0.36, 0.05), (0.9, 0.05)],
        0.1,
        "main",
    )
    b.disc(0.18, -0.55, 0.11, "accent")


def hands(b: Brush) -> None:
    for side, colour in ((-1, "main"), (1, "accent")):
        x = side * 0.52
        b.box(x - 0.3, -0.05, x + 0.3, 0.6, colour, corner=0.18)
        b.box(x - 0.2, 0.5, x + 0.2, 1.0, colour, corner=0.08)
        for step, height in enumerate((0.5, 0.66, 0.62, 0.46)):
            finger = x + side * (0.23 - 0.153 * step)
            b.line([(finger, 0.1), (finger, 0.1 - height)], 0.125, colour)
        b.line([(x - side * 0.22, 0.4), (x - side * 0.44, 0.12)], 0.14, colour)
    b.star(0, -0.72, 0.24, "light", math.pi / 8)


def chairs(b: Brush) -> None:
    for x, colour in ((-0.65, "main"), (0.0, "accent"), (0.65, "light")):
        b.box(x - 0.24, -0.55, x + 0.24, 0.1, colour, corner=0.08)
        b.box(x - 0.28, 0.12, x + 0.28, 0.3, colour, corner=0.05)
        for leg in (-0.22, 0.22):
            b.line([(x + leg, 0.3), (x + leg, 0.75)], 0.06, "dark")
    b.disc(0, -0.8, 0.12, "light")


def eye(b: Brush) -> None:
    b.shape([*smooth([(-1, 0), (-0.5, -0.45), (0, -0.6), (0.5, -0.45), (1, 0)]),
             *smooth([(1, 0), (0.5, 0.45), (0, 0.6), (-0.5, 0.45), (-1, 0)])], "main")  # fmt: skip
    b.disc(0, 0, 0.42, "accent")
    b.star(0, 0, 0.27, "dark")
    b.disc(0.12, -0.12, 0.08, "light")


def ball(b: Brush) -> None:
    b.disc(0, 0, 0.85, "main")
    b.shape(
        [(0.3 * math.cos(a), 0.3 * math.sin(a)) for a in (math.radians(-90 + 72 * n) for n in range(5))],
        "dark",
    )
    for number in range(5):
        a = math.radians(-90 + 72 * number)
        b.line([(0.3 * math.cos(a), 0.3 * math.sin(a)), (0.6 * math.cos(a), 0.6 * math.sin(a))], 0.05, "dark")
        for turn in (-26, 26):
            c = math.radians(-90 + 72 * number + turn)
            b.line(
                [(0.6 * math.cos(a), 0.6 * math.sin(a)), (0.8 * math.cos(c), 0.8 * math.sin(c))], 0.05, "dark"
            )
    for x in (-0.8, -0.2, 0.5):
        b.line([(x, 1.0), (x + 0.4, 1.0)], 0.05, "accent")


def wheel(b: Brush) -> None:
    for x in (-0.58, 0.58):
        b.ring(x, 0.3, 0.46, 0.08, "main")
        for number in range(8):
            a = math.pi / 4 * number
            b.line([(x, 0.3), (x + 0.4 * math.cos(a), 0.3 + 0.4 * math.sin(a))], 0.018, "light")
    b.line([(-0.58, 0.3), (-0.2, -0.35), (0.38, -0.35), (0.58, 0.3)], 0.07, "accent")
    b.line([(-0.2, -0.35), (0.02, 0.3), (0.38, -0.35)], 0.07, "accent")
    b.line([(-0.58, 0.3), (0.02, 0.3)], 0.07, "accent")
    b.line([(-0.34, -0.48), (-0.06, -0.48)], 0.08, "main")
    b.line([(0.38, -0.35), (0.32, -0.6), (0.52, -0.66)], 0.06, "main")


def shield(b: Brush) -> None:
    b.shape([(0, -0.95), (0.75, -0.68), *smooth([(0.75, -0.1), (0.5, 0.5), (0, 0.95)]),
             *smooth([(0, 0.95), (-0.5, 0.5), (-0.75, -0.1)]), (-0.75, -0.68)], "main")  # fmt: skip
    b.line([(-0.35, 0.0), (-0.08, 0.28), (0.4, -0.3)], 0.14, "accent")


def bubbles(b: Brush) -> None:
    b.box(-0.95, -0.75, 0.35, 0.1, "main", corner=0.22)
    b.shape([(-0.65, 0.05), (-0.35, 0.05), (-0.7, 0.38)], "main")
    b.box(-0.3, 0.0, 0.95, 0.65, "accent", corner=0.2)
    b.shape([(0.35, 0.6), (0.65, 0.6), (0.72, 0.92)], "accent")
    for x in (-0.6, -0.3, 0.0):
        b.disc(x, -0.34, 0.08, "dark")
    b.line([(0.0, 0.25), (0.65, 0.25)], 0.06, "light")
    b.line([(0.0, 0.43), (0.4, 0.43)], 0.06, "light")


def tent(b: Brush) -> None:
    b.shape([(0, -0.75), (0.98, 0.7), (-0.98, 0.7)], "main")
    b.shape([(0, -0.75), (0.32, 0.7), (-0.32, 0.7)], "dark")
    b.shape([(0, -0.75), (0.32, 0.7), (0.12, 0.7)], "accent")
    b.line([(-0.05, -0.85), (0, -0.75), (0.05, -0.85)], 0.05, "main")
    b.line([(-1.1, 0.74), (1.1, 0.74)], 0.06, "light")
    b.star(-0.75, -0.7, 0.13, "accent")
    b.star(0.7, -0.55, 0.1, "accent")


def house(b: Brush) -> None:
    b.box(-0.65, -0.2, 0.65, 0.8, "main")
    b.shape([(-0.9, -0.15), (0, -0.9), (0.9, -0.15)], "accent")
    b.box(-0.18, 0.25, 0.18, 0.8, "dark", corner=0.15)
    for x in (-0.42, 0.42):
        b.box(x - 0.13, 0.0, x + 0.13, 0.28, "light", corner=0.03)
    b.star(0, -0.42, 0.16, "light")


def door(b: Brush) -> None:
    b.box(-0.62, -0.45, 0.62, 0.95, "accent", corner=0.02)
    b.oval(0, -0.42, 0.62, 0.52, "accent")
    b.oval(0, -0.4, 0.48, 0.4, "main")
    b.box(-0.48, -0.4, 0.48, 0.95, "main")
    b.line([(0, -0.78), (0, 0.95)], 0.04, "dark")
    for x in (-0.32, -0.14, 0.14, 0.32):
        for y in (-0.15, 0.15, 0.45, 0.75):
            b.disc(x, y, 0.045, "dark")
    b.ring(-0.1, 0.3, 0.08, 0.03, "accent")
    b.ring(0.1, 0.3, 0.08, 0.03, "accent")


def fort(b: Brush) -> None:
    b.box(-0.8, -0.1, 0.8, 0.8, "main")
    for x in (-0.85, 0.55):
        b.box(x, -0.55, x + 0.3, 0.8, "light")
        for step in range(3):
            b.box(x + step * 0.11, -0.66, x + step * 0.11 + 0.07, -0.54, "light")
    for step in range(9):
        b.box(-0.52 + step * 0.12, -0.22, -0.45 + step * 0.12, -0.08, "main")
    b.box(-0.16, 0.3, 0.16, 0.8, "dark", corner=0.14)
    for x in (-0.35, 0.35):
        b.box(x - 0.05, 0.1, x + 0.05, 0.3, "dark", corner=0.04)
    b.disc(0.0, -0.7, 0.22, "accent")


def tower(b: Brush) -> None:
    b.shape([(-0.3, -0.5), (0.3, -0.5), (0.42, 0.9), (-0.42, 0.9)], "main")
    b.box(-0.42, -0.65, 0.42, -0.48, "light", corner=0.03)
    for step in range(4):
        b.box(-0.4 + step * 0.23, -0.8, -0.28 + step * 0.23, -0.62, "light")
    b.box(-0.09, -0.25, 0.09, 0.02, "dark", corner=0.08)
    b.box(-0.13, 0.5, 0.13, 0.9, "dark", corner=0.12)
    outer = [math.radians(angle) for angle in range(50, 311, 10)]
    inner = [math.radians(angle) for angle in range(290, 69, -10)]
    crescent = [(0.8 + 0.28 * math.cos(a), -0.62 + 0.28 * math.sin(a)) for a in outer]
    crescent += [(0.9 + 0.22 * math.cos(a), -0.62 + 0.22 * math.sin(a)) for a in inner]
    b.shape(crescent, "accent")
    for x, y in ((-0.8, -0.5), (-0.62, -0.85), (0.75, -0.05)):
        b.star(x, y, 0.08, "accent")


def dhow(b: Brush) -> None:
    b.shape(
        [
            (-0.98, 0.35),
            *smooth([(-0.9, 0.55), (-0.4, 0.72), (0.5, 0.68)]),
            (0.98, 0.2),
            (0.6, 0.4),
            (-0.6, 0.42),
        ],
        "dark",
    )
    b.line([(-0.05, 0.4), (0.05, -0.9)], 0.06, "dark")
    b.shape([(0.02, -0.92), *smooth([(0.05, -0.85), (0.55, -0.35), (0.85, 0.22)]), (-0.5, 0.3)], "main")
    b.shape([(-0.1, -0.6), *smooth([(-0.15, -0.55), (-0.55, -0.1), (-0.8, 0.25)]), (-0.15, 0.3)], "accent")
    for y in (0.8, 0.95):
        b.curve([(-1.15, y), (-0.6, y - 0.05), (0, y + 0.03), (0.6, y - 0.05), (1.15, y)], 0.05, "light")


def van(b: Brush) -> None:
    b.box(-0.95, -0.45, 0.35, 0.45, "main", corner=0.08)
    b.shape([(0.35, -0.25), (0.65, -0.25), (0.95, 0.12), (0.95, 0.45), (0.35, 0.45)], "accent")
    b.shape([(0.45, -0.15), (0.62, -0.15), (0.82, 0.1), (0.45, 0.1)], "light")
    for x in (-0.55, 0.55):
        b.disc(x, 0.48, 0.22, "dark")
        b.disc(x, 0.48, 0.09, "light")
    b.star(-0.3, 0.0, 0.25, "accent", math.pi / 8)
    for y in (-0.2, 0.05):
        b.line([(-1.35, y), (-1.1, y)], 0.05, "light")


def bench(b: Brush) -> None:
    for y, colour in ((-0.35, "main"), (-0.1, "accent"), (0.2, "main")):
        b.box(-0.95, y, 0.95, y + 0.18, colour, corner=0.05)
    for x in (-0.75, 0.75):
        b.line([(x, -0.4), (x, 0.75)], 0.08, "dark")
    for x in (-0.5, 0, 0.5):
        b.star(x, -0.01, 0.07, "light")
    b.disc(0, -0.75, 0.22, "accent")


def globe(b: Brush) -> None:
    b.disc(0, 0, 0.82, "main")
    for wide in (0.28, 0.6):
        points = [(wide * math.cos(a), 0.82 * math.sin(a)) for a in (math.pi * 2 * n / 48 for n in range(49))]
        b.line(points, 0.04, "dark")
    for y in (-0.45, 0, 0.45):
        reach = math.sqrt(0.82**2 - y**2)
        b.line([(-reach, y), (reach, y)], 0.04, "dark")
    for number in range(8):
        a = math.pi / 4 * number
        b.disc(0.98 * math.cos(a), 0.98 * math.sin(a), 0.07, "accent")
