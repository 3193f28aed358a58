"""A metric through the years: lines that break at gaps, targets as ticks, sums in a lane of their own."""

from typing import Any

import altair as alt
import pandas as pd

from figures.amounts import Scale
from figures.frames.trends import Trends
from pages.parts.charts.drawing import (
    SHAPES,
    apart,
    chart_scale,
    dressed,
    round_span,
    slots,
    value_axis,
    value_text,
    year_axis,
)
from pages.parts.colours import Colours

HEIGHT = 380
MOST_LABELS = 14


def trends(frame: Trends, words: dict[str, str], colours: Colours, language: str) -> Any:
    """The line chart of a Trends frame.

    words: missing.not_stated and its like, span (with {years} and {amount}), and region names.
    A click on a point selects its `figure_id` under the name `point`.
    """
    frame_values = pd.concat([frame.points["value"], frame.targets["value"], frame.targets["upper"].dropna()])
    unit = str(frame.figures["unit"].iloc[0])
    scale = chart_scale(frame_values, unit, language)
    ends = round_span(float(frame_values.min()), float(frame_values.max()))
    points = _dressed_points(frame, colours, language, words)
    axes = {"x": year_axis(frame.years), "y": value_axis(scale, ends)}
    peers, chosen = points[~points["chosen"]], points[points["chosen"]]
    layers = [
        _gaps(frame, words, colours),
        _breaks(frame, words, colours),
        *context(peers, axes, colours),
        alt.Chart(chosen)
        .mark_line(strokeWidth=2.5)
        .encode(**axes, detail="run:N", color=COLOUR, strokeDash=alt.StrokeDash("dash:N", scale=None)),
        *_targets(frame, axes, colours, language, words),
        *_points(chosen, axes, colours),
        *_end_labels(points, frame.targets, axes, ends, colours, scale),
        _spans(frame, words, colours, language),
    ]
    padding = {"left": 4, "right": 8, "top": 8, "bottom": 4}
    kept = [layer for layer in layers if layer is not None]
    return dressed(alt.layer(*kept).properties(height=HEIGHT), colours, padding)


def _dressed_points(frame: Trends, colours: Colours, language: str, words: dict[str, str]) -> pd.DataFrame:
    points = frame.points
    lead = frame.regions[0]
    chosen = points["region"].isin(frame.regions)
    shades = points["region"].astype(str).map(slots(frame.regions, colours)).fillna(colours.context)
    return points.assign(
        chosen=chosen,
        lead=(points["region"] == lead) & (points["series"] == lead),
        dash=points["scope"].astype(str).map(lambda scope: [5, 3] if scope else [1, 0]),
        colour=shades,
        text=[value_text(row, language) for row in points.itertuples()],
        name=[words.get(name, name) for name in points["series"]],
        written=points["quote"].astype(str),
        report=points["report_title"].astype(str),
        shape=points["bound"].astype(str).map(SHAPES),
        hollow=points["bound"].astype(str) != "exact",
    )


COLOUR = alt.Color("colour:N", scale=None)
TOOLTIP = ["name:N", "year:Q", "text:N", "written:N", "report:N"]


def context(points: pd.DataFrame, axes: dict[str, Any], colours: Colours) -> list[Any]:
    """The other places: thin grey lines, a dot where a figure has no neighbour to be joined to."""
    alone = points.groupby("run", observed=True)["value"].transform("size") == 1
    lines = alt.Chart(points).mark_line(strokeWidth=1.25, color=colours.context)
    dots = alt.Chart(points[alone]).mark_circle(size=16, color=colours.context, opacity=1)
    return [lines.encode(**axes, detail="run:N"), *([dots.encode(**axes)] if alone.any() else [])]


def _points(points: pd.DataFrame, axes: dict[str, Any], colours: Colours) -> list[Any]:
    select = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False)
    ranges = points[points["upper"].notna()]
    drawn = alt.Chart(points).mark_point(size=64, strokeWidth=2, opacity=1).encode(
        **axes,
        shape=alt.Shape("shape:N", scale=None),
        stroke=COLOUR,
        fill=alt.condition("datum.hollow", alt.value(colours.paper), alt.Fill("colour:N", scale=None)),
        tooltip=TOOLTIP,
    )  # fmt: skip
    bars = alt.Chart(ranges).mark_rule(strokeWidth=3).encode(
        **axes, y2="upper:Q", color=COLOUR
    )  # fmt: skip
    return [*([] if ranges.empty else [bars]), drawn.add_params(select)]


def _targets(
    frame: Trends, axes: dict[str, Any], colours: Colours, language: str, words: dict[str, str]
) -> list[Any]:
    """Targets as ticks, a range between two of them; of several places each in its own colour."""
    rows = frame.targets[frame.targets["region"].isin(frame.regions)]
    own = slots(frame.regions, colours) if len(frame.regions) > 1 else {}
    names = rows["region"].astype(str)
    rows = rows.assign(
        text=[value_text(row, language) for row in rows.itertuples()],
        name=[f"{words.get(name, name)} {words['mark.target']}" for name in names],
        colour=[own.get(name, colours.target) for name in names],
        written=rows["quote"].astype(str),
        report=rows["report_title"].astype(str),
    )
    style: dict[str, Any] = {"width": 22, "height": 3, "thickness": 3, "orient": "horizontal", "opacity": 1}
    ranges = rows[rows["upper"].notna()]
    ends = pd.concat([rows, ranges.assign(value=ranges["upper"])])
    ticks = alt.Chart(ends).mark_tick(**style).encode(**axes, color=COLOUR, tooltip=TOOLTIP)
    if ranges.empty:
        return [ticks]
    return [alt.Chart(ranges).mark_rule(strokeWidth=1.5).encode(**axes, y2="upper:Q", color=COLOUR), ticks]


