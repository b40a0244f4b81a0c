"""The base of every page type."""

from __future__ import annotations

import logging
from typing import Any, ClassVar, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, Revision
from wagtail.rich_text import get_text_for_indexing

from core.readiness import NotReady
from core.search_text import SearchFilters, SearchText
from core.translation import (
    IncompleteTranslation,
    check_complete,
    has_borrowed_slug,
    has_foreign_title,
    slug_from_title,
)

logger = logging.getLogger(__name__)

SUMMARY_MAX_LENGTH = 160
PageType = TypeVar("PageType", bound=Page)


def in_language(page: PageType, language: str) -> PageType:
    """The live version of `page` in `language` ("ar" or "en"), or `page` itself where there is none."""
    if page.locale.language_code == language:
        return page
    translation = page.get_translations().live().filter(locale__language_code=language).specific().first()
    return translation or page


class BasePage(Page):
    """A page with a summary and a picture, which knows its language and its other version.

    Child classes add fields, panels and behaviour in this order: template and tree rules, fields,
    panels, search fields, behaviour.
    """

    # Whether contributors of partners may add pages below pages of this type (core/roles.py).
    open_to_contributors: ClassVar[bool] = False

    summary = models.CharField(
        _("summary"),
        max_length=300,
        validators=[MaxLengthValidator(SUMMARY_MAX_LENGTH)],
        blank=True,
        help_text=_(
            "One or two sentences, 160 characters at most: shown in lists, in search results and when shared."
        ),
    )
    picture = models.ForeignKey(
        "core.AtharImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, the page gets a pattern of its own."),
    )

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary")]

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """ "ar" or "en": the language that the page is written in."""
        return self.locale.language_code

    @cached_property
    def breadcrumbs(self) -> list[Page]:
        """The pages above this one, from the home page of its language down, without itself."""
        return list(self.get_ancestors().filter(depth__gt=1).live().defer_streamfields().specific(defer=True))

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if has_borrowed_slug(self) and not has_foreign_title(self) and (slug := slug_from_title(self)):
            self.slug = slug
        super().full_clean(*args, **kwargs)

    @transaction.atomic
    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Publish; raise NotReady where a rule is broken, IncompleteTranslation where words are missing."""
        try:
            check_complete(self)
            super().publish(revision, *args, **kwargs)
        except ValidationError as error:
            self._refuse(NotReady(self, error), kwargs)
        except IncompleteTranslation as error:
            self._refuse(error, kwargs)

    def _refuse(self, error: NotReady | IncompleteTranslation, how: dict[str, Any]) -> None:
        if how.get("log_action") != "wagtail.publish.scheduled":
            raise error
        # By the clock there is nobody to tell, and the pages after this one must not wait for it.
        logger.warning(error.reason)

    def search_text(self) -> SearchText:
        """The words that this page is found by; a page type with more to say extends it."""
        body = " ".join(
            stream_text(getattr(self, field.name))
            for field in self._meta.concrete_fields
            if isinstance(field, StreamField)
        )
        return SearchText(title=self.title, summary=self.summary, body=body)

    def search_filters(self) -> SearchFilters:
        """What this page is filtered and ordered by in a search; extend it where a type has more."""
        published = self.first_published_at or self.last_published_at or timezone.now()
        return SearchFilters(moments={"published": [published]})

    @classmethod
    def prefetch_for_search(cls, pages: list[Any]) -> None:
        """Read at once what the words and filters of `pages`, all of this type, are made of.

        A page type that reads other rows for them does it here, so that many pages take few queries.
        """

    def structured_data(self) -> dict[str, Any] | None:
        """The page as schema.org JSON-LD, or None where the vocabulary has nothing apt."""
        return None


def stream_text(stream: StreamValue) -> str:
    """All text of a StreamField as one plain string, without markup."""
    return " ".join(
        strip_tags(get_text_for_indexing(str(part)))
        for part in stream.stream_block.get_searchable_content(stream)
    )
