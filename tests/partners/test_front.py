"""The partner front: bodies by sector, in the reader's alphabet."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from partners.models import PartnerIndexPage, PartnerPage, Sector
from tests.factories.core import translate
from tests.factories.partners import PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import links, main, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def front_ar(db: None) -> PartnerIndexPage:
    return PartnerIndexPageFactory()


@pytest.fixture
def front_en(front_ar: PartnerIndexPage) -> PartnerIndexPage:
    return translate(front_ar, "en", title="Partners", slug="partners")


def names(client: Client, url: str) -> list[str]:
    return [words(link) for link in read(client, url).select("main .card-partner a")]


def test_bodies_stand_under_their_sector_with_counts_as_links(
    client: Client, front_ar: PartnerIndexPage
) -> None:
    PartnerPageFactory(title="جمعية الساحل", sector="charity")
    PartnerPageFactory(title="جمعية الكتاب", sector="charity")
    PartnerPageFactory(title="جامعة قطر", sector="university")
    page = read(client, front_ar.url)
    assert [words(heading) for heading in page.select("main section h2")] == [
        "القطاع الخيري",
        "التعليم العالي",
    ]
    assert links(page, ".chips a") == {
        "كل القطاعات 3": front_ar.url,
        "القطاع الخيري 2": f"{front_ar.url}?sector=charity",
        "التعليم العالي 1": f"{front_ar.url}?sector=university",
    }
    assert names(client, f"{front_ar.url}?sector=charity") == ["جمعية الساحل", "جمعية الكتاب"]
    current = read(client, f"{front_ar.url}?sector=charity").select(".chips [aria-current]")
    assert [words(link) for link in current] == ["القطاع الخيري 2"]


def test_a_sector_is_the_same_address_in_english_read_from_the_original(
    client: Client, front_ar: PartnerIndexPage, front_en: PartnerIndexPage
) -> None:
    partner = PartnerPageFactory(title="جمعية الساحل", sector="charity")
    translate(partner, "en", title="Coast Society", slug="coast")
    assert names(client, f"{front_en.url}?sector=charity") == ["Coast Society"]
    partner.sector = Sector.YOUTH
    partner.save_revision().publish()
    assert names(client, f"{front_en.url}?sector=charity") == []
    assert names(client, f"{front_en.url}?sector=youth") == ["Coast Society"]
    assert names(client, f"{front_ar.url}?sector=youth") == ["جمعية الساحل"]


@pytest.mark.parametrize(
    ("query", "arabic", "english"),
    [
        ("sector=nothing", "لا يوجد قطاع بهذا الرمز.", "There is no such sector."),
        ("sector=charity&sector=un", "اختر قطاعًا واحدًا فقط.", "Choose one sector only."),
    ],
)
def test_a_wrong_sector_is_answered_in_the_readers_language(
    client: Client, front_en: PartnerIndexPage, query: str, arabic: str, english: str
) -> None:
    PartnerPageFactory()
    for url, message in [("/ar/الشركاء/", arabic), ("/en/partners/", english)]:
        page = read(client, f"{url}?{query}", 400)
        assert message in words(page.select_one("main [role=alert]"))
        assert page.select(".card-partner") == []


def test_a_sector_without_bodies_says_so(client: Client, front_ar: PartnerIndexPage) -> None:
    PartnerPageFactory(sector="charity")
    assert "لا شريك من هذا القطاع بعد" in main(client, f"{front_ar.url}?sector=un")


def test_parameters_of_others_change_nothing(client: Client, front_ar: PartnerIndexPage) -> None:
    PartnerPageFactory(title="جمعية الساحل")
    assert names(client, f"{front_ar.url}?utm_source=x&sector=") == ["جمعية الساحل"]


def test_arabic_names_stand_in_the_order_of_the_alphabet(front_ar: PartnerIndexPage) -> None:
    # By code points أ and إ would stand before آ's neighbours and far from ا, and ى after ي's own letters.
    for title in ["بيت الخير", "إخوة العطاء", "اتحاد الطلاب", "أصدقاء البيئة", "تَميم", "تقنية"]:
        PartnerPageFactory(title=title)
    assert [partner.title for partner in PartnerPage.listed("ar")] == [
        "اتحاد الطلاب",
        "إخوة العطاء",
        "أصدقاء البيئة",
        "بيت الخير",
        "تقنية",
        "تَميم",
    ]


def test_listed_is_live_public_of_one_language_and_may_be_cut(front_en: PartnerIndexPage) -> None:
    first, second = PartnerPageFactory(title="أ"), PartnerPageFactory(title="ب")
    PartnerPageFactory(title="مسودة", live=False)
    private = PartnerPageFactory(title="خاص")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    english = translate(second, "en", title="B")
    assert PartnerPage.listed("ar") == [first, second]
    assert PartnerPage.listed("ar", limit=1) == [first]
    assert PartnerPage.listed("en") == [english]


def test_many_partners_cost_as_many_queries_as_few(client: Client, front_en: PartnerIndexPage) -> None:
    def add(count: int) -> None:
        for number in range(count):
            translate(PartnerPageFactory(), "en", title=f"Body {number}")

    def queries(url: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    urls = ["/ar/الشركاء/", "/en/partners/", "/en/partners/?sector=charity"]
    add(3)
    client.get(urls[0])  # what is kept for the life of a process is asked for once
    few = [queries(url) for url in urls]
    add(27)
    assert [queries(url) for url in urls] == few
    assert len(names(client, "/en/partners/")) == 30
