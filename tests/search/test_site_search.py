"""The page of the site's search, as a visitor sees it."""

import json
from urllib.parse import quote
from xml.parsers import expat

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigns.models import CampaignIndexPage
from core.models import Cause
from home.models import HomePage, StandardPage
from opportunities.models import OpportunityPage
from search import indexing, sections
from tests.factories.campaigns import CampaignFactory, CampaignIndexFactory
from tests.factories.core import translate
from tests.factories.home import StandardPageFactory
from tests.factories.news import ArticlePageFactory
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory
from tests.factories.partners import PartnerPageFactory
from tests.reading import links, main, read, words

pytestmark = pytest.mark.django_db
AR, EN = "/ar/search/", "/en/search/"


def publish(page: OpportunityPage) -> None:
    """With its row in the listing, as an editor publishes it."""
    page.save_revision().publish()


def campaigns(home: HomePage) -> CampaignIndexPage:
    return CampaignIndexPage.objects.first() or CampaignIndexFactory(parent=home)


@pytest.fixture
def turtles(home_ar: HomePage) -> None:
    """One page of each kind about turtles in Arabic, and one in English."""
    partner = PartnerPageFactory(title="أصدقاء السلاحف", slug="turtles")
    publish(OpportunityPageFactory(title="احرس السلاحف ليلًا", summary="دوريات.", partner=partner))
    ArticlePageFactory(title="عودة السلاحف إلى الشاطئ", summary="خبر سار من فويرط.")
    CampaignFactory(parent=campaigns(home_ar), title="أسبوع السلاحف")
    page = StandardPageFactory(parent=home_ar, title="دليل السلاحف", slug="guide", summary="كيف تتصرف.")
    StandardPageFactory(parent=home_ar, title="الخصوصية", slug="privacy", summary="ما نحفظه.")
    translate(page, "en", title="A guide to quokkas", slug="guide", summary="What to do.")
    indexing.rebuild()


def tabs(page: BeautifulSoup) -> list[str]:
    return [words(link) for link in page.select(".tabs a")]


def titles(page: BeautifulSoup) -> list[str]:
    return [words(link) for link in page.select(".found article :is(h3, h4) a")]


# --- Every kind in one place ---------------------------------------------------------------------------


