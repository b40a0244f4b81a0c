"""Skills and places, which no migration brings."""

from __future__ import annotations

from decimal import Decimal

from core.models import AccessibilityFeature, Municipality, Place, Skill
from demo.loading.content import read


def load_terms() -> int:
    """Add the terms that are missing and leave those that are there; return how many were added."""
    added = 0
    for order, (code, ar, en) in enumerate(read("skills.toml")["skills"]):
        names = {"name_ar": ar, "name_en": en, "sort_order": order}
        _skill, is_new = Skill.objects.get_or_create(slug=code, defaults=names)
        added += is_new
    for order, entry in enumerate(read("places.toml")["place"]):
        if Place.objects.filter(slug=entry["key"]).exists():
            continue
        latitude, longitude = entry.get("at", (None, None))
        place = Place(
            slug=entry["key"],
            name_ar=entry["name"]["ar"],
            name_en=entry["name"]["en"],
            sort_order=order,
            municipality=Municipality.objects.get(slug=entry["municipality"]),
            latitude=_degrees(latitude),
            longitude=_degrees(longitude),
            map_url=f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}" if latitude else "",
            transport_ar=entry["transport"]["ar"],
            transport_en=entry["transport"]["en"],
        )
        place.accessibility = list(AccessibilityFeature.objects.filter(slug__in=entry["accessibility"]))
        place.save()
        added += 1
    return added


def _degrees(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.00001"))
