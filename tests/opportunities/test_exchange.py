"""Importing and exporting: an exported table changes nothing, and a table changes only what it says."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail_localize.models import StringTranslation

from core.models import Skill
from opportunities.choices import Audience, Certificate, Mode, ScheduleType
from opportunities.exchange.allowance import Allowance
from opportunities.exchange.exporting import export, originals_for
from opportunities.exchange.plan import Outcome, Plan
from opportunities.exchange.tables import read_table
from opportunities.exchange.writing import carry_out
from opportunities.models import OpportunityIndexPage, OpportunityPage
from tests.factories.core import PlaceFactory, SkillFactory, translate
from tests.factories.opportunities import (
    OpportunityIndexPageFactory,
    OpportunityPageFactory,
    SessionFactory,
    at,
)
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db
HEADER = "reference,title_ar,title_en,summary_ar,summary_en,causes,mode,partner_ar,min_age"
ROW = "palms,تسميد النخيل,Feeding palms,نخدم النخيل.,We look after palms.,environment,online,مزارع الوادي,14"


@pytest.fixture(autouse=True)
def _english() -> None:
    translation.activate("en")


@pytest.fixture(autouse=True)
def index() -> OpportunityIndexPage:
    index = OpportunityIndexPageFactory()
    translate(index, "en", title="Opportunities", slug="opportunities")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    PartnerPageFactory(title="مزارع الوادي")
    return index


def plan_of(content: bytes | str, *, publish: bool = True, create_missing: bool = False) -> Plan:
    content = content.encode() if isinstance(content, str) else content
    return Plan.of_file(content, Allowance(), create_missing=create_missing, publish=publish)


def table(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows])


def carried_out(content: bytes | str, *, publish: bool = True) -> Plan:
    plan = plan_of(content, publish=publish)
    assert not plan.problems, plan.problems
    carry_out(plan)
    return plan


def problems(content: bytes | str) -> list[str]:
    return [str(problem) for problem in plan_of(content).problems]


def outcomes(plan: Plan) -> list[Outcome]:
    assert not plan.problems, plan.problems
    return [entry.outcome for entry in plan.entries]


def english(reference: str) -> OpportunityPage:
    return OpportunityPage.objects.get(original__reference=reference)


def exported() -> dict[str, dict[str, str]]:
    """An export's cells by reference and column."""
    content = read_table(export(originals_for()), ("reference", "title_ar"))
    rows = [dict(zip(content.header, line.cells, strict=True)) for line in content.lines]
    return {row["reference"]: row for row in rows}


@pytest.fixture
def varied(index: OpportunityIndexPage) -> list[OpportunityPage]:
    """Opportunities with all that a table can hold, and with more than it can."""
    rich = [
        ("paragraph", {"text": "<p>أول <b>الكلام</b></p><p>ثانيه</p>"}),
        ("heading", {"level": "h2", "text": "عنوان", "anchor": ""}),
    ]
    pages = [
        OpportunityPageFactory(parent=index, reference="plain", skills=[SkillFactory(), SkillFactory()]),
        OpportunityPageFactory(
            parent=index,
            reference="full",
            audience=Audience.WOMEN,
            audience_reason="في قسم النساء",
            min_age=0,
            max_age=60,
            hours_total="2.5",
            certificate=Certificate.HOURS,
            opens_at=at(1),
            apply_url="https://example.org/?a=1&b=2",
            contact_email="",
            place=PlaceFactory(),
            summary="=SUM(1)",
        ),
        OpportunityPageFactory(
            parent=index, reference="rich", body=rich, sessions=[SessionFactory(), SessionFactory()]
        ),
        OpportunityPageFactory(
            parent=index,
            reference="online",
            mode=Mode.ONLINE,
            place=None,
            schedule_type=ScheduleType.ONGOING,
            deadline_at=None,
            starts_on=at(1).date(),
            body=[],
        ),
        OpportunityPageFactory(parent=index, reference="draft", live=False),
    ]
    for page in pages[:3]:
        translate(page, "en")
    return pages


def test_an_exported_table_changes_nothing(varied: list[OpportunityPage]) -> None:
    before = exported()
    assert set(before) == {"plain", "full", "rich", "online", "draft"}
    plan = plan_of(export(originals_for()))
    kinds = dict(zip([entry.row["reference"] for entry in plan.entries], outcomes(plan), strict=True))
    assert set(kinds.values()) - {Outcome.PUBLISHED} == {Outcome.UNCHANGED}
    finder = plan.finder
    assert [*finder.new_partners, *finder.new_places, *finder.new_skills] == []
    revisions = {page.pk: page.latest_revision_id for page in OpportunityPage.objects.all()}
    carry_out(plan_of(export(originals_for()), publish=False))
    assert {page.pk: page.latest_revision_id for page in OpportunityPage.objects.all()} == revisions
    assert exported() == before


