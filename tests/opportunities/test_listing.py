"""The listing rows after each thing that can happen to a page, its translation, its partner or its terms."""

from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import PageViewRestriction

from core.models import AccessibilityFeature, Cause, Municipality, Place, Skill
from opportunities import listing
from opportunities.choices import Audience, Mode, ScheduleType
from opportunities.models import ListingRow, OpportunityIndexPage, OpportunityPage
from search.indexing import documents_of
from search.models import SearchDocument
from tests.factories.core import PlaceFactory, SkillFactory, translate
from tests.factories.opportunities import (
    OpportunityIndexPageFactory,
    OpportunityPageFactory,
    SessionFactory,
    at,
)
from tests.factories.partners import PartnerPageFactory
from tests.factories.search import search

pytestmark = pytest.mark.django_db


def publish(page: OpportunityPage) -> OpportunityPage:
    page.save_revision().publish()
    return page


def opportunity(**fields: Any) -> OpportunityPage:
    return publish(OpportunityPageFactory(**fields))


@pytest.fixture
def both() -> tuple[OpportunityPage, OpportunityPage]:
    """An opportunity in Arabic and in English."""
    translate(OpportunityIndexPageFactory(), "en", title="Opportunities", slug="opportunities")
    arabic = opportunity(title="زراعة الأشجار", slug="زراعة", reference="trees", min_age=16)
    return arabic, translate(arabic, "en", title="Planting trees", slug="planting-trees")


def row_of(page: OpportunityPage) -> ListingRow:
    return ListingRow.objects.get(page=page.pk)


def values_of(page: OpportunityPage, kind: str) -> set[str]:
    """The values by which the directory's filter finds the page."""
    terms = SearchDocument.objects.get(object_id=page.pk).filters["terms"]
    return {term.removeprefix(f"{kind}:") for term in terms if term.startswith(f"{kind}:")}


def everything() -> list[str]:
    """All rows and what they are filtered by, without their own ids."""
    rows = [{**row, "id": None} for row in ListingRow.objects.order_by("page").values()]
    documents = SearchDocument.objects.filter(kind="opportunity").order_by("object_id")
    return [*map(repr, rows), *map(repr, documents.values("object_id", "filters", "texts"))]


def test_each_language_has_a_row_with_its_own_words_and_the_same_facts(
    both: tuple[OpportunityPage, OpportunityPage],
) -> None:
    arabic, english = map(row_of, both)
    assert (arabic.title, arabic.language) == ("زراعة الأشجار", "ar")
    assert (english.title, english.language) == ("Planting trees", "en")
    assert english.path == "/en/opportunities/planting-trees/"
    assert arabic.path == both[0].get_url()
    assert arabic.reference == english.reference == "trees"
    assert arabic.min_age == english.min_age == 16
    assert arabic.first_start == english.first_start is not None
    assert english.facts_id == both[0].pk
    assert values_of(both[0], "cause") == values_of(both[1], "cause") == {"environment"}
    assert arabic.terms["cause"] == {"environment": "البيئة"}
    assert english.terms["cause"] == {"environment": "Environment"}


def test_a_fact_published_on_the_original_is_on_both_rows(
    both: tuple[OpportunityPage, OpportunityPage],
) -> None:
    arabic, english = both
    arabic.seats_taken = 11
    arabic.causes = [Cause.objects.get(slug="youth")]
    publish(arabic)
    assert row_of(arabic).seats_taken == row_of(english).seats_taken == 11
    assert values_of(english, "cause") == {"youth"}


