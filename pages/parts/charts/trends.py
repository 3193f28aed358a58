"""A metric through the years: lines that break at gaps, targets as ticks, sums in a lane of their own."""

from typing import Any

import altair as alt
import pandas as pd

from figures.amounts import Scale
from figures.frames.trends import Trends
from pages.parts.charts.drawing import SHAPES, apart, chart_scale, dressed, value_axis, value_text, year_axis
from pages.parts.colours import Colours

HEIGHT = 380


def trends(frame: Trends, words: dict[str, str], colours: Colours, language: str) -> Any:
    """The line chart of a Trends frame.

    words: missing.not_stated and its like, span (with {years} and {amount}), and region names.
    A click on a point selects its `figure_id` under the name `point`.
    """
    frame_values = pd.concat([frame.points["value"], frame.targets["value"]])
    unit = str(frame.figures["unit"].iloc[0])
    scale = chart_scale(frame_values, unit, language)
    top, bottom = float(frame_values.max()), min(float(frame_values.min()), 0.0)
    points = _dressed_points(frame, colours, language, words)
    axes = {"x": year_axis(frame.years), "y": value_axis(scale, top * 1.08, bottom)}
    layers = [
        _gaps(frame, words, colours),
        alt.Chart(points[~points["chosen"]])
        .mark_line(strokeWidth=1.25, color=colours.context)
        .encode(**axes, detail="run:N"),
        alt.Chart(points[points["chosen"]])
        .mark_line(strokeWidth=2.5)
        .encode(**axes, detail="run:N", color=alt.Color("colour:N", scale=None)),
        _targets(frame, axes, colours, language, words),
        *_points(points[points["chosen"]], axes, colours),
        *_end_labels(points, axes, top, bottom, colours, scale),
        _spans(frame, top * 1.08, words, colours, language),
    ]
    padding = {"left": 4, "right": 112, "top": 40 if len(frame.spans) else 8, "bottom": 4}
    kept = [layer for layer in layers if layer is not None]
    return dressed(alt.layer(*kept).properties(height=HEIGHT), colours, padding)


def _dressed_points(frame: Trends, colours: Colours, language: str, words: dict[str, str]) -> pd.DataFrame:
    points = frame.points
    lead = frame.regions[0]
    chosen = points["region"].isin(frame.regions)
    slots = {region: colours.series[at % len(colours.series)] for at, region in enumerate(frame.regions)}
    shades = points["region"].astype(str).map(slots).fillna(colours.context)
    return points.assign(
        chosen=chosen,
        lead=points["region"] == lead,
        colour=shades,
        text=[value_text(row, language) for row in points.itertuples()],
        name=[words.get(name, name) for name in points["series"]],
        written=points["quote"].astype(str),
        report=points["report_title"].astype(str),
        shape=points["bound"].astype(str).map(SHAPES),
        hollow=points["bound"].astype(str) != "exact",
    )


TOOLTIP = ["name:N", "year:Q", "text:N", "written:N", "report:N"]


def _points(points: pd.DataFrame, axes: dict[str, Any], colours: Colours) -> list[Any]:
    select = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False)
    ranges = points[points["upper"].notna()]
    drawn = alt.Chart(points).mark_point(size=64, strokeWidth=2, opacity=1).encode(
        **axes,
        shape=alt.Shape("shape:N", scale=None),
        stroke=alt.Color("colour:N", scale=None),
        fill=alt.condition("datum.hollow", alt.value(colours.paper), alt.Fill("colour:N", scale=None)),
        tooltip=TOOLTIP,
    )  # fmt: skip
    bars = alt.Chart(ranges).mark_rule(strokeWidth=3).encode(
        **axes, y2="upper:Q", color=alt.Color("colour:N", scale=None)
    )  # fmt: skip
    return [bars, drawn.add_params(select)]


def _targets(
    frame: Trends, axes: dict[str, Any], colours: Colours, language: str, words: dict[str, str]
) -> Any:
    rows = frame.targets[frame.targets["region"].isin(frame.regions)]
    rows = rows.assign(
        text=[value_text(row, language) for row in rows.itertuples()],
        name=words["mark.target"],
        written=rows["quote"].astype(str),
        report=rows["report_title"].astype(str),
    )
    return alt.Chart(rows).mark_tick(width=22, height=3, thickness=3, orient="horizontal", color=colours.target).encode(
        **axes, tooltip=TOOLTIP
    )  # fmt: skip


def _gaps(frame: Trends, words: dict[str, str], colours: Colours) -> Any:
    if len(frame.regions) > 1 or frame.gaps.empty:
        return None
    gaps = frame.gaps.assign(
        first=frame.gaps["year"] - 0.32, last=frame.gaps["year"] + 0.32,
        words=[words[f"missing.{reason}"] for reason in frame.gaps["reason"]],
    )  # fmt: skip
    x = {
        "x": alt.X("first:Q", scale=year_axis(frame.years).to_dict()["scale"] and alt.Undefined),
        "x2": "last:Q",
    }
    shade = alt.Chart(gaps).mark_rect(color=colours.panel).encode(**x)
    if len(gaps) > 6:
        return shade
    said = alt.Chart(gaps).mark_text(color=colours.muted, fontSize=12).encode(
        x="year:Q", y=alt.value(HEIGHT - 14), text="words:N"
    )  # fmt: skip
    return shade + said


def _end_labels(
    points: pd.DataFrame, axes: dict[str, Any], top: float, bottom: float, colours: Colours, scale: Scale
) -> list[Any]:
    last = int(points["year"].max()) if len(points) else 0
    ends = points[points["year"] == last].sort_values("lead", ascending=False)
    shifts = apart([v - bottom for v in ends["value"]], HEIGHT, (top * 1.08 - bottom) or 1)
    drawn = []
    for row, shift in zip(ends.itertuples(), shifts, strict=True):
        label = f"{row.name} {scale.text(row.value)}" if row.chosen else str(row.name)
        style = (
            {"fontSize": 13, "fontWeight": 600, "color": row.colour}
            if row.chosen
            else {"fontSize": 12, "color": colours.muted}
        )
        drawn.append(
            alt.Chart(pd.DataFrame({"year": [row.year], "value": [row.value], "label": [label]}))
            .mark_text(align="left", dx=10, dy=shift, **style)
            .encode(**axes, text="label:N")
        )
    return drawn


def _spans(frame: Trends, top: float, words: dict[str, str], colours: Colours, language: str) -> Any:
    rows = frame.spans[(frame.spans["region"] == frame.regions[0])]
    rows = rows[(rows["period_start"] >= frame.years[0]) & (rows["period_end"] <= frame.years[-1])]
    if rows.empty:
        return None
    rows = rows.assign(
        text=[
            words["span"].format(first=r.period_start, last=r.period_end, amount=value_text(r, language))
            for r in rows.itertuples()
        ]
    )
    lane = (
        alt.Chart(rows)
        .mark_rule(color=colours.ink)
        .encode(x="period_start:Q", x2="period_end:Q", y=alt.value(-10))
    )
    caps = [
        alt.Chart(rows)
        .mark_tick(orient="vertical", height=10, thickness=1.5, color=colours.ink)
        .encode(x=f"{end}:Q", y=alt.value(-10))
        for end in ("period_start", "period_end")
    ]
    said = (
        alt.Chart(rows)
        .mark_text(align="left", dy=-10, fontSize=12, color=colours.ink)
        .encode(x="period_start:Q", y=alt.value(-10), text="text:N")
    )
    return alt.layer(lane, *caps, said)
