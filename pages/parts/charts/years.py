"""Two years side by side as pairs of points or as slopes, and the years that follow a base year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from figures.amounts import Scale
from figures.frames.stated import Stated
from figures.frames.trends import runs
from figures.frames.years import Pair, Years, index
from pages.parts.charts.drawing import SHAPES, apart, dressed, year_axis
from pages.parts.colours import Colours

MOST_SLOPES = 8
HEIGHT = 380
TOOLTIP = ["name:N", "year:N", "text:N", "written:N", "report:N"]
ROW = "{name}\n{why}"  # the reason stands under the name of what cannot be compared


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a drawing of pairs, in the order of the frame's pairs.

    names: of each pair. values: each figure as labelled, by figure_id. whys: the reason, by name, of what
    cannot be compared. chosen: the names drawn in colour. shares: each pair on its own scale, the earlier
    value being 100, because their units differ.
    """

    names: tuple[str, ...]
    values: dict[int, str]
    whys: dict[str, str]
    chosen: tuple[str, ...] = ()
    shares: bool = False


def pairs(frame: Years, labels: Labels, scale: Scale, colours: Colours) -> Any:
    """The dumbbells: earlier as an open circle, later filled, the values outside the pair."""
    ends = _ends(frame, labels, colours)
    rows = [ROW.format(name=name, why=labels.whys.get(name, "")).strip() for name in labels.names]
    axis = alt.Axis(
        domain=False, labelColor=colours.ink, labelExpr="split(datum.label, '\\n')", labelLimit=160
    )
    y = alt.Y("row:N", scale=alt.Scale(domain=rows), axis=axis)
    divisor = 1 if labels.shares else scale.divisor
    x = alt.X(
        "value:Q",
        scale=alt.Scale(zero=False, nice=False, padding=_room(labels.values.values())),
        axis=alt.Axis(tickCount=5, domain=False, labelExpr=_labelled(ends, divisor)),
    )
    bars = ends[ends["compared"]].drop_duplicates("name")
    rules = alt.Chart(bars).mark_rule(strokeWidth=3, color=colours.context).encode(x=x, x2="other:Q", y=y)
    drawn = [rules, _marks(ends, {"x": x, "y": y})]
    for side, align, dx in (("left", "right", -11), ("right", "left", 11)):
        texts = alt.Chart(ends[ends["side"] == side])
        style: dict[str, Any] = {"align": align, "dx": dx, "fontSize": 12, "color": colours.ink}
        drawn.append(texts.mark_text(**style).encode(x=x, y=y, text="label:N"))
    chart = alt.layer(*drawn).properties(height=alt.Step(46))
    return dressed(chart, colours, {"left": 4, "right": 16, "top": 8, "bottom": 4})


def _room(texts: Iterable[str]) -> float:
    """Pixels that the longest label needs beside its mark."""
    widths = (sum(12 if ord(letter) > 0x2E80 else 6.8 for letter in text) for text in texts)
    return max(64.0, 24 + max(widths, default=0))


def _labelled(ends: pd.DataFrame, divisor: float) -> str:
    """The numbers of the axis; none below zero where no figure is, though the labels need the room."""
    number = f"format(datum.value / {divisor:.0f}, ',~f')"
    return f"datum.value < 0 ? '' : {number}" if (ends["value"] >= 0).all() else number


def slopes(frame: Years, labels: Labels, scale: Scale, colours: Colours) -> Any:
    """A line from year to year for each pair that can be compared, chosen places in colour."""
    ends = _ends(frame, labels, colours)
    ends = ends[ends["compared"]].assign(chosen=lambda rows: rows["name"].isin(labels.chosen))
    low, high = float(ends["value"].min()), float(ends["value"].max())
    margin = (high - low or abs(high) or 1.0) * 0.08
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[low - margin, high + margin], nice=False, zero=False),
        axis=alt.Axis(
            tickCount=5, domain=False, labelExpr=f"format(datum.value / {scale.divisor:.0f}, ',~f')"
        ),
    )
    x = alt.X("year:N", scale=alt.Scale(paddingOuter=0.35), axis=alt.Axis(grid=False))
    drawn = []
    for chosen, width, colour in ((False, 1.25, colours.context), (True, 2.5, colours.accent)):
        lines = alt.Chart(ends[ends["chosen"] == chosen])
        drawn.append(lines.mark_line(strokeWidth=width, color=colour).encode(x=x, y=y, detail="name:N"))
    drawn.append(_marks(ends, {"x": x, "y": y}))
    span = high - low + 2 * margin
    for later, align, dx in ((False, "right", -12), (True, "left", 12)):
        side = ends[ends["later"] == later].sort_values("chosen", ascending=False)
        shifts = apart([value - low + margin for value in side["value"]], HEIGHT, span)
        for row, shift in zip(side.itertuples(), shifts, strict=True):
            words = f"{row.name} {row.label}" if later else row.label
            style: dict[str, Any] = {
                "align": align,
                "dx": dx,
                "dy": shift,
                "fontSize": 13 if row.chosen else 12,
            }
            style |= {"color": colours.accent if row.chosen else colours.muted}
            style |= {"fontWeight": 600 if row.chosen else 400}
            at = pd.DataFrame({"year": [row.year], "value": [row.value], "words": [words]})
            drawn.append(alt.Chart(at).mark_text(**style).encode(x=x, y=y, text="words:N"))
    return dressed(alt.layer(*drawn).properties(height=HEIGHT), colours)


