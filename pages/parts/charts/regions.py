"""One metric across places: ranked bars, a heat table, small multiples, tiles."""

from typing import Any

import altair as alt
import pandas as pd

from figures.amounts import Scale
from figures.frames.regions import Regions
from pages.parts.charts.drawing import chart_scale, dressed, round_span, value_axis, value_text, year_axis
from pages.parts.charts.trends import context
from pages.parts.colours import Colours

HEAT_YEARS = 12  # more cells have no room for their numbers


def _now(frame: Regions) -> pd.DataFrame:
    return frame.points[frame.points["year"] == frame.year]


def _named(points: pd.DataFrame, names: dict[str, str]) -> list[str]:
    return [names.get(region, region) for region in points["region"].astype(str)]


def ranked(
    frame: Regions, chosen: str, names: dict[str, str], words: dict[str, str], colours: Colours, language: str
) -> Any:
    """Bars from zero, the chosen place in colour; places without a figure last, with the reason in words."""
    now = _now(frame)
    every = frame.points
    scale = chart_scale(every["value"], str(every["unit"].iloc[0]) if len(every) else "", language)
    reasons = frame.gaps[frame.gaps["year"] == frame.year].set_index("region")["reason"].to_dict()
    bars = now.assign(
        name=_named(now, names),
        chosen=now["region"] == chosen,
        label=[
            scale.text(value) + words.get(str(bound), "")
            for value, bound in zip(now["value"], now["bound"], strict=True)
        ],
        text=[value_text(row, language) for row in now.itertuples()],
        written=now["quote"].astype(str),
        report=now["report_title"].astype(str),
    )
    lost = pd.DataFrame(
        {"name": names.get(region, region), "value": 0.0, "label": words[reasons.get(region, "not_stated")]}
        for region in frame.missing
    )
    order = [*bars.sort_values("value", ascending=False)["name"], *lost.get("name", [])]
    y = alt.Y("name:N", sort=order, axis=alt.Axis(domain=False, labelColor=colours.ink, labelFontSize=13))
    x = alt.X("value:Q", axis=None, scale=alt.Scale(zero=True))
    drawn = alt.Chart(bars).encode(x=x, y=y)
    select = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False)
    layers = [
        drawn.mark_bar(height=20).encode(
            color=alt.when("datum.chosen").then(alt.value(colours.accent)).otherwise(alt.value(colours.context)),
            tooltip=["name:N", "text:N", "written:N", "report:N"],
        ).add_params(select),
        drawn.mark_text(align="left", dx=6, fontSize=12, color=colours.ink).encode(text="label:N"),
    ]  # fmt: skip
    if len(lost):
        said = alt.Chart(lost).mark_text(align="left", dx=6, fontSize=12, color=colours.muted)
        layers.append(said.encode(x="value:Q", y=y, text="label:N"))
    padding = {"left": 4, "right": 8, "top": 4, "bottom": 4}
    return dressed(alt.layer(*layers).properties(height=alt.Step(34)), colours, padding)


def heat(
    frame: Regions, names: dict[str, str], words: dict[str, str], colours: Colours, language: str
) -> Any:
    """Place by year, the latest years, the number in each cell; an empty cell carries its reason."""
    points = frame.points[frame.points["year"].isin(frame.years[-HEAT_YEARS:])]
    gaps = frame.gaps[frame.gaps["year"].isin(frame.years[-HEAT_YEARS:])]
    scale = chart_scale(points["value"], str(points["unit"].iloc[0]), language)
    ends = (float(points["value"].min()), float(points["value"].max()))
    cells = points.assign(
        name=_named(points, names),
        label=[scale.text(value) for value in points["value"]],
        light=[_class(value, ends) >= colours.steps_on_ink for value in points["value"]],
        text=[value_text(row, language) for row in points.itertuples()],
        written=points["quote"].astype(str),
    )
    gaps = gaps.assign(name=_named(gaps, names), label=[words[reason] for reason in gaps["reason"]])
    order = [names.get(place, place) for place in frame.places]
    axes = {
        "x": alt.X("year:O", axis=alt.Axis(orient="top", domain=False, labelOverlap="greedy")),
        "y": alt.Y(
            "name:N", sort=order, axis=alt.Axis(domain=False, labelColor=colours.ink, labelFontSize=13)
        ),
    }
    fill = alt.Color(
        "value:Q", legend=None, scale=alt.Scale(type="quantize", domain=list(ends), range=list(colours.steps))
    )
    select = alt.selection_point(name="point", fields=["figure_id"], on="click", empty=False)
    ink, paper = colours.cell_text
    shade = alt.when("datum.light").then(alt.value(paper)).otherwise(alt.value(ink))
    gap_letter = 10 if language == "zh" else 5.5
    layers = [
        alt.Chart(cells).mark_rect(stroke=colours.paper, strokeWidth=2).encode(
            **axes, color=fill, tooltip=["name:N", "year:O", "text:N", "written:N"]
        ).add_params(select),
        alt.Chart(cells).mark_text(fontSize=12, text=_where_it_fits(7, "")).encode(**axes, color=shade),
        alt.Chart(gaps).mark_text(fontSize=10, color=colours.muted, text=_where_it_fits(gap_letter, "—")).encode(
            **axes, tooltip=["name:N", "year:O", "label:N"]
        ),
    ]  # fmt: skip
    drawn = alt.layer(*layers).resolve_scale(color="independent").properties(height=alt.Step(34))
    return dressed(drawn, colours)


