"""References: the ASCII code of an opportunity, in its short link, its QR code, exports and imports."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.utils.text import slugify

if TYPE_CHECKING:
    from opportunities.models import OpportunityPage

LONGEST = 40
# Without what is mistaken for another when read from a poster: 0 and o, 1, i and l.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_reference(page: OpportunityPage) -> str:
    """A reference that no other page has: from an English title, else a short random code."""
    wish = slugify(page.title)[:LONGEST].strip("-") if page.locale_id and page.language == "en" else ""
    while not wish or page.is_reference_taken(wish):
        wish = "".join(secrets.choice(ALPHABET) for _letter in range(6))
    return wish
