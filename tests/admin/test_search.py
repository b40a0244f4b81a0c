"""Searching in the admin, through its own screens: every string is answered, in both languages."""

from itertools import cycle
from urllib.parse import quote

import pytest
from django.test import Client

from core.models import AtharDocument
from home.models import HomePage, StandardPage
from tests.factories.core import ImageFactory
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory

from .conftest import SignIn

pytestmark = pytest.mark.django_db
SCREENS = [
    "/admin/pages/search/?q={q}",
    "/admin/pages/search/results/?q={q}",
    "/admin/pages/search/?q={q}&ordering=title",
    "/admin/pages/{home}/?q={q}",
    "/admin/pages/{home}/results/?q={q}",
    "/admin/choose-page/search/?q={q}",
    "/admin/choose-page/search/?q={q}&page_type=opportunities.OpportunityPage",
    "/admin/images/?q={q}",
    "/admin/images/results/?q={q}",
    "/admin/images/chooser/results/?q={q}",
    "/admin/documents/?q={q}",
    "/admin/documents/chooser/results/?q={q}",
    "/admin/snippets/core/place/?q={q}",
    "/admin/users/?q={q}",
    "/admin/redirects/?q={q}",
    "/admin/searchpicks/?q={q}",
    "/admin/api/main/pages/?search={q}",
    "/admin/api/main/pages/?search={q}&search_operator=or",
    "/admin/api/main/pages/?search={q}&type=opportunities.OpportunityPage&order=-title",
    "/admin/api/main/images/?search={q}",
    "/admin/api/main/documents/?search={q}",
]
# As a browser sends them; a lone surrogate can't be sent.
ODD = {
    "quote": '"',
    "unclosed": 'un"closed term',
    "quoted word": 'a"b',
    "NUL": "a\x00b",
    "spaces": "   ",
    "tab": "\t",
    "2,000 words": "متطوع a " * 1000,
    "quoted words": '"a" ' * 300,
    "syntax": "{title}: NEAR(a b) AND NOT c* ^d",
    "tsquery": "a & !b | c:* <-> 'd'",
    "percent": "%s %d %",
    "backslash": "\\'",
    "marks": "\u064b\u202e\u200f",
    "emoji": "🌴",
    "bad bytes": "%ff%fe",
}


@pytest.fixture(params=["ar", "en"])
def client(request: pytest.FixtureRequest, sign_in: SignIn) -> Client:
    return sign_in(None, request.param)


@pytest.mark.parametrize(("text", "language"), zip(ODD.values(), cycle(("ar", "en"))), ids=ODD)
def test_every_screen_answers_every_string(
    sign_in: SignIn, home_ar: HomePage, text: str, language: str
) -> None:
    client = sign_in(None, language)
    OpportunityPageFactory(parent=OpportunityIndexPageFactory())
    ImageFactory()
    q = text if text.startswith("%ff") else quote(text)
    for screen in SCREENS:
        response = client.get(screen.format(q=q, home=home_ar.pk))
        # A form may refuse what is no text, and the API what it can't filter by; both say so.
        assert response.status_code in (200, 400), (screen, response.status_code)


@pytest.mark.parametrize("typed", ["إزاله", "الشاطيء", "شَاطِئ", "نظافه الشاطى"])
def test_editors_find_arabic_however_they_write_it(client: Client, home_ar: HomePage, typed: str) -> None:
    page = home_ar.add_child(
        instance=StandardPage(title="إزالة النفايات: تنظيف شاطئ الشاطئ، نظافة", slug="beach")
    )
    for screen in (
        "/admin/pages/search/?q={q}",
        "/admin/pages/{home}/?q={q}",
        "/admin/choose-page/search/?q={q}",
    ):
        found = client.get(screen.format(q=quote(typed), home=home_ar.pk)).content.decode()
        assert page.title in found, screen
    api = client.get(f"/admin/api/main/pages/?search={quote(typed)}").json()
    assert [item["title"] for item in api["items"]] == [page.title]


def test_pictures_and_documents_are_found_as_they_are_spoken_of(client: Client) -> None:
    ImageFactory(title="صورة الإفطار الجماعي")
    AtharDocument.objects.create(title="دليل المتطوّع", file="guide.pdf")
    assert "صورة الإفطار" in client.get("/admin/images/?q=الافطار").content.decode()
    assert "دليل المتطوّع" in client.get("/admin/documents/?q=المتطوع").content.decode()
    assert "دليل المتطوّع" not in client.get("/admin/documents/?q=المتطوعات").content.decode()


def test_the_best_title_comes_first(client: Client, home_ar: HomePage) -> None:
    for slug, title in (("long", "Palms along the old road and what they give"), ("short", "Palms")):
        home_ar.add_child(instance=StandardPage(title=title, slug=slug))
    found = client.get("/admin/pages/search/?q=palms").content.decode()
    assert 0 < found.index(edit_address("short")) < found.index(edit_address("long"))


def edit_address(slug: str) -> str:
    return f"/admin/pages/{StandardPage.objects.get(slug=slug).pk}/edit/"
