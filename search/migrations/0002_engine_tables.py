"""The table that the engine of this database keeps its words in; see `search/engines/`."""

from django.db import migrations

TABLES = {
    "sqlite": (
        [
            # Tokens are folded already: the tokenizer only takes them apart.
            "CREATE VIRTUAL TABLE search_fts USING fts5(title, summary, names, body, tokenize='unicode61 remove_diacritics 0')"
        ],
        ["DROP TABLE search_fts"],
    ),
    "postgresql": (
        [
            # No foreign key: tests and `flush` truncate Django's own tables without knowing this one.
            "CREATE TABLE search_vector (document_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
            "CREATE INDEX search_vector_gin ON search_vector USING gin (vector)",
        ],
        ["DROP TABLE search_vector"],
    ),
}


def create(apps, schema_editor):
    for statement in TABLES.get(schema_editor.connection.vendor, ([], []))[0]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in TABLES.get(schema_editor.connection.vendor, ([], []))[1]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
