"""Motifs of things that people make and use."""

from __future__ import annotations

import math

from demo.pictures.canvas import Brush, smooth


def book(b: Brush) -> None:
    for side in (-1, 1):
        top = smooth([(side * 0.05, -0.5), (side * 0.5, -0.62), (side * 0.98, -0.48)])
        foot = smooth([(side * 0.95, 0.52), (side * 0.5, 0.4), (0, 0.58)])
        b.shape([(0, -0.45), *top, (side * 0.98, 0.55), *foot])
        for row in range(4):
            y = -0.25 + row * 0.18
            b.line([(side * 0.2, y), (side * 0.78, y - 0.06)], 0.035, "accent" if row == 0 else "dark")
    b.line([(0, -0.45), (0, 0.58)], 0.05, "dark")


def books(b: Brush) -> None:
    spines = ((-0.85, 0.26, 1.2, "main"), (-0.55, 0.2, 1.0, "accent"), (-0.31, 0.3, 1.35, "light"),
              (0.03, 0.22, 1.1, "main"), (0.29, 0.18, 0.9, "dark"), (0.51, 0.28, 1.25, "accent"))  # fmt: skip
    for left, width, height, colour in spines:
        b.box(left, 0.7 - height, left + width, 0.7, colour, corner=0.04)
        band = "light" if colour != "light" else "main"
        b.box(left, 0.82 - height, left + width, 0.87 - height, band)
    b.line([(-1.0, 0.75), (1.0, 0.75)], 0.09, "dark")


def pencil(b: Brush) -> None:
    b.shape([(-0.75, 0.45), (0.35, -0.65), (0.65, -0.35), (-0.45, 0.75)], "accent")
    b.shape([(-0.75, 0.45), (-0.45, 0.75), (-0.95, 0.95)], "main")
    b.shape([(-0.88, 0.75), (-0.75, 0.88), (-0.95, 0.95)], "dark")
    b.shape([(0.35, -0.65), (0.65, -0.35), (0.85, -0.55), (0.55, -0.85)], "light")
    b.curve([(-0.3, 0.95), (0.1, 0.8), (0.4, 0.95), (0.9, 0.8)], 0.06, "main")


def pen(b: Brush) -> None:
    b.shape([(-0.15, -0.95), (0.15, -0.95), (0.22, 0.15), (-0.22, 0.15)], "accent")
    b.shape([(-0.22, 0.15), (0.22, 0.15), (0.06, 0.6), (-0.06, 0.6)], "main")
    b.line([(0, 0.25), (0, 0.55)], 0.03, "dark")
    b.curve([(-0.95, 0.75), (-0.5, 0.9), (0, 0.62), (0.45, 0.95), (0.95, 0.68)], 0.09, "light")


def lantern(b: Brush) -> None:
    b.ring(0, -0.85, 0.14, 0.05, "main")
    b.shape([(-0.35, -0.45), (0, -0.75), (0.35, -0.45)], "main")
    b.shape([(-0.45, -0.4), (0.45, -0.4), (0.3, 0.55), (-0.3, 0.55)], "main")
    b.shape([(-0.32, -0.3), (0.32, -0.3), (0.22, 0.45), (-0.22, 0.45)], "accent")
    b.star(0, 0.05, 0.22, "light", math.pi / 8)
    b.box(-0.38, 0.55, 0.38, 0.7, "main", corner=0.03)


def laptop(b: Brush) -> None:
    b.box(-0.75, -0.65, 0.75, 0.4, "main", corner=0.08)
    b.box(-0.65, -0.55, 0.65, 0.3, "dark", corner=0.04)
    b.shape([(-0.98, 0.62), (-0.8, 0.42), (0.8, 0.42), (0.98, 0.62)], "light")
    b.line([(-0.3, -0.3), (-0.5, -0.12), (-0.3, 0.06)], 0.06, "accent")
    b.line([(0.3, -0.3), (0.5, -0.12), (0.3, 0.06)], 0.06, "accent")
    b.line([(0.1, -0.35), (-0.1, 0.12)], 0.06, "light")


def phone(b: Brush) -> None:
    b.box(-0.42, -0.9, 0.42, 0.9, "main", corner=0.12)
    b.box(-0.34, -0.72, 0.34, 0.66, "dark", corner=0.04)
    b.disc(0, 0.78, 0.06, "dark")
    b.box(-0.22, -0.55, 0.24, -0.25, "accent", corner=0.1)
    b.box(-0.24, -0.12, 0.16, 0.14, "light", corner=0.1)
    b.box(-0.1, 0.26, 0.24, 0.5, "accent", corner=0.1)
    for radius in (0.2, 0.38):
        b.arc(0.5, -0.6, radius, -50, 50, width=0.05, colour="light")


def camera(b: Brush) -> None:
    b.box(-0.9, -0.4, 0.9, 0.6, "main", corner=0.12)
    b.shape([(-0.35, -0.4), (-0.22, -0.62), (0.22, -0.62), (0.35, -0.4)], "main")
    b.disc(0, 0.1, 0.4, "dark")
    b.disc(0, 0.1, 0.3, "accent")
    b.star(0, 0.1, 0.2, "light")
    b.box(0.55, -0.28, 0.75, -0.16, "accent", corner=0.03)


