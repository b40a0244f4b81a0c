"""Videos are served in the parts that browsers ask for."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from core import video
from tests.factories.home import DocumentFactory

pytestmark = pytest.mark.django_db
CONTENT = bytes(range(100))


@pytest.fixture
def film() -> Any:
    return DocumentFactory(file=ContentFile(CONTENT, name="film.mp4"), file_hash="abc")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-1", 0, 1), ("bytes=90-", 90, 99), ("bytes=-10", 90, 99), ("bytes=50-500", 50, 99)],
)
def test_a_part_is_sent(client: Client, film: Any, asked: str, first: int, last: int) -> None:
    response = client.get(film.url, headers={"range": asked})
    assert response.status_code == 206
    assert response.content == CONTENT[first : last + 1]
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/100"
    assert response.headers["Content-Type"] == "video/mp4"


def test_a_part_is_never_compressed(client: Client) -> None:
    film = DocumentFactory(file=ContentFile(b"a" * 4000, name="film.webm"))
    response = client.get(film.url, headers={"range": "bytes=0-2999", "accept-encoding": "gzip"})
    assert response.content == b"a" * 3000


def test_one_answer_stays_small(client: Client, film: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(video, "LONGEST_PART", 10)
    response = client.get(film.url, headers={"range": "bytes=20-"})
    assert response.headers["Content-Range"] == "bytes 20-29/100"


def test_beyond_the_end_there_is_nothing(client: Client, film: Any) -> None:
    response = client.get(film.url, headers={"range": "bytes=100-"})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */100"


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"])
def test_what_is_no_single_range_gets_the_whole(client: Client, film: Any, asked: str) -> None:
    response = client.get(film.url, headers={"range": asked})
    assert response.status_code == 200
    assert b"".join(response) == CONTENT


def test_a_film_that_was_replaced_is_sent_whole(client: Client, film: Any) -> None:
    headers = {"range": "bytes=0-1", "if-range": '"of another time"'}
    assert client.get(film.url, headers=headers).status_code == 200


def test_other_documents_are_sent_whole(client: Client) -> None:
    assert client.get(DocumentFactory().url, headers={"range": "bytes=0-1"}).status_code == 200


def test_a_private_film_stays_private(client: Client, film: Any) -> None:
    collection = Collection.get_first_root_node().add_child(name="internal")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    type(film).objects.filter(pk=film.pk).update(collection=collection)
    assert client.get(film.url, headers={"range": "bytes=0-1"}).status_code == 302
