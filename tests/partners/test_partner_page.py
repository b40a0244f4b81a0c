"""A partner's page, as a visitor reads it."""

import datetime
import json

import pytest
from django.test import Client

from partners.models import PartnerIndexPage, PartnerPage
from tests.factories.core import translate
from tests.factories.news import ArticlePageFactory, NewsIndexPageFactory
from tests.factories.partners import PartnerContactFactory, PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import links, main, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def front_en(db: None) -> PartnerIndexPage:
    return translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")


def test_visitor_reads_who_it_is_and_how_to_reach_it(client: Client) -> None:
    partner = PartnerPageFactory(
        title="جمعية الساحل",
        summary="تعتني بالشواطئ.",
        website="https://www.coast.example.org/",
        email="hello@coast.example.org",
        phone="+974 4400 0000",
        verified_on=datetime.date(2026, 1, 15),
    )
    page = read(client, partner.url)
    assert words(page.h1) == "جمعية الساحل"
    for part in ("القطاع الخيري", "تعتني بالشواطئ.", "تعمل مع المدارس", "تاريخ التحقق 15 يناير 2026"):
        assert part in words(page.main)
    assert links(page, ".partner-facts a") == {
        "coast.example.org": "https://www.coast.example.org/",
        "hello@coast.example.org": "mailto:hello@coast.example.org",
        "+974 4400 0000": "tel:+97444000000",
    }
    # In Arabic text a phone number would read from its end.
    assert all(run["dir"] == "ltr" for run in page.select(".reach bdi"))


def test_contacts_have_their_names_and_roles_in_the_readers_language(
    client: Client, front_en: PartnerIndexPage
) -> None:
    partner = PartnerPageFactory()
    PartnerContactFactory(partner=partner, email="", phone="+974 5500 1234")
    english = translate(partner, "en", title="Coast Society")
    for url, name, role in [
        (partner.url, "نورة السادة", "منسقة المتطوعين"),
        (english.url, "Noora Al-Sada", "Volunteer coordinator"),
    ]:
        contacts = read(client, url).select_one("[aria-labelledby=contacts]")
        assert contacts is not None
        assert name in words(contacts)
        assert role in words(contacts)
        assert links(contacts, "a") == {"+974 5500 1234": "tel:+97455001234"}


def test_an_umbrella_body_and_its_centres_lead_to_each_other(
    client: Client, front_en: PartnerIndexPage
) -> None:
    umbrella = PartnerPageFactory(title="المؤسسة", sector="umbrella")
    family = PartnerPageFactory(title="مركز الأسرة", sector="centre", umbrella=umbrella)
    arabic_only = PartnerPageFactory(title="مركز الأيتام", sector="centre", umbrella=umbrella)
    PartnerPageFactory(title="مركز لم يُنشر", umbrella=umbrella, live=False)
    assert links(read(client, umbrella.url), "[aria-labelledby=centres] a") == {
        "مركز الأسرة": family.url,
        "مركز الأيتام": arabic_only.url,
    }
    assert links(read(client, family.url), ".facts a") == {"المؤسسة": umbrella.url}

    english = translate(umbrella, "en", title="The Foundation", slug="foundation")
    translate(family, "en", title="Family Centre", slug="family")
    centres = {words(link): link for link in read(client, english.url).select("[aria-labelledby=centres] a")}
    assert list(centres) == ["Family Centre", "مركز الأيتام"]
    assert (centres["مركز الأيتام"]["lang"], centres["مركز الأيتام"]["dir"]) == ("ar", "rtl")
    assert links(read(client, "/en/partners/family/"), ".facts a") == {
        "The Foundation": "/en/partners/foundation/"
    }


def test_news_of_the_body_are_listed_newest_first(client: Client, front_en: PartnerIndexPage) -> None:
    translate(NewsIndexPageFactory(), "en", title="News", slug="news")
    partner = PartnerPageFactory()
    english = translate(partner, "en", title="Coast Society")
    old = ArticlePageFactory(title="قديم", partners=[partner], date="2024-01-01")
    ArticlePageFactory(title="جديد", partners=[partner], date="2025-01-01")
    ArticlePageFactory(title="عن غيرها")
    translate(old, "en", title="Old news")
    assert list(links(read(client, partner.url), "[aria-labelledby=partner-news] .card a")) == [
        "جديد",
        "قديم",
    ]
    assert list(links(read(client, english.url), "[aria-labelledby=partner-news] .card a")) == ["Old news"]
    assert read(client, PartnerPageFactory().url).select_one("[aria-labelledby=partner-news]") is None


def test_machines_read_the_organisation(client: Client) -> None:
    umbrella = PartnerPageFactory(title="المؤسسة")
    partner = PartnerPageFactory(title="مركز الأسرة", umbrella=umbrella, email="")
    block = read(client, partner.url).select_one('script[type="application/ld+json"]')
    assert block is not None
    assert block.string is not None
    things = {thing["@type"]: thing for thing in json.loads(block.string)["@graph"]}
    assert things["Organization"]["name"] == "مركز الأسرة"
    assert things["Organization"]["sameAs"] == "https://coast.example.org/"
    assert things["Organization"]["parentOrganization"]["name"] == "المؤسسة"
    assert "email" not in things["Organization"]
    assert [crumb["name"] for crumb in things["BreadcrumbList"]["itemListElement"]][-1] == "مركز الأسرة"


def test_the_search_finds_it_by_both_names_its_sector_and_its_umbrella(front_en: PartnerIndexPage) -> None:
    umbrella = PartnerPageFactory(title="المؤسسة")
    partner = PartnerPageFactory(title="جمعية الساحل", umbrella=umbrella)
    english = translate(partner, "en", title="Coast Society")
    for page in (partner, english):
        text = PartnerPage.objects.get(pk=page.pk).search_text()
        assert set(text.names) >= {
            "جمعية الساحل",
            "Coast Society",
            "القطاع الخيري",
            "Charity sector",
            "المؤسسة",
        }
    assert "تعمل مع المدارس" in partner.search_text().body


def test_a_page_with_nothing_but_its_name_stands(client: Client) -> None:
    partner = PartnerPageFactory(
        title="جهة", summary="", body=[], website="", email="", phone="", verified_on=None
    )
    assert "جهة" in main(client, partner.url)
    assert read(client, partner.url).select_one(".partner-facts") is None


def test_a_version_whose_original_still_waits_for_its_facts_stands(
    client: Client, front_en: PartnerIndexPage
) -> None:
    waiting = PartnerPageFactory(live=False, sector="", verified_on=None)
    english = translate(waiting, "en", title="New body")
    assert read(client, english.url).select_one(".kicker") is None
    groups = read(client, front_en.url).select("main section")
    assert words(groups[0]).startswith("Other bodies New body")
    assert "" not in english.search_text().names
