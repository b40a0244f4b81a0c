"""Every pair of colours of the stylesheet can be read, in both themes; its rules hold in both directions."""

import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest
import tinycss2
from django.conf import settings

from core.colour import contrast

STYLESHEET = settings.ROOT / "static/css/site.css"
SCRIPTS = settings.ROOT / "static/js"
THEMES = ("light", "dark")
KILOBYTE = 1024

# Physical properties have a logical twin that follows the writing direction.
PHYSICAL = re.compile(
    r"^(?:margin|padding|border)-(?:left|right|top|bottom)|^(?:left|right|top|bottom|width|height)$"
    r"|^(?:min|max)-(?:width|height)$|^border-(?:top|bottom)-(?:left|right)-radius$"
)
PHYSICAL_VALUES = {("text-align", "left"), ("text-align", "right"), ("float", "left"), ("float", "right")}


def declarations(path: Path = STYLESHEET) -> list[tuple[str, str, str]]:
    """(selector, property, value) of every declaration, however deep in layers and queries."""
    found: list[tuple[str, str, str]] = []

    def walk(rules: list) -> None:
        for rule in rules:
            if rule.type == "qualified-rule":
                selector = tinycss2.serialize(rule.prelude).strip()
                found.extend(
                    (selector, item.name, tinycss2.serialize(item.value).strip())
                    for item in tinycss2.parse_declaration_list(
                        rule.content, skip_comments=True, skip_whitespace=True
                    )
                    if item.type == "declaration"
                )
            elif rule.type == "at-rule" and rule.content and rule.at_keyword != "font-face":
                walk(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))

    walk(tinycss2.parse_stylesheet(path.read_text(), skip_comments=True, skip_whitespace=True))
    return found


def tokens(theme: str, selector: str = ":root") -> dict[str, str]:
    """The colours of `selector` in a theme; the first value of a token is that of the screen."""
    colours: dict[str, str] = {}
    for own_selector, name, value in declarations():
        if own_selector != selector or not name.startswith("--") or name in colours:
            continue
        pair = re.fullmatch(r"light-dark\((#\w{6}),\s*(#\w{6})\)", value)
        if pair:
            colours[name] = pair.group(1 + THEMES.index(theme))
        elif re.fullmatch(r"#\w{6}", value):
            colours[name] = value
    return colours


GROUNDS = ("--page", "--surface", "--raised")
BODY = [("--text", ground) for ground in GROUNDS]
TEXT = [
    *(
        (ink, ground)
        for ink in ("--muted", "--link", "--accent", "--good", "--warn", "--bad")
        for ground in GROUNDS
    ),
    ("--text", "--mark"),
    ("--on-colour", "--gulf-deep"),
    ("--on-colour", "--maroon"),
    ("--on-colour", "--footer"),
    ("--on-colour-soft", "--gulf-deep"),
    ("--on-colour-soft", "--footer"),
]
EDGES = [(ink, ground) for ink in ("--edge-strong", "--focus") for ground in GROUNDS]
PAIRS = [(pair, 7.0) for pair in BODY] + [(pair, 4.5) for pair in TEXT] + [(pair, 3.0) for pair in EDGES]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("pair", "least"), PAIRS, ids=lambda value: "-on".join(value) if isinstance(value, tuple) else None
)
def test_colours_are_told_apart(theme: str, pair: tuple[str, str], least: float) -> None:
    colours = tokens(theme)
    assert contrast(colours[pair[0]], colours[pair[1]]) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", ["gulf", "maroon", "sand", "palm", "sea", "dusk"])
def test_a_campaigns_accent_is_readable(theme: str, code: str) -> None:
    colours, accent = tokens(theme), tokens(theme, f".accent-{code}")
    for ground in GROUNDS:
        assert contrast(accent["--accent"], colours[ground]) >= 4.5
    assert contrast(accent["--accent-ground"], colours["--on-colour"]) >= 4.5
    assert contrast(accent["--accent-ground"], colours["--on-colour-soft"]) >= 4.5


def test_only_logical_properties() -> None:
    physical = [
        item for item in declarations() if PHYSICAL.match(item[1]) or (item[1], item[2]) in PHYSICAL_VALUES
    ]
    assert physical == []


def test_colours_come_from_tokens() -> None:
    """A colour written elsewhere would stay as it is when the theme changes."""
    literal = [
        (selector, name, value)
        for selector, name, value in declarations()
        if not name.startswith(("--", "mask")) and re.search(r"#[0-9A-Fa-f]{3,8}\b|\brgb\(|\bhsl\(", value)
    ]
    # Places that look the same in both themes, and paper.
    fixed = (
        ".hero",
        ".finder",
        ".menu::backdrop",
        ".site-footer",
        ".primary",
        ".card-partner",
        ".site-header",
    )
    assert [item for item in literal if not item[0].startswith(fixed)] == []


def test_weights_stay_within_their_budgets() -> None:
    assert len(gzip.compress(STYLESHEET.read_bytes())) <= 14 * KILOBYTE
    assert sum(len(gzip.compress(path.read_bytes())) for path in SCRIPTS.glob("*.js")) <= 8 * KILOBYTE
    assert (
        sum(path.stat().st_size for path in (settings.ROOT / "static/fonts").rglob("*.woff2"))
        <= 54 * KILOBYTE
    )


def test_every_vendored_file_is_named_with_its_hash() -> None:
    text = (settings.ROOT / "THIRD_PARTY.md").read_text()
    for font in (settings.ROOT / "static/fonts").rglob("*.woff2"):
        assert str(font.relative_to(settings.ROOT)) in text
        assert sha256(font.read_bytes()).hexdigest() in text
