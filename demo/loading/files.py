"""Pictures and files of the demo, each made once and then left to the editors."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from core.models import AtharDocument, AtharImage
from demo import pictures
from demo.loading.content import fingerprint
from demo.models import DemoRecord

CREDIT = {"credit": "أثر Athar", "licence": "CC BY 4.0"}
# Drawing is the slowest part of loading and needs no database, so it is shared out.
DRAWERS = 2
MIN_TO_SHARE = 8

# (name, motif, palette)
Drawing = tuple[str, str, str]


def load_pictures(drawings: Iterable[Drawing], progress: Callable[[int], None]) -> None:
    """Draw and save every picture that is not there yet; `progress` hears how many are done."""
    known = set(DemoRecord.objects.filter(key__startswith="image:").values_list("key", flat=True))
    missing = [drawing for drawing in dict.fromkeys(drawings) if f"image:{drawing[0]}" not in known]
    for number, (drawing, content) in enumerate(zip(missing, _drawn(missing), strict=True), 1):
        _save_picture(*drawing, content)
        progress(number)


def _drawn(drawings: list[Drawing]) -> Iterable[bytes]:
    if len(drawings) < MIN_TO_SHARE or multiprocessing.current_process().daemon:
        yield from (pictures.jpeg(*drawing) for drawing in drawings)
        return
    # A new process rather than a fork: this one has a database open.
    with ProcessPoolExecutor(DRAWERS, mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(pictures.jpeg, *zip(*drawings, strict=True), chunksize=4)


@transaction.atomic
def _save_picture(name: str, motif: str, palette: str, content: bytes) -> None:
    image = AtharImage.objects.create(
        title=pictures.MOTIFS[motif].en,
        file=ContentFile(content, name=f"{name}.jpg"),
        alt_ar=pictures.alt(name, motif, palette, "ar"),
        alt_en=pictures.alt(name, motif, palette, "en"),
        **CREDIT,
    )
    _remember(f"image:{name}", image.pk, [motif, palette])


def picture(name: str) -> AtharImage | None:
    """The picture of that name; None where an editor deleted it."""
    record = DemoRecord.objects.filter(key=f"image:{name}").first()
    return AtharImage.objects.filter(pk=record.object_id).first() if record else None


def ensure_picture(
    name: str, content: Callable[[], bytes], file_name: str, **fields: str
) -> AtharImage | None:
    """A picture of another kind, such as a poster, made by `content` when it is not there yet."""
    if not DemoRecord.objects.filter(key=f"image:{name}").exists():
        file = ContentFile(content(), name=file_name)
        image = AtharImage.objects.create(file=file, **fields, **CREDIT)
        _remember(f"image:{name}", image.pk, fields)
    return picture(name)


def ensure_document(name: str, title: str, text: str, language: str) -> AtharDocument | None:
    """A plain text file to download; None where an editor deleted it."""
    record = DemoRecord.objects.filter(key=f"document:{name}").first()
    if record is None:
        # With the mark that tells Windows how the Arabic is written.
        file = ContentFile(text.encode("utf-8-sig"), name=f"{name}.txt")
        document = AtharDocument.objects.create(title=title, file=file, language=language)
        record = _remember(f"document:{name}", document.pk, [title, text])
    return AtharDocument.objects.filter(pk=record.object_id).first()


def _remember(key: str, object_id: int, content: Any) -> DemoRecord:
    return DemoRecord.objects.create(key=key, object_id=object_id, content_hash=fingerprint(content))
