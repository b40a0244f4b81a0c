"""Fixtures that every test may use. Migrations make the two home pages, the locales and the terms."""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation
from wagtail.models import Site

from core.digits import use_arabic_digits
from home.models import HomePage
from tests.search_server import use_search_server


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what speaks of another engine than this run has: `scripts/test` runs the tests on each."""
    absent = {"sqlite", "elasticsearch"}
    if "sqlite" in settings.DATABASES["default"]["ENGINE"]:
        absent.remove("sqlite")
    if settings.SEARCH_URL:
        absent.remove("elasticsearch")
    left_out = [item for item in items if any(map(item.get_closest_marker, absent))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not any(map(item.get_closest_marker, absent))]


@pytest.fixture(autouse=True)
def _arabic_unless_said() -> Iterator[None]:
    """The active language leaks from one test into the next otherwise."""
    with translation.override("ar"):
        yield


@pytest.fixture(autouse=True)
def _latin_digits_unless_said() -> None:
    """Text with a number in it would ask the database for the site's settings otherwise."""
    use_arabic_digits(False)


@pytest.fixture(autouse=True)
def _search_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that SEARCH_URL names answers as soon as something is written; each worker has its index."""
    if settings.SEARCH_URL:
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        use_search_server(f"{settings.SEARCH_URL}-{worker}", monkeypatch)


@pytest.fixture
def home_ar(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="ar")


@pytest.fixture
def home_en(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def site(home_ar: HomePage) -> Site:
    return Site.objects.get(root_page=home_ar)
