"""Links to pages of this site, in the reader's language, and to other sites."""

from typing import Any

from django.core.validators import URLValidator
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, PageChooserBlock, StructValue, URLBlock
from wagtail.models import Page

from core.blocks.base import LINKS, Errors, FieldsBlock
from core.blocks.versions import live_versions

validate_web_address = URLValidator(
    schemes=["http", "https"], message=_("Write an address that starts with https:// or http://.")
)


def web_address(**kwargs: Any) -> URLBlock:
    """A field for the address of another site."""
    return URLBlock(
        **({"required": False, "label": _("address"), "validators": [validate_web_address]} | kwargs)
    )


class LinkValue(StructValue):
    """The value of a block with a `page` and a `url`, of which one is given."""

    @cached_property
    def target(self) -> Page | None:
        """The page as the reader gets it, in their language where it can be; None where it is gone."""
        if not self.get("page"):
            return None
        return live_versions([self["page"]], (get_language() or "ar")[:2]).get(self["page"].pk)

    @property
    def href(self) -> str:
        """Where the link goes; empty where its page is gone."""
        return (self.target.url or "") if self.target else self.get("url") or ""

    @property
    def is_external(self) -> bool:
        return not self.get("page") and bool(self.get("url"))


def link_errors(value: StructValue, *, required: bool = True) -> Errors:
    """One of `page` and `url`, not both; neither only where the link is not `required`."""
    if value.get("page") and value.get("url"):
        return {"url": _("Choose a page or write an address, not both.")}
    if required and not value.get("page") and not value.get("url"):
        return {"page": _("Choose a page or write an address.")}
    return {}


class LinkBlock(FieldsBlock):
    """A link that stands alone, as a button."""

    text = CharBlock(
        max_length=80,
        label=_("text"),
        help_text=_("Say what happens: “See the programme”, not “click here”."),
    )
    page = PageChooserBlock(
        required=False, label=_("page"), help_text=_("Readers come to its version in their language.")
    )
    url = web_address(help_text=_("Of another site, in place of a page."))
    style = ChoiceBlock(
        choices=[("primary", _("main action of the page")), ("quiet", _("one of several"))],
        default="primary",
        label=_("weight"),
        search_index=False,
    )

    class Meta:
        icon = "link"
        label = _("Link")
        description = _("A button to a page of this site, or to another site.")
        group = LINKS
        template = "blocks/link.html"
        value_class = LinkValue

        def preview_value(self) -> dict[str, Any]:
            return {
                "text": _("See the programme"),
                "page": None,
                "url": "https://example.org/",
                "style": "primary",
            }

    def errors(self, value: StructValue) -> Errors:
        return link_errors(value)