def test_everything_is_found_in_one_place(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q=سلاحف")
    assert set(titles(page)) == {
        "احرس السلاحف ليلًا",
        "عودة السلاحف إلى الشاطئ",
        "أسبوع السلاحف",
        "أصدقاء السلاحف",
        "دليل السلاحف",
    }
    assert tabs(page) == ["الكل 5", "الفرص 1", "الأخبار 1", "الحملات 1", "الشركاء 1", "الصفحات 1"]


@pytest.mark.parametrize(
    ("kind", "title", "facts"),
    [
        ("opportunities", "احرس السلاحف ليلًا", ("فرصة", "مفتوحة", "أصدقاء السلاحف")),
        ("news", "عودة السلاحف إلى الشاطئ", ("خبر", "5 ديسمبر 2025")),
        ("campaigns", "أسبوع السلاحف", ("حملة", "جارية")),
        ("partners", "أصدقاء السلاحف", ("شريك", "القطاع الخيري")),
        ("pages", "دليل السلاحف", ("صفحة", "كيف تتصرف.")),
    ],
)
def test_a_tab_shows_its_kind_and_what_matters_of_it(
    client: Client, turtles: None, kind: str, title: str, facts: tuple[str, ...]
) -> None:
    page = read(client, f"{AR}?q=سلاحف&kind={kind}")
    assert titles(page) == [title]
    assert page.select_one(".tabs [aria-current=page]")["href"].endswith(f"kind={kind}")
    text = words(page.select_one(".found article"))
    for fact in facts:
        assert fact in text
    assert tabs(page)[0] == "الكل 5", "other tabs keep their counts"


def test_results_lead_to_their_pages(client: Client, turtles: None) -> None:
    for address in links(read(client, f"{AR}?q=سلاحف"), ".found h3 a").values():
        assert client.get(address).status_code == 200


def test_what_has_every_word_comes_first_and_the_rest_under_a_heading(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q={quote('سلاحف فويرط')}")
    exact, partial = page.select("ol.found")
    assert words(exact.select_one("h3")) == "عودة السلاحف إلى الشاطئ"
    assert len(partial.select("h4")) == 4
    assert words(partial.find_previous("h3", class_="partial-title")) == "وفي هذه بعض كلماتك:"


def test_pages_of_the_other_language_stay_out_but_are_counted(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q=quokkas")
    assert titles(page) == []
    way = next(link for link in page.select("main a[hreflang=en]"))
    assert words(way.parent).endswith("نتيجة واحدة")
    there = read(client, way["href"])
    assert titles(there) == ["A guide to quokkas"]
    assert there.html["lang"] == "en"
    assert there.html["dir"] == "ltr"


def test_drafts_and_private_pages_are_not_found(client: Client, turtles: None) -> None:
    guide = StandardPage.objects.get(slug="guide", locale__language_code="ar")
    guide.view_restrictions.create(restriction_type="login")
    assert "دليل السلاحف" not in titles(read(client, f"{AR}?q=سلاحف"))


def test_the_opportunities_lead_on_to_the_directory(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q=سلاحف&kind=opportunities")
    [way] = [href for text, href in links(page, "main a").items() if "في الدليل" in text]
    assert way.endswith(f"?q={quote('سلاحف')}")
    assert "احرس السلاحف ليلًا" in main(client, way)


def test_results_come_in_pages(client: Client, home_ar: HomePage) -> None:
    for number in range(23):
        StandardPageFactory(parent=home_ar, title=f"دليل {number}", slug=f"guide-{number}")
    indexing.rebuild()
    first, second = read(client, f"{AR}?q=دليل"), read(client, f"{AR}?q=دليل&page=2")
    assert (len(titles(first)), len(titles(second))) == (20, 3)
    assert not set(titles(first)) & set(titles(second))
    assert links(first, ".pagination a")["التالي"] == f"?q={quote('دليل')}&page=2"


def test_a_result_costs_no_query(client: Client, home_ar: HomePage) -> None:
    def queries() -> int:
        indexing.rebuild()
        client.get(f"{AR}?q=دليل")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{AR}?q=دليل")
        return len(captured)

    def add(number: int) -> None:
        StandardPageFactory(parent=home_ar, title=f"دليل {number}", slug=f"guide-{number}")
        ArticlePageFactory(title=f"دليل الأخبار {number}")
        publish(OpportunityPageFactory(title=f"دليل الفرص {number}"))
        CampaignFactory(parent=campaigns(home_ar), title=f"دليل الحملات {number}")
        PartnerPageFactory(title=f"دليل الشركاء {number}")

    add(1)
    few = queries()
    add(2)
    add(3)
    assert queries() == few


# --- Nothing, and what to do ---------------------------------------------------------------------------


def test_nothing_found_says_what_to_do(client: Client, turtles: None) -> None:
    OpportunityIndexPageFactory()
    page = read(client, f"{AR}?q=بطاريق")
    text = words(page.main)
    assert "لم نجد شيئًا عن «بطاريق»" in text
    assert "راجع الإملاء" in text
    ways = links(page, "main a")
    health = Cause.objects.get(slug="health")
    assert ways[health.name_ar].endswith("?cause=health")
    assert f"?q={quote('بطاريق')}" in " ".join(ways.values())
    assert "عودة السلاحف إلى الشاطئ" in ways, "the latest news"
    assert "احرس السلاحف ليلًا" in ways, "what closes soon"
    assert page.select_one("#site-q")["value"] == "بطاريق"


def test_nothing_of_one_kind_leads_to_the_others(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q=الخصوصية&kind=news")
    assert links(page, ".empty a") == {"اعرض الكل: نتيجة واحدة": f"?q={quote('الخصوصية')}"}


def test_without_words_it_invites_to_search(client: Client, turtles: None) -> None:
    for path in (AR, f"{AR}?q=", f"{AR}?q=%20%20", f"{AR}?q=%00"):
        page = read(client, path)
        assert page.select_one("#site-q")["value"] == ""
        assert not page.select(".found")
        assert "لم نجد" not in words(page.main)


# --- What comes in ---------------------------------------------------------------------------------------


def test_too_many_letters_are_refused_and_kept(client: Client) -> None:
    typed = "سلحفاة " * 40
    page = read(client, f"{AR}?q={quote(typed)}", 400)
    assert "استعمل 200 حرف على الأكثر" in words(page.main)
    field = page.select_one("#site-q")
    assert field["value"] == typed.strip()
    assert words(page.find(id=field["aria-describedby"])) in words(page.main)
    assert read(client, f"{EN}?q={'a' * 200}") is not None


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("q=a&kind=nothing", "“nothing” isn't one of the choices."),
        ("q=a&page=0", "Write the page as a number from 1."),
        ("q=a&page=x", "Write the page as a number from 1."),
        ("q=a&page=99999999999999999999", "Write the page as a number from 1."),
    ],
)
def test_a_wrong_parameter_is_refused_with_a_message(client: Client, query: str, message: str) -> None:
    assert message in main(client, f"{EN}?{query}", 400)


def test_a_page_beyond_the_last_is_not_found(client: Client, turtles: None) -> None:
    page = read(client, f"{AR}?q=سلاحف&page=7", 404)
    assert links(page, ".empty a") == {"الصفحة الأولى": f"?q={quote('سلاحف')}"}


ODD_QUERIES = """
q=%22 q=a%22b q=%22unclosed q=a%00b q=%ED%A0%80 q=%09 q=* q=%28 q=NEAR%28a+b%29 q=AND q=NOT+a
q=%25s q=%5C q=%27
q=%3B+DROP+TABLE q=%E2%80%8F q=%F0%9F%90%A2 q=%EF%B7%BA q=a&q=b utm_source=x&q=a q=%FF q=- q=%D8%9F
literal=2&q=a
q=%3Cscript%3Ealert(1)%3C/script%3E
"""


@pytest.mark.parametrize("query", [*ODD_QUERIES.split(), "q=" + "a+" * 99])
def test_no_words_break_it(client: Client, turtles: None, query: str) -> None:
    for address in (AR, EN):
        response = client.get(f"{address}?{query}")
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert client.head(f"{address}?{query}").status_code == 200


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post(AR, {"q": "a"}).status_code == 405


def test_it_stays_out_of_other_search_engines(client: Client, turtles: None) -> None:
    for path in (AR, f"{EN}?q=turtles"):
        page = read(client, path)
        assert page.select_one("meta[name=robots]")["content"] == "noindex, follow"


# --- From every page ---------------------------------------------------------------------------------------


def test_every_page_has_the_search_in_its_head(client: Client, home_en: HomePage) -> None:
    for path, address in (("/ar/", AR), ("/en/", EN), (f"{AR}?q=a", AR)):
        head = read(client, path).select_one("header.site-header")
        assert head.select_one("form[role=search]")["action"] == address
        assert head.select_one("form[role=search] input[name=q]")
        assert head.select_one("a.search-link")["href"] == address, "one tap on a phone"


def test_the_language_switch_asks_the_same(client: Client, turtles: None) -> None:
    switch = read(client, f"{AR}?q=turtles&kind=pages").select_one("a.language")
    assert switch["href"] == f"/language{EN}?q=turtles&kind=pages"


def test_every_page_type_belongs_to_one_section() -> None:
    kinds = [kind for section in sections.all_sections() for kind in section.kinds]
    assert len(kinds) == len(set(kinds))
    assert {"opportunity", "article", "campaign", "partner", "standard", "home", "newsindex"} <= set(kinds)


@pytest.mark.parametrize(
    ("words_asked", "found"), [("about", True), ("about us", True), ("who are we", True), ("from", False)]
)
def test_words_that_only_join_others_find_what_is_called_so(
    client: Client, home_en: HomePage, words_asked: str, found: bool
) -> None:
    StandardPageFactory(parent=home_en, title="About us", slug="about", summary="Who we are and what we do.")
    StandardPageFactory(parent=home_en, title="Privacy", slug="privacy", summary="Data.")
    indexing.rebuild()
    assert titles(read(client, f"{EN}?q={words_asked}")) == (["About us"] if found else [])


# --- For browsers and other search engines --------------------------------------------------------------


@pytest.mark.parametrize(("language", "address"), [("ar", AR), ("en", EN)])
def test_browsers_can_ask_from_their_own_bar(client: Client, language: str, address: str) -> None:
    link = read(client, f"/{language}/").select_one("link[rel=search]")
    assert link["type"] == "application/opensearchdescription+xml"
    response = client.get(link["href"])
    assert response.headers["Content-Type"] == link["type"]
    expat.ParserCreate().Parse(response.content, True)  # raises where it isn't well-formed
    description = BeautifulSoup(response.content.decode(), "html.parser")
    [asked] = [url["template"] for url in description.find_all("url") if url["type"] == "text/html"]
    assert asked == f"http://testserver{address}?q={{searchTerms}}"
    assert description.find("language").text == language
    assert 0 < len(description.find("shortname").text) <= 16


@pytest.mark.parametrize(("language", "address"), [("ar", AR), ("en", EN)])
def test_the_home_page_tells_machines_how_to_search(client: Client, language: str, address: str) -> None:
    data = json.loads(read(client, f"/{language}/").select_one("script[type='application/ld+json']").string)
    [site] = [thing for thing in data["@graph"] if thing["@type"] == "WebSite"]
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template.endswith(f"{address}?q={{search_term_string}}")
    assert template.startswith("http")


# --- How the words were taken -----------------------------------------------------------------------------


def test_a_slip_is_mended_and_the_words_as_typed_are_one_click_away(
    client: Client, home_en: HomePage
) -> None:
    StandardPageFactory(parent=home_en, title="Volcano diary", slug="volcano", summary="Lava & ash.")
    indexing.rebuild()
    page = read(client, f"{EN}?q=volcnao")
    assert titles(page) == ["Volcano diary"]
    told = page.select_one(".corrected")
    assert "Showing results for volcano" in words(told)
    literal = read(client, told.a["href"] if told.a["href"].startswith("/") else EN + told.a["href"])
    assert titles(literal) == []
    assert "Nothing was found for “volcnao”" in words(literal.main)


def test_what_answers_is_marked_and_safe(client: Client, home_en: HomePage) -> None:
    StandardPageFactory(
        parent=home_en, title="Volcano <b>diary</b>", slug="volcano", summary="Of volcanoes & <script>."
    )
    indexing.rebuild()
    result = read(client, f"{EN}?q=volcano").select_one(".found article")
    assert [words(mark) for mark in result.find_all("mark")] == ["Volcano", "volcanoes"]
    assert "Of volcanoes & <script>." in words(result)
    assert not result.find_all(["b", "script"])
