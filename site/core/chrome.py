"""What surrounds every page: names, menu, footer links, the other language.

The number of queries is the same whatever the page and however many pages there are, and nothing is
kept from one request to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import unquote

from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Page, PageQuerySet, Site

from core.digits import use_arabic_digits
from core.models import SiteSettings
from core.pictures import Shown, shown

MENU_LENGTH = 5
RIGHT_TO_LEFT = ("ar",)


def direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if language.startswith(RIGHT_TO_LEFT) else "ltr"


@dataclass(frozen=True)
class Link:
    """A link of the menu or the footer; `current` is the value of aria-current, empty where none applies."""

    title: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class OtherLanguage:
    """Where the language switch leads.

    `available` tells whether the page asked for exists in that language; where it does not, `url` and
    `title` are those of its nearest ancestor that does.
    """

    code: str
    name: str
    url: str
    available: bool
    title: str = ""

    @property
    def direction(self) -> str:
        return direction(self.code)

    @property
    def remembering_url(self) -> str:
        """The same address by way of the view that remembers the choice."""
        return f"/language{self.url}"


@dataclass
class Chrome:
    """The frame of one answer. Every part of it is found when a template first asks for it."""

    request: HttpRequest
    page: Page | None
    site: Site | None = field(init=False)

    def __post_init__(self) -> None:
        self.site = Site.find_for_request(self.request)
        use_arabic_digits(self.settings.arabic_digits)

    @cached_property
    def settings(self) -> SiteSettings:
        return SiteSettings.for_request(self.request) if self.site else SiteSettings()

    @cached_property
    def logo(self) -> Shown | None:
        """The editors' logo, which takes the place of the mark; None while there is none to show."""
        return shown(self.settings.logo, "logo") if self.settings.logo else None

    @cached_property
    def language(self) -> str:
        """A page speaks its own language; anything else the active one."""
        return self.page.locale.language_code if self.page else (translation.get_language() or "ar")

    @property
    def direction(self) -> str:
        return direction(self.language)

    # --- The page tree ---------------------------------------------------------------------------------

    @cached_property
    def homes(self) -> dict[str, Page]:
        """The live home page of each language."""
        if self.site is None:
            return {}
        root = self.site.root_page
        pages = Page.objects.filter(translation_key=root.translation_key).live().select_related("locale")
        return {page.locale.language_code: page for page in pages}

    @property
    def home_url(self) -> str:
        return self.home_url_in(self.language)

    @cached_property
    def _sections(self) -> list[Page]:
        """The live and public children of this language's home page."""
        home = self.homes.get(self.language)
        return list(home.get_children().live().public().select_related("locale")) if home else []

    @cached_property
    def menu(self) -> list[Link]:
        return [self._link(page) for page in self._sections if page.show_in_menus][:MENU_LENGTH]

    @cached_property
    def footer_links(self) -> list[Link]:
        """What stands below the home page and not in the menu: about, privacy, terms ..."""
        return [self._link(page) for page in self._sections if not page.show_in_menus]

    @property
    def site_search_url(self) -> str:
        """Address of the search over everything, which the header's form asks."""
        with translation.override(self.language):
            return reverse("site_search")

    @cached_property
    def search_url(self) -> str:
        """Address of the directory page, which searches opportunities; empty where there is none."""
        try:
            model = apps.get_model(django_settings.DIRECTORY_PAGE_TYPE)
        except LookupError:
            return ""
        type_id = ContentType.objects.get_for_model(model).pk
        return next((self._url(page) for page in self._sections if page.content_type_id == type_id), "")

    def _link(self, page: Page) -> Link:
        current = ""
        if self.page and self.page.path.startswith(page.path):
            current = "page" if self.page.path == page.path else "true"
        return Link(page.title, self._url(page), current)

    def _url(self, page: Page) -> str:
        return page.get_url(self.request) or "/"

    def home_url_in(self, language: str) -> str:
        home = self.homes.get(language)
        return self._url(home) if home else f"/{language}/"

    # --- Versions of this page ---------------------------------------------------------------------------

    @cached_property
    def versions(self) -> dict[str, Page]:
        """The live and public versions of the page by language, this one included; Arabic first."""
        if self.page is None:
            return {}
        return by_language(Page.objects.filter(translation_key=self.page.translation_key))

    @cached_property
    def rest_of_path(self) -> str:
        """What follows the page's own address in the path: a year, a topic, a feed of it."""
        if self.page is None:
            return ""
        own, asked = unquote(self._url(self.page)), self.request.path
        return asked.removeprefix(own) if asked.startswith(own) else ""

    @property
    def canonical(self) -> str:
        """The one absolute address of this page, without a query."""
        if self.page is None or self.rest_of_path:
            return self.request.build_absolute_uri(self.request.path)
        return self.page.get_full_url(self.request) or ""

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) of each version and of the one for all others; empty if only one."""
        if len(self.versions) < 2 or self.language not in self.versions:
            return []
        urls = [
            (code, (page.get_full_url(self.request) or "") + self.rest_of_path)
            for code, page in self.versions.items()
        ]
        return [*urls, ("x-default", dict(urls).get("ar", urls[0][1]))]

    @cached_property
    def other_language(self) -> OtherLanguage:
        code, name = next(pair for pair in django_settings.LANGUAGES if pair[0] != self.language)
        query = f"?{self.request.META['QUERY_STRING']}" if self.request.META.get("QUERY_STRING") else ""
        if self.page is None:
            return OtherLanguage(code, name, self._swapped_path(code, query), available=True)
        if code in self.versions:
            url = self._url(self.versions[code]) + self.rest_of_path + query
            return OtherLanguage(code, name, url, available=True)
        nearest = _nearest_ancestor_in(code, self.page)
        if nearest is None:
            return OtherLanguage(code, name, self.home_url_in(code), available=False, title=name)
        return OtherLanguage(code, name, self._url(nearest), available=False, title=nearest.title)

    def _swapped_path(self, code: str, query: str) -> str:
        """The address of a view in the other language. An address without a view leads to the home page."""
        match = self.request.resolver_match
        prefix = f"/{self.language}/"
        if match is None or match.url_name == "wagtail_serve" or not self.request.path.startswith(prefix):
            return self.home_url_in(code)
        return f"/{code}/{self.request.path.removeprefix(prefix)}{query}"


def _nearest_ancestor_in(code: str, page: Page) -> Page | None:
    keys = page.get_ancestors().values("translation_key")
    pages = Page.objects.filter(translation_key__in=keys, locale__language_code=code, depth__gt=1)
    return pages.live().public().filter(alias_of=None).select_related("locale").order_by("depth").last()


def by_language(pages: PageQuerySet) -> dict[str, Page]:
    """The live, public pages of a queryset by language. An alias shows the wrong language, so it is none."""
    found = pages.live().public().filter(alias_of=None).select_related("locale")
    return {
        page.locale.language_code: page for page in sorted(found, key=lambda page: page.locale.language_code)
    }


def page_of(context: dict[str, object]) -> Page | None:
    """The page that a template is rendered for, or None in views that show no page."""
    page = context.get("page")
    return page if isinstance(page, Page) else None
