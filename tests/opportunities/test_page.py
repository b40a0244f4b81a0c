"""An opportunity's page says what a volunteer asks, in both languages, at any time."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from core.dates import qatar_now
from opportunities.choices import Frequency
from opportunities.models import OpportunityPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at

pytestmark = pytest.mark.django_db


def read(client: Client, page: Page) -> str:
    response = client.get(page.get_url())
    assert response.status_code == 200
    return response.content.decode()


def english(page: OpportunityPage) -> OpportunityPage:
    """The published English version of a page, its parents and its partner included."""
    for parent in (page.get_parent().specific, page.partner.get_parent().specific, page.partner):
        if not parent.has_translation(2):
            pass
    translate(page.get_parent().specific, "en")
    return translate(page, "en")


def test_smoke(client: Client) -> None:
    page = OpportunityPageFactory()
    html = read(client, page)
    assert page.title in html
