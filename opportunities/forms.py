"""The editor's form of an opportunity: facts checked against each other and the sessions typed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from core.models.facts import FactsForm
from opportunities.rules import OpportunityValues, SessionValues, problems

SEATS = ("seats_needed", "seats_taken")


class OpportunityForm(FactsForm):
    """Says what is wrong beside the field it is about. A draft may lack facts, but not contradict itself."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.is_original:
            self._stamp_seats(cleaned)
            values = OpportunityValues(self._facts(cleaned), self._sessions())
            for name, message in problems(values, complete=not self.is_deferred_validation).items():
                self.add_error(name if name in self.fields else None, message)
        return cleaned

    def _post_clean(self) -> None:
        self.instance.is_checked_by_form = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_checked_by_form = False

    def _stamp_seats(self, cleaned: dict[str, Any]) -> None:
        changed = set(self.changed_data)
        if "seats_as_of" in self.fields and changed.intersection(SEATS) and "seats_as_of" not in changed:
            cleaned["seats_as_of"] = timezone.now()

    def _facts(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """What was typed; what the form doesn't offer is as the page has it."""
        page = self.instance
        kept = {
            name: page.value(name)
            for name in (*page.FACTS, *page.WORDS)
            if name not in self.fields and name != "sessions"
        }
        return kept | cleaned

    def _sessions(self) -> list[SessionValues]:
        """The sessions that stay, as they were typed."""
        formset = self.formsets.get("sessions")
        if formset is None:
            return [SessionValues.of(session) for session in self.instance.sessions.all()]
        formset.full_clean()
        return [
            SessionValues.of_form(row.cleaned_data)
            for row in formset.forms
            if not row.cleaned_data.get("DELETE") and (row.has_changed() or row.instance.pk)
        ]