def test_a_draft_changes_nothing(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    both[0].title = "مسودة"
    both[0].min_age = 40
    both[0].save_revision()
    assert row_of(both[0]).title == "زراعة الأشجار"
    assert row_of(both[1]).min_age == 16


def test_unpublished_pages_have_no_row(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    both[0].unpublish()
    assert list(ListingRow.objects.values_list("page", flat=True)) == [both[1].pk]
    assert row_of(both[1]).min_age == 16


def test_a_deleted_original_leaves_its_translation_with_the_facts(
    both: tuple[OpportunityPage, OpportunityPage],
) -> None:
    OpportunityPage.objects.get(pk=both[0].pk).delete()
    row = ListingRow.objects.get()
    assert (row.page_id, row.facts_id, row.min_age, row.reference) == (both[1].pk, both[1].pk, 16, "trees")


def test_restricted_pages_have_no_row(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    restriction = PageViewRestriction.objects.create(page=both[1], restriction_type="login")
    assert list(ListingRow.objects.values_list("page", flat=True)) == [both[0].pk]
    restriction.delete()
    assert row_of(both[1]).title == "Planting trees"


def test_addresses_follow_the_directory(
    both: tuple[OpportunityPage, OpportunityPage],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    index = OpportunityIndexPage.objects.get(locale__language_code="en")
    index.slug = "volunteer"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    assert row_of(both[1]).path == "/en/volunteer/planting-trees/"


def test_another_name_of_the_partner_is_shown_and_found(
    both: tuple[OpportunityPage, OpportunityPage],
) -> None:
    partner = both[0].partner
    partner.title = "جمعية الواحة الخضراء"
    partner.save_revision().publish()
    assert row_of(both[0]).partner_name == "جمعية الواحة الخضراء"
    assert both[0].pk in {hit.object_id for hit in search("الواحة", language="ar", kinds=("opportunity",))}


def test_another_name_of_a_term_is_shown_and_found(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    cause = Cause.objects.get(slug="environment")
    cause.name_en = "Nature"
    cause.save()
    assert row_of(both[1]).terms["cause"] == {"environment": "Nature"}
    assert both[1].pk in {hit.object_id for hit in search("nature", language="en", kinds=("opportunity",))}


def test_another_code_of_a_term_is_filtered_by(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    cause = Cause.objects.get(slug="environment")
    cause.slug = "nature"
    cause.save()
    assert values_of(both[0], "cause") == values_of(both[1], "cause") == {"nature"}


def test_a_deleted_term_is_gone_from_rows() -> None:
    skill = SkillFactory()
    page = opportunity(skills=[skill])
    assert values_of(page, "skill") == {skill.slug}
    Skill.objects.get(pk=skill.pk).delete()
    assert values_of(page, "skill") == set()
    assert row_of(page).terms["skill"] == {}


def test_names_and_features_of_a_place_reach_the_rows() -> None:
    place = PlaceFactory(
        name_ar="حديقة البدع", name_en="Al Bidda Park", municipality=Municipality.objects.get(slug="doha")
    )
    page = opportunity(place=place)
    assert row_of(page).place_name == "حديقة البدع، الدوحة"
    assert values_of(page, "municipality") == {"doha"}
    place = Place.objects.get(pk=place.pk)
    place.name_ar = "حديقة الشيراتون"
    place.accessibility = [AccessibilityFeature.objects.get(slug="wheelchair")]
    place.save()
    assert row_of(page).place_name == "حديقة الشيراتون، الدوحة"
    assert values_of(page, "accessibility") == {"wheelchair"}


def test_a_hidden_address_shows_the_municipality_only() -> None:
    place = PlaceFactory(name_ar="دار الأمان", municipality=Municipality.objects.get(slug="doha"))
    page = opportunity(place=place, address_public=False)
    assert row_of(page).place_name == "الدوحة"
    assert "دار الأمان" not in repr(row_of(page).__dict__)


def test_what_is_for_everyone_and_both_on_site_and_online_is_found_by_either() -> None:
    page = opportunity(mode=Mode.HYBRID, audience=Audience.EVERYONE)
    assert values_of(page, "mode") == {"hybrid", "on-site", "online"}
    assert values_of(page, "audience") == {"everyone", "women", "men", "students"}
    assert values_of(opportunity(mode=Mode.ONLINE), "municipality") == set()


def test_times_of_the_week_come_from_dates_and_from_what_is_said() -> None:
    friday = next(day for day in range(3, 10) if at(day).weekday() == 4)
    session = SessionFactory(starts_at=at(friday, 11), ends_at=at(friday, 13))
    page = opportunity(sessions=[session])
    assert values_of(page, "time") == {"fri-morning", "fri-afternoon"}
    said = opportunity(schedule_type=ScheduleType.FLEXIBLE, sessions=[], weekday_periods=["sun-evening"])
    assert values_of(said, "time") == {"sun-evening"}
    free = opportunity(schedule_type=ScheduleType.FLEXIBLE, sessions=[])
    assert len(values_of(free, "time")) == 7 * 3


def test_partners_together_are_each_found_by() -> None:
    lead, other = PartnerPageFactory(), PartnerPageFactory()
    page = opportunity(partner=lead, co_partners=[other])
    assert values_of(page, "partner") == {str(lead.pk), str(other.pk)}


def test_rebuilding_gives_what_events_had_written(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    opportunity(schedule_type=ScheduleType.FLEXIBLE, sessions=[], weekday_periods=["fri-evening"])
    OpportunityPage.objects.get(pk=opportunity().pk).unpublish()
    hidden = opportunity()
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    before = everything()
    assert len(ListingRow.objects.all()) == 3
    call_command("update_index", verbosity=0)
    assert everything() == before


def test_rebuilding_repairs_what_was_lost(both: tuple[OpportunityPage, OpportunityPage]) -> None:
    before = everything()
    ListingRow.objects.filter(page=both[0].pk).delete()
    ListingRow.objects.update(title="?")
    assert listing.rebuild() == 2
    assert everything() == before


def test_documents_and_rows_take_few_queries_for_any_number_of_pages(
    both: tuple[OpportunityPage, OpportunityPage],
) -> None:
    def queries_of(pages: list[OpportunityPage]) -> int:
        with CaptureQueriesContext(connection) as captured:
            documents = documents_of(pages)
            listing.write_rows(pages)
        assert len(documents) == len(pages)
        return len(captured)

    others = [opportunity(co_partners=[PartnerPageFactory()]) for _number in range(6)]
    keys = [page.pk for page in others]
    few = queries_of([OpportunityPage.objects.get(pk=key) for key in keys[:2]])
    # Each page looks the names of its partners up for its words.
    assert queries_of([OpportunityPage.objects.get(pk=key) for key in keys]) <= few + 4 * 2


def test_a_page_whose_row_cant_be_written_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    page = opportunity(title="تنظيف الوادي")

    def fail(*args: Any, **how: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(ListingRow.objects, "bulk_create", fail)
    page.title = "عنوان آخر"
    revision = page.save_revision()
    with pytest.raises(DatabaseError):
        revision.publish()
    assert OpportunityPage.objects.get(pk=page.pk).title == row_of(page).title == "تنظيف الوادي"
