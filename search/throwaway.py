"""A place for documents of one's own that is gone afterwards, so that nothing on the site is touched."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test.utils import override_settings

from search.engines import get_database_engine, get_search_server
from search.engines.base import Engine


@contextmanager
def throwaway_tables(apps: Sequence[str]) -> Iterator[None]:
    """Within, the default database has the tables of `apps`, and of what they need, empty but for what
    migrations put there: in memory on SQLite, in a schema of their own on PostgreSQL.

    For a process that does nothing else: on SQLite the connection doesn't find back.
    """
    if connection.vendor == "sqlite":
        connection.close()
        connection.settings_dict["NAME"] = ":memory:"
        migrate(apps)
        yield
        return
    schema = f"throwaway_{uuid4().hex}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {schema}")
        cursor.execute(f"SET search_path TO {schema}")
    try:
        migrate(apps)
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")
            cursor.execute("RESET search_path")


@contextmanager
def throwaway_index() -> Iterator[Engine]:
    """Within, the site's search server has an index of one's own. Only where `SEARCH_URL` names a server."""
    address = urlsplit(settings.SEARCH_URL)
    path, _slash, name = address.path.rpartition("/")
    path = f"{path}/{name or 'athar'}-throwaway-{uuid4().hex}"
    url = urlunsplit(address._replace(path=path))
    with override_settings(SEARCH_URL=url):
        server = get_search_server()
        if server is None:
            raise ValueError("The site has no search server.")
        try:
            yield server
        finally:
            indices = server.client.indices
            if names := list(indices.get(index=f"{server.index.alias}-*")):
                indices.delete(index=names)


@contextmanager
def database_alone() -> Iterator[Engine]:
    """Within, the database's engine answers, whether there is a search server or not."""
    with override_settings(SEARCH_URL=""):
        yield get_database_engine()


def migrate(apps: Sequence[str]) -> None:
    """The tables alone: the command would go on to permissions and roles, which need those of all apps."""
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in apps])
