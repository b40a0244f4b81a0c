"""The demo's texts are complete in both languages, and name only what there is."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from demo.loading import campaigns, news, opportunities, partners
from demo.loading.bodies import Body, Finder
from demo.loading.content import Entry, read
from demo.loading.days import Days
from demo.pictures import MOTIFS, PALETTES

ARABIC = re.compile(r"[\u0621-\u064A]")
# Parts of a search's address, file names and the like are the same in both languages.
CODES = ("query",)

ENTRIES = [
    *((f"opportunity {entry['key']}", entry) for entry in opportunities.entries()),
    *((f"partner {entry['key']}", entry) for entry in partners.entries()),
    *((f"article {entry['key']}", entry) for entry in news.entries()),
    *((f"campaign {entry['key']}", entry) for entry in campaigns.entries()),
    *((f"page {entry['key']}", entry) for entry in read("pages/standard.toml")["page"]),
    *((f"front {entry['key']}", entry) for entry in read("pages/fronts.toml")["front"]),
    ("home", read("pages/fronts.toml")["home"]),
]
WITH_PICTURES = [(name, entry) for name, entry in ENTRIES if "motif" in entry]


def ids(entries: list[tuple[str, Entry]]) -> list[str]:
    return [name for name, _entry in entries]


def pairs(value: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every pair of an Arabic and an English value, with where it stands."""
    if isinstance(value, dict):
        if "ar" in value and "en" in value:
            yield where, value["ar"], value["en"]
        else:
            for name, part in value.items():
                yield from pairs(part, f"{where}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from pairs(part, f"{where}[{number}]")


def words(value: Any, where: str = "") -> dict[str, str]:
    """Every text in a value by where it stands."""
    if isinstance(value, str):
        return {where: value}
    parts: Iterator[tuple[str, Any]] = iter(())
    if isinstance(value, dict):
        parts = ((name, part) for name, part in value.items() if name not in CODES)
    elif isinstance(value, list):
        parts = ((str(number), part) for number, part in enumerate(value))
    return {key: text for name, part in parts for key, text in words(part, f"{where}.{name}").items()}


def all_pairs(entry: Entry) -> list[tuple[str, str, str]]:
    """(where, Arabic, English) of everything that an entry says in both languages."""
    rest = {name: value for name, value in entry.items() if name not in ("ar", "en")}
    values = [*pairs(rest), *([("", entry["ar"], entry["en"])] if "en" in entry else [])]
    found = []
    for where, arabic, english in values:
        ar, en = words(arabic, where), words(english, where)
        assert set(ar) == set(en), f"written in one language only: {set(ar) ^ set(en)}"
        found += [(name, ar[name], en[name]) for name in ar]
    return found


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=ids(ENTRIES))
def test_everything_is_said_in_both_languages(name: str, entry: Entry) -> None:
    if "only" in entry:
        assert "en" not in entry, "a page in one language has no words of the other"
        assert all(ARABIC.search(text) for text in words(entry["ar"]).values())
        return
    texts = all_pairs(entry)
    assert texts
    for where, arabic, english in texts:
        assert arabic.strip(), f"{where}: empty in Arabic"
        assert english.strip(), f"{where}: empty in English"
        assert arabic != english, f"{where}: the same in both languages"
        assert ARABIC.search(arabic), f"{where}: no Arabic in {arabic!r}"
        assert not ARABIC.search(english), f"{where}: Arabic in {english!r}"


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=ids(ENTRIES))
def test_summaries_are_short(name: str, entry: Entry) -> None:
    summaries = [entry[code]["summary"] for code in ("ar", "en") if code in entry]
    assert summaries
    assert max(map(len, summaries)) <= 160


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=ids(ENTRIES))
def test_a_body_has_the_same_blocks_in_both_languages(name: str, entry: Entry) -> None:
    finder = Finder(page=lambda key: 1, image=lambda name, motif, palette: 1)
    for field in ("body", "result"):
        if "en" not in entry or field not in entry["ar"]:
            continue
        kinds = [
            [kind for kind, _value in Body(name, finder).read(entry[code][field])] for code in ("ar", "en")
        ]
        assert kinds[0] == kinds[1]
        assert entry["ar"][field].count("\n- ") == entry["en"][field].count("\n- ")


@pytest.mark.parametrize(("name", "entry"), WITH_PICTURES, ids=ids(WITH_PICTURES))
def test_pictures_can_be_drawn(name: str, entry: Entry) -> None:
    assert entry["motif"] in MOTIFS
    assert entry["palette"] in PALETTES


def test_no_two_things_have_the_same_words() -> None:
    bodies = [
        text for _name, entry in ENTRIES for code in ("ar", "en") if (text := entry.get(code, {}).get("body"))
    ]
    sentences = [sentence.strip() for body in bodies for sentence in re.split(r"[.؟?!\n]", body)]
    long = [sentence for sentence in sentences if len(sentence.split()) > 7]
    assert len(long) > 1000
    assert {text for text in long if long.count(text) > 1} == set()


def test_references_are_unique_codes() -> None:
    references = [opportunities.reference(entry["key"]) for entry in opportunities.entries()]
    assert len(set(references)) == len(references) == 55
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) and len(text) <= 40 for text in references)


@pytest.mark.parametrize("entry", opportunities.entries(), ids=lambda entry: entry["key"])
def test_opportunities_name_what_there_is(entry: Entry) -> None:
    invented = {partner["key"] for partner in partners.entries() if partner.get("invented")}
    assert {entry["partner"], *entry.get("co_partners", [])} <= invented, "real bodies offer nothing here"
    assert set(entry["skills"]) <= {code for code, _ar, _en in read("skills.toml")["skills"]}
    if entry.get("mode") != "online":
        assert entry["place"] in {place["key"] for place in read("places.toml")["place"]}
    for code in ("ar", "en"):
        if code in entry:
            assert 60 <= len(entry[code]["body"].split()) <= 150


def test_retold_news_is_as_long_as_news() -> None:
    sizes = [
        len(article[code]["body"].split())
        for article in read("news/public-facts.toml")["article"]
        for code in ("ar", "en")
    ]
    assert len(sizes) == 18
    assert min(sizes) >= 140
    assert max(sizes) <= 400


@pytest.mark.parametrize("today", [date(2026, 2, 28), date(2026, 11, 25), date(2028, 2, 29)])
def test_every_day_in_the_texts_can_be_read(today: date) -> None:
    days = Days(today)
    assert len(list(opportunities.texts(days))) == 55
    assert len([days.day(entry["date"]) for entry in news.entries()]) == 20
    for entry in campaigns.entries():
        assert days.day(entry["starts"]) < days.day(entry["ends"])


@pytest.mark.parametrize("entry", campaigns.entries(), ids=lambda entry: entry["key"])
def test_an_arabic_poster_has_only_what_its_font_can_write(entry: Entry) -> None:
    assert re.fullmatch(r"[\u060C\u0621-\u0652 ]+", entry["ar"]["poster"])
