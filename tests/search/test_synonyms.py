"""Which groups are in force, how documents follow them, and what seeding leaves alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone, translation
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from core.schedule import Schedule
from home.models import HomePage, StandardPage
from search import reanalysis, seeding, synonyms
from search.analysis import split
from search.indexing import outdated
from search.models import SearchDocument, SeededGroup, SynonymGroup, SynonymState
from search.seeding import Seed

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home_en: HomePage) -> StandardPage:
    page = StandardPage(title="Wombats at dusk", slug="wombats")
    home_en.add_child(instance=page)
    page.save_revision().publish()
    return page


# --- In force --------------------------------------------------------------------------------------------


def test_a_change_is_in_force_at_once_and_one_taken_back_is_none() -> None:
    before = synonyms.version()
    group = SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    assert synonyms.version() not in ("", before)
    assert synonyms.current().asked(["marsupial"]) != []
    group.delete()
    assert synonyms.version() == before
    assert synonyms.current().asked(["marsupial"]) == []


def test_no_groups_are_no_thesaurus() -> None:
    SynonymGroup.objects.all().delete()
    synonyms.renew()
    assert synonyms.version() == ""
    assert synonyms.current().asked(split("kids")) == []


def test_reading_the_thesaurus_again_costs_one_query(django_assert_num_queries: Any) -> None:
    synonyms.current()
    with django_assert_num_queries(1):
        synonyms.current()


# --- Documents follow ------------------------------------------------------------------------------------


def test_documents_follow_a_change_in_the_background(page: StandardPage) -> None:
    group = SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    concept = f"x0t{group.pk}"
    document = SearchDocument.objects.get(object_id=page.pk)
    assert concept not in document.title
    assert reanalysis.progress().outdated
    with TestCase.captureOnCommitCallbacks(execute=True):
        group.save()
    # Saved as it was, and yet documents were behind.
    document.refresh_from_db()
    assert concept in document.title.split()
    assert not outdated().exists()


def _up_to_date() -> reanalysis.Progress:
    return reanalysis.Progress(1, 0, None)


def test_what_a_stopped_worker_left_is_asked_for_each_minute(page: StandardPage) -> None:
    SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    assert outdated().exists()
    Schedule().tick()
    assert not outdated().exists()


def test_documents_of_an_older_analysis_are_brought_up_to_date(page: StandardPage) -> None:
    SearchDocument.objects.update(analysis="0.", title="")
    Schedule().tick()
    assert "wombat" in SearchDocument.objects.get(object_id=page.pk).title.split()


def test_update_index_does_it_too(page: StandardPage) -> None:
    SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    call_command("update_index", verbosity=0)
    assert not outdated().exists()


def test_many_documents_are_done_task_by_task(page: StandardPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reanalysis, "DOCUMENTS_A_TASK", 1)
    monkeypatch.setattr("search.indexing.BATCH", 1)
    with TestCase.captureOnCommitCallbacks(execute=True):
        SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    assert not outdated().exists()


def test_several_changes_in_a_row_are_one_task(page: StandardPage, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    for number in range(3):
        with TestCase.captureOnCommitCallbacks(execute=True):
            SynonymGroup.objects.create(words_en=f"wombat\nmarsupial {number}")
    Schedule().tick()
    tasks = DBTaskResult.objects.filter(task_path=reanalysis.reanalyse.module_path)
    assert tasks.count() == 1
    assert outdated().exists()


def test_progress_is_said_in_both_languages() -> None:
    with override("en"):
        assert str(reanalysis.Progress(3000, 1760, None)) == (
            "Search is being brought up to date: 1,240 of 3,000 pages."
        )
        assert str(_up_to_date()) == "Search is up to date."
        assert "up to date since" in str(reanalysis.Progress(1, 0, timezone.now()))


def test_health_tells_when_documents_stay_behind(page: StandardPage) -> None:
    assert reanalysis.check_documents().well
    SynonymGroup.objects.create(words_en="wombat\nmarsupial")
    assert reanalysis.check_documents().well
    SynonymState.objects.update(outdated_since=timezone.now() - timedelta(hours=2))
    with translation.override("en"):
        finding = reanalysis.check_documents()
    assert not finding.well
    assert "brought up to date" in finding.detail
    reanalysis.reanalyse.enqueue()
    assert reanalysis.check_documents().well


# --- Seeding ---------------------------------------------------------------------------------------------


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, Seed]:
    """The groups of the files, which a test may change."""
    found = {"marsupials": Seed("marsupials", ["جرابيات"], ["marsupials"])}
    monkeypatch.setattr(seeding, "seeds", lambda: tuple(found.values()))
    seeding.seed()
    return found


def seeded() -> SynonymGroup | None:
    return SeededGroup.objects.get(key="marsupials").group


def test_every_database_begins_with_the_groups_of_the_code() -> None:
    assert SynonymGroup.objects.count() == SeededGroup.objects.count() == len(seeding.seeds())
    assert synonyms.current().asked(split("kids")) != []


def test_seeding_again_changes_nothing() -> None:
    before = list(SynonymGroup.objects.values_list())
    version = synonyms.version()
    seeding.seed()
    assert list(SynonymGroup.objects.values_list()) == before
    assert synonyms.version() == version


def test_a_group_that_the_code_improved_is_replaced(files: dict[str, Seed]) -> None:
    files["marsupials"] = Seed("marsupials", ["جرابيات"], ["marsupials", "pouched animals"])
    seeding.seed()
    group = seeded()
    assert group
    assert "pouched animals" in group.words
    assert synonyms.current().asked(split("pouched animals")) != []


def test_a_group_that_an_editor_changed_stays_so(files: dict[str, Seed]) -> None:
    SynonymGroup.objects.filter(seed__key="marsupials").update(words_en="wombats")
    files["marsupials"] = Seed("marsupials", ["جرابيات"], ["marsupials", "pouched animals"])
    seeding.seed()
    group = seeded()
    assert group
    assert group.words_en == "wombats"


def test_a_group_that_an_editor_deleted_stays_away(files: dict[str, Seed]) -> None:
    SynonymGroup.objects.get(seed__key="marsupials").delete()
    count = SynonymGroup.objects.count()
    seeding.seed()
    assert seeded() is None
    assert SynonymGroup.objects.count() == count


@pytest.mark.parametrize(
    "entry",
    ["no key at all", "Key: a | b", "a: ب | b < c > d | e"],
    ids=["none", "capital", "order"],
)
def test_a_line_that_cannot_be_read_is_an_error(entry: str) -> None:
    with pytest.raises(ValueError, match=r"[Kk]ey|narrower"):
        seeding.read_seed(entry)


def test_an_entry_may_go_on_below() -> None:
    (entry,) = seeding.entries("# cats\ncats: قطة، قطط\n  | cat, kitten\n  > هر | tomcat < animals\n\n")
    assert seeding.read_seed(entry) == Seed(
        "cats", ["قطة", "قطط"], ["cat", "kitten"], ["هر"], ["tomcat"], ["animals"]
    )
