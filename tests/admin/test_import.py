"""Importing a table of opportunities in the admin: upload, preview, start, result; who may do what."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils import timezone

from core import roles
from core.models import Place, Skill
from core.progress import Teller
from core.schedule import HOUSEKEEPING
from opportunities.exchange import runs
from opportunities.exchange.plan import Plan
from opportunities.exchange.writing import carry_out
from opportunities.models import OpportunityImport, OpportunityPage
from partners.models import Contributor, PartnerPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory

from .conftest import SignIn, make_user

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/opportunities/import/"
HEADER = (
    "reference,title_ar,title_en,partner_ar,partner_en,causes,skills,mode,municipality,"
    "place_ar,place_en,min_age"
)
ROW = (
    "palms,تسميد النخيل,Feeding palms,مزارع الوادي,Valley Farms,environment,زراعة|farming,on-site,al-khor,"
    "مزرعة,Farm,14"
)
SECOND = (
    ROW.replace("palms,", "dates,", 1)
    .replace("تسميد النخيل", "قطف التمر")
    .replace("Feeding palms", "Picking dates")
)


@pytest.fixture(autouse=True)
def _tree() -> None:
    translate(OpportunityIndexPageFactory(), "en", title="Opportunities", slug="opportunities")
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")


def csv(*rows: str, header: str = HEADER) -> SimpleUploadedFile:
    return SimpleUploadedFile("table.csv", "\n".join([header, *rows]).encode(), "text/csv")


def upload(client: Client, file: SimpleUploadedFile, action: str = "publish", missing: bool = True) -> str:
    """The address of the preview."""
    options = {"action": action} | ({"create_missing": "on"} if missing else {})
    response = client.post(UPLOAD, {"file": file} | options)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def start(client: Client, address: str, action: str = "publish", missing: bool = True) -> str:
    """What the page says once the worker is through with what its button started."""
    options = {"action": action, "start": "1"} | ({"create_missing": "on"} if missing else {})
    # Tests run in a transaction; tasks that wait for its end run at once here.
    with TestCase.captureOnCommitCallbacks(execute=True):
        response = client.post(address, options)
    return response.content.decode() if response.status_code == 400 else client.get(address).content.decode()


@pytest.fixture
def reviewer(sign_in: SignIn) -> Client:
    return sign_in(roles.REVIEWERS)


def test_the_preview_says_what_would_be_done_and_writes_nothing(sign_in: SignIn) -> None:
    client = sign_in(None)
    page = client.get(upload(client, csv(ROW, SECOND))).content.decode()
    for words in ("2 new opportunities", "1 new partner", "1 new skill", "1 new place"):
        assert words in page
    assert "تسميد النخيل" in page
    assert "Valley Farms" in page
    assert "Publish 2 opportunities" in page
    assert not OpportunityPage.objects.exists()
    assert not Skill.objects.filter(name_en="farming").exists()
    assert not Place.objects.filter(name_en="Farm").exists()
    assert not PartnerPage.objects.exists()


def test_publishing_ends_on_a_page_that_links_what_was_made(sign_in: SignIn) -> None:
    client = sign_in(None)
    page = start(client, upload(client, csv(ROW, SECOND)))
    assert "Everything is imported and published." in page
    arabic = OpportunityPage.objects.get(reference="palms")
    assert f'href="/admin/pages/{arabic.pk}/edit/"' in page
    english = OpportunityPage.objects.get(original=arabic)
    assert f'href="/admin/pages/{english.pk}/edit/"' in page
    assert client.get(english.url).status_code == 200


def test_errors_are_told_by_row_and_column_and_a_corrected_file_takes_the_place(reviewer: Client) -> None:
    address = upload(reviewer, csv(ROW, SECOND.replace("environment", "space")))
    page = reviewer.get(address).content.decode()
    for words in ("there is 1 error", "“space” is none of", '<code dir="ltr">causes</code>'):
        assert words in page
    assert "Publish 2" not in page
    assert "there is 1 error" in start(reviewer, address)
    response = reviewer.post(address, {"replace": "1", "file": csv(ROW)}, follow=True)
    assert "1 new opportunity" in response.content.decode()
    assert OpportunityImport.objects.count() == 1


def test_what_was_uploaded_stays_when_it_cannot_be_read(reviewer: Client) -> None:
    file = SimpleUploadedFile("table.csv", "اسم".encode("cp1256") + b",\xff\xfe", "text/csv")
    page = reviewer.get(upload(reviewer, file)).content.decode()
    assert "can&#x27;t be read for certain" in page
    assert "table.csv" in reviewer.get(UPLOAD).content.decode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "This field is required."),
        ({"file": SimpleUploadedFile("x.csv", b"x" * (10 * 1024 * 1024 + 1))}, "larger than 10 MB"),
    ],
    ids=["no file", "too large"],
)
def test_a_file_that_is_not_taken_is_answered_with_why(
    reviewer: Client, data: dict[str, SimpleUploadedFile], message: str
) -> None:
    response = reviewer.post(UPLOAD, data | {"action": "draft"})
    assert response.status_code == 400
    assert message in response.content.decode()
    assert not OpportunityImport.objects.exists()


def test_a_change_shows_old_and_new_and_what_else_it_would_publish(sign_in: SignIn) -> None:
    client = sign_in(None)
    start(client, upload(client, csv(ROW, SECOND)))
    waiting = OpportunityPage.objects.get(reference="dates")
    waiting.summary = "تغيير ينتظر"
    waiting.save_revision()
    page = client.get(upload(client, csv(ROW, SECOND.replace(",14", ",15")))).content.decode()
    assert "1 changed opportunity" in page
    assert "1 opportunity unchanged" in page
    assert "<del>14</del> 15" in page
    assert page.count("They are published with it.") == 1
    assert page.index(">dates<") < page.index(">palms<")


def test_errors_are_told_in_arabic(sign_in: SignIn) -> None:
    client = sign_in(roles.REVIEWERS, "ar")
    page = client.get(upload(client, csv(ROW.replace("environment", "space")))).content.decode()
    assert "«space»" in page
    assert 'dir="rtl"' in page


def test_other_options_are_seen_before_they_are_carried_out(sign_in: SignIn) -> None:
    client = sign_in(None)
    address = upload(client, csv(ROW), action="draft")
    assert "Save 1 draft" in client.get(address).content.decode()
    page = start(client, address, action="publish")
    assert "You chose otherwise" in page
    assert "Publish 1 opportunity" in page
    assert not OpportunityPage.objects.exists()
    assert "imported and published" in start(client, address, action="publish")


def test_editors_import_drafts_and_can_publish_nothing(sign_in: SignIn) -> None:
    client = sign_in(roles.EDITORS)
    assert 'value="publish"' not in client.get(UPLOAD).content.decode()
    response = client.post(UPLOAD, {"file": csv(ROW), "action": "publish", "create_missing": "on"})
    assert response.status_code == 400
    assert "Everything is imported as drafts." in start(
        client, upload(client, csv(ROW), action="draft"), action="draft"
    )
    assert not OpportunityPage.objects.live().exists()
    assert not PartnerPage.objects.live().exists()


@pytest.fixture
def contributor() -> Client:
    """Someone who works for a partner of the site."""
    user = make_user(roles.CONTRIBUTORS)
    Contributor.objects.create(user=user, partner=PartnerPageFactory(title="مزارع الوادي"))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


PROPOSAL = "palms,تسميد النخيل,Feeding palms,,,environment,,online,,,,14"


def test_a_contributor_proposes_for_their_own_partner(contributor: Client) -> None:
    assert "Everything is imported as drafts." in start(
        contributor, upload(contributor, csv(PROPOSAL), "draft", missing=False), "draft", missing=False
    )
    page = OpportunityPage.objects.get(reference="palms")
    assert page.get_latest_revision_as_object().partner.title == "مزارع الوادي"
    assert not page.live
    assert "Feeding palms" in contributor.get("/admin/opportunities/export/").content.decode()


def test_a_contributor_touches_and_sees_nothing_of_others(contributor: Client) -> None:
    other = PartnerPageFactory(title="جهة أخرى")
    OpportunityPageFactory(reference="secret", partner=other, title="سر", live=False)
    rows = (
        PROPOSAL.replace(",,,environment", ",جهة أخرى,,environment"),
        PROPOSAL.replace("palms,", "secret,", 1),
    )
    page = contributor.get(upload(contributor, csv(*rows), "draft", missing=False)).content.decode()
    assert "You propose opportunities of your own body only." in page
    assert "You may not change the opportunity with this reference." in page
    assert "سر" not in contributor.get("/admin/opportunities/export/").content.decode()
    made = PROPOSAL.replace(",,online,,,,", ",زراعة|farming,on-site,doha,مكان,Somewhere,")
    page = contributor.get(upload(contributor, csv(made), "draft")).content.decode()
    assert "The site has no skill" in page


def test_translators_have_no_part_in_it(sign_in: SignIn) -> None:
    client = sign_in(roles.TRANSLATORS)
    assert client.get(UPLOAD, follow=True).request["PATH_INFO"] != UPLOAD
    assert UPLOAD not in client.get("/admin/").content.decode()


def test_each_sees_their_own_tables(reviewer: Client, sign_in: SignIn) -> None:
    address = upload(reviewer, csv(ROW))
    assert sign_in(roles.REVIEWERS).get(address).status_code == 404
    assert sign_in(None).get(address).status_code == 200


def test_what_came_in_the_way_meanwhile_is_told_and_nothing_is_written(sign_in: SignIn) -> None:
    client = sign_in(None)
    address = upload(client, csv(ROW, SECOND))
    record = OpportunityImport.objects.get()
    runs.start(record, record.user)
    OpportunityPageFactory(reference="dates", locked=True)
    runs.run_import.func(record.pk, str(record.run))
    page = client.get(address).content.decode()
    assert "The page is locked" in page
    assert not OpportunityPage.objects.filter(reference="palms").exists()


def test_whoever_lost_the_right_meanwhile_publishes_nothing(sign_in: SignIn) -> None:
    user = make_user(roles.REVIEWERS)
    record = OpportunityImport.objects.create(name="t.csv", content=csv(ROW).read(), publish=True, user=user)
    runs.start(record, user)
    user.groups.set([roles.EDITORS.group()])
    runs.run_import.func(record.pk, str(record.run))
    record.refresh_from_db()
    assert record.state == record.State.REFUSED
    assert not OpportunityPage.objects.exists()


def test_a_run_that_was_given_up_changes_nothing(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    user = make_user(None)
    record = OpportunityImport.objects.create(
        name="t.csv", content=csv(ROW).read(), publish=True, create_missing=True, user=user
    )
    runs.start(record, user)
    first = str(record.run)

    def carry_out_while_it_is_started_again(plan: Plan, **options: object) -> None:
        carry_out(plan, **options)
        runs.start(OpportunityImport.objects.get(), user)

    monkeypatch.setattr(runs, "carry_out", carry_out_while_it_is_started_again)
    runs.run_import.func(record.pk, first)
    assert not OpportunityPage.objects.exists()


def test_a_failure_is_said_and_nothing_is_written(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sign_in(None)
    address = upload(client, csv(ROW))

    def fail(plan: Plan, **options: object) -> None:
        carry_out(plan, **options)
        raise RuntimeError

    monkeypatch.setattr(runs, "carry_out", fail)
    assert "The import failed and nothing was written." in start(client, address)
    assert not OpportunityPage.objects.exists()
    monkeypatch.undo()
    assert "imported and published" in start(client, address)


def test_progress_is_told_while_it_runs_and_a_lost_one_can_be_started_again(sign_in: SignIn) -> None:
    client = sign_in(None)
    address = upload(client, csv(ROW))
    record = OpportunityImport.objects.get()
    runs.start(record, record.user)
    assert "Waiting for the worker" in client.get(address).content.decode()
    OpportunityImport.objects.update(state=record.State.RUNNING)
    Teller(runs.record_key(record)).tell("write", 1, 4)
    assert "1 of 4 rows are written." in client.get(address).content.decode()
    told = client.get(f"{address}progress/").json()
    assert told == {"underWay": True, "sentence": "1 of 4 rows are written.", "percent": 32}
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        page = client.get(address).content.decode()
        assert "Start again" in page
        assert not client.get(f"{address}progress/").json()["underWay"]
    assert "imported and published" in start_again(client, address)


def start_again(client: Client, address: str) -> str:
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        with TestCase.captureOnCommitCallbacks(execute=True):
            client.post(address)
        return client.get(address).content.decode()


def test_old_tables_are_forgotten_but_not_those_under_way(reviewer: Client) -> None:
    upload(reviewer, csv(ROW))
    upload(reviewer, csv(SECOND))
    OpportunityImport.objects.update(created_at=timezone.now() - timedelta(days=31))
    running = OpportunityImport.objects.first()
    OpportunityImport.objects.filter(pk=running.pk).update(state=running.State.RUNNING)
    call_command("prune_imports", "--days=30", verbosity=0)
    assert list(OpportunityImport.objects.all()) == [running]
    assert ("prune_imports", "--days=30") in HOUSEKEEPING
