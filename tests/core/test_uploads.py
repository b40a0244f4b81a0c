"""Files that editors send: what is refused, in whose words, and what is left out of what is kept."""

import html
import json
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import UploadedFile

from core import roles
from core.models import AtharDocument, AtharImage
from core.pictures import specs
from core.uploads import without_place
from tests.admin.conftest import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


def signed_in(language: str) -> Client:
    client = Client()
    client.force_login(
        make_user(roles.EDITORS, language), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def picture(kind: str = "JPEG", size: tuple[int, int] = (900, 600), **options: Any) -> bytes:
    output = BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(output, kind, **options)
    return output.getvalue()


def with_place(kind: str) -> bytes:
    """A picture that says where and with what it was taken, and that it lies on its side."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "Camera of Noor"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (25.0, 17.0, 12.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return picture(kind, exif=exif)


def huge_png() -> bytes:
    """A small file that unfolds to 200 megapixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 20_000, 10_000, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
BAD_PICTURES: dict[str, tuple[str, bytes, str, str]] = {
    "not a picture": ("beach.jpg", b"just words", "valid image", "رفع صورة صحيحة"),
    "empty": ("beach.jpg", b"", "empty", "فارغ"),
    "truncated": ("beach.jpg", picture()[:-4000], "damaged or not complete", "تالفة أو غير مكتملة"),
    "200 megapixels": ("beach.png", huge_png(), "too many pixels", "بكسل"),
    "SVG with a script": ("beach.svg", SVG, "Not a supported image format", "تنسيق الصورة غير مدعوم"),
    "SVG named as a PNG": ("beach.png", SVG, "Not a valid .png image", "صورة .png غير صالحة"),
    "PNG named as a JPEG": ("beach.jpg", picture("PNG"), "Not a valid .jpeg image", "صورة .jpeg غير صالحة"),
    "picture and web page": (
        "beach.jpg",
        picture() + b"<html><script>alert(1)</script></html>",
        "something else at once",
        "شيء آخر معًا",
    ),
    "picture and archive": (
        "beach.png",
        picture("PNG") + b"PK\x03\x04evil.jar" + b"PK\x05\x06" + b"\0" * 18,
        "something else at once",
        "شيء آخر معًا",
    ),
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("case", BAD_PICTURES)
class TestBadPictures:
    def test_one_by_one(self, case: str, language: str, tmp_path: Path) -> None:
        name, content, english, arabic = BAD_PICTURES[case]
        data = {
            "title": "Beach",
            "alt_ar": "شاطئ",
            "alt_en": "A beach",
            "collection": "1",
            "file": SimpleUploadedFile(name, content),
        }
        response = signed_in(language).post("/admin/images/add/", data)
        assert response.status_code == 200
        assert "file" in response.context["form"].errors
        assert (english if language == "en" else arabic) in html.unescape(response.content.decode())
        assert not AtharImage.objects.exists()
        assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]

    def test_many_at_once(self, case: str, language: str, tmp_path: Path) -> None:
        name, content, english, arabic = BAD_PICTURES[case]
        response = signed_in(language).post(
            "/admin/images/multiple/add/", {"files[]": SimpleUploadedFile(name, content), "collection": "1"}
        )
        assert response.status_code == 200
        answer = json.loads(response.content)
        assert answer["success"] is False
        assert (english if language == "en" else arabic) in answer["error_message"]
        assert not AtharImage.objects.exists()
        assert not UploadedFile.objects.exists()
        assert not [path for path in (tmp_path / "media").rglob("*") if path.is_file()]


BAD_DOCUMENTS = {
    "a program": ("plan.exe", b"MZ\x90", "not allowed", "غير مسموح"),
    "a web page named as a PDF": ("plan.pdf", b"<html></html>", "This is not a .pdf file", "ليس ملف .pdf"),
    "a picture named as a table": ("plan.csv", picture(), "This is not a .csv file", "ليس ملف .csv"),
    "an archive named as a film": ("film.mp4", b"PK\x03\x04....", "This is not a .mp4 file", "ليس ملف .mp4"),
}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("case", BAD_DOCUMENTS)
def test_bad_documents(case: str, language: str) -> None:
    name, content, english, arabic = BAD_DOCUMENTS[case]
    client = signed_in(language)
    wanted = english if language == "en" else arabic
    data = {"title": "Plan", "language": "ar", "collection": "1", "file": SimpleUploadedFile(name, content)}
    response = client.post("/admin/documents/add/", data)
    assert response.status_code == 200
    assert wanted in html.unescape(response.content.decode())
    answer = client.post(
        "/admin/documents/multiple/add/", {"files[]": SimpleUploadedFile(name, content), "collection": "1"}
    ).json()
    assert answer["success"] is False
    assert wanted in answer["error_message"]
    assert not AtharDocument.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plan.pdf", b"%PDF-1.7\n"),
        ("plan.csv", "الاسم,العمر\n".encode()),
        ("plan.txt", "نص".encode("cp1256")),
        ("plan.docx", b"PK\x03\x04" + b"\0" * 60),
        ("film.mp4", b"\0\0\0\x20ftypisom"),
    ],
)
def test_good_documents(name: str, content: bytes) -> None:
    data = {"title": "Plan", "language": "ar", "collection": "1", "file": SimpleUploadedFile(name, content)}
    assert signed_in("en").post("/admin/documents/add/", data).status_code == 302
    with AtharDocument.objects.get().open_file() as stored:
        assert stored.read() == content


