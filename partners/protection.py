"""A partner that something points to isn't deleted, and an editor learns why before trying."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from partners.models import PartnerPage

NAMED_AT_MOST = 5


def refusals(pages: Iterable[Page]) -> list[str]:
    """Why `pages` can't be deleted with all below them: a sentence for each partner that is pointed to."""
    below = models.Q(pk__in=[])
    for page in pages:
        below |= models.Q(path__startswith=page.path)
    partners = PartnerPage.objects.filter(below).defer_streamfields()
    return [refusal(partner, pointing) for partner in partners if (pointing := pointing_to(partner))]


def pointing_to(partner: PartnerPage) -> list[models.Model]:
    """What holds a key to `partner` that deleting would break or silently drop."""
    found: list[models.Model] = []
    for relation in PartnerPage._meta.related_objects:
        if relation.many_to_many or getattr(relation, "on_delete", None) is models.PROTECT:
            found += relation.related_model._default_manager.filter(**{relation.field.name: partner.pk})
    return found


def refusal(partner: PartnerPage, pointing: list[models.Model]) -> str:
    names = [f"{capfirst(thing._meta.verbose_name)} “{thing}”" for thing in pointing[:NAMED_AT_MOST]]
    rest = len(pointing) - len(names)
    if rest:
        names.append(ngettext("%(count)d more", "%(count)d more", rest) % {"count": rest})
    return _(
        "“%(partner)s” can't be deleted: it is named by %(names)s. Take it out there first, or unpublish it."
    ) % {
        "partner": partner.title,
        "names": _(", ").join(names),
    }
