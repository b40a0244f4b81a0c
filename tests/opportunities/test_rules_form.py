"""The editor's form: what is wrong stands beside its field, and drafts may wait with what they lack."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html

from core.models import User
from opportunities.models import OpportunityPage
from tests.factories.core import translate
from tests.factories.opportunities import OpportunityPageFactory, SessionFactory, at

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("admin", "admin@example.org", "secret"))
    return client


def edit(client: Client, page: Page, action: str, **changes: Any) -> Any:
    """Open the editor, change fields and press a button: "save" or "publish"."""
    url = f"/admin/pages/{page.pk}/edit/"
    data = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    # The editor of a body is made by its script.
    for name, value in {"body-count": "0", **changes}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    if action == "publish":
        data["action-publish"] = "action-publish"
    return client.post(url, data)


def errors_of(response: Any) -> set[str]:
    assert response.status_code == 200, "it was accepted"
    form = response.context["form"]
    return set(form.errors) | {
        f"sessions.{name}" for row in form.formsets["sessions"].forms for name in row.errors
    }


def test_an_unchanged_page_can_be_published(editor: Client) -> None:
    weekly = SessionFactory(
        frequency="weekly", weekdays=["tue"], until=at(30).date(), exceptions=["2027-01-01"]
    )
    page = OpportunityPageFactory(
        schedule_type="recurring", sessions=[weekly], weekday_periods=["sun-morning"]
    )
    assert edit(editor, page, "publish").status_code == 302
    page = OpportunityPage.objects.get(pk=page.pk)
    session = page.sessions.get()
    assert (session.key, session.weekdays, session.exceptions) == (weekly.key, ["tue"], ["2027-01-01"])
    assert page.weekday_periods == ["sun-morning"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"deadline_at": at(11).strftime("%Y-%m-%d %H:%M")}, "deadline_at"),
        ({"min_age": "40", "max_age": "30"}, "max_age"),
        ({"audience": "women"}, "audience_reason"),
        ({"state": "cancelled"}, "state_reason"),
        ({"seats_taken": "13"}, "seats_taken"),
        ({"place": ""}, "place"),
        ({"causes": []}, "causes"),
        ({"partner": ""}, "partner"),
        ({"apply_url": "javascript:alert(1)"}, "apply_url"),
        ({"weekday_periods": ["sun-midnight"]}, "weekday_periods"),
        ({"sessions-0-ends_at": at(9).strftime("%Y-%m-%d %H:%M")}, "sessions.ends_at"),
        ({"sessions-0-frequency": "weekly"}, "sessions.weekdays"),
        ({"sessions-0-exceptions": "الجمعة"}, "sessions.exceptions"),
        ({"sessions-0-DELETE": "1"}, "schedule_type"),
    ],
)
def test_what_breaks_a_rule_is_not_published(editor: Client, changes: dict[str, Any], field: str) -> None:
    page = OpportunityPageFactory()
    assert field in errors_of(edit(editor, page, "publish", **changes))


def test_the_deadline_is_checked_against_the_sessions_as_they_were_typed(editor: Client) -> None:
    page = OpportunityPageFactory()
    later = {
        "sessions-0-starts_at": at(20).strftime("%Y-%m-%d %H:%M"),
        "sessions-0-ends_at": at(20, 18).strftime("%Y-%m-%d %H:%M"),
        "deadline_at": at(15).strftime("%Y-%m-%d %H:%M"),
    }
    assert edit(editor, page, "publish", **later).status_code == 302
    assert OpportunityPage.objects.get(pk=page.pk).sessions.get().starts_at == at(20)


def test_a_draft_may_wait_with_its_facts_but_not_contradict_itself(editor: Client) -> None:
    page = OpportunityPageFactory(live=False)
    lacking = {"partner": "", "place": "", "causes": [], "audience": "women"}
    assert edit(editor, page, "save", **lacking).status_code == 302
    assert errors_of(edit(editor, page, "save", min_age="40", max_age="30")) == {"max_age"}


def test_numbers_of_places_are_stamped_when_they_change(editor: Client) -> None:
    page = OpportunityPageFactory(seats_as_of=at(-5))
    edit(editor, page, "publish")
    assert OpportunityPage.objects.get(pk=page.pk).seats_as_of == at(-5)
    before = timezone.now()
    edit(editor, page, "publish", seats_taken="6")
    assert OpportunityPage.objects.get(pk=page.pk).seats_as_of >= before


def test_days_are_written_in_any_digits(editor: Client) -> None:
    page = OpportunityPageFactory()
    edit(editor, page, "publish", **{"sessions-0-exceptions": "٢٠٢٧-٠١-٠٢، 2027-01-01"})
    assert OpportunityPage.objects.get(pk=page.pk).sessions.get().exceptions == ["2027-01-01", "2027-01-02"]


def test_a_translations_own_form_has_no_facts(editor: Client) -> None:
    page = OpportunityPageFactory()
    translate(page.get_parent().specific, "en")
    english = translate(page, "en")
    form_class = english.get_edit_handler().get_form_class()
    form = form_class(instance=english, for_user=User.objects.get())
    assert not set(form.fields) & set(OpportunityPage.FACTS)
    assert "sessions" not in form.formsets
    assert "audience_reason" in form.fields
