"""Posters with words, and small marks of groups."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont, features

from demo.pictures.canvas import Palette

POSTER_SIZE = (1080, 1350)
MARK_SIZE = (480, 480)


@cache
def font(language: str, size: int, weight: int = 600) -> ImageFont.FreeTypeFont | None:
    """The site's own font; None where it can't be read or Arabic letters couldn't be joined."""
    script = "arabic" if language == "ar" else "latin"
    files = sorted(Path(settings.ROOT, "static").rglob(f"readex-pro-{script}-*.woff2"))
    if not files or not features.check("raqm"):
        return None
    try:
        face = ImageFont.truetype(str(files[0]), size, layout_engine=ImageFont.Layout.RAQM)
        face.set_variation_by_axes([weight])
    except OSError:
        return None
    return face


def has_words() -> bool:
    """Whether posters can carry words here; without, they are pictures only."""
    return font("ar", 20) is not None and font("en", 20) is not None


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: float, direction: str) -> list[str]:
    """The words of `text` in lines no wider than `width`."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and face.getlength(longer, direction=direction) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def write_words(image: Image.Image, palette: Palette, language: str, text: str, foot: str) -> None:
    """The poster's one sentence below the motif, and a small line at the foot."""
    direction = "rtl" if language == "ar" else "ltr"
    draw = ImageDraw.Draw(image)
    large, small = font(language, 92), font(language, 38, 400)
    if large is None or small is None:
        return
    middle, margin = image.width / 2, 90
    lines = wrapped(text, large, image.width - 2 * margin, direction)
    for number, line in enumerate(lines):
        draw.text(
            (middle, 830 + number * 132),
            line,
            palette.main,
            large,
            "mm",
            direction=direction,
            language=language,
        )
    draw.text(
        (middle, image.height - 80), foot, palette.accent, small, "mm", direction=direction, language=language
    )