def sound(b: Brush) -> None:
    for step, height in enumerate((0.25, 0.5, 0.85, 0.55, 0.95, 0.7, 0.4, 0.6, 0.2)):
        x = -0.88 + step * 0.22
        b.line([(x, -height), (x, height)], 0.11, ("main", "accent", "light")[step % 3])


def network(b: Brush) -> None:
    places = [(0, 0), (0.75, -0.35), (-0.7, -0.45), (0.5, 0.65), (-0.55, 0.6), (0.05, -0.85)]
    for x, y in places[1:]:
        b.line([(0, 0), (x, y)], 0.05, "light")
    b.line([places[1], places[5], places[2], places[4], places[3], places[1]], 0.03, "light")
    for number, (x, y) in enumerate(places[1:]):
        b.disc(x, y, 0.19, "main" if number % 2 else "accent")
    b.star(0, 0, 0.36, "main")


def links(b: Brush) -> None:
    for x, y, colour in ((-0.5, -0.1, "main"), (0.0, 0.15, "accent"), (0.5, -0.1, "light")):
        b.ring(x, y, 0.42, 0.13, colour)
    b.arc(-0.5, -0.1, 0.355, -10, 60, width=0.13, colour="main")
    b.arc(0.0, 0.15, 0.355, -75, -20, width=0.13, colour="accent")


def bulb(b: Brush) -> None:
    for angle in (-150, -120, -90, -60, -30):
        a = math.radians(angle)
        b.line(
            [
                (0.72 * math.cos(a), -0.2 + 0.72 * math.sin(a)),
                (0.92 * math.cos(a), -0.2 + 0.92 * math.sin(a)),
            ],
            0.06,
            "light",
        )
    b.disc(0, -0.15, 0.55, "accent")
    b.shape([(-0.38, 0.2), (0.38, 0.2), (0.24, 0.55), (-0.24, 0.55)], "accent")
    b.star(0, -0.15, 0.28, "light", math.pi / 8)
    for y in (0.62, 0.76):
        b.line([(-0.2, y), (0.2, y)], 0.09, "main")


def table(b: Brush) -> None:
    for number in range(8):
        a = math.pi / 4 * number + math.pi / 8
        b.disc(0.82 * math.cos(a), 0.82 * math.sin(a), 0.2, ("accent", "light")[number % 2])
    b.disc(0, 0, 0.58, "main")
    b.star(0, 0, 0.36, "dark", math.pi / 8)


def ribbon(b: Brush) -> None:
    for number in range(16):
        a = math.pi * (1 + (number + 0.5) / 16)
        b.line(
            [
                (0.78 * math.cos(a), 0.05 + 0.78 * math.sin(a)),
                (0.98 * math.cos(a), 0.05 + 0.98 * math.sin(a)),
            ],
            0.045,
            "light",
        )
    b.curve(
        [(-0.42, 0.9), (0.05, 0.2), (0.28, -0.25), (0.0, -0.55), (-0.28, -0.25), (-0.05, 0.2), (0.42, 0.9)],
        0.19,
        "accent",
    )


def stadium(b: Brush) -> None:
    for wide, high, colour in (
        (1.05, 0.78, "main"),
        (0.9, 0.64, "accent"),
        (0.76, 0.5, "light"),
        (0.62, 0.37, "dark"),
    ):
        b.oval(0, 0.05, wide, high, colour)
    b.oval(0, 0.05, 0.54, 0.3, "main")
    b.line([(0, -0.24), (0, 0.34)], 0.03, "dark")
    b.oval(0, 0.05, 0.12, 0.09, "dark")
    for x in (-0.85, 0.85):
        b.line([(x, -0.3), (x, -0.85)], 0.05, "light")
        b.star(x, -0.88, 0.13, "accent")


def ladder(b: Brush) -> None:
    b.disc(0.55, -0.65, 0.28, "accent")
    b.line([(-0.6, 0.95), (0.15, -0.55)], 0.09, "main")
    b.line([(-0.05, 0.95), (0.55, -0.35)], 0.09, "main")
    for step in range(5):
        t = step / 5 + 0.08
        b.line([(-0.6 + 0.75 * t, 0.95 - 1.5 * t), (-0.05 + 0.6 * t, 0.95 - 1.3 * t)], 0.07, "light")


def graph(b: Brush) -> None:
    for number, height in enumerate((0.4, 0.7, 1.0, 1.35)):
        left = -0.85 + number * 0.45
        top = 0.75 - height
        b.box(left, top, left + 0.32, 0.75, ("light", "main", "accent", "main")[number], corner=0.04)
        b.line([(left + 0.16, top), (left + 0.16, top - 0.12)], 0.035, "light")
        b.oval(left + 0.08, top - 0.17, 0.09, 0.05, "light")
        b.oval(left + 0.24, top - 0.2, 0.09, 0.05, "light")
    b.line([(-1.0, 0.8), (1.0, 0.8)], 0.07, "dark")


