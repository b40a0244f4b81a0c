"""The editor's form of a campaign: rows are checked against the campaign's dates and each other."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.forms import ModelForm
from django.utils.translation import gettext as _

from core.dates import day_text
from core.models.facts import FactsForm


class CampaignForm(FactsForm):
    """Says what is wrong beside the field it is about; what was typed stays.

    A draft may lack what is needed to publish (the other language of an optional text), but not
    contradict itself.
    """

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for row in self._rows("programme"):
            self._check_programme_item(row)
        for row in self._rows("toolkit"):
            self._check_toolkit_item(row)
        self._check_phases(self._rows("phases"))
        return cleaned

    def _rows(self, relation: str) -> list[ModelForm]:
        """The forms of the rows that stay; none where the page is a translation."""
        formset = self.formsets.get(relation)
        if formset is None:
            return []
        formset.full_clean()
        return [
            row
            for row in formset.forms
            if not row.cleaned_data.get("DELETE") and (row.has_changed() or row.instance.pk)
        ]

    def _require_pairs(self, row: ModelForm) -> None:
        if self.is_deferred_validation:
            return
        for stem in row.instance.OPTIONAL_PAIRS:
            arabic, english = row.cleaned_data.get(f"{stem}_ar"), row.cleaned_data.get(f"{stem}_en")
            if bool(arabic) != bool(english):
                missing = f"{stem}_{'en' if arabic else 'ar'}"
                row.add_error(missing, _("Write it in both languages, or in neither."))

    def _outside(self, day: date | None) -> bool:
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        return bool(day and first and last and first <= last and not first <= day <= last)

    def _outside_message(self) -> str:
        return _("This day is outside the campaign, which lasts from %(first)s to %(last)s.") % {
            "first": day_text(self.cleaned_data["starts_on"]),
            "last": day_text(self.cleaned_data["ends_on"]),
        }

    def _check_programme_item(self, row: ModelForm) -> None:
        self._require_pairs(row)
        if self._outside(row.cleaned_data.get("day")):
            row.add_error("day", self._outside_message())
        starts_at, ends_at = row.cleaned_data.get("starts_at"), row.cleaned_data.get("ends_at")
        if ends_at and not starts_at:
            row.add_error("starts_at", _("Say when it starts, too."))
        elif starts_at and ends_at and ends_at <= starts_at:
            row.add_error("ends_at", _("It ends before it starts."))

    def _check_toolkit_item(self, row: ModelForm) -> None:
        if (
            not self.is_deferred_validation
            and not row.cleaned_data.get("document")
            and not row.cleaned_data.get("image")
        ):
            row.add_error("document", _("Choose a file or a picture to take along."))

    def _check_phases(self, rows: list[ModelForm]) -> None:
        whole = []
        for row in rows:
            self._require_pairs(row)
            first, last = row.cleaned_data.get("starts_on"), row.cleaned_data.get("ends_on")
            for field, day in (("starts_on", first), ("ends_on", last)):
                if self._outside(day):
                    row.add_error(field, self._outside_message())
            if first and last and last < first:
                row.add_error("ends_on", _("The last day is before the first day."))
            elif first and last:
                whole.append((first, last, row))
        latest: tuple[date, ModelForm] | None = None
        for first, last, row in sorted(whole, key=lambda phase: phase[:2]):
            if latest and first <= latest[0]:
                names = latest[1].cleaned_data
                row.add_error(
                    "starts_on",
                    _("This phase starts before “%(name)s” has ended.")
                    % {"name": names.get("name_ar") or names.get("name_en") or "…"},
                )
            if latest is None or last > latest[0]:
                latest = (last, row)
