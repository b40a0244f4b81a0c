"""Those who sign in to the demo. Their password is known to everybody, so they exist on a demo only."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from wagtail.users.models import UserProfile

from core.demo_sign_ins import PASSWORD
from core.models import User
from core.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, REVIEWERS, TRANSLATORS, Role
from partners.models import Contributor, PartnerPage


@dataclass(frozen=True)
class Person:
    username: str
    role: Role
    first_name: str
    last_name: str
    language: str


PEOPLE = (
    Person("admin", ADMINISTRATORS, "سلمى", "المدير", "ar"),
    Person("editor", EDITORS, "نورة", "المحررة", "ar"),
    Person("reviewer", REVIEWERS, "عبدالله", "المراجع", "ar"),
    Person("translator", TRANSLATORS, "Daniel", "Translator", "en"),
    Person("partner", CONTRIBUTORS, "مها", "السليطي", "ar"),
)


def load_people(partner: PartnerPage | None) -> int:
    """Make the sign-ins that are missing, only where the settings allow it; return how many were made.

    `partner` is the body that the user of that name works for.
    """
    if not getattr(settings, "DEMO_SIGN_INS", False):
        return 0
    made = 0
    for person in PEOPLE:
        user, is_new = User.objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": person.first_name,
                "last_name": person.last_name,
                "email": f"{person.username}@athar.example",
                "is_superuser": person.username == "admin",
            },
        )
        if not is_new:
            continue
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(person.role.group())
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = person.language
        profile.save()
        if person.role is CONTRIBUTORS and partner is not None:
            Contributor.objects.create(user=user, partner=partner)
        made += 1
    return made
