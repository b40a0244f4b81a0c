"""Partners: bodies and groups."""

from __future__ import annotations

from collections.abc import Iterator

from demo.loading.content import Entry, read
from demo.loading.days import Days
from demo.loading.files import Drawing
from demo.loading.pages import PageText, logo
from partners.models import PartnerPage


def entries() -> list[Entry]:
    return list(read("partners.toml")["partner"])


def drawings() -> Iterator[Drawing]:
    return ((f"partner-{entry['key']}", entry["motif"], entry["palette"]) for entry in entries())


def texts(days: Days) -> Iterator[PageText]:
    for entry in entries():
        names = {code: entry[code]["title"] for code in ("ar", "en")}
        facts = {
            "sector": entry["sector"],
            "parent": entry.get("parent"),
            "picture": f"partner-{entry['key']}",
            "website": entry.get("website", ""),
            "email": entry.get("email", ""),
            "verified_on": days.day(entry["verified"]) if "verified" in entry else None,
        }
        if entry.get("invented"):
            facts["logo"] = logo(entry["key"], entry["motif"], entry["palette"], names)
        yield PageText(
            key=entry["key"],
            model=PartnerPage,
            parent="partners",
            words={code: entry[code] for code in ("ar", "en")},
            original=entry.get("original", "ar"),
            facts=facts,
            rows={"contacts": [_contact(row) for row in entry.get("contacts", [])]},
        )


def _contact(row: Entry) -> Entry:
    return {
        "name_ar": row["name"]["ar"],
        "name_en": row["name"]["en"],
        "role_ar": row["role"]["ar"],
        "role_en": row["role"]["en"],
        "email": row["email"],
    }
