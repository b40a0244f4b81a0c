"""Pictures and video. Their descriptions live with the picture; captions belong to the page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, RichTextBlock, StructBlock, StructValue
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core import pictures
from core.blocks.base import MEDIA, Errors, FieldsBlock
from core.blocks.samples import sample_document, sample_image
from core.blocks.text import RICH_TEXT_FEATURES
from core.models.media import AtharDocument
from core.video import VIDEO_TYPES


class PictureBlock(FieldsBlock):
    """One picture, as wide as the text."""

    image = ImageChooserBlock(label=_("picture"))
    caption = CharBlock(required=False, max_length=250, label=_("caption"))
    decorative = BooleanBlock(
        required=False,
        label=_("only for decoration"),
        help_text=_("It says nothing that the text doesn't: screen readers pass over it."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _(
            "A picture with a caption. Its alternative text comes from the library, in the reader's language."
        )
        group = MEDIA
        template = "blocks/picture.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "image": sample_image(),
                "caption": _("Volunteers on the beach of Al Wakrah"),
                "decorative": False,
            }


class GalleryPictureBlock(StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    caption = CharBlock(required=False, max_length=250, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture of several.")


class GalleryBlock(FieldsBlock):
    """Pictures side by side."""

    pictures = ListBlock(GalleryPictureBlock(), min_num=2, max_num=24, label=_("pictures"))

    class Meta:
        icon = "grid"
        label = _("Gallery")
        description = _("Two to twenty-four pictures side by side, each with its caption.")
        group = MEDIA
        template = "blocks/gallery.html"

        def preview_value(self) -> dict[str, Any]:
            image = sample_image()
            captions = [_("In the morning"), _("At noon"), _("In the evening")]
            return {"pictures": [{"image": image, "caption": caption} for caption in captions]}

    def get_context(self, value: StructValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        pictures.prefetch([picture["image"] for picture in value["pictures"]], "card")
        return super().get_context(value, parent_context=parent_context)


class VideoValue(StructValue):
    @property
    def media_type(self) -> str:
        return VIDEO_TYPES.get(extension(self["file"]), "")

    @property
    def poster_url(self) -> str:
        """Address of the picture before the video starts; empty while there is none."""
        poster = pictures.shown(self["poster"], "article") if self.get("poster") else None
        return poster.src if poster else ""

    @property
    def tracks(self) -> list[tuple[str, AtharDocument]]:
        """(language code, captions) for each language that has them."""
        return [(code, self[f"captions_{code}"]) for code in ("ar", "en") if self.get(f"captions_{code}")]


class VideoBlock(FieldsBlock):
    """A video of this site's own, played by the browser itself."""

    title = CharBlock(
        max_length=160, label=_("title"), help_text=_("What the video is called, for screen readers.")
    )
    file = DocumentChooserBlock(label=_("video"), help_text=_("A document of type mp4 or webm."))
    poster = ImageChooserBlock(required=False, label=_("picture before it starts"))
    silent = BooleanBlock(
        required=False,
        label=_("nobody speaks"),
        help_text=_("Nothing is lost without the sound, so it needs no captions."),
    )
    captions_ar = DocumentChooserBlock(
        required=False, label=_("captions in Arabic"), help_text=_("A document of type vtt.")
    )
    captions_en = DocumentChooserBlock(
        required=False, label=_("captions in English"), help_text=_("A document of type vtt.")
    )
    transcript = RichTextBlock(
        features=RICH_TEXT_FEATURES,
        label=_("transcript"),
        help_text=_("What is said and what is seen, for who can't see or hear it."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        description = _("A video with captions and a transcript, without any third party.")
        group = MEDIA
        template = "blocks/video.html"
        value_class = VideoValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "title": _("A day with the beach team"),
                "file": sample_document("beach.mp4"),
                "poster": sample_image(),
                "silent": False,
                "captions_ar": sample_document("beach.vtt"),
                "captions_en": None,
                "transcript": f"<p>{_('The team meets at six, before the sun is high.')}</p>",
            }

    def errors(self, value: StructValue) -> Errors:
        errors: Errors = {}
        if extension(value["file"]) not in VIDEO_TYPES:
            errors["file"] = _("Choose a video of type mp4 or webm.")
        for name in ("captions_ar", "captions_en"):
            if value.get(name) and extension(value[name]) != "vtt":
                errors[name] = _("Choose captions of type vtt.")
        if not value["silent"] and not value.tracks:
            errors["captions_ar"] = _("Add captions in one language at least, or say that nobody speaks.")
        return errors


def extension(document: AtharDocument | None) -> str:
    """The type of a file by its name ("mp4"); empty for no file."""
    return str(document.file_extension).lower() if document else ""
