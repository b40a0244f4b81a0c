"""Views that belong to no room: the way in, media files and error pages."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

from core import health
from core.models import SiteSettings
from core.theme import fingerprint as theme_fingerprint
from core.theme import stylesheet

YEAR = 365 * 24 * 3600


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends `/` to `/ar/` or `/en/`: the language chosen before, else the browser's, else Arabic."""
    language = translation.get_language_from_request(request)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def remember_language(request: HttpRequest, code: str, path: str) -> HttpResponse:
    """Sends `/language/en/...` to `/en/...` and keeps the choice for the next visit to `/`.

    The language switch leads through here, because a page itself sets no cookie: it is the same for all.
    The way on starts with a language of the site, so it never leads away from it.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    response = HttpResponseRedirect(quote(f"/{code}/{path}") + query)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_safe
def theme(request: HttpRequest, fingerprint: str) -> HttpResponse:
    """The editors' colours. The address changes with them, so that browsers may keep it for good."""
    site_settings = SiteSettings.for_request(request)
    if fingerprint != theme_fingerprint(site_settings):
        raise Http404
    response = HttpResponse(stylesheet(site_settings), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    return response


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Serves renditions of images where no web server does it; originals and documents stay private."""
    if not path.startswith("images/"):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    if isinstance(response, FileResponse):
        # The name of a rendition changes with its content.
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Lets crawlers read all that is public, without a sign-in form and the switch that only remembers."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /language/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """200 where everything that the site needs is there, else 503. The details are in the admin."""
    well = health.is_well()
    text, status = ("ok\n", 200) if well else ("unwell\n", 503)
    return HttpResponse(text, content_type="text/plain", status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def page_not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
