"""The directory page as visitors get it, in both languages and without script."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.test import Client

from core.models import AccessibilityFeature
from opportunities.models import OpportunityIndexPage, OpportunityPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory

pytestmark = pytest.mark.django_db
ENGLISH = "/en/opportunities/"
ARABIC = f"/ar/{quote('فرص-التطوع')}/"


@pytest.fixture
def index() -> OpportunityIndexPage:
    arabic = OpportunityIndexPageFactory(page_size=5)
    translate(arabic, "en", title="Opportunities", slug="opportunities")
    return arabic


@pytest.fixture
def trees(index: OpportunityIndexPage) -> OpportunityPage:
    page = OpportunityPageFactory(
        title="زراعة الأشجار",
        summary="نغرس معًا مئة شجرة.",
        min_age=16,
        accessibility=[AccessibilityFeature.objects.get(slug="wheelchair")],
    )
    page.save_revision().publish()
    translate(page, "en", title="Planting trees", slug="planting-trees", summary="We plant a hundred trees.")
    return page


def get(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def results_of(html: str) -> str:
    """The part of the page that answers."""
    return html[html.index('id="results"') :]


def checkbox(html: str, name: str, value: str) -> str:
    """The label of a filter's value, with its box and count."""
    found = re.search(rf'<label><input[^>]*name="{name}" value="{value}"[^>]*>.*?</label>', html)
    assert found, (name, value)
    return found.group()


def test_cards_say_what_where_when_who_and_how_accessible(client: Client, trees: OpportunityPage) -> None:
    arabic, english = text_of(results_of(get(client, ARABIC))), text_of(results_of(get(client, ENGLISH)))
    for fact in ("زراعة الأشجار", "نغرس معًا مئة شجرة.", trees.place.name_ar, "مهيأ للكراسي المتحركة"):
        assert fact in arabic
    for fact in (
        "Planting trees",
        "We plant a hundred trees.",
        trees.place.name_en,
        "From 16 years",
        "Wheelchair",
    ):
        assert fact in english
    assert "7 of 12 places left" in english
    assert "1 opportunity" in english


def test_pages_are_in_their_own_language_and_direction(client: Client, trees: OpportunityPage) -> None:
    assert '<html lang="ar" dir="rtl"' in get(client, ARABIC)
    assert '<html lang="en" dir="ltr"' in get(client, ENGLISH)


def test_filters_keep_what_was_chosen_and_chips_take_it_off(client: Client, trees: OpportunityPage) -> None:
    html = get(client, f"{ENGLISH}?cause=environment&age=17&q=tree")
    assert "checked" in checkbox(html, "cause", "environment")
    assert re.search(r'name="age"[^>]*value="17"', html)
    assert re.search(r'name="q"[^>]*value="tree"', html)
    for query in ("q=tree&amp;cause=environment", "q=tree&amp;age=17", "cause=environment&amp;age=17"):
        assert f'href="{ENGLISH}?{query}"' in html
    assert f'class="clear" href="{ENGLISH}"' in html


def test_each_value_has_its_count(client: Client, trees: OpportunityPage) -> None:
    html = get(client, f"{ENGLISH}?cause=environment")
    assert text_of(checkbox(html, "cause", "environment")).split() == ["Environment", "1"]
    assert 'value="sport"' not in html


def test_language_switch_keeps_the_question(client: Client, trees: OpportunityPage) -> None:
    html = get(client, f"{ENGLISH}?cause=environment&age=17")
    assert f"{ARABIC}?cause=environment&amp;age=17" in html


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (ENGLISH, "Write the age as a number, like 16."),
        (ENGLISH, "“space” isn't one of the choices."),
    ],
)
def test_a_wrong_value_is_said_beside_its_field_and_kept(
    client: Client, trees: OpportunityPage, path: str, message: str
) -> None:
    html = get(client, f"{path}?age=old&cause=space&cause=health", status=400)
    assert message in text_of(html)
    assert re.search(r'name="age"[^>]*value="old"[^>]*aria-invalid="true"', html)
    assert "checked" in checkbox(html, "cause", "health")
    assert "Planting trees" not in results_of(html)


def test_too_many_letters_are_refused_with_a_limit(client: Client, trees: OpportunityPage) -> None:
    assert "Use 200 characters at most." in text_of(get(client, f"{ENGLISH}?q={'x' * 10_000}", status=400))


@pytest.mark.parametrize("words", ["%00", "a%00b", "%22", "%ED%A0%80", "%E2%80%AEtree", "NEAR(", "%25", "'"])
def test_odd_words_are_answered(client: Client, trees: OpportunityPage, words: str) -> None:
    get(client, f"{ENGLISH}?q={words}")
    get(client, f"{ARABIC}?q={words}")


def test_typed_text_is_never_markup(client: Client, trees: OpportunityPage) -> None:
    html = get(client, f"{ENGLISH}?q=%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in html
    html = get(client, f"{ENGLISH}?cause=%3Cscript%3Ealert(1)", status=400)
    assert "<script>alert" not in html


def test_nothing_found_says_what_would_be(client: Client, trees: OpportunityPage) -> None:
    html = results_of(get(client, f"{ENGLISH}?cause=environment&age=12"))
    assert "Nothing fits all of that" in html
    assert 'href="?cause=environment"' in html
    assert "Leave out “Age 12”" in html
    english_on_arabic = results_of(get(client, f"{ARABIC}?q=hundred"))
    assert f"{ENGLISH}?q=hundred" in english_on_arabic


def test_pages_have_links_and_beyond_the_last_is_a_way_back(
    client: Client, index: OpportunityIndexPage
) -> None:
    for _number in range(6):
        OpportunityPageFactory().save_revision().publish()
    first = get(client, f"{ARABIC}?cause=environment")
    assert 'href="?cause=environment&amp;page=2"' in first
    second = get(client, f"{ARABIC}?cause=environment&page=2")
    assert results_of(second).count("<article") == 1
    beyond = get(client, f"{ARABIC}?cause=environment&page=3", status=404)
    assert 'href="?cause=environment"' in results_of(beyond)


def test_only_the_plain_list_is_for_search_engines(client: Client, trees: OpportunityPage) -> None:
    assert "noindex" not in get(client, ENGLISH)
    assert "noindex" not in get(client, f"{ENGLISH}?utm_source=x")
    assert "noindex" in get(client, f"{ENGLISH}?cause=environment")
    assert f'<link rel="canonical" href="http://localhost{ENGLISH}">' in get(
        client, f"{ENGLISH}?cause=environment"
    )


def test_words_typed_into_the_plain_page_are_sorted_by_match(client: Client, trees: OpportunityPage) -> None:
    html = get(client, ENGLISH)
    assert '<option value="" selected>Soonest first</option>' in html
    assert '<option value="" selected>Best match</option>' in get(client, f"{ENGLISH}?q=tree&sort=")


def test_feed_holds_the_answers_of_the_same_question(client: Client, trees: OpportunityPage) -> None:
    response = client.get(f"{ENGLISH}feed/?cause=environment")
    assert response.headers["Content-Type"].startswith("application/rss+xml")
    feed = response.content.decode()
    assert "<title>Opportunities: Environment</title>" in feed
    assert "<title>Planting trees</title>" in feed
    assert "Planting trees" not in client.get(f"{ENGLISH}feed/?cause=sport").content.decode()
    assert client.get(f"{ENGLISH}feed/?cause=space").status_code == 400
