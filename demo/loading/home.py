"""The fronts of the rooms, pages of plain words, the home page and the site settings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from wagtail.models import Site

from campaigns.models import CampaignIndexPage
from core.models import SiteSettings
from demo.loading.bodies import stable_id
from demo.loading.content import Entry, fingerprint, read
from demo.loading.files import Drawing, picture
from demo.loading.pages import PageLoader, PageText, is_edited
from demo.models import DemoRecord
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage
from opportunities.models import OpportunityIndexPage
from partners.models import PartnerIndexPage

FRONTS = {
    "opportunities": OpportunityIndexPage,
    "campaigns": CampaignIndexPage,
    "news": NewsIndexPage,
    "partners": PartnerIndexPage,
}
STORY: Drawing = ("home-story", "lantern", "sand")
SOCIAL: Drawing = ("home-social", "star", "gulf")


def page_entries() -> list[Entry]:
    # Contact first: other pages link to it.
    return sorted(read("pages/standard.toml")["page"], key=lambda entry: entry["key"] != "contact")


def drawings() -> Iterator[Drawing]:
    yield from ((f"page-{entry['key']}", entry["motif"], entry["palette"]) for entry in page_entries())
    yield STORY
    yield SOCIAL


def front_texts() -> Iterator[PageText]:
    for entry in read("pages/fronts.toml")["front"]:
        yield PageText(
            key=entry["key"],
            model=FRONTS[entry["key"]],
            parent=None,
            words={
                code: entry[code] | {"slug": entry["slug"][code], "show_in_menus": True}
                for code in ("ar", "en")
            },
        )


def page_texts() -> Iterator[PageText]:
    for entry in page_entries():
        words = {code: entry[code] | {"slug": entry["slug"][code]} for code in ("ar", "en")}
        yield PageText(
            key=entry["key"],
            model=StandardPage,
            parent=None,
            words=words,
            facts={"picture": f"page-{entry['key']}"},
        )


def put_in_order(loader: PageLoader) -> None:
    """Contact stands last, though other pages needed it first. Where an editor moved pages, they stay."""
    for language in ("ar", "en"):
        contact, about = loader.page("contact", language), loader.page("about", language)
        if contact is None or about is None:
            continue
        follower = contact.get_next_sibling()
        if follower is not None and follower.pk == about.pk:
            contact.move(contact.get_parent(), "last-child")


def load_home(loader: PageLoader) -> None:
    """Compose the home page of each language, which the migrations left empty."""
    for language, words in read("pages/fronts.toml")["home"].items():
        page = HomePage.objects.get(locale__language_code=language)
        sections = list(_sections(words, loader))
        content = fingerprint([words, sections])
        record = loader.records.get(f"page:home:{language}")
        if record is None and page.body:
            continue
        if record and (is_edited(page, record) or record.content_hash == content):
            loader.counts["edited" if is_edited(page, record) else "same"] += 1
            continue
        page.title = page.draft_title = words["title"]
        page.seo_title, page.summary = words["seo_title"], words["summary"]
        page.body = page._meta.get_field("body").to_python(json.dumps(sections))
        page.save_revision().publish()
        loader.remember("home", language, HomePage.objects.get(pk=page.pk), content)


def _sections(words: Entry, loader: PageLoader) -> Iterator[dict[str, Any]]:
    """The home page's sections as a StreamField keeps them."""
    hero = words["hero"]
    examples = [
        {"type": "item", "value": example, "id": stable_id("home", "example", number)}
        for number, example in enumerate(hero["examples"])
    ]
    yield _section("hero", hero | {"examples": examples})
    yield _section("campaign", {"campaign": None})
    yield _section("opportunities", words["opportunities"] | {"count": 3})
    yield _section("news", words["news"] | {"count": 4})
    target = {"goal": "10", "unit": "%", "year": 2030, "from_year": 2024, "source_url": "", "published": []}
    yield _section("target", words["target"] | target)
    story, image = words["story"], picture(STORY[0])
    if image:
        beside = {"image": image.pk, "link_text": story["link"], "page": loader.page_id("about"), "url": ""}
        yield _section("text_with_picture", {"title": story["title"], "text": story["text"]} | beside)
    yield _section("quote", words["quote"] | {"language": ""})
    yield _section("partners", words["partners"] | {"count": 8})
    call = words["call"]
    action = {"link_text": call["link"], "page": loader.page_id("contact"), "url": ""}
    yield _section("call_to_action", {"title": call["title"], "text": call["text"]} | action)


def _section(kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": stable_id("home", kind)}


def load_settings() -> None:
    """Fill in what nobody has set."""
    site = Site.objects.get(is_default_site=True)
    settings = SiteSettings.for_site(site)
    key = "settings"
    if DemoRecord.objects.filter(key=key).exists():
        return
    values = read("pages/fronts.toml")["settings"]
    if any(getattr(settings, name) for name in values):
        return
    for name, value in values.items():
        setattr(settings, name, value)
    settings.social_image = picture(SOCIAL[0])
    settings.save()
    DemoRecord.objects.create(key=key, object_id=settings.pk, content_hash=fingerprint(values))