def test_an_export_holds_what_was_imported(tmp_path: Path) -> None:
    carried_out(table(ROW))
    cells = exported()["palms"]
    for column, value in zip(HEADER.split(","), ROW.split(","), strict=True):
        assert cells[column] == value
    file = tmp_path / "out.csv"
    call_command("export_opportunities", str(file))
    assert file.read_bytes() == export(originals_for())
    output = StringIO()
    call_command("export_opportunities", stdout=output)
    assert "Feeding palms" in output.getvalue()


def test_only_what_differs_is_changed(varied: list[OpportunityPage]) -> None:
    before = OpportunityPage.objects.get(reference="rich")
    cells = exported()["rich"]
    header = "reference,title_ar,title_en,causes,mode,seats"
    row = ",".join([cells[name] for name in header.split(",")[:-1]] + ["33"])
    plan = carried_out(table(row, header=header))
    assert [entry.changes for entry in plan.entries] == [["seats"]]
    after = OpportunityPage.objects.get(reference="rich")
    assert after.seats_needed == 33
    assert str(after.body) == str(before.body)
    assert after.sessions.count() == 2
    assert (after.summary, after.partner, after.place) == (before.summary, before.partner, before.place)


def test_what_a_table_cannot_hold_is_not_replaced_by_it(varied: list[OpportunityPage]) -> None:
    lines = export(originals_for()).decode("utf-8-sig")
    assert "holds more than a table can" in " ".join(problems(lines.replace("ثانيه", "آخره")))
    cells = exported()["rich"]
    header = "reference,title_ar,title_en,causes,mode,starts_at,ends_at"
    row = ",".join([cells[name] for name in header.split(",")[:5]] + ["2030-01-01 10:00", "2030-01-01 12:00"])
    assert "more sessions than a table can hold" in problems(table(row, header=header))[0]


def test_an_empty_cell_empties_and_a_missing_column_does_not() -> None:
    carried_out(table(ROW))
    carried_out(table(ROW.replace(",14", ",")))
    page = OpportunityPage.objects.get(reference="palms")
    assert page.min_age is None
    carried_out(
        table(
            "palms,تسميد النخيل,Feeding palms,environment,online",
            header="reference,title_ar,title_en,causes,mode",
        )
    )
    assert OpportunityPage.objects.get(reference="palms").summary == "نخدم النخيل."


def test_drafts_are_seen_by_nobody_and_wait_for_their_editor() -> None:
    carried_out(table(ROW), publish=False)
    arabic = OpportunityPage.objects.get(reference="palms")
    assert not arabic.live
    assert not english("palms").live
    assert english("palms").get_latest_revision_as_object().title == "Feeding palms"
    assert outcomes(plan_of(table(ROW), publish=False)) == [Outcome.UNCHANGED]
    assert outcomes(plan_of(table(ROW))) == [Outcome.PUBLISHED]
    carried_out(table(ROW))
    assert english("palms").live


def test_a_draft_of_a_live_page_leaves_what_visitors_read() -> None:
    carried_out(table(ROW))
    changed = table(ROW.replace("Feeding", "Tending").replace("نخدم", "نرعى"))
    carried_out(changed, publish=False)
    for page in (OpportunityPage.objects.get(reference="palms"), english("palms")):
        assert page.has_unpublished_changes
    assert english("palms").title == "Feeding palms"
    assert OpportunityPage.objects.get(reference="palms").summary == "نخدم النخيل."
    assert outcomes(plan_of(changed, publish=False)) == [Outcome.UNCHANGED]
    assert StringTranslation.objects.filter(data="Tending palms").exists()


def test_a_page_that_was_taken_down_stays_down_while_its_row_is_the_same() -> None:
    carried_out(table(ROW))
    OpportunityPage.objects.get(reference="palms").unpublish()
    assert outcomes(plan_of(table(ROW))) == [Outcome.UNCHANGED]


def test_an_original_in_english_keeps_its_language(index: OpportunityIndexPage) -> None:
    page = OpportunityPageFactory(
        parent=index.get_translation(english_locale()),
        title="Night market",
        slug="night-market",
        reference="market",
    )
    cells = exported()["market"]
    assert (cells["title_en"], cells["title_ar"]) == ("Night market", "")
    header = "reference,title_ar,title_en,causes,mode,seats"
    row = f"market,,Day market,environment,on-site,{cells['seats']}"
    carried_out(table(row, header=header))
    page.refresh_from_db()
    assert page.title == "Day market"
    assert (
        "not in this language yet"
        in problems(table(row.replace("market,,", "market,سوق,"), header=header))[0]
    )


