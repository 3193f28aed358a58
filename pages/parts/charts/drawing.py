"""What all charts have in common: axes, marks for bounds, labels in the reader's numbers."""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil, floor, log10
from typing import Any

import altair as alt
import pandas as pd

from extract.catalogue import catalogue
from figures.amounts import Scale, column_scale, unit_name, written
from pages.parts.colours import Colours

FONT = (
    '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif'
)
SHAPES = {"exact": "circle", "about": "circle", "at_least": "triangle-up", "at_most": "triangle-down"}


def dressed(chart: Any, colours: Colours, padding: dict[str, int] | None = None) -> Any:
    """The settings that every chart shares."""
    return chart.properties(
        background="transparent",
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        padding=padding or {"left": 4, "right": 8, "top": 8, "bottom": 4},
    ).configure(
        font=FONT,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            labelColor=colours.muted,
            labelFontSize=12,
            labelAngle=0,
            labelPadding=8,
            ticks=False,
            domainColor=colours.axis,
            gridColor=colours.line,
            title=None,
            labelLimit=200,
        ),
        text=alt.MarkConfig(font=FONT),
    )


def slots(regions: Sequence[str], colours: Colours) -> dict[str, str]:
    """The colour of each chosen place: one alone takes the accent, of several each keeps its own.

    A place's own colour follows from its rank among its neighbours, so that it is the same in every
    drawing; the second of two with the same colour takes the next free one, a sixth place is grey.
    """
    if len(regions) == 1:
        return {regions[0]: colours.accent}
    free, found = list(colours.series), {}
    for region in regions:
        own = colours.series[_rank(region) % len(colours.series)]
        found[region] = own if own in free else free[0] if free else colours.context
        free = [colour for colour in free if colour != found[region]]
    return found


@lru_cache(maxsize=4096)
def _rank(region: str) -> int:
    """The place's number in the order of codes among those below the same place."""
    place = catalogue().region(region)
    if place is None:
        return sum(map(ord, region))
    return sum(r.parent == place.parent and r.code < place.code for r in catalogue().regions.values())


def year_axis(years: Sequence[int], right: float = 0.12, ticks: Sequence[int] = ()) -> alt.X:
    """Years as whole numbers: the `ticks` named, else every one while they fit."""
    step = max(1, -(-len(years) // 12))
    shown = [year for at, year in enumerate(reversed(years)) if at % step == 0]
    return alt.X(
        "year:Q",
        scale=alt.Scale(
            domain=[years[0] - 0.3, years[-1] + (right if len(years) > 1 else 0.3)], nice=False, zero=False
        ),
        axis=alt.Axis(values=sorted(ticks or shown), format="d", grid=False),
    )


def round_span(low: float, high: float) -> tuple[float, float]:
    """The ends of a value axis: zero or below, and round numbers that leave four or five steps.

    >>> round_span(18, 92), round_span(-2.7, 15.2), round_span(0, 0)
    ((0.0, 100.0), (-5.0, 20.0), (0.0, 1.0))
    """
    high, low = max(high, 0.0), min(low, 0.0)
    rough = (high - low) / 5 or 0.2
    size = 10 ** floor(log10(rough))
    step = next(size * k for k in (1, 2, 2.5, 5, 10) if size * k >= rough * 0.999)
    return float(floor(low / step) * step), float(ceil(round(high / step, 9)) * step) or 1.0


def value_axis(scale: Scale, ends: tuple[float, float], field: str = "value") -> alt.Y:
    """Values in the chart's one scale, between round ends."""
    return alt.Y(
        f"{field}:Q",
        scale=alt.Scale(domain=list(ends), nice=False),
        axis=alt.Axis(tickCount=5, domain=False, labelExpr=f"format(datum.value / {scale.divisor}, ',~f')"),
    )


def chart_scale(values: pd.Series, unit: str, language: str) -> Scale:
    """The scale of a chart's numbers."""
    return column_scale(values.astype(float), unit, language)


def axis_unit(scale: Scale, unit: str, language: str) -> str:
    """The unit as a frame's title names it: 万元, m yuan."""
    name = unit_name(unit, language)
    joined = f"{scale.word.strip()} {name}" if language == "en" else scale.word + name
    return joined.strip()


def value_text(row: Any, language: str) -> str:
    """A figure as read by a reader, its exact value in base units behind it where the two differ."""
    text = written(row.value, row.unit, language)
    if pd.notna(row.upper):
        text = f"{text}–{written(row.upper, row.unit, language)}"
    full = f"{row.value:,.10g}"
    return text if full in text else f"{text} ({full})"


def apart(positions: Sequence[float], height: float, span: float, least: float = 17) -> list[float]:
    """Pixel shifts that keep labels at `positions` (values on an axis of `span` over `height` pixels) apart.

    The first keeps its place; the others give way upward or downward from it.

    >>> apart([50, 52, 48], height=100, span=100)
    [0.0, -15.0, 15.0]
    """
    pixels = [(1 - p / span) * height if span else 0.0 for p in positions]
    placed = [pixels[0]] if pixels else []
    shifts = [0.0] * len(pixels)
    for at in sorted(range(1, len(pixels)), key=lambda i: abs(pixels[i] - pixels[0])):
        y, step = pixels[at], -1 if pixels[at] < pixels[0] else 1
        while any(abs(y - other) < least for other in placed):
            y += step
        placed.append(y)
        shifts[at] = y - pixels[at]
    return shifts