@pytest.mark.parametrize("missing", ["alt_ar", "alt_en"])
def test_a_picture_needs_words_in_both_languages(missing: str) -> None:
    data = {"title": "Beach", "alt_ar": "شاطئ", "alt_en": "A beach", "collection": "1"}
    data[missing] = ""
    upload = {"file": SimpleUploadedFile("beach.jpg", picture())}
    response = signed_in("en").post("/admin/images/add/", data | upload)
    assert list(response.context["form"].errors) == [missing]
    assert not AtharImage.objects.exists()


def send_many(content: bytes) -> tuple[Client, dict[str, Any]]:
    client = signed_in("en")
    upload = SimpleUploadedFile("beach.jpg", content)
    answer = client.post("/admin/images/multiple/add/", {"files[]": upload, "collection": "1"}).json()
    return client, answer


def test_many_pictures_wait_for_their_words() -> None:
    client, answer = send_many(picture())
    assert not AtharImage.objects.exists(), "without words it is no picture of the site yet"
    number = answer["uploaded_file_id"]
    address = f"/admin/images/multiple/create_from_uploaded_image/{number}/"
    prefix = f"uploaded-image-{number}"
    words = {f"{prefix}-title": "Beach", f"{prefix}-alt_ar": "شاطئ", f"{prefix}-collection": "1"}
    assert client.post(address, words).json()["success"] is False
    assert client.post(address, words | {f"{prefix}-alt_en": "A beach"}).json()["success"] is True
    assert AtharImage.objects.get().alt_en == "A beach"


def stored_notes(image: AtharImage | UploadedFile) -> Image.Exif:
    with image.file.open() as file, Image.open(file) as stored:
        return stored.getexif()


def test_where_a_picture_was_taken_is_not_kept() -> None:
    upload = SimpleUploadedFile("beach.jpg", with_place("JPEG"))
    data = {"title": "Beach", "alt_ar": "شاطئ", "alt_en": "A beach", "collection": "1", "file": upload}
    assert signed_in("en").post("/admin/images/add/", data).status_code == 302
    notes = stored_notes(AtharImage.objects.get())
    assert not notes.get_ifd(ExifTags.IFD.GPSInfo)
    assert dict(notes) == {ExifTags.Base.Orientation: 6}


def test_nor_of_many_pictures() -> None:
    send_many(with_place("JPEG"))
    assert dict(stored_notes(UploadedFile.objects.get())) == {ExifTags.Base.Orientation: 6}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_pixels_stay_as_they_were(kind: str) -> None:
    before = with_place(kind)
    after = without_place(before)
    assert b"Camera of Noor" in before
    assert b"Camera of Noor" not in after
    with Image.open(BytesIO(before)) as old, Image.open(BytesIO(after)) as new:
        assert not new.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        assert new.size == old.size
        assert new.format == old.format
        if kind in ("JPEG", "PNG"):
            assert new.tobytes() == old.tobytes()


def test_sizes_are_made_in_the_background_when_a_picture_comes_in(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = SimpleUploadedFile("beach.jpg", with_place("JPEG"))
    data = {"title": "Beach", "alt_ar": "شاطئ", "alt_en": "A beach", "collection": "1", "file": upload}
    with django_capture_on_commit_callbacks(execute=True):
        signed_in("en").post("/admin/images/add/", data)
    image = AtharImage.objects.get()
    made = image.renditions.filter(filter_spec__in=specs())
    assert made.count() == len(specs())
    for rendition in made.filter(filter_spec__startswith="fill-400x240"):
        with rendition.file.open() as file:
            assert b"Camera of Noor" not in file.read()
    originals = Client().get(f"/media/{image.file.name}")
    assert originals.status_code == 404, "the original stays private"
