"""The judged collection is whole, and the command measures on it without touching the site."""

import csv
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from core.models import Cause, Municipality
from opportunities.choices import Mode
from opportunities.judged import JudgedCollection
from search.engines import get_database_engine
from search.judging import Query, figures, queries_of

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
TINY = """reference,title_ar,title_en,causes,mode,municipality,place_ar,place_en,partner_ar,partner_en
palms,تسميد النخيل,Feeding palms,environment,on-site,al-khor,الوادي,The Valley,مزارع الوادي,Valley Farms
letters,كتابة الرسائل,Writing letters,family,online,,,,,
"""


def rows() -> list[dict[str, str]]:
    with (FOLDER / "opportunities.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    (tmp_path / "opportunities.csv").write_text(TINY, encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text(
        '{"id": "1", "lang": "en", "category": "exact", "query": "palms", "relevant": {"palms": 3}}\n'
        '{"id": "2", "lang": "ar", "category": "exact", "query": "qqq", "relevant": {}}\n',
        encoding="utf-8",
    )
    return tmp_path


# --- The collection -----------------------------------------------------------------------------------


def test_every_judgement_is_of_an_opportunity_and_a_grade() -> None:
    references = {row["reference"] for row in rows()}
    for query in queries_of(FOLDER):
        assert set(query.relevant) <= references, query.query
        assert set(query.relevant.values()) <= {1, 2, 3}, query.query


def test_no_opportunity_and_no_query_is_there_twice() -> None:
    for name in ("reference", "title_ar", "title_en"):
        assert [value for value, times in Counter(row[name] for row in rows()).items() if times > 1] == []
    queries = queries_of(FOLDER)
    assert len({query.id for query in queries}) == len(queries)
    assert len({(query.lang, query.query) for query in queries}) == len(queries)


def test_both_languages_are_asked_and_some_queries_have_no_answer() -> None:
    queries = queries_of(FOLDER)
    assert {query.lang for query in queries} == {"ar", "en"}
    assert {query.category for query in queries if not query.relevant} == {"no answer"}
    assert all(query.query.strip() and query.category for query in queries)


@pytest.mark.django_db
def test_opportunities_are_of_every_cause_and_municipality_in_both_languages() -> None:
    found = rows()
    causes = {cause for row in found for cause in row["causes"].split(";")}
    assert causes == set(Cause.objects.values_list("slug", flat=True))
    municipalities = {row["municipality"] for row in found if row["municipality"]}
    assert municipalities == set(Municipality.objects.values_list("slug", flat=True))
    assert {row["mode"] for row in found} == set(Mode.values)
    assert all(
        row[f"{name}_ar"] and row[f"{name}_en"] for row in found for name in ("title", "summary", "body")
    )


# --- What its opportunities are found by --------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("palms", "en", ["palms"]),
        ("Valley Farms", "ar", ["palms"]),
        ("Al Khor", "en", ["palms"]),
        ("environment", "en", ["palms"]),
        ("عن بعد", "ar", ["letters"]),
        ("qqq", "en", []),
    ],
    ids=["title", "partner", "municipality", "cause", "online", "nothing"],
)
def test_documents_have_the_words_of_an_imported_page(
    tiny: Path, words: str, language: str, found: list[str]
) -> None:
    collection = JudgedCollection(tiny)
    collection.write()
    get_database_engine().rebuild()
    query = Query("1", language, "exact", words, {})
    assert list(collection.judge(query).found) == found


@pytest.mark.django_db
def test_the_search_is_as_good_as_was_promised() -> None:
    collection = JudgedCollection(FOLDER)
    collection.write()
    get_database_engine().rebuild()
    found = figures([collection.judge(query) for query in queries_of(FOLDER)])
    assert found.ndcg is not None
    assert found.ndcg >= 0.85
    assert found.nothing_found is not None
    assert found.nothing_found <= 0.05
    assert found.rightly_nothing is not None
    assert found.rightly_nothing >= 0.75


# --- The command --------------------------------------------------------------------------------------


def measure(*arguments: str, var: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "ATHAR_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
    }
    command = [sys.executable, "manage.py", "measure_relevance", *arguments]
    return subprocess.run(  # noqa: S603 - a command of this project
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_the_command_prints_figures_and_leaves_no_database_behind(tiny: Path, tmp_path: Path) -> None:
    var = tmp_path / "var"
    result = measure("--data", str(tiny), "--without", "thesaurus", "lexicon", var=var)
    lines = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line.split()}
    assert lines["en"] == ["1", "1.000", "1.000", "0.000", "-"], result.stderr
    assert lines["ar"] == ["1", "-", "-", "-", "1.000"]
    assert lines["all"] == ["2", "1.000", "1.000", "0.000", "1.000"]
    assert list(var.glob("*.sqlite3")) == []


def test_a_folder_without_a_collection_is_refused_in_one_line(tmp_path: Path) -> None:
    result = measure("--data", str(tmp_path), var=tmp_path / "var")
    assert result.returncode == 1
    assert result.stderr.strip().endswith("opportunities.csv: No such file or directory")
    assert len(result.stderr.strip().splitlines()) == 1
