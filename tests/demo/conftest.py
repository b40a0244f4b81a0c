"""A site with the demo loaded, made once for all tests of this folder: loading takes some time."""

import io
from collections.abc import Iterator
from datetime import datetime
from unittest import mock

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from PIL import Image
from pytest_django.plugin import DjangoDbBlocker

from core.dates import QATAR
from demo import pictures
from demo.loading import files

LOADED_AT = datetime(2026, 11, 25, 10, 0, tzinfo=QATAR)


def tiny(file_format: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "#117A7F").save(file, file_format)
    return file.getvalue()


def load(at: datetime = LOADED_AT) -> str:
    """Load the demo at a moment, with tiny pictures; what the command said."""
    output = io.StringIO()
    with (
        time_machine.travel(at, tick=True),
        mock.patch.object(files, "_drawn", lambda drawings: (tiny("JPEG") for _ in drawings)),
        mock.patch.object(pictures, "poster", return_value=tiny("PNG")),
        mock.patch.object(pictures, "mark", return_value=tiny("PNG")),
    ):
        call_command("load_demo", stdout=output)
    return output.getvalue()


@pytest.fixture(scope="package")
def loaded(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """What the first load said. All that it wrote is taken back at the end."""
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        transaction.atomic(),
    ):
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: str, db: None) -> Iterator[str]:
    """The loaded demo, at the moment of loading; what a test changes is taken back after it."""
    with time_machine.travel(LOADED_AT, tick=True):
        yield loaded
