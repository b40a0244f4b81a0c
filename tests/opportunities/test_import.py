"""Importing a table: published in both languages, all of it or nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail_localize.models import Translation

from core.models import Skill
from opportunities.models import ListingRow, OpportunityPage
from partners.models import PartnerPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory
from tests.factories.partners import PartnerIndexPageFactory

pytestmark = pytest.mark.django_db
HEADER = (
    "reference,title_ar,title_en,summary_ar,summary_en,body_ar,body_en,partner_ar,partner_en,causes,skills,mode,"
    "municipality,place_ar,place_en,min_age"
)
ROW = (
    "palms,تسميد النخيل,Feeding palms,نخدم النخيل.,We look after palms.,نلتقي فجرًا.,We meet at dawn.,"
    "مزارع الوادي,Valley Farms,environment;community,زراعة|farming,on-site,al-khor,"
    "مزرعة الوادي,Valley Farm,١٤"
)


@pytest.fixture(autouse=True)
def _tree() -> None:
    translate(OpportunityIndexPageFactory(), "en", title="Opportunities", slug="opportunities")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "table.csv"


def run(table: Path, *lines: str, header: str = HEADER, create_missing: bool = True) -> str:
    table.write_text("\n".join([header, *lines]), encoding="utf-8")
    output = StringIO()
    with translation.override("en"):
        call_command("import_opportunities", str(table), create_missing=create_missing, stdout=output)
    return output.getvalue()


def refused(table: Path, *lines: str, header: str = HEADER, create_missing: bool = True) -> str:
    with pytest.raises(CommandError) as caught:
        run(table, *lines, header=header, create_missing=create_missing)
    assert not OpportunityPage.objects.exists()
    assert not PartnerPage.objects.exists()
    return str(caught.value)


def test_a_row_is_live_in_both_languages_with_its_facts(table: Path) -> None:
    assert run(table, ROW) == "1 new opportunity\n1 new partner\n1 new skill\n1 new place\n"
    arabic, english = ListingRow.objects.order_by("language")
    assert (arabic.title, english.title) == ("تسميد النخيل", "Feeding palms")
    assert english.path == "/en/opportunities/feeding-palms/"
    assert (english.partner_name, english.place_name) == ("Valley Farms", "Valley Farm, Al Khor")
    assert english.min_age == 14
    assert english.terms["cause"] == {"environment": "Environment", "community": "Community"}
    assert english.terms["skill"] == {"farming": "farming"}
    page = OpportunityPage.objects.get(pk=english.page_id)
    assert "We meet at dawn." in str(page.body)
    assert Translation.objects.filter(source__object_id=page.translation_key, enabled=True).exists()


def test_importing_again_changes_what_is_there(table: Path) -> None:
    run(table, ROW)
    run(
        table, ROW.replace("Feeding palms", "Tending palms").replace("١٤", "16").replace("at dawn", "at dusk")
    )
    assert OpportunityPage.objects.count() == 2
    english = ListingRow.objects.get(language="en")
    assert (english.title, english.min_age) == ("Tending palms", 16)
    assert english.path == "/en/opportunities/feeding-palms/"
    assert "We meet at dusk." in str(OpportunityPage.objects.get(pk=english.page_id).body)


def test_one_wrong_row_keeps_all_out_and_names_line_and_column(table: Path) -> None:
    message = refused(
        table, ROW, ROW.replace("palms,", "second,", 1).replace("environment;community", "space")
    )
    assert "Nothing was imported." in message
    assert "Row 3, column “causes”: “space” is none of" in message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("palms,تسميد", "Big Palms,تسميد", "column “reference”"),
        ("Feeding palms", "", "column “title_en”: This cell is empty."),
        ("We look after palms.", "", "column “summary_en”: Write it in both languages, or in neither."),
        ("زراعة|farming", "farming", "column “skills”: Write each as Arabic|English"),
        ("on-site", "somewhere", "column “mode”"),
        ("al-khor", "", "column “municipality”: Say in which municipality it takes place."),
        ("١٤", "fourteen", "column “min_age”: Write a number from 0 to 120."),
        ("نخدم النخيل.", "ن" * 161, "column “summary_ar”: Use 160 characters at most."),
        (",١٤", "", "This row has not as many cells as the header."),
    ],
)
def test_each_wrong_cell_is_named(table: Path, old: str, new: str, message: str) -> None:
    assert message in refused(table, ROW.replace(old, new, 1))


def test_unknown_and_missing_columns_are_named(table: Path) -> None:
    message = refused(table, ROW + ",x", header=HEADER + ",colour")
    assert "column “colour”: There is no such column." in message
    assert "column “mode”: This column is missing." in refused(table, "x", header="reference,title_ar")


def test_a_reference_stands_once(table: Path) -> None:
    assert "Row 2 has this reference already." in refused(table, ROW, ROW)


def test_unknown_partners_and_skills_need_permission(table: Path) -> None:
    message = refused(table, ROW, create_missing=False)
    assert "The site has no" in message
    assert not Skill.objects.filter(slug="farming").exists()
    run(table, ROW)
    run(table, ROW.replace("palms,", "second,", 1), create_missing=False)
    assert PartnerPage.objects.filter(locale__language_code="ar").count() == 1


def test_a_file_that_is_no_table_is_refused(table: Path) -> None:
    table.write_bytes("reference,title_ar\nx,\xff".encode("latin-1"))
    with pytest.raises(CommandError, match="can't be read for certain"), translation.override("en"):
        call_command("import_opportunities", str(table))
    with pytest.raises(CommandError):
        call_command("import_opportunities", str(table.with_name("missing.csv")))