def _where_it_fits(letter: float, instead: str) -> Any:
    """The label of a cell if the cell has room for its letters, which only the browser knows."""
    return alt.expr(f"bandwidth('x') > {letter} * length(datum.label) ? datum.label : '{instead}'")


def _class(value: float, ends: tuple[float, float], classes: int = 7) -> int:
    if ends[1] <= ends[0]:
        return classes - 1
    return min(int((value - ends[0]) / (ends[1] - ends[0]) * classes), classes - 1)


def small(frame: Regions, place: str, shared: bool, colours: Colours, language: str) -> Any:
    """One place's line among the others in grey."""
    points = frame.points
    own = points[points["region"] == place]
    seen = points if shared else own
    scale = chart_scale(points["value"], str(points["unit"].iloc[0]), language)
    ends = round_span(float(seen["value"].min()), float(seen["value"].max()))
    ticks = sorted({frame.years[0], frame.years[len(frame.years) // 2], frame.years[-1]})
    axes = {"x": year_axis(frame.years, ticks=ticks), "y": value_axis(scale, ends)}
    own = own.assign(
        text=[value_text(row, language) for row in own.itertuples()],
        fill=[colours.accent if bound == "exact" else colours.paper for bound in own["bound"].astype(str)],
    )
    line = alt.Chart(own).mark_line(color=colours.accent, strokeWidth=2).encode(**axes, detail="run:N")
    dots = alt.Chart(own).mark_point(size=36, stroke=colours.accent, strokeWidth=1.5, opacity=1).encode(
        **axes, fill=alt.Fill("fill:N", scale=None), tooltip=["year:Q", "text:N"]
    )  # fmt: skip
    layers = [line, dots]
    if shared:
        layers = [*context(points[points["region"] != place], axes, colours), *layers]
    return dressed(alt.layer(*layers).properties(height=170), colours)


def tiles(cells: pd.DataFrame, scale: Scale, colours: Colours) -> Any:
    """Equal cells, one a place: columns row, column, short, name, value (None where there is none), text."""
    known = cells["value"].dropna()
    ends = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    rows = cells.assign(
        label=["—" if pd.isna(value) else scale.text(value) for value in cells["value"]],
        light=[not pd.isna(v) and _class(v, ends) >= colours.steps_on_ink for v in cells["value"]],
    )
    axes = {"x": alt.X("column:O", axis=None), "y": alt.Y("row:O", axis=None)}
    ink, paper = colours.cell_text
    shade = alt.when("datum.light").then(alt.value(paper)).otherwise(alt.value(ink))
    fill = alt.Color(
        "value:Q", legend=None, scale=alt.Scale(type="quantize", domain=list(ends), range=list(colours.steps))
    )
    held, empty = rows[rows["value"].notna()], rows[rows["value"].isna()]
    tip = ["name:N", "text:N"]
    blank = alt.Chart(empty).mark_rect(filled=False, stroke=colours.axis, strokeDash=[2, 2], opacity=1)
    layers = [
        *([] if empty.empty else [blank.encode(**axes, tooltip=tip)]),
        alt.Chart(held).mark_rect(stroke=colours.paper, strokeWidth=2).encode(**axes, color=fill, tooltip=tip),
        alt.Chart(rows).mark_text(dy=-8, fontSize=13, fontWeight=600).encode(**axes, text="short:N", color=shade),
        alt.Chart(rows).mark_text(dy=9, fontSize=12).encode(**axes, text="label:N", color=shade),
    ]  # fmt: skip
    drawn = alt.layer(*layers).resolve_scale(color="independent")
    chart = dressed(drawn.properties(width=alt.Step(48), height=alt.Step(48)), colours)
    return chart.properties(autosize=alt.AutoSizeParams(type="pad"))
