"""`/s/<code>` leads to a page in the visitor's language."""

import pytest
from django.test import Client

from home.models import HomePage
from tests.factories.campaigns import make_campaign
from tests.factories.core import translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def both_languages(home_ar: HomePage) -> None:
    campaign = make_campaign(home_ar, code="16days", slug="الأيام")
    translate(campaign.get_parent().specific, "en", slug="campaigns")
    translate(campaign, "en", slug="16-days", title="16 Days")


@pytest.mark.usefixtures("both_languages")
@pytest.mark.parametrize(("language", "address"), [("en-GB,en", "/en/campaigns/16-days/"), ("ar", "/ar/")])
def test_leads_to_the_page_in_the_visitors_language(client: Client, language: str, address: str) -> None:
    response = client.get("/s/16days", headers={"accept-language": language})
    assert response.status_code == 302
    assert response.headers["Location"].startswith(address)
    vary = {part.strip().lower() for part in response.headers["Vary"].split(",")}
    assert {"accept-language", "cookie"} <= vary


@pytest.mark.usefixtures("both_languages")
def test_the_chosen_language_wins_over_the_browsers(client: Client) -> None:
    client.cookies["language"] = "ar"
    assert client.get("/s/16days", headers={"accept-language": "en"}).headers["Location"].startswith("/ar/")


@pytest.mark.usefixtures("both_languages")
def test_letters_may_be_typed_in_any_case(client: Client) -> None:
    assert client.get("/s/16DAYS").status_code == 302


def test_without_a_translation_it_leads_to_the_version_there_is(client: Client, home_ar: HomePage) -> None:
    make_campaign(home_ar, code="only-arabic")
    response = client.get("/s/only-arabic", headers={"accept-language": "en"})
    assert response.headers["Location"].startswith("/ar/")


@pytest.mark.parametrize("code", ["nothing", "حملة", "x" * 3000, "%E2%80%AE", "a%20b"])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/s/{code}").status_code == 404


def test_an_unpublished_page_is_not_found(client: Client, home_ar: HomePage) -> None:
    make_campaign(home_ar, code="draft", live=False)
    assert client.get("/s/draft").status_code == 404