def box(b: Brush) -> None:
    b.shape([(-0.75, -0.05), (0, 0.2), (0, 0.95), (-0.75, 0.65)], "main")
    b.shape([(0.75, -0.05), (0, 0.2), (0, 0.95), (0.75, 0.65)], "accent")
    b.shape([(-0.75, -0.05), (-1.0, -0.3), (-0.2, -0.05), (0, 0.2)], "light")
    b.shape([(0.75, -0.05), (1.0, -0.3), (0.2, -0.05), (0, 0.2)], "light")
    b.star(0, -0.55, 0.32, "accent")


def bowl(b: Brush) -> None:
    for x in (-0.35, 0, 0.35):
        b.curve([(x, -0.2), (x - 0.1, -0.42), (x + 0.1, -0.62), (x, -0.88)], 0.06, "light")
    b.oval(0, 0.0, 0.85, 0.17, "accent")
    b.shape(
        [
            (-0.9, 0.02),
            (0.9, 0.02),
            *smooth([(0.88, 0.1), (0.55, 0.68), (0.25, 0.78), (-0.25, 0.78), (-0.55, 0.68), (-0.88, 0.1)]),
        ],
        "main",
    )
    b.line([(-0.3, 0.85), (0.3, 0.85)], 0.09, "dark")


def cup(b: Brush) -> None:
    for x in (-0.2, 0.12):
        b.curve([(x, -0.4), (x - 0.08, -0.58), (x + 0.08, -0.75), (x, -0.95)], 0.06, "light")
    b.ring(0.55, 0.15, 0.3, 0.1, "main")
    b.box(-0.6, -0.25, 0.5, 0.25, "main")
    b.shape([(-0.6, 0.2), (0.5, 0.2), (0.28, 0.65), (-0.38, 0.65)], "main")
    b.star(-0.05, 0.15, 0.2, "accent")
    b.oval(-0.05, 0.75, 0.85, 0.12, "accent")


def wrench(b: Brush) -> None:
    b.line([(-0.6, 0.65), (0.32, -0.27)], 0.24, "main")
    b.arc(0.52, -0.47, 0.26, 5, 265, width=0.24, colour="main")
    b.disc(-0.62, 0.66, 0.24, "main")
    b.disc(-0.62, 0.66, 0.11, "accent")
    b.star(0.55, 0.55, 0.22, "accent", math.pi / 8)


def whistle(b: Brush) -> None:
    b.disc(-0.25, 0.15, 0.55, "main")
    b.box(-0.3, -0.4, 0.95, 0.0, "main", corner=0.05)
    b.disc(-0.25, 0.15, 0.26, "dark")
    b.disc(-0.2, 0.2, 0.13, "accent")
    for x, y in ((-0.35, -0.9), (0.05, -0.98), (0.45, -0.88)):
        b.line([(x, y), (x * 0.8, y + 0.3)], 0.06, "accent")


def compass(b: Brush) -> None:
    b.disc(0, 0, 0.9, "main")
    b.disc(0, 0, 0.72, "dark")
    for number in range(8):
        a = math.pi / 4 * number
        b.line(
            [(0.58 * math.cos(a), 0.58 * math.sin(a)), (0.66 * math.cos(a), 0.66 * math.sin(a))],
            0.05,
            "light",
        )
    b.shape([(0.4, -0.4), (0.12, 0.12), (-0.12, -0.12)], "accent")
    b.shape([(-0.4, 0.4), (0.12, 0.12), (-0.12, -0.12)], "light")


def scales(b: Brush) -> None:
    b.line([(0, -0.75), (0, 0.75)], 0.08, "main")
    b.line([(-0.75, -0.55), (0.75, -0.55)], 0.07, "main")
    b.line([(-0.4, 0.8), (0.4, 0.8)], 0.1, "main")
    for x in (-0.7, 0.7):
        b.line([(x - 0.26, 0.1), (x, -0.55), (x + 0.26, 0.1)], 0.03, "light")
        b.shape(
            [(x - 0.34, 0.1), (x + 0.34, 0.1), *smooth([(x + 0.3, 0.2), (x, 0.38), (x - 0.3, 0.2)])], "accent"
        )
    b.star(0, -0.8, 0.16, "accent")


def umbrella(b: Brush) -> None:
    top = smooth([(-0.95, 0.1), (-0.75, -0.5), (0, -0.85), (0.75, -0.5), (0.95, 0.1)])
    hem = [(0.95 - 0.32 * step, -0.03 if step % 2 else 0.1) for step in range(7)]
    b.shape([*top, *smooth(hem)], "accent")
    b.curve([(0, -0.85), (0, 0.3), (0, 0.7), (0.16, 0.86), (0.3, 0.7)], 0.07, "main")
    for x in (-0.6, -0.25, 0.3, 0.62):
        b.disc(x, 0.5, 0.11, "light")
