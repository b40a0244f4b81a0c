"""What each answer says to browsers, how signing in is guarded, and what production insists on."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from wagtail.models import Page

from core import roles
from core.models import User
from home.models import HomePage, StandardPage
from tests.admin.conftest import make_user
from tests.contracts.test_page_types import PAGE_TYPES, make
from tests.factories.core import translate

PUBLIC = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}
ADMIN = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "object-src": "'none'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
}
PASSWORD = "a-long-password"
NEW_PASSWORD = "another-long-password-2026"


def policy(response: Any) -> dict[str, str]:
    header = response.headers["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())


def assert_public(response: Any) -> None:
    """The strict policy, the other headers, no cookie, and nothing inline that the policy would stop."""
    found = policy(response)
    assert {name: found.get(name) for name in PUBLIC} == PUBLIC
    assert not re.search(r"unsafe|nonce|data:|https?:|\*", response.headers["Content-Security-Policy"])
    assert_headers(response)
    assert response.headers["X-Frame-Options"] == "DENY"
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    body = response.content.decode()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", body)
    for tag in re.findall(r"<script\b[^>]*>", body):
        assert "src=" in tag or 'type="application/ld+json"' in tag or "importmap" in tag, tag


def assert_headers(response: Any) -> None:
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in response.headers["Permissions-Policy"]


@pytest.mark.django_db
class TestHeaders:
    @pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
    def test_of_every_page_type_in_both_languages(
        self, model: type[Page], home_ar: HomePage, client: Client
    ) -> None:
        page = make(model, home_ar)
        for version in (page, translate(page, "en")):
            response = client.get(version.url)
            assert response.status_code == 200
            assert_public(response)

    @pytest.mark.parametrize("path", ["/ar/", "/en/"])
    def test_of_the_home_pages(self, path: str, client: Client) -> None:
        assert_public(client.get(path))

    @pytest.mark.parametrize("path", ["/ar/nothing-here/", "/en/nothing-here/"])
    def test_of_a_page_that_is_not_there(self, path: str, client: Client) -> None:
        response = client.get(path)
        assert response.status_code == 404
        assert_public(response)

    def test_of_the_sign_in(self, client: Client) -> None:
        response = client.get("/admin/login/")
        assert policy(response).items() >= ADMIN.items()
        assert_headers(response)

    def test_of_the_admin(self, home_ar: HomePage) -> None:
        client = signed_in()
        for path in (
            "/admin/",
            f"/admin/pages/{home_ar.pk}/",
            f"/admin/pages/{home_ar.pk}/edit/",
            "/admin/x/",
        ):
            response = client.get(path)
            assert policy(response).items() >= ADMIN.items(), path
            assert_headers(response)

    def test_of_a_preview_that_the_editor_shows_in_a_frame(self, home_ar: HomePage) -> None:
        client = signed_in()
        form = client.get(f"/admin/pages/{home_ar.pk}/edit/").context["form"]
        address = f"/admin/pages/{home_ar.pk}/edit/preview/"
        data = {name: form.initial.get(name) or "" for name in form.fields if name != "body"}
        client.post(address, data | {"body-count": "0"})
        response = client.get(f"{address}?in_preview_panel=true")
        assert response.status_code == 200
        assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert policy(response)["frame-ancestors"] == "'self'"

    def test_an_editor_gets_the_bar_and_a_visitor_does_not(self, home_ar: HomePage, client: Client) -> None:
        assert "wagtail-userbar" not in client.get("/ar/").content.decode()
        editor = signed_in().get("/ar/")
        assert "wagtail-userbar" in editor.content.decode()
        assert policy(editor)["script-src"] == "'self'"
        assert "Cookie" in editor.headers["Vary"]


def signed_in(role: roles.Role | None = None) -> Client:
    client = Client()
    client.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def person(db: None) -> User:
    return make_user(roles.EDITORS, "ar", "noor")


def sign_in(client: Client, username: str, password: str, language: str = "en") -> Any:
    return client.post(
        "/admin/login/",
        {"username": username, "password": password},
        headers={"accept-language": language},
    )


@pytest.mark.django_db
class TestSigningIn:
    @pytest.fixture(autouse=True)
    def _forget_tries(self) -> Iterator[None]:
        cache.clear()
        yield
        cache.clear()

    def test_five_wrong_tries_shut_the_door_for_that_user_alone(self, person: User, client: Client) -> None:
        for _number in range(4):
            assert sign_in(client, "noor", "wrong").status_code == 200
        assert sign_in(client, "noor", "wrong").status_code == 429
        assert sign_in(client, "noor", PASSWORD).status_code == 429, "the right password is refused too"
        assert "_auth_user_id" not in client.session
        make_user(roles.EDITORS, "en", "hamad")
        assert sign_in(client, "hamad", PASSWORD).status_code == 302

    @pytest.mark.parametrize(("language", "words"), [("en", "Too many tries"), ("ar", "محاولات كثيرة")])
    def test_the_refusal_is_a_page_of_ours_in_the_readers_language(
        self, person: User, client: Client, language: str, words: str
    ) -> None:
        for _number in range(5):
            response = sign_in(client, "noor", "wrong", language)
        body = response.content.decode()
        assert words in body
        assert f'lang="{language}"' in body

    def test_signing_in_gives_a_new_session(self, person: User, client: Client) -> None:
        client.get("/admin/login/")
        before = client.session.session_key
        response = sign_in(client, "noor", PASSWORD)
        assert response.status_code == 302
        assert client.session.session_key != before
        cookie = response.cookies["sessionid"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert cookie["max-age"] == "", "it ends with the browser, unless one asks to be remembered"

    def test_nobody_is_led_to_another_site(self, person: User, client: Client) -> None:
        response = client.post(
            "/admin/login/?next=https://evil.example/",
            {"username": "noor", "password": PASSWORD, "next": "https://evil.example/"},
        )
        assert response.headers["Location"] == "/admin/"


@pytest.mark.django_db
class TestForgottenPassword:
    def ask(self, client: Client, email: str) -> Any:
        return client.post(
            "/admin/password_reset/", {"email": email}, headers={"accept-language": "en"}, follow=True
        )

    @pytest.mark.parametrize(
        ("language", "subject", "words"),
        [
            ("ar", "إعادة تعيين كلمة المرور", "الرجاء اتباع الرابط"),
            ("en", "Password reset", "Please follow the link"),
        ],
    )
    def test_from_the_question_to_the_new_password(
        self, client: Client, language: str, subject: str, words: str
    ) -> None:
        make_user(roles.EDITORS, language, "noor")
        assert self.ask(client, "person@example.org").status_code == 200
        (letter,) = mail.outbox
        assert letter.subject.strip() == subject
        assert words in str(letter.body)
        found = re.search(r"https?://[^/\s]+(/admin/password_reset/confirm/\S+)", str(letter.body))
        assert found, letter.body
        form = client.get(found.group(1), follow=True)
        assert form.status_code == 200
        address = form.request["PATH_INFO"]
        too_short = client.post(address, {"new_password1": "short", "new_password2": "short"})
        assert too_short.status_code == 200
        assert too_short.context["form"].errors
        done = client.post(
            address, {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}, follow=True
        )
        assert done.status_code == 200
        assert User.objects.get(username="noor").check_password(NEW_PASSWORD)
        again = client.get(found.group(1), follow=True)
        assert not again.context.get("validlink"), "a link works once"

    def test_nobody_learns_who_has_an_account(self, client: Client, person: User) -> None:
        known, unknown = self.ask(client, "person@example.org"), self.ask(client, "nobody@example.org")
        token = re.compile(r"[A-Za-z0-9]{64}")
        assert token.sub("", known.content.decode()) == token.sub("", unknown.content.decode())
        assert len(mail.outbox) == 1


SAMPLE = {
    "SECRET_KEY": "k3y-of-a-sample-environment-that-is-long-enough-and-has-many-different-letters!",
    "ALLOWED_HOSTS": "athar.example.org",
    "BASE_URL": "https://athar.example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py on production settings, with nothing in the environment but what is given."""
    return subprocess.run(  # noqa: S603 - a command of this project
        [sys.executable, "manage.py", *arguments],
        cwd=settings.ROOT,
        env={
            "PATH": os.environ["PATH"],
            "ATHAR_VAR": str(settings.VAR),
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
        }
        | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


class TestProduction:
    def test_deploy_checks_find_nothing(self) -> None:
        result = manage("check", "--deploy", "--fail-level", "WARNING", **SAMPLE)
        assert result.returncode == 0, result.stdout + result.stderr

    @pytest.mark.parametrize("missing", SAMPLE)
    def test_it_does_not_start_without_what_it_must_be_told(self, missing: str) -> None:
        given = {name: value for name, value in SAMPLE.items() if name != missing}
        result = manage("check", **given)
        assert result.returncode != 0
        assert missing in result.stderr

    def test_cookies_and_transport_are_guarded(self) -> None:
        code = (
            "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
            " s.SESSION_COOKIE_HTTPONLY, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS >= 31536000, s.DEBUG,"
            " s.DEMO_SIGN_INS)"
        )
        result = manage("shell", "-v0", "-c", code, **SAMPLE)
        assert result.stdout.split() == ["True", "True", "True", "True", "True", "False", "False"]


@pytest.mark.django_db
def test_a_private_original_and_a_document_are_not_served_as_media(client: Client) -> None:
    for path in (
        "original_images/a.jpg",
        "documents/a.pdf",
        "../athar.sqlite3",
        "images/../../athar.sqlite3",
    ):
        assert client.get(f"/media/{path}").status_code in (400, 404)


@pytest.mark.django_db
def test_a_standard_page_is_not_found_by_tricks_with_its_address(home_ar: HomePage, client: Client) -> None:
    home_ar.add_child(instance=StandardPage(title="عن أثر", slug="عن-أثر"))
    for path in ("/ar/%00/", "/ar/%ff%fe/", "/ar/" + "ا" * 5000 + "/"):
        assert client.get(path).status_code in (400, 404)
