"""What the engine of this database finds tokens by; see `search/engines/`.

Documents are made of pages: those of before have no texts and filters, so they go, and `update_index` makes
all of them again.
"""

from django.db import migrations

COLUMNS = ("title", "summary", "names", "body", "title_words", "name_words")
# `search.engines.postgres.VECTOR` asks by the same expression.
VECTORS = ", ".join(f"array_to_tsvector(string_to_array({column}, ' '))" for column in COLUMNS)
# Tokens are folded already: the tokenizer only takes them apart. Nobody asks where in a column one stands.
FTS = "USING fts5({columns}, tokenize='unicode61 remove_diacritics 0', {options})"

FORWARDS = {
    "sqlite": [
        "DROP TABLE search_fts",
        f"CREATE VIRTUAL TABLE search_fts {FTS.format(columns='title, summary, names, body', options='detail=column')}",
        f"CREATE VIRTUAL TABLE search_starts {FTS.format(columns='title, names', options='''prefix='1 2 3', detail=column''')}",
    ],
    "postgresql": [
        "DROP TABLE search_vector",
        # Long columns are kept apart, so that the ids of many documents are read from few pages.
        "ALTER TABLE search_searchdocument SET (toast_tuple_target = 128)",
        f"CREATE INDEX search_document_tokens ON search_searchdocument USING gin ({VECTORS})",
    ],
}
BACKWARDS = {
    "sqlite": [
        "DROP TABLE search_starts",
        "DROP TABLE search_fts",
        f"CREATE VIRTUAL TABLE search_fts {FTS.format(columns='title, summary, names, body', options='detail=full')}",
    ],
    "postgresql": [
        "DROP INDEX search_document_tokens",
        "CREATE TABLE search_vector (document_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
        "CREATE INDEX search_vector_gin ON search_vector USING gin (vector)",
    ],
}


def forwards(apps, schema_editor):
    apps.get_model("search", "SearchDocument").objects.all().delete()
    for statement in FORWARDS.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in BACKWARDS.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_documents")]
    operations = [migrations.RunPython(forwards, backwards)]
