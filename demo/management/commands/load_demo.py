"""Fill the site with the demo's content, or bring what nobody changed up to today."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import override

from core.dates import today
from core.indexing_once import indexing_once
from demo.loading import campaigns, home, news, opportunities, partners
from demo.loading.days import Days
from demo.loading.files import load_pictures
from demo.loading.pages import PageLoader, PageText
from demo.loading.people import load_people
from demo.loading.states import load_states
from demo.loading.terms import load_terms

PARTNER_WITH_SIGN_IN = "sahilna-team"


class Command(BaseCommand):
    help = (
        "Load the demo: its pages in both languages, pictures, terms and, on local settings, its sign-ins. "
        "Running it again moves dates on, and leaves what an editor changed alone."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.monotonic()
        # Two lines for each page would hide how far loading is.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        # Words that fall back to the active language are the originals'.
        with override("ar"), indexing_once():
            loader = self.load(Days(today()))
        counts = ", ".join(f"{count} {what}" for what, count in sorted(loader.counts.items()))
        self.stdout.write(self.style.SUCCESS(f"Demo loaded in {time.monotonic() - began:.0f} s: {counts}."))

    def load(self, days: Days) -> PageLoader:
        self.say(f"terms: {load_terms()} added")
        self.pictures()
        loader = PageLoader()
        kinds: list[tuple[str, Callable[[], Iterable[PageText]]]] = [
            ("fronts", home.front_texts),
            ("partners", lambda: partners.texts(days)),
            ("opportunities", lambda: opportunities.texts(days)),
            ("pages", home.page_texts),
            ("news", lambda: news.texts(days)),
            ("campaigns", lambda: campaigns.texts(days)),
        ]
        for name, texts in kinds:
            began = time.monotonic()
            for number, text in enumerate(texts(), 1):
                loader.load(text)
                self.show(f"{name}: {number}")
            self.say(f"{name}: {number} in {time.monotonic() - began:.0f} s")
        home.put_in_order(loader)
        home.load_home(loader)
        home.load_settings()
        self.say(f"sign-ins: {load_people(loader.page(PARTNER_WITH_SIGN_IN))} made")
        load_states(loader, days)
        return loader

    def pictures(self) -> None:
        began = time.monotonic()
        bodies = [
            entry[code]["body"] for entry in [*news.entries(), *campaigns.entries()] for code in ("ar", "en")
        ]
        # In the order that visitors meet them, for the worker makes their sizes one after the other.
        drawings = [
            *home.drawings(),
            *news.drawings(),
            *campaigns.drawings(),
            *opportunities.drawings(),
            *campaigns.gallery_drawings(bodies),
            *partners.drawings(),
        ]
        load_pictures(drawings, lambda number: self.show(f"pictures: {number}"))
        self.say(f"pictures: done in {time.monotonic() - began:.0f} s")

    def say(self, text: str) -> None:
        self.stdout.write(text)

    def show(self, text: str) -> None:
        """A line that the next one overwrites, on a terminal only."""
        if self.stdout.isatty():
            self.stdout.write(f"{text}\r", ending="")