def english_locale() -> object:
    return OpportunityIndexPage.objects.get(locale__language_code="en").locale


def test_signs_of_markup_are_text_in_both_languages() -> None:
    header = HEADER + ",body_ar,body_en"
    carried_out(table(ROW + ",أحمر <b> & أزرق,Red <b> & blue", header=header))
    for page, words in ((OpportunityPage.objects.get(reference="palms"), "أحمر"), (english("palms"), "Red")):
        text = str(page.body)
        assert words in text
        assert "&lt;b&gt; &amp;" in text
    assert outcomes(plan_of(table(ROW + ",أحمر <b> & أزرق,Red <b> & blue", header=header))) == [
        Outcome.UNCHANGED
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("environment", "space", "“space” is none of"),
        (",14", ",140", "Write a number from 0 to 120."),
        ("مزارع الوادي", "لا أحد", "The site has no partner “لا أحد”."),
        ("online", "on-site", "Say in which municipality it takes place."),
        ("Feeding palms", "", "column “title_en”: This cell is empty."),
        ("We look after palms.", "", "column “summary_en”: Write it in both languages, or in neither."),
        ("palms,", "Palms!,", "column “reference”"),
    ],
    ids=range(7),
)
def test_each_problem_is_told_before_anything_is_written(old: str, new: str, message: str) -> None:
    found = problems(table(ROW.replace(old, new, 1)))
    assert len(found) == 1
    assert found[0].startswith("Row 2, column")
    assert message in found[0]
    assert not OpportunityPage.objects.exists()


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"starts_at": "2030-01-01 10:00"}, "column “ends_at”: Say when it ends."),
        ({"ends_at": "2030-01-01 10:00"}, "column “starts_at”: Say when it starts."),
        ({"starts_at": "2030-01-01"}, "column “starts_at”: Write the time like"),
        ({"starts_at": "1830-01-01 10:00"}, "The year must be between 2000 and 2100."),
        ({"hours": "2.55"}, "one digit after the point"),
        ({"max_age": "3"}, "column “max_age”: The oldest age is below the youngest."),
        ({"audience": "women"}, "Say why it is not for everyone."),
        ({"apply_url": "example.org"}, "column “apply_url”: Write a web address"),
        ({"contact_email": "nobody"}, "column “contact_email”"),
        ({"body_ar": "واحد", "body_en": '"one\ntwo"'}, "Write as many paragraphs in both languages"),
    ],
    ids=range(10),
)
def test_what_breaks_a_rule_is_told_by_its_column(cells: dict[str, str], message: str) -> None:
    content = table(",".join([ROW, *cells.values()]), header=",".join([HEADER, *cells]))
    assert message in " ".join(problems(content))


def test_no_more_is_written_at_once_than_others_can_wait_for() -> None:
    rows = [ROW.replace("palms,", f"palms-{number},", 1) for number in range(3)]
    content = table(*rows).encode()
    plan = Plan.of_file(content, Allowance(most_written=2), create_missing=False, publish=True)
    assert [str(problem) for problem in plan.problems] == [
        "Import 2 new or changed opportunities at most at a time. Split the file."
    ]
    carried_out(table(*rows))
    assert not Plan.of_file(content, Allowance(most_written=2), create_missing=False, publish=True).problems


def test_a_locked_page_is_not_changed() -> None:
    carried_out(table(ROW))
    OpportunityPage.objects.filter(reference="palms").update(locked=True)
    assert "The page is locked" in problems(table(ROW.replace(",14", ",15")))[0]


def test_names_written_otherwise_are_the_same_things() -> None:
    SkillFactory(name_ar="زراعة", name_en="Farming")
    header = HEADER + ",skills"
    carried_out(table(ROW + ",زراعة|farming", header=header))
    assert Skill.objects.filter(name_en__iexact="farming").count() == 1
    assert outcomes(plan_of(table(ROW + ",زراعة|FARMING", header=header))) == [Outcome.UNCHANGED]


def test_a_dry_run_and_drafts_from_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(table(ROW), encoding="utf-8")
    output = StringIO()
    call_command("import_opportunities", str(file), dry_run=True, stdout=output)
    assert output.getvalue() == "Nothing is written: this is what would be done.\n1 new opportunity\n"
    assert not OpportunityPage.objects.exists()
    call_command("import_opportunities", str(file), draft=True, stdout=output)
    assert not OpportunityPage.objects.get(reference="palms").live
