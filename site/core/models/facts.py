"""Facts live once.

Dates, places, seats, partners and terms of a page are edited on its original only. A translation
carries words and reads the facts of its original, so the two languages can't disagree. What becomes
of the facts when an original goes is decided here and nowhere else:

- unpublished or moved: nothing, a translation goes on reading them;
- deleted: its first translation becomes the original and takes the facts over.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import InlinePanel, Panel
from wagtail.models import Locale

from core.models.base import BasePage


class FactsForm(WagtailAdminPageForm):
    """A page's form that leaves the facts out where the page is a translation.

    On an original, `REQUIRED_FACTS` must be given to publish; a draft may wait with them.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.adapt_form(self)
        if not self.instance.is_original:
            for name in self.instance.FACTS:
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
            return
        for name in self.instance.REQUIRED_FACTS:
            if name in self.fields:
                self.fields[name].required = True

    def _post_clean(self) -> None:
        # A new page counts as live until it is saved, so the model can't know that this is a draft.
        self.instance.facts_may_wait = self.is_deferred_validation
        super()._post_clean()
        self.instance.facts_may_wait = False


class FactsOncePage(BasePage):
    """A page type with facts: fields and child relations that only its original holds."""

    FACTS: ClassVar[tuple[str, ...]] = ()
    # Those of FACTS without which an original can't be live. The database allows none of them: translations
    # have no facts, and drafts may wait.
    REQUIRED_FACTS: ClassVar[tuple[str, ...]] = ()
    facts_may_wait = False

    original = models.ForeignKey(
        "self",
        verbose_name=_("original"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="fact_readers",
    )

    base_form_class = FactsForm
    exclude_fields_in_copy: ClassVar[list[str]] = ["original"]

    class Meta:
        abstract = True

    @property
    def is_original(self) -> bool:
        return self.original_id is None

    @property
    def facts(self) -> Self:
        """The page whose facts hold for this one: itself, or its original."""
        return self.original or self

    def adapt_form(self, form: WagtailAdminPageForm) -> None:
        """Called with each form of this page; a page type may narrow its fields for `form.for_user`."""

    def clean(self) -> None:
        super().clean()
        if self.is_original:
            if self.live and not self.facts_may_wait:
                self._require_facts()
            self.clean_facts()

    def _require_facts(self) -> None:
        missing = [name for name in self.REQUIRED_FACTS if getattr(self, name) in (None, "")]
        if missing:
            raise ValidationError(dict.fromkeys(missing, _("This field is required.")))

    def clean_facts(self) -> None:
        """Check the facts of an original; raise ValidationError by field. A translation has none."""

    def copy_for_translation(
        self,
        locale: Locale,
        copy_parents: bool = False,
        alias: bool = False,
        exclude_fields: list[str] | None = None,
    ) -> Self:
        """A draft of this page in `locale` that reads its facts from here."""
        translation = super().copy_for_translation(
            locale,
            copy_parents=copy_parents,
            alias=alias,
            exclude_fields=[*(exclude_fields or []), *self.FACTS],
        )
        translation.original = self.facts
        translation.save(update_fields=["original"], clean=False)
        return translation

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision as a page; whose facts it reads is of today, not of the revision."""
        page = super().with_content_json(content)
        page.original_id = self.original_id
        return page

    def fact_rows(self) -> list[tuple[str, str]]:
        """Each fact that has a value as (label, value), in the active language."""
        return [
            (label, value)
            for name in self.FACTS
            if (value := self._shown_fact(name))
            for label in [self.fact_label(name)]
        ]

    def fact_label(self, name: str) -> str:
        """The name of a fact as editors know it, in the active language."""
        field = self._meta.get_field(name)
        return capfirst(
            str(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural)
        )

    def _shown_fact(self, name: str) -> str:
        facts = self.facts
        if callable(display := getattr(facts, f"get_{name}_display", None)):
            return str(display() or "")
        value = getattr(facts, name)
        if hasattr(value, "all"):
            return "، ".join(str(item) for item in value.all())
        return in_words(value)


def in_words(value: Any) -> str:
    """A value as someone reads it in the active language; "" for none."""
    match value:
        case None | "" | []:
            return ""
        case bool():
            text = str(_("yes") if value else _("no"))
        case datetime():
            text = date_format(localtime(value), "DATETIME_FORMAT")
        case date():
            text = date_format(value, "DATE_FORMAT")
        case Decimal():
            text = number_format(value.normalize())
        case list():
            text = "، ".join(in_words(item) for item in value)
        case _:
            text = str(value)
    return text


def facts_context(page: FactsOncePage, user: Any) -> dict[str, Any]:
    """What templates/wagtailadmin/panels/facts.html shows of the facts that `page` reads."""
    original = page.facts
    return {
        "original": original,
        "rows": page.fact_rows(),
        "can_edit_original": original.permissions_for_user(user).can_edit(),
    }


class FactsPanel(Panel):
    """The facts of a translation's original, to be read and not changed here."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/panels/facts.html"

        def is_shown(self) -> bool:
            return not self.instance.is_original

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | facts_context(self.instance, self.request.user)


class FactsInlinePanel(InlinePanel):
    """An InlinePanel for rows that are facts: a translation's form has none, so nothing is shown there."""

    class BoundPanel(InlinePanel.BoundPanel):
        def __init__(self, *, form: FactsForm | None, **kwargs: Any) -> None:
            self.is_left_out = form is not None and kwargs["panel"].relation_name not in form.formsets
            # Without a form, Wagtail's panel binds no rows.
            super().__init__(form=None if self.is_left_out else form, **kwargs)

        def is_shown(self) -> bool:
            return not self.is_left_out and super().is_shown()


def give_facts(source: FactsOncePage, target: FactsOncePage, leaving_out: Collection[str] = ()) -> None:
    """Copy the facts of `source` onto `target` and save it; both are of one page type."""
    for name in source.FACTS:
        if name in leaving_out:
            continue
        field = source._meta.get_field(name)
        if isinstance(field, ParentalManyToManyField | models.ManyToManyField):
            getattr(target, name).set(getattr(source, name).all())
        elif field.auto_created:
            source.copy_child_relation(name, target)
        else:
            setattr(target, name, getattr(source, name))
    target.save(clean=False)


def hand_over_facts(original: FactsOncePage) -> None:
    """Make the first translation of a page that is about to go the holder of its facts."""
    heir, *others = original.fact_readers.order_by("pk") or [None]
    if heir is None:
        return
    heir.original = None
    # What must be unique is free for the heir only once the original no longer holds it.
    unique = [
        f.name
        for f in original._meta.get_fields()
        if getattr(f, "unique", False) and f.name in original.FACTS
    ]
    values = {name: getattr(original, name) for name in unique}
    if unique:
        type(original).objects.filter(pk=original.pk).update(**dict.fromkeys(unique))
    for name, value in values.items():
        setattr(original, name, value)
    give_facts(original, heir)
    type(original).objects.filter(pk__in=[page.pk for page in others]).update(original=heir)
