"""Where the main pages of a running demo are, read from its sitemap."""

import re
import urllib.request
from urllib.parse import unquote, urlsplit

FRONTS = {
    "ar": {"opportunities": "فرص-التطوع", "campaigns": "الحملات", "news": "الأخبار", "partners": "الشركاء"},
    "en": {
        "opportunities": "opportunities",
        "campaigns": "campaigns",
        "news": "news",
        "partners": "partners",
    },
}
# The name of a page below each front.
CHILDREN = {
    "opportunities": "opportunity",
    "campaigns": "campaign",
    "news": "article",
    "partners": "partner",
}


def all_pages(url: str) -> list[str]:
    """The path of every public page of the site at `url` (scheme, host and port), decoded."""
    with urllib.request.urlopen(f"{url}/sitemap.xml", timeout=60) as answer:  # noqa: S310 - our own server
        sitemap = answer.read().decode()
    return [unquote(urlsplit(location).path) for location in re.findall("<loc>(.*?)</loc>", sitemap)]


def main_pages(url: str) -> dict[tuple[str, str], str]:
    """The path of each kind of page by (language, kind): home, the fronts, and the first page below each."""
    paths = all_pages(url)
    found = {}
    for language, fronts in FRONTS.items():
        found[language, "home"] = f"/{language}/"
        for kind, slug in fronts.items():
            front = f"/{language}/{slug}/"
            found[language, kind] = front
            found[language, CHILDREN[kind]] = next(p for p in paths if p.startswith(front) and p != front)
        found[language, "standard"] = next(
            path
            for path in paths
            if path.startswith(f"/{language}/")
            and path.count("/") == 3
            and path.split("/")[2] not in fronts.values()
            and path != f"/{language}/"
        )
    return found
