"""The national target, and what was published about the way to it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    DecimalBlock,
    IntegerBlock,
    ListBlock,
    StructBlock,
    StructValue,
    TextBlock,
)

from core.blocks.base import Errors
from core.blocks.links import web_address
from core.digits import digits
from home.blocks.base import SectionBlock

# The chart's drawing area, in units of its viewBox (420 x 190).
LEFT, RIGHT, TOP, BOTTOM = 40, 380, 40, 150


class PublishedFigureBlock(StructBlock):
    year = IntegerBlock(min_value=1990, max_value=2100, label=_("year"))
    value = DecimalBlock(min_value=0, max_digits=9, decimal_places=2, label=_("number"))

    class Meta:
        icon = "order"
        label = _("Published figure")
        description = _("What was published for one year.")


@dataclass(frozen=True)
class Point:
    """A value of one year and where it stands in the chart."""

    year: int
    value: Decimal
    x: int
    y: int

    @property
    def text(self) -> str:
        """The value without needless zeros."""
        return plain(self.value)


@dataclass(frozen=True)
class Chart:
    """The target as a line and what was published as points; time runs as its readers read."""

    start: int
    goal: Point
    points: list[Point]

    @property
    def start_x(self) -> int:
        return LEFT + RIGHT - self.goal.x

    @property
    def label_y(self) -> int:
        """Where the goal's words stand: over its point."""
        return self.goal.y - 16

    @property
    def path(self) -> str:
        """The points as the data of an SVG path; empty for fewer than two."""
        if len(self.points) < 2:
            return ""
        return "M" + " L".join(f"{point.x} {point.y}" for point in self.points)


def plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def chart(value: StructValue, *, rtl: bool) -> Chart:
    """The chart of a target block's value."""
    published = sorted(value["published"], key=lambda figure: figure["year"])
    years = [figure["year"] for figure in published]
    start = min([value["from_year"] or value["year"] - 6, *years])
    highest = max([value["goal"], *(figure["value"] for figure in published)]) or Decimal(1)

    def point(year: int, number: Decimal) -> Point:
        share = (year - start) / (value["year"] - start or 1)
        x = RIGHT - share * (RIGHT - LEFT) if rtl else LEFT + share * (RIGHT - LEFT)
        return Point(year, number, round(x), round(BOTTOM - float(number / highest) * (BOTTOM - TOP)))

    return Chart(
        start,
        point(value["year"], value["goal"]),
        [point(figure["year"], figure["value"]) for figure in published],
    )


class TargetBlock(SectionBlock):
    """A target with its year and source. Where no figure was published, it says so."""

    kicker = CharBlock(required=False, max_length=60, label=_("line over the title"))
    title = CharBlock(max_length=120, label=_("title"))
    text = TextBlock(required=False, label=_("text"))
    goal = DecimalBlock(min_value=0, max_digits=9, decimal_places=2, label=_("number to reach"))
    unit = CharBlock(required=False, default="%", max_length=20, label=_("unit"), search_index=False)
    year = IntegerBlock(min_value=2000, max_value=2100, label=_("year of the target"))
    from_year = IntegerBlock(
        required=False,
        min_value=1990,
        max_value=2100,
        label=_("year of the start"),
        help_text=_("Where the chart begins."),
    )
    source = CharBlock(max_length=160, label=_("source"))
    source_url = web_address(label=_("address of the source"))
    published = ListBlock(
        PublishedFigureBlock(),
        min_num=0,
        label=_("published figures"),
        help_text=_("Only what the source published. Without any, the page says that there is none yet."),
    )

    class Meta:
        icon = "crosshairs"
        label = _("Target with its source")
        description = _("A number to reach by a year, its source, and what was published on the way.")
        template = "blocks/home/target.html"

        def preview_value(self) -> dict[str, Any]:
            return {
                "kicker": _("National target"),
                "title": _("One person in ten volunteers by 2030"),
                "text": "",
                "goal": Decimal(10),
                "unit": "%",
                "year": 2030,
                "from_year": 2024,
                "source": _("Third National Development Strategy 2024-2030"),
                "source_url": "",
                "published": [],
            }

    def gather(self, value: StructValue, language: str) -> dict[str, Any]:
        number = plain(value["goal"])
        return {
            "chart": chart(value, rtl=language == "ar"),
            "goal_text": digits(f"{number}{value['unit'] or ''}"),
        }

    def errors(self, value: StructValue) -> Errors:
        if value["from_year"] and value["from_year"] >= value["year"]:
            return {"from_year": _("The start must be before the year of the target.")}
        if any(figure["year"] > value["year"] for figure in value["published"]):
            return {"published": _("A published figure can't be later than the year of the target.")}
        return {}