def _gaps(frame: Trends, words: dict[str, str], colours: Colours) -> Any:
    """Shaded years that have no figure, with the reason where there is room; only of a single place."""
    gaps = frame.gaps[frame.gaps["reason"] != "not_due"]
    if len(frame.regions) > 1 or gaps.empty:
        return None
    gaps = gaps.assign(
        first=(gaps["year"] - 0.32).clip(lower=frame.years[0] - 0.3),
        last=(gaps["year"] + 0.32).clip(upper=frame.years[-1] + 0.12),
        words=[words[f"missing.{reason}"] for reason in gaps["reason"]],
    )
    x = {"x": alt.X("first:Q", axis=alt.Axis(grid=False)), "x2": "last:Q"}
    shade = alt.Chart(gaps).mark_rect(color=colours.panel).encode(**x)
    if len(frame.years) > 16:
        return shade
    said = alt.Chart(gaps).mark_text(color=colours.muted, fontSize=12)
    return shade + said.encode(x="year:Q", y=alt.value(HEIGHT - 14), text="words:N")


def _breaks(frame: Trends, words: dict[str, str], colours: Colours) -> Any:
    """A dashed rule before the first year of a new definition."""
    if not frame.breaks:
        return None
    at = [year - 0.5 for year in frame.breaks]
    rows = pd.DataFrame(
        {"year": at, "words": words["mark.break"], "y": [8 + 16 * (i % 2) for i in range(len(at))]}
    )
    rule = alt.Chart(rows).mark_rule(color=colours.axis, strokeDash=[4, 3]).encode(x="year:Q")
    said = alt.Chart(rows).mark_text(align="left", dx=4, fontSize=12, color=colours.muted)
    return rule + said.encode(x="year:Q", y=alt.Y("y:Q", scale=None, axis=None), text="words:N")


def _end_labels(
    points: pd.DataFrame,
    targets: pd.DataFrame,
    axes: dict[str, Any],
    ends: tuple[float, float],
    colours: Colours,
    scale: Scale,
) -> list[Any]:
    """Name and value at the last point; the first place keeps its height, the others give way.

    A chosen line that ends early has its label at its own end, a grey one has none.
    """
    if points.empty:
        return []
    newest = points["year"].max()
    # Of a place with several lines the whole is named; what is limited or older has its words in the table.
    last = points.assign(part=points["scope"] != "").sort_values(["part", "year"], ascending=[False, True])
    last = last.drop_duplicates("region", keep="last")
    last = last[last["chosen"] | (last["year"] == newest)].sort_values(["lead", "chosen"], ascending=False)
    last = last[last["chosen"] | (len(last) <= MOST_LABELS)]
    shifts: dict[Any, float] = {}
    for _, ending in last.groupby("year", sort=False):
        heights = [value - ends[0] for value in ending["value"]]
        shifts |= zip(ending.index, apart(heights, HEIGHT, ends[1] - ends[0]), strict=True)
    ahead = (targets["year"] > newest).any()
    drawn = []
    for row in last.itertuples():
        place, limit, scope = str(row.name).partition("（")
        label = f"{place} {scale.text(row.value)}{limit}{scope}" if row.chosen else str(row.name)
        size, weight, colour = (13, 600, row.colour) if row.chosen else (12, 400, colours.muted)
        at = pd.DataFrame({"year": [row.year], "value": [row.value], "label": [label]})
        style = {
            "fontSize": size,
            "fontWeight": weight,
            "color": colour,
            "dy": shifts[row.Index] - 14 * (row.chosen and (ahead or row.year < newest)),
            "limit": 180,
        }
        drawn.append(alt.Chart(at).mark_text(align="left", dx=10, **style).encode(**axes, text="label:N"))
    return drawn


def _spans(frame: Trends, words: dict[str, str], colours: Colours, language: str) -> Any:
    """Sums of several years, in their own lane above the plot, never joined to a year."""
    rows = frame.spans[(frame.spans["region"] == frame.regions[0]) & (frame.spans["status"] == "actual")]
    rows = rows[(rows["period_start"] >= frame.years[0]) & (rows["period_end"] <= frame.years[-1])].head(1)
    if rows.empty:
        return None
    rows = rows.assign(
        text=[
            words["span" if row.kind == "level" else "span.rate"].format(
                first=row.period_start, last=row.period_end, amount=value_text(row, language)
            )
            for row in rows.itertuples()
        ]
    )
    lane = alt.Chart(rows).encode(y=alt.value(-10))
    line = lane.mark_rule(color=colours.ink).encode(x="period_start:Q", x2="period_end:Q")
    cap = lane.mark_tick(orient="vertical", height=10, thickness=1.5, color=colours.ink)
    text = lane.mark_text(align="left", dy=-10, fontSize=12, color=colours.ink)
    return alt.layer(
        line, *(cap.encode(x=f"{end}:Q") for end in ("period_start", "period_end")),
        text.encode(x="period_start:Q", text="text:N"),
    )  # fmt: skip
