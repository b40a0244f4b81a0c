"""Pages as a visitor reads them."""

from bs4 import BeautifulSoup, Tag
from django.test import Client


def read(client: Client, url: str, status: int = 200) -> BeautifulSoup:
    """The page at `url`, which must answer with `status`."""
    response = client.get(url)
    assert response.status_code == status, f"{url} answers {response.status_code}"
    return BeautifulSoup(response.content.decode(), "html.parser")


def words(element: Tag | None) -> str:
    """The text of an element with single spaces; it must be on the page."""
    assert element is not None
    return " ".join(element.get_text(" ").split())


def main(client: Client, url: str, status: int = 200) -> str:
    """The text of the page's main part."""
    return words(read(client, url, status).main)


def links(page: BeautifulSoup | Tag, selector: str) -> dict[str, str]:
    """The links that `selector` finds: text to address."""
    return {words(link): str(link["href"]) for link in page.select(selector)}
