"""A partner's page, as a visitor reads it."""

import pytest
from django.test import Client

from tests.factories.core import translate
from tests.factories.partners import PartnerContactFactory, PartnerIndexPageFactory, PartnerPageFactory

pytestmark = pytest.mark.django_db


def test_page_is_served_in_both_languages(client: Client) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل النظيف")
    PartnerContactFactory(partner=partner)
    translate(PartnerIndexPageFactory(), "en", slug="partners", title="Partners")
    english = translate(partner, "en", title="Clean Coast", slug="clean-coast")
    assert english.original == partner
    assert english.sector == ""
    assert "جمعية الساحل النظيف" in client.get(partner.url).content.decode()
    assert english.url == "/en/partners/clean-coast/"
    assert "Clean Coast" in client.get(english.url).content.decode()
