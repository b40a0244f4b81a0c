"""The editors' colours as a stylesheet of its own, at an address that changes with them."""

from __future__ import annotations

from hashlib import blake2s

from core.colour import contrast
from core.models import SiteSettings

DARK_PAGE = "#0E1716"
READABLE = 4.5
# Colours that are told apart from white and from the dark page by text drawn in them.
TEMPLATE = """@layer tokens {{
  :root {{
    --gulf-deep: {main};
    --maroon: {accent};
    --link: light-dark({main}, {main_on_dark});
    --accent: light-dark({accent}, {accent_on_dark});
  }}
}}
"""


def has_own_colours(settings: SiteSettings) -> bool:
    """Whether editors chose other colours than those of the stylesheet."""
    defaults = SiteSettings()
    return (settings.main_colour.upper(), settings.accent_colour.upper()) != (
        defaults.main_colour,
        defaults.accent_colour,
    )


def stylesheet(settings: SiteSettings) -> str:
    """The CSS that puts the editors' colours in place of the site's own, in both themes."""
    return TEMPLATE.format(
        main=settings.main_colour,
        main_on_dark=readable_on(DARK_PAGE, settings.main_colour),
        accent=settings.accent_colour,
        accent_on_dark=readable_on(DARK_PAGE, settings.accent_colour),
    )


def fingerprint(settings: SiteSettings) -> str:
    return blake2s(stylesheet(settings).encode(), digest_size=6).hexdigest()


def theme_url(settings: SiteSettings) -> str:
    """Where the stylesheet is; empty while the site's own colours hold."""
    return f"/theme-{fingerprint(settings)}.css" if has_own_colours(settings) else ""


def readable_on(ground: str, colour: str) -> str:
    """`colour`, made lighter step by step until text in it can be read on the dark `ground`."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    for step in range(0, 101, 4):
        part = step / 100
        lighter = "#{:02X}{:02X}{:02X}".format(
            *(round(value + (255 - value) * part) for value in (red, green, blue))
        )
        # A margin, because surfaces on the page are a little lighter than the page.
        if contrast(lighter, ground) >= READABLE + 1.5:
            return lighter
    return "#FFFFFF"
