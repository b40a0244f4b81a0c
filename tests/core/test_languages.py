"""The two home pages are served, each in its language."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(("path", "direction"), [("/ar/", "rtl"), ("/en/", "ltr")])
def test_home_speaks_its_language(client: Client, path: str, direction: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert f'dir="{direction}"' in response.content.decode()


@pytest.mark.django_db
def test_root_follows_the_browsers_language(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "en-GB"}).headers["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "fr"}).headers["Location"] == "/ar/"
