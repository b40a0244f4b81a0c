"""How partners are shown among the results of the site's search."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from partners.models import PartnerPage
from search import sections


def partners_by_id(ids: Collection[int]) -> dict[int, PartnerPage]:
    partners = PartnerPage.objects.live().filter(pk__in=ids).select_related("locale", "original")
    return {partner.pk: partner for partner in partners.defer("body", "original__body")}


def register() -> None:
    sections.register(
        sections.Section(
            "partners",
            _("Partners"),
            ("partner",),
            partners_by_id,
            "components/found_partner.html",
            order=40,
        )
    )
