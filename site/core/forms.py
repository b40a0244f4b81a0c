"""Forms of Wagtail's admin that this project makes stricter or friendlier."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import translation
from wagtail.admin.forms.auth import PasswordResetForm as WagtailPasswordResetForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.users.models import UserProfile

from core.uploads import (
    damaged_picture,
    document_problem,
    foreign_content_problem,
    picture_problem,
    without_place,
)


class PictureField(WagtailImageField):
    """Wagtail's field, which breaks on a file that begins as a picture and then ends too soon."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(damaged_picture()) from error


class ImageForm(BaseImageForm):
    """Refuses what is not a whole picture, and leaves out where it was taken."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        file.seek(0)
        content = file.read()
        if problem := picture_problem(content):
            raise ValidationError(problem)
        clean = without_place(content)
        if problem := foreign_content_problem(clean):
            raise ValidationError(problem)
        # In place: the screen for many pictures stores the very file that was sent.
        file.seek(0)
        file.truncate()
        file.write(clean)
        file.flush()
        file.seek(0)
        file.size = len(clean)
        return file


class DocumentForm(BaseDocumentForm):
    """Refuses a file whose content is not what its name says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            ending = PurePath(file.name or "").suffix.lower().lstrip(".")
            if problem := document_problem(file, ending):
                raise ValidationError(problem)
        return file


class PasswordResetForm(WagtailPasswordResetForm):
    """Writes to each user in the language of that user's admin, whoever asked in whatever language."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        context = args[2]
        profile = UserProfile.objects.filter(user=context["user"]).first()
        language = profile.get_preferred_language() if profile else translation.get_language()
        with translation.override(language):
            super().send_mail(*args, **kwargs)
