"""What every answer carries, and which language a path speaks."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from core.readiness import NotReady
from core.translation import IncompleteTranslation
from core.views import bad_request

GetResponse = Callable[[HttpRequest], HttpResponse]

# Features of a browser that no page of the site uses, the admin included.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


class SecurityHeadersMiddleware:
    """Headers with one value for the whole site, beside those of Django's SecurityMiddleware."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class BadRequestTextMiddleware:
    """Refuses addresses that hold a NUL: no page has one, and PostgreSQL can't even be asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            return bad_request(request)
        return self.get_response(request)


class PathLanguageMiddleware:
    """Makes the language of `/ar/...` and `/en/...` the active one.

    A page's language depends on its path alone, so that one cached copy serves everybody. Only paths
    without a language (the admin's sign-in, errors) look at the cookie and `Accept-Language`, and say
    so in `Vary`.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path_language = translation.get_language_from_path(request.path_info)
        language = path_language or translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault(
            "Content-Language", path_language or translation.get_language() or settings.LANGUAGE_CODE
        )
        if not path_language and response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Accept-Language", "Cookie"])
        return response


class NotPublishedMiddleware:
    """Tells an editor, on the page's own form, why a page was not published.

    The screens that publish refuse by themselves; this catches what comes another way, such as approval
    in a review.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotReady | IncompleteTranslation):
            return None
        messages.error(request, exception.reason)
        address = reverse("wagtailadmin_pages:edit", args=[exception.page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # A dialog of the admin goes where this says.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


class PreviewFrameMiddleware:
    """Lets the admin show a preview in its own frame.

    Wagtail makes a preview by asking for the page inside the site, so it comes with the policy of public
    pages, which no frame may show. Must stand inside django-csp's middleware, which leaves a policy as it is.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = response.headers.get("Content-Security-Policy")
        if policy and request.path_info.startswith(reverse("wagtailadmin_home")):
            framed = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
            response.headers["Content-Security-Policy"] = framed
        return response
