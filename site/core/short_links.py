"""Short addresses for print and posts: `/s/<code>`. Each room says which of its pages a code means."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page

# Takes a code as it was typed; returns the page that it means, live or not, or None.
Lookup = Callable[[str], Page | None]

_lookups: dict[str, Lookup] = {}


def register(name: str, lookup: Lookup) -> None:
    """Ask `lookup` for codes, after those registered before; `name` is the room's."""
    _lookups[name] = lookup


def find(code: str) -> Page | None:
    """The page, live or not, that `code` means; None where no room knows it."""
    for lookup in _lookups.values():
        if page := lookup(code):
            return page
    return None


def live_version(page: Page, language: str) -> Page | None:
    """The live version of `page` in `language`, else in its own, else any; None where none is live."""
    versions = list(page.get_translations(inclusive=True).live().select_related("locale"))
    versions.sort(
        key=lambda version: (version.locale.language_code != language, version.pk != page.pk, version.pk)
    )
    return versions[0] if versions else None


@require_safe
def follow(request: HttpRequest, code: str) -> HttpResponse:
    """Redirects to the page that `code` means, in the visitor's language where it has that; else a 404."""
    page = find(code)
    target = live_version(page, translation.get_language_from_request(request)) if page else None
    address = target.get_url(request) if target else None
    if address is None:
        raise Http404
    response = HttpResponseRedirect(address)
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
