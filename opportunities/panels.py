"""How editors see an opportunity: words first, then the facts in the order in which visitors ask."""

from __future__ import annotations

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)
from wagtail.models import Page

from core.models import BasePage, FactsInlinePanel, FactsPanel


def _row(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


def _choices(name: str) -> FieldPanel:
    return FieldPanel(name, widget=CheckboxSelectMultiple)


WORDS: list[Panel] = [
    *BasePage.content_panels,
    FieldPanel("picture"),
    FieldPanel("body"),
    MultiFieldPanel(
        [
            FieldPanel("commitment"),
            FieldPanel("benefits"),
            FieldPanel("what_to_bring"),
            FieldPanel("requirements_note"),
        ],
        _("Good to know"),
    ),
    MultiFieldPanel([FieldPanel("location_hint"), FieldPanel("transport_note")], _("Finding the way")),
]
WHAT: list[Panel] = [
    FactsPanel(heading=_("Facts")),
    MultiFieldPanel(
        [
            _row("kind", "reference"),
            FieldPanel("partner"),
            _choices("co_partners"),
            FieldPanel("emergency_until"),
        ],
        _("What and by whom"),
    ),
    MultiFieldPanel([_choices("causes"), _choices("skills")], _("What visitors find it by")),
]
WHEN_AND_WHERE: list[Panel] = [
    MultiFieldPanel(
        [FieldPanel("schedule_type"), _row("starts_on", "ends_on"), FieldPanel("weekday_periods")],
        _("When"),
    ),
    FactsInlinePanel(
        "sessions",
        heading=_("Sessions"),
        label=_("Session"),
        help_text=_(
            "For fixed dates and recurring ones. One that repeats needs a last day. Visitors can put them "
            "into their calendars."
        ),
    ),
    MultiFieldPanel([_row("hours_total", "hours_per_week", "preparation_hours")], _("Time it takes")),
    MultiFieldPanel(
        [
            _row("mode", "place"),
            FieldPanel("address_public"),
            FieldPanel("online_url"),
            _choices("accessibility"),
            _row("physical_level", "outdoor"),
        ],
        _("Where"),
    ),
]
WHO: list[Panel] = [
    MultiFieldPanel([FieldPanel("audience"), FieldPanel("audience_reason")], _("For whom")),
    MultiFieldPanel([_row("min_age", "max_age", "guardian_required_below")], _("Age")),
    MultiFieldPanel([_choices("languages"), _choices("requirements")], _("What a volunteer needs")),
    MultiFieldPanel(
        [_row("certificate", "certificate_issuer"), _row("meals", "transport"), _row("kit", "expenses")],
        _("What a volunteer gets"),
    ),
]
TAKING_PART: list[Panel] = [
    MultiFieldPanel([_row("opens_at", "deadline_at")], _("Registration")),
    MultiFieldPanel([_row("seats_needed", "seats_taken"), _row("seats_as_of", "waitlist")], _("Places")),
    MultiFieldPanel(
        [
            FieldPanel("apply_url"),
            FieldPanel("contact_name"),
            _row("contact_phone", "contact_email"),
            _row("reply_days", "checked_on"),
        ],
        _("How to take part"),
    ),
]
OUTCOME: list[Panel] = [
    MultiFieldPanel([FieldPanel("state"), FieldPanel("state_reason")], _("State")),
    MultiFieldPanel(
        [_row("result_volunteers", "result_hours", "result_beneficiaries"), FieldPanel("result_story")],
        _("Result"),
    ),
]

EDIT_HANDLER = TabbedInterface(
    [
        ObjectList(WORDS, heading=_("Words")),
        ObjectList(WHAT, heading=_("What")),
        ObjectList(WHEN_AND_WHERE, heading=_("When and where")),
        ObjectList(WHO, heading=_("For whom")),
        ObjectList(TAKING_PART, heading=_("How to take part")),
        ObjectList(OUTCOME, heading=_("State and result")),
        ObjectList(Page.promote_panels, heading=_("Promote")),
        ObjectList(Page.settings_panels, heading=_("Settings")),
    ]
)
