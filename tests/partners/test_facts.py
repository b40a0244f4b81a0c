"""The facts of a partner live once: a change of the original is seen in both languages, on page and list."""

import datetime
from typing import Any

import pytest
from django.test import Client

from core.pictures import make_renditions
from partners.models import PartnerContact, PartnerPage
from tests.factories.core import ImageFactory, translate
from tests.factories.partners import PartnerContactFactory, PartnerIndexPageFactory, PartnerPageFactory
from tests.reading import main, read

pytestmark = pytest.mark.django_db

Pair = tuple[PartnerPage, PartnerPage]
FRONTS = ("/ar/الشركاء/", "/en/partners/")


@pytest.fixture
def pair(db: None) -> Pair:
    partner = PartnerPageFactory(title="جمعية الساحل")
    PartnerContactFactory(partner=partner)
    translate(PartnerIndexPageFactory(), "en", title="Partners", slug="partners")
    return partner, translate(partner, "en", title="Coast Society", slug="coast")


def change(pair: Pair, **facts: Any) -> None:
    """Edit facts of the original and publish it, as an editor does."""
    original = PartnerPage.objects.get(pk=pair[0].pk)
    for name, value in facts.items():
        setattr(original, name, value)
    original.save_revision().publish()


@pytest.mark.parametrize(
    ("fact", "value", "shown"),
    [
        ("sector", "university", ("التعليم العالي", "Higher education")),
        ("website", "https://new.example.org/", ("new.example.org", "new.example.org")),
        ("email", "new@example.org", ("new@example.org", "new@example.org")),
        ("phone", "+974 4411 2233", ("+974 4411 2233", "+974 4411 2233")),
        ("verified_on", datetime.date(2026, 2, 3), ("3 فبراير 2026", "3 February 2026")),
    ],
)
def test_a_plain_fact(client: Client, pair: Pair, fact: str, value: Any, shown: tuple[str, str]) -> None:
    before = [main(client, page.url) for page in pair]
    change(pair, **{fact: value})
    for page, text, old in zip(pair, shown, before, strict=True):
        assert text not in old
        assert text in main(client, page.url)
    if fact == "sector":
        assert [text in main(client, front) for front, text in zip(FRONTS, shown, strict=True)] == [
            True,
            True,
        ]


def test_parent(client: Client, pair: Pair) -> None:
    change(pair, parent=PartnerPageFactory(title="المؤسسة"))
    assert ["المؤسسة" in main(client, page.url) for page in pair] == [True, True]


@pytest.mark.parametrize("fact", ["logo", "picture"])
def test_pictures(client: Client, pair: Pair, fact: str) -> None:
    image = ImageFactory(file__filename=f"new-{fact}.png", file__width=800, file__height=500)
    make_renditions(image)
    change(pair, **{fact: image})
    urls = [page.url for page in pair] + (list(FRONTS) if fact == "logo" else [])
    for url in urls:
        assert read(client, url).select(f'main img[src*="new-{fact}"]')


def test_contacts(client: Client, pair: Pair) -> None:
    change(
        pair, contacts=[PartnerContact(name_ar="سالم المري", name_en="Salem Al-Marri", email="s@example.org")]
    )
    for page, name, old in zip(pair, ["سالم المري", "Salem Al-Marri"], ["نورة", "Noora"], strict=True):
        text = main(client, page.url)
        assert name in text
        assert old not in text


def test_every_fact_has_a_test_here() -> None:
    plain = {"sector", "website", "email", "phone", "verified_on"}
    assert set(PartnerPage.FACTS) == plain | {"parent", "logo", "picture", "contacts"}


def test_a_translation_holds_no_facts_of_its_own(pair: Pair) -> None:
    change(pair, phone="+974 4411 2233")
    english = PartnerPage.objects.get(pk=pair[1].pk)
    assert english.facts == pair[0]
    assert (english.sector, english.phone, english.parent, english.contacts.count()) == ("", "", None, 0)
