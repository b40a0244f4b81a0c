"""A place for documents of one's own that is gone afterwards, so that nothing on the site is touched."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


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


def migrate(apps: Sequence[str]) -> None:
    """The tables alone: the command would go on to permissions and roles, which need those of all apps."""
    executor = MigrationExecutor(connection)
    executor.migrate([node for node in executor.loader.graph.leaf_nodes() if node[0] in apps])
