"""Suggestions below the search field, as the page's script gets them."""

from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from opportunities.models import OpportunityIndexPage, OpportunityPage
from search import queries
from search.spelling import Correction
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory
from tests.factories.partners import PartnerPageFactory

pytestmark = pytest.mark.django_db

ARABIC = quote("/ar/فرص-التطوع/")


@pytest.fixture
def index() -> OpportunityIndexPage:
    page: OpportunityIndexPage = OpportunityIndexPageFactory(slug="فرص-التطوع")
    translate(page, "en", title="Opportunities", slug="opportunities")
    return page


def make(**values: Any) -> OpportunityPage:
    page: OpportunityPage = OpportunityPageFactory(**values)
    page.save_revision().publish()
    return page


def complete(client: Client, text: str, base: str = ARABIC) -> BeautifulSoup:
    response = client.get(f"{base}complete/", {"q": text})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def options(soup: BeautifulSoup, group: str) -> list[str]:
    found = soup.find(attrs={"role": "group", "aria-label": group})
    return [option.bdi.get_text() for option in found.find_all(attrs={"role": "option"})] if found else []


def test_titles_are_completed_and_lead_to_their_pages(client: Client, index: OpportunityIndexPage) -> None:
    page = make(title="تنظيف الشواطئ")
    make(title="قراءة القصص")
    soup = complete(client, "تنظيف شوا")
    assert options(soup, "الفرص") == ["تنظيف الشواطئ"]
    assert soup.find(attrs={"role": "option"})["data-url"] == page.get_url()
    assert soup.div["data-count"] == "اقتراح واحد"


def test_names_of_filters_come_with_how_many_they_find(client: Client, index: OpportunityIndexPage) -> None:
    partner = PartnerPageFactory(title="جمعية البيئة الخضراء")
    make(title="تنظيف الشواطئ", partner=partner)
    make(title="غرس")
    soup = complete(client, "بيئ")
    assert options(soup, "ابحث حسب") == ["البيئة", "جمعية البيئة الخضراء"]
    first, second = soup.find(attrs={"aria-label": "ابحث حسب"}).find_all(attrs={"role": "option"})
    assert (first["data-url"], first.small.get_text()) == (
        f"{index.get_url()}?cause=environment",
        "المجال · 2",
    )
    assert second.small.get_text() == "الشريك · 1"
    assert client.get(first["data-url"]).status_code == 200


def test_values_that_nothing_has_are_left_out(client: Client, index: OpportunityIndexPage) -> None:
    assert complete(client, "الدو").find_all(attrs={"role": "option"}) == []
    assert complete(client, "الدو").div["data-count"] == "لا اقتراحات"


def test_a_slip_is_mended(
    client: Client, index: OpportunityIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(title="تنظيف الشواطئ")
    monkeypatch.setattr(queries, "corrections", lambda *asked: (Correction("تنضيف", "تنظيف"),))
    soup = complete(client, "تنضيف")
    assert options(soup, "هل تقصد") == ["تنظيف"]
    assert options(soup, "الفرص") == ["تنظيف الشواطئ"]


@pytest.mark.parametrize("text", ["", " ", "\x00", '"', "a" * 200, "%", "<b>", "٪", "\u202e"])
def test_odd_text_is_answered(client: Client, index: OpportunityIndexPage, text: str) -> None:
    make(title="تنظيف الشواطئ")
    assert "<b>" not in complete(client, text).decode()


def test_too_many_letters_are_refused(client: Client, index: OpportunityIndexPage) -> None:
    response = client.get(f"{ARABIC}complete/", {"q": "ا" * 201})
    assert (response.status_code, response.content.decode()) == (400, "اكتب 200 حرف على الأكثر.")


def test_markup_in_a_title_stays_text(client: Client, index: OpportunityIndexPage) -> None:
    make(title="<script>بحر</script>")
    assert options(complete(client, "بحر"), "الفرص") == ["<script>بحر</script>"]
