"""What visitors find on a home page, and what editors can't get wrong there."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from wagtail.blocks.stream_block import StreamBlockValidationError

from home.blocks import HOME_BLOCKS
from home.models import HomePage
from tests.factories.campaigns import make_campaign
from tests.factories.core import ImageFactory
from tests.factories.home import compose
from tests.factories.news import ArticlePageFactory
from tests.factories.opportunities import OpportunityIndexPageFactory, OpportunityPageFactory, at
from tests.factories.partners import PartnerPageFactory

pytestmark = pytest.mark.django_db

TARGET = {
    "kicker": "هدف وطني",
    "title": "شخص من كل عشرة",
    "text": "",
    "goal": Decimal("10"),
    "unit": "%",
    "year": 2030,
    "from_year": 2024,
    "source": "الاستراتيجية الثالثة",
    "source_url": "https://example.org/",
    "published": [],
}
HERO = {
    "title": "ساعة منك، أثرٌ يبقى",
    "text": "ابحث عن فرصة.",
    "placeholder": "تعليم الأطفال",
    "examples": [{"label": "عن بُعد", "query": "mode=online&q=لغة"}],
}


def html_of(client: Client, home: HomePage) -> str:
    """The main part of the page."""
    response = client.get(home.url)
    assert response.status_code == 200
    return response.content.decode().split("<main")[1].split("</main>")[0]


def everything(home: HomePage) -> list[tuple[str, Any]]:
    """One of each section."""
    words = {"title": "يوم متطوع", "page": home, "url": "", "link_text": "اقرأ القصة"}
    number = {"value": "240", "label": "ساعة", "source": "تقرير", "source_url": "", "date": None}
    return [
        ("hero", HERO),
        ("campaign", {"campaign": None}),
        ("opportunities", {"title": "تُغلق قريبًا", "count": 9}),
        ("news", {"title": "آخر الأخبار", "count": 10}),
        ("target", TARGET),
        ("figures", {"title": "بالأرقام", "figures": [number]}),
        ("partners", {"title": "شركاؤنا", "text": "", "count": 24}),
        ("text_with_picture", words | {"text": "<p>نلتقي</p>", "image": ImageFactory()}),
        ("call_to_action", words | {"text": "انشر فرصك"}),
        ("quote", {"text": "جئت لساعة", "speaker": "مريم", "post": "", "language": ""}),
        ("notice", {"kind": "info", "title": "", "text": "<p>أهلًا</p>"}),
        ("pages", {"title": "اقرأ", "pages": [home]}),
    ]


def test_every_section_is_shown_in_both_languages(
    client: Client, home_ar: HomePage, home_en: HomePage
) -> None:
    assert [name for name, _value in everything(home_ar)] == [name for name, _block in HOME_BLOCKS]
    for home in (home_ar, home_en):
        html = html_of(client, compose(home, *everything(home)))
        for words in ("240", "يوم متطوع", "انشر فرصك", "جئت لساعة", "أهلًا"):
            assert words in html
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        for heading in re.findall(r'aria-labelledby="([^"]+)"', html):
            assert heading in ids


def test_the_head_is_the_first_heading_and_searches_the_directory(client: Client, home_ar: HomePage) -> None:
    directory = OpportunityIndexPageFactory()
    compose(home_ar, ("hero", HERO))
    html = html_of(client, home_ar)
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", html) == ["ساعة منك، أثرٌ يبقى"]
    form = html.split("<form")[1].split("</form>")[0]
    assert f'action="{directory.url}"' in form
    assert 'name="q"' in form
    example = re.search(r'<a href="([^"]+)">عن بُعد</a>', html)
    assert example
    assert client.get(example[1].replace("&amp;", "&")).status_code == 200


def test_the_browsers_title_says_what_the_site_is(
    client: Client, home_ar: HomePage, home_en: HomePage
) -> None:
    for home, title in (
        (home_ar, "أثر · البرنامج الوطني للتطوع"),
        (home_en, "Athar · The national volunteering programme"),
    ):
        assert f"<title>{title}</title>" in client.get(home.url).content.decode()


def test_a_home_page_without_a_head_has_its_title_as_heading(client: Client, home_ar: HomePage) -> None:
    compose(home_ar, ("target", TARGET))
    assert re.findall(r"<h1[^>]*>([^<]+)</h1>", html_of(client, home_ar)) == [home_ar.title]


@pytest.mark.parametrize("query", ["?mode=online", "mode", "https://example.org/?a=b", "/ar/?mode=online"])
def test_an_example_that_is_no_search_is_refused(home_ar: HomePage, query: str) -> None:
    hero = HERO | {"examples": [{"label": "عن بُعد", "query": query}]}
    with pytest.raises(StreamBlockValidationError) as error:
        compose(home_ar, ("hero", hero))
    assert "عن بُعد" in str(error.value.block_errors[0].block_errors["examples"])


def test_there_is_one_head(home_ar: HomePage) -> None:
    with pytest.raises(StreamBlockValidationError):
        compose(home_ar, ("hero", HERO), ("hero", HERO))


def test_opportunities_that_close_soonest_come_first(client: Client, home_ar: HomePage) -> None:
    OpportunityPageFactory(title="قراءة القصص", deadline_at=at(4)).save_revision().publish()
    OpportunityPageFactory(title="تنظيف الشاطئ", deadline_at=at(2)).save_revision().publish()
    compose(home_ar, ("opportunities", {"title": "تُغلق قريبًا", "count": 3}))
    html = html_of(client, home_ar)
    assert "تُغلق قريبًا" in html
    assert "كل الفرص" in html
    assert re.findall(r">(قراءة القصص|تنظيف الشاطئ)<", html) == ["تنظيف الشاطئ", "قراءة القصص"]


def test_news_has_a_lead_and_the_newest_first(client: Client, home_ar: HomePage) -> None:
    for day in (3, 9, 6):
        ArticlePageFactory(title=f"خبر {day}", slug=f"خبر-{day}", date=f"2026-01-0{day}")
    compose(home_ar, ("news", {"title": "آخر الأخبار", "count": 2}))
    html = html_of(client, home_ar)
    assert re.findall(r">(خبر \d)<", html) == ["خبر 9", "خبر 6"]
    lead, other = html.split("<article")[1:]
    assert "lead-story" in lead
    assert "lead-story" not in other


def test_partners_are_named(client: Client, home_ar: HomePage) -> None:
    partner = PartnerPageFactory(title="أصدقاء البحر")
    compose(home_ar, ("partners", {"title": "شركاؤنا", "text": "", "count": 8}))
    html = html_of(client, home_ar)
    assert f'href="{partner.url}"' in html
    assert "أصدقاء البحر" in html


def test_a_target_without_a_figure_says_so(client: Client, home_ar: HomePage) -> None:
    compose(home_ar, ("target", TARGET))
    html = html_of(client, home_ar)
    assert "لم يُنشر رقم بعد" in html
    assert "10%" in html
    assert 'href="https://example.org/"' in html
    assert "<table" not in html


def test_a_target_with_figures_shows_them_as_points_and_as_a_table(client: Client, home_ar: HomePage) -> None:
    published = [{"year": 2026, "value": Decimal("4.5")}, {"year": 2025, "value": Decimal("3.00")}]
    compose(home_ar, ("target", TARGET | {"published": published}))
    html = html_of(client, home_ar)
    assert "لم يُنشر رقم بعد" not in html
    rows = re.findall(r'<th scope="row">(\d+)</th><td><bdi>([^<]+)</bdi>', html)
    assert rows == [("2025", "3%"), ("2026", "4.5%")]
    assert html.count('class="point"') == 2


@pytest.mark.parametrize(
    ("field", "changes"),
    [("from_year", {"from_year": 2030}), ("published", {"published": [{"year": 2031, "value": Decimal(4)}]})],
)
def test_a_target_whose_years_contradict_is_refused(
    home_ar: HomePage, field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(StreamBlockValidationError) as error:
        compose(home_ar, ("target", TARGET | changes))
    assert list(error.value.block_errors[0].block_errors) == [field]


def test_sections_without_content_stay_away(client: Client, home_ar: HomePage) -> None:
    compose(
        home_ar,
        ("opportunities", {"title": "تُغلق قريبًا", "count": 3}),
        ("news", {"title": "آخر الأخبار", "count": 4}),
        ("partners", {"title": "شركاؤنا", "text": "", "count": 8}),
    )
    html = html_of(client, home_ar)
    for title in ("تُغلق قريبًا", "آخر الأخبار", "شركاؤنا"):
        assert title not in html


def test_an_empty_home_page_says_so(client: Client, home_ar: HomePage) -> None:
    compose(home_ar)
    assert "لم يوضع شيء في هذه الصفحة بعد" in html_of(client, home_ar)


def test_the_number_of_queries_does_not_grow_with_what_is_shown(
    client: Client, home_ar: HomePage, django_assert_max_num_queries: Any
) -> None:
    make_campaign(home_ar)
    compose(home_ar, *everything(home_ar))
    picture = ImageFactory()

    def add(number: int) -> None:
        for _time in range(number):
            ArticlePageFactory(picture=picture)
            PartnerPageFactory()
            OpportunityPageFactory().save_revision().publish()
        client.get(home_ar.url)

    add(3)
    with django_assert_max_num_queries(100) as few:
        client.get(home_ar.url)
    steady = len(few)
    add(27)
    with django_assert_max_num_queries(steady):
        html = html_of(client, home_ar)
    assert html.count("<article") == 9 + 10 + 24


def test_machines_learn_whose_site_it_is(client: Client, home_ar: HomePage) -> None:
    html = client.get(home_ar.url).content.decode()
    document = re.search(r'<script type="application/ld\+json">(.+?)</script>', html)
    assert document
    site, organisation = json.loads(document[1])["@graph"]
    assert (site["@type"], organisation["@type"]) == ("WebSite", "Organization")
    assert site["name"] == organisation["name"] == "أثر"
    assert site["inLanguage"] == "ar"
    search = site["potentialAction"]["target"]["urlTemplate"]
    assert search == "http://localhost/ar/search/?q={search_term_string}"


def test_a_call_to_what_is_gone_is_left_out(client: Client, home_ar: HomePage) -> None:
    partner = PartnerPageFactory()
    call = {"title": "كن معنا", "text": "", "link_text": "شارك", "page": partner, "url": ""}
    compose(home_ar, ("call_to_action", call))
    assert "كن معنا" in html_of(client, home_ar)
    partner.unpublish()
    assert "كن معنا" not in html_of(client, home_ar)
