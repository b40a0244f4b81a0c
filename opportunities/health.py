"""What the directory tells the health report: that visitors read a row for each page, and no other."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import health
from opportunities.models import ListingRow, OpportunityPage


def check_rows() -> health.Finding:
    """Compare the rows with the pages that visitors may read."""
    pages = set(OpportunityPage.objects.live().public().values_list("pk", flat=True))
    rows = set(ListingRow.objects.values_list("page_id", flat=True))
    if pages == rows:
        return health.Finding(True, _("Each live opportunity is in the directory, and no other."))
    return health.Finding(
        False,
        _("Missing from the directory: %(missing)d. Too many in it: %(extra)d. Run “manage.py update_index”.")
        % {"missing": len(pages - rows), "extra": len(rows - pages)},
    )


def connect() -> None:
    health.register(gettext_lazy("Directory"), check_rows)
