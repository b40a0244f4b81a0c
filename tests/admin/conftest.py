"""People of each role, signed in, with the admin in a language of their choice."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from core.models import User
from core.roles import Role

SignIn = Callable[..., Client]


def make_user(role: Role | None, language: str = "en", username: str = "") -> User:
    """An account of `role` (None: a superuser) whose admin speaks `language`."""
    user = User.objects.create_user(
        username or f"person-{User.objects.count()}",
        "person@example.org",
        "a-long-password",
        first_name="Noor",
        is_superuser=role is None,
    )
    if role is not None:
        user.groups.add(role.group())
    UserProfile.objects.create(user=user, preferred_language=language)
    return user


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """`sign_in(role, language="en")` gives a client signed in as someone new; None is a superuser."""

    def sign_in(role: Role | None, language: str = "en") -> Client:
        client = Client()
        client.force_login(make_user(role, language), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