def _marks(ends: pd.DataFrame, axes: dict[str, Any]) -> Any:
    select = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False)
    marks = alt.Chart(ends).mark_point(opacity=1, strokeWidth=2).encode(
        **axes,
        shape=alt.Shape("shape:N", scale=None),
        size=alt.Size("size:Q", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        tooltip=TOOLTIP,
    )  # fmt: skip
    return marks.add_params(select)


def _ends(frame: Years, labels: Labels, colours: Colours) -> pd.DataFrame:
    """A row for each figure of each pair; on a scale of shares only of those that have one."""
    rows: list[dict[str, Any]] = []
    for name, pair in zip(labels.names, frame.pairs, strict=True):
        if labels.shares and index(pair) is None:
            continue
        sides = [side for side in (pair.earlier, pair.later) if isinstance(side, Stated)]
        values = [_placed(pair, side, labels.shares) for side in sides]
        for at, side in enumerate(sides):
            later, other = side is pair.later, values[len(values) - 1 - at]
            left = values[at] < other or (values[at] == other and len(values) == 2 and not later)
            why = labels.whys.get(name, "")
            stroke = colours.accent if later else colours.muted
            rows.append(
                {
                    "row": ROW.format(name=name, why=why).strip(),
                    "name": name,
                    "value": values[at],
                    "other": other,
                    "later": later,
                    "compared": not why and len(values) == 2,
                    "side": "left" if left else "right",
                    "stroke": stroke,
                    "fill": stroke if later and side.bound == "exact" else colours.paper,
                    "size": 110 if later else 95,
                    **_told(side, labels),
                }
            )
    return pd.DataFrame(rows, columns=ENDS)


ENDS = [
    "row", "name", "year", "later", "value", "other", "compared", "text", "label", "side", "figure_id",
    "written", "report", "shape", "stroke", "fill", "size",
]  # fmt: skip


def _told(side: Stated, labels: Labels) -> dict[str, Any]:
    """What a mark says when it is pointed at, and where a click on it leads."""
    return {
        "year": str(side.period_end),
        "text": labels.values[side.figure_id],
        "label": labels.values[side.figure_id],
        "figure_id": str(side.figure_id),
        "written": side.quote,
        "report": side.report_title,
        "shape": SHAPES[side.bound],
    }


def _placed(pair: Pair, side: Stated, shares: bool) -> float:
    """Where a figure stands: at its value, or at its share of the earlier one."""
    return side.value if not shares else (index(pair) or 0.0) if side is pair.later else 100.0


def indexed(points: pd.DataFrame, chosen: Mapping[str, str], colours: Colours) -> Any:
    """The years after a base year, which is 100; points: name, year, share, about, text.

    chosen: the names drawn in colour, each with its own.

    A year that cannot be compared with the base breaks its line.
    """
    points = runs(points.assign(series=points["name"]))
    points = points.assign(
        chosen=points["name"].isin(chosen),
        stroke=points["name"].map(chosen).fillna(colours.context),
    )
    years = list(range(int(points["year"].min()), int(points["year"].max()) + 1))
    low, high = float(points["share"].min()), float(points["share"].max())
    margin = max(high - low, 10) * 0.1
    y = alt.Y(
        "share:Q",
        scale=alt.Scale(domain=[low - margin, high + margin], nice=False, zero=False),
        axis=alt.Axis(tickCount=5, domain=False),
    )
    axes = {"x": year_axis(years), "y": y}
    base = alt.Chart(pd.DataFrame({"share": [100]})).mark_rule(color=colours.axis, strokeDash=[4, 3])
    drawn = [base.encode(y=y)]
    for rows, width in ((points[~points["chosen"]], 1.25), (points[points["chosen"]], 2.5)):
        stroke = alt.Stroke("stroke:N", scale=None)
        lines = alt.Chart(rows).mark_line(strokeWidth=width)
        drawn.append(lines.encode(**axes, detail="run:N", stroke=stroke))
        fill = alt.condition("datum.about", alt.value(colours.paper), alt.Fill("stroke:N", scale=None))
        dots = alt.Chart(rows).mark_point(size=64 if width > 2 else 20, strokeWidth=2, opacity=1)
        tooltip = ["name:N", "year:Q", "text:N"]
        drawn.append(dots.encode(**axes, stroke=stroke, fill=fill, tooltip=tooltip))
    own = points[points["chosen"]].sort_values("year").drop_duplicates("name", keep="last")
    last = pd.concat([own, points[~points["chosen"] & (points["year"] == years[-1])]])
    shifts = apart([value - low + margin for value in last["share"]], HEIGHT, high - low + 2 * margin)
    for row, shift in zip(last.itertuples(), shifts, strict=True):
        words = f"{row.name} {str(row.text).partition(' ')[0]}" if row.chosen else str(row.name)
        style: dict[str, Any] = {"align": "left", "dx": 10, "dy": shift, "fontSize": 13 if row.chosen else 12}
        style |= {
            "fontWeight": 600 if row.chosen else 400,
            "color": row.stroke if row.chosen else colours.muted,
        }
        at = pd.DataFrame({"year": [row.year], "share": [row.share], "words": [words]})
        drawn.append(alt.Chart(at).mark_text(**style).encode(**axes, text="words:N"))
    return dressed(alt.layer(*drawn).properties(height=HEIGHT), colours)
