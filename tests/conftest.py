"""Fixtures that every test may use. Migrations make the two home pages, the locales and the terms."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from wagtail.models import Site

from core.digits import use_arabic_digits
from home.models import HomePage


@pytest.fixture(autouse=True)
def _arabic_unless_said() -> Iterator[None]:
    """The active language leaks from one test into the next otherwise."""
    with translation.override("ar"):
        yield


@pytest.fixture(autouse=True)
def _latin_digits_unless_said() -> None:
    """Text with a number in it would ask the database for the site's settings otherwise."""
    use_arabic_digits(False)


@pytest.fixture
def home_ar(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="ar")


@pytest.fixture
def home_en(db: None) -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def site(home_ar: HomePage) -> Site:
    return Site.objects.get(root_page=home_ar)
