"""The demo's drawings: the same for the same name, never grey, described in both languages."""

import colorsys
import io
import os
import re

import pytest
from PIL import Image, ImageStat

from demo import pictures
from demo.pictures import GROUNDS, MOTIFS, PALETTES

SMALL = (240, 160)


def saturation(image: Image.Image) -> float:
    red, green, blue = (value / 255 for value in ImageStat.Stat(image).mean[:3])
    return colorsys.rgb_to_hsv(red, green, blue)[1]


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("palette", ["gulf", "sand"])
def test_every_motif_is_drawn_in_colour(motif: str, palette: str) -> None:
    image = pictures.paint("a-name", motif, palette, SMALL)
    empty = pictures.paint("a-name", "star" if motif != "star" else "wave", palette, SMALL)
    assert image.size == SMALL
    assert image.tobytes() != empty.tobytes()
    assert saturation(image) > 0.05


def test_a_picture_is_the_same_for_its_name_and_another_for_another() -> None:
    first, again = (pictures.paint("shore", "wave", "gulf", SMALL).tobytes() for _ in range(2))
    assert first == again
    assert pictures.paint("shore-2", "wave", "gulf", SMALL).tobytes() != first


def test_names_lead_to_every_ground() -> None:
    assert {pictures.seed(f"name-{number}") % len(GROUNDS) for number in range(60)} == set(
        range(len(GROUNDS))
    )


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_picture_is_described_in_both_languages(motif: str) -> None:
    arabic, english = (pictures.alt("a-name", motif, "palm", code) for code in ("ar", "en"))
    assert arabic.startswith("رسم: ")
    assert MOTIFS[motif].ar in arabic
    assert english.startswith("Drawing: ")
    assert not re.search(r"[\u0621-\u064A]", english)
    assert max(len(arabic), len(english)) <= 250


def test_the_file_is_a_jpeg_of_the_promised_size() -> None:
    image = Image.open(io.BytesIO(pictures.jpeg("shore", "wave", "gulf")))
    assert (image.format, image.size) == ("JPEG", (1600, 1067))


@pytest.mark.skipif(
    not pictures.posters.has_words() and os.environ.get("CI") != "true",
    reason="this Pillow can't join Arabic letters",
)
def test_a_poster_carries_its_words() -> None:
    arabic = pictures.poster("heart", "maroon", "ar", "ساعة لجارك", "أثر")
    other = pictures.poster("heart", "maroon", "ar", "خذ كتابًا", "أثر")
    assert arabic != other
    assert Image.open(io.BytesIO(arabic)).size == pictures.posters.POSTER_SIZE


def test_a_mark_has_nothing_around_it() -> None:
    image = Image.open(io.BytesIO(pictures.mark("wave", "gulf")))
    assert image.getpixel((0, 0))[3] == 0
    assert image.getpixel((240, 240))[3] == 255


def test_every_palette_has_its_words() -> None:
    assert all(re.search(r"[\u0621-\u064A]", palette.words[0]) for palette in PALETTES.values())
