"""The groups that every migrate makes, and what they may do."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow

from core import roles
from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_each_role_is_a_group_named_in_both_languages() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {role.name for role in roles.ROLES}
    for role in roles.ROLES:
        english, arabic = role.name.split(" · ")
        assert english.isascii() or "’" in english
        assert not any(letter.isascii() for letter in arabic.replace(" ", ""))


def test_running_again_changes_nothing() -> None:
    def shape() -> list[tuple[str, int, int, int]]:
        return [
            (g.name, g.permissions.count(), g.page_permissions.count(), g.collection_permissions.count())
            for g in Group.objects.order_by("name")
        ]

    before = shape()
    roles.ensure_roles()
    assert shape() == before


def test_a_permission_that_was_given_stays() -> None:
    from_administrators = roles.ADMINISTRATORS.group().permissions.get(codename="change_sitesettings")
    roles.EDITORS.group().permissions.add(from_administrators)
    roles.ensure_roles()
    assert roles.EDITORS.group().permissions.filter(codename="change_sitesettings").exists()


def test_pages_of_both_languages_go_to_the_reviewers(home_ar: HomePage, home_en: HomePage) -> None:
    workflow = Workflow.objects.get()
    assert home_ar.get_workflow() == home_en.get_workflow() == workflow
    (task,) = workflow.tasks.specific()
    assert list(task.groups.all()) == [roles.REVIEWERS.group()]
