"""Videos in parts.

A browser asks for stretches of a video, to jump to them or before it plays any: Safari plays none from a
server that can't answer so. Wagtail serves documents whole; where a web server serves them, it does this.
"""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse

from core.models.media import AtharDocument

VIDEO_TYPES = {"mp4": "video/mp4", "webm": "video/webm"}
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)
# The most that one answer holds; the browser asks on from there.
LONGEST_PART = 1024 * 1024


def serve_part(document: AtharDocument, request: HttpRequest) -> HttpResponse | None:
    """The stretch of a video that `request` asks for (206, or 416 beyond its end); None to serve it whole."""
    media_type = VIDEO_TYPES.get(document.file_extension.lower())
    wanted = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if media_type is None or wanted is None or wanted[0] == "bytes=-":
        return None
    version = f'"{document.file_hash}"'
    if request.headers.get("If-Range", version) != version:
        return None
    size = document.file.size
    first, last = span(wanted[1], wanted[2], size)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.file.open("rb") as file:
        file.seek(first)
        content = file.read(last - first + 1)
    headers = {
        "Accept-Ranges": "bytes",
        # Compressed, the bytes would not be those that were asked for.
        "Content-Encoding": "identity",
        "Content-Range": f"bytes {first}-{first + len(content) - 1}/{size}",
        "ETag": version,
    }
    return HttpResponse(content, status=206, content_type=media_type, headers=headers)


def span(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte to send; the first is behind the last where there is nothing to send."""
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    return start, min(end, start + LONGEST_PART - 1)
