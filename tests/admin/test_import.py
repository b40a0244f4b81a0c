"""Importing a table of opportunities in the admin: upload, preview, start, result; who may do what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from core import roles
from core.models import Place, Skill
from opportunities.models import OpportunityImport, OpportunityPage
from partners.models import PartnerPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory
from tests.factories.partners import PartnerIndexPageFactory

from .conftest import SignIn

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
