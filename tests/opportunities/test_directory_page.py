"""The directory page as visitors get it, in both languages."""

import pytest
from django.test import Client

from opportunities.models import OpportunityIndexPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> OpportunityIndexPage:
    arabic = OpportunityIndexPageFactory()
    translate(arabic, "en", title="Opportunities", slug="opportunities")
    return arabic


def test_page(index: OpportunityIndexPage, client: Client) -> None:
    page = OpportunityPageFactory(title="زراعة الأشجار", reference="trees")
    page.save_revision().publish()
    response = client.get(index.get_url())
    assert response.status_code == 200
    assert "زراعة الأشجار" in response.content.decode()
