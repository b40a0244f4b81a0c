"""What tests of the search share: each engine that there is, and a worker that tasks wait for."""

from collections.abc import Callable

import pytest
from django.conf import settings as site_settings
from pytest_django import Settings

from search.engines import get_database_engine, get_search_server
from search.engines.base import Engine

ENGINES: dict[str, Callable[[], Engine | None]] = {"database": get_database_engine}
if site_settings.SEARCH_URL:
    ENGINES["elasticsearch"] = get_search_server


@pytest.fixture(params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    engine = ENGINES[request.param]()
    assert engine is not None
    return engine


@pytest.fixture
def _with_worker(settings: Settings) -> None:
    """Tasks wait for a worker, as on the site."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
