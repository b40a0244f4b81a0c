"""The forms of importing: the file, and what to do with it."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from opportunities.exchange.allowance import Allowance
from opportunities.exchange.tables import MOST_BYTES

DRAFT, PUBLISH = "draft", "publish"


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=255,
        help_text=_("A CSV file or an Excel workbook (.xlsx), 10 MB and 1,000 rows at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.tsv,.txt"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split it."))
        return file


class OptionsForm(forms.Form):
    """What to do with a table: only what the person may do can be chosen."""

    action = forms.ChoiceField(label=_("Save the opportunities"), widget=forms.RadioSelect)
    create_missing = forms.BooleanField(
        label=_("Create what the site doesn't have yet"),
        required=False,
        help_text=_("Partners and skills that the table names. Without it they are errors."),
    )

    def __init__(self, *args: Any, allowance: Allowance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        action = cast(forms.ChoiceField, self.fields["action"])
        choices = [(DRAFT, _("as drafts")), (PUBLISH, _("and publish them in both languages"))]
        action.choices = choices if allowance.may_publish else choices[:1]
        if not allowance.may_publish:
            action.help_text = _("Submit them for review afterwards: the reviewers publish them.")
        if not allowance.may_make:
            del self.fields["create_missing"]

    @property
    def options(self) -> dict[str, bool]:
        """The choices, as an import keeps them."""
        data = self.cleaned_data
        return {"publish": data["action"] == PUBLISH, "create_missing": data.get("create_missing", False)}
