"""The sitemap: every public page of both languages, each with its versions as alternates."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class BilingualSitemap(Sitemap):
    """Wagtail's sitemap knows one tree; this one has the trees of all languages and links them.

    An alternate is listed only where it is live and public, and each lists all others and itself, as search
    engines require. Arabic is the default for readers of any other language.
    """

    # Two languages with alternates make each entry long: well under the 50 MB that a file may have.
    limit = 10_000

    def items(self) -> QuerySet[Page]:
        below_a_home = Q()
        for home in self.get_wagtail_site().root_page.get_translations(inclusive=True):
            below_a_home |= Q(path__startswith=home.path)
        return Page.objects.filter(below_a_home).live().public().order_by("path").select_related("locale")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        versions: dict[Any, list[tuple[str, str]]] = defaultdict(list)
        entries = []
        for item in self.paginator.page(page).object_list:
            entries.append((item, self.request.build_absolute_uri(item.get_url(self.request))))
            versions[item.translation_key].append((item.locale.language_code, entries[-1][1]))
        return [
            {
                "location": address,
                "lastmod": self.lastmod(item),
                "alternates": alternates(versions[item.translation_key]),
            }
            for item, address in entries
        ]


def alternates(versions: list[tuple[str, str]]) -> list[dict[str, str]]:
    """`hreflang` links of one page: none where it has one version, else all and the default."""
    if len(versions) == 1:
        return []
    links = [{"lang_code": language, "location": address} for language, address in versions]
    default = dict(versions).get(settings.LANGUAGE_CODE)
    return [*links, {"lang_code": "x-default", "location": default}] if default else links
