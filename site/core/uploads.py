"""What an uploaded file really is, whatever its name says, and what of it stays with its owner."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import IO

from django.utils.translation import gettext as _
from PIL import ExifTags, Image

# A picture has none of these; a file that is a picture and something else at once has one.
FOREIGN_CONTENT = (b"<script", b"<html", b"<?php", b"%pdf-")
ZIP_END = b"PK\x05\x06"
ZIP_END_WITHIN = 65_557

# How files of each kind begin: (offset, bytes), any of them. Text has no such sign.
SIGNATURES: dict[str, tuple[tuple[int, bytes], ...]] = {
    "pdf": ((0, b"%PDF-"),),
    "docx": ((0, b"PK\x03\x04"),),
    "pptx": ((0, b"PK\x03\x04"),),
    "xlsx": ((0, b"PK\x03\x04"),),
    "zip": ((0, b"PK\x03\x04"), (0, b"PK\x05\x06")),
    "mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")),
    "mp4": ((4, b"ftyp"),),
    "webm": ((0, b"\x1a\x45\xdf\xa3"),),
}
TEXT_ENDINGS = ("csv", "txt", "vtt")

JPEG_START = b"\xff\xd8"
APP1, APP13, START_OF_SCAN = 0xE1, 0xED, 0xDA
RE_ENCODING = {"WEBP": {"quality": 95}, "AVIF": {"quality": 92}, "PNG": {}}


def picture_problem(content: bytes) -> str:
    """Why `content`, whose first bytes look like a picture, is no whole one; "" where it is."""
    try:
        with Image.open(BytesIO(content)) as picture:
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return damaged_picture()
    return ""


def damaged_picture() -> str:
    return _("This picture is damaged or not complete. Copy it again from where it came.")


def foreign_content_problem(content: bytes) -> str:
    """Why a picture is more than a picture (a web page, a program, an archive); "" where it isn't."""
    lowered = content.lower()
    if any(sign in lowered for sign in FOREIGN_CONTENT) or ZIP_END in content[-ZIP_END_WITHIN:]:
        return _("This file is a picture and something else at once. Save it anew in a picture editor.")
    return ""


def document_problem(content: IO[bytes], ending: str) -> str:
    """Why a document is not what its name says; "" where it is."""
    content.seek(0)
    if ending in TEXT_ENDINGS:
        is_right = b"\0" not in content.read()
    else:
        start = content.read(64)
        is_right = any(start[at : at + len(sign)] == sign for at, sign in SIGNATURES.get(ending, ((0, b""),)))
    content.seek(0)
    return (
        "" if is_right else _("This is not a .%(ending)s file, whatever its name says.") % {"ending": ending}
    )


def without_place(content: bytes) -> bytes:
    """The picture without the place, camera and time that a phone writes into it; its pixels as they were.

    A JPEG loses its notes and nothing else. Other kinds are written anew, and only if they hold notes.
    """
    if content.startswith(JPEG_START):
        return _jpeg_without_notes(content)
    with Image.open(BytesIO(content)) as picture:
        if not (picture.getexif() or picture.info.get("xmp")) or picture.format not in RE_ENCODING:
            return content
        if getattr(picture, "n_frames", 1) > 1:
            return content
        orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
        kept = Image.Exif()
        kept[ExifTags.Base.Orientation] = orientation
        clean = picture.copy()
        profile = picture.info.get("icc_profile")
        clean.info = {}
        output = BytesIO()
        clean.save(output, picture.format, exif=kept, icc_profile=profile, **RE_ENCODING[picture.format])
    return output.getvalue()


def _jpeg_without_notes(content: bytes) -> bytes:
    """Copies a JPEG segment by segment, leaving Exif, XMP and IPTC out; how it is turned is kept."""
    with Image.open(BytesIO(content)) as picture:
        orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
    parts = [JPEG_START]
    if orientation != 1:
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        notes = exif.tobytes()
        parts.append(b"\xff" + bytes([APP1]) + struct.pack(">H", len(notes) + 2) + notes)
    at = len(JPEG_START)
    while at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != START_OF_SCAN:
        end = at + 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        if content[at + 1] not in (APP1, APP13):
            parts.append(content[at:end])
        at = end
    return b"".join([*parts, content[at:]])
