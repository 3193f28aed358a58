"""What the page of two years says."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from extract.catalogue import catalogue
from figures.amounts import Scale, percent, signed, unit_name
from figures.frames.comparing import Change
from figures.frames.stated import RATES, Stated
from figures.frames.years import Pair, Side, Years, index
from pages.parts.charts.drawing import axis_unit, chart_scale
from pages.parts.charts.years import Labels
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.shell import address
from pages.parts.text.sentences import amount, stands_instead, why
from pages.parts.text.wording import Words, between, bound_slot, region_list, source_line


def name_of(pair: Pair, by_metric: bool = False) -> str:
    """How a pair is called: its place, or its metric; the scope where the source limits it."""
    name = metric_name(pair.metric) if by_metric else region_name(pair.region)
    return f"{name}（{pair.scope}）" if pair.scope else name


def scale_of(frame: Years) -> Scale:
    """One scale for all numbers of the page."""
    values = [side.value for pair in frame.pairs for side in _sides(pair)]
    return chart_scale(pd.Series(values, dtype=float), frame.unit, language())


def unit_line(frame: Years) -> str:
    """The unit of the page's columns."""
    return say("unit.in", unit=axis_unit(scale_of(frame), frame.unit, language()))


def labels(frame: Years, chosen: Sequence[str], by_metric: bool) -> Labels:
    """The words of the drawing of pairs."""
    scale = scale_of(frame)
    shown = [side for pair in frame.pairs for side in _sides(pair)]
    names = tuple(name_of(pair, by_metric) for pair in frame.pairs)
    whys = {
        name: why(pair)
        for name, pair in zip(names, frame.pairs, strict=True)
        if (index(pair) is None if by_metric else pair.change.difference is None)
    }
    return Labels(
        names=names,
        values={side.figure_id: amount(side) if by_metric else _number(side, scale) for side in shown},
        whys=whys,
        chosen=tuple(n for n, pair in zip(names, frame.pairs, strict=True) if pair.region in chosen),
        shares=by_metric,
    )


def _number(side: Stated, scale: Scale) -> str:
    text = scale.text(side.value)
    if side.upper is not None:
        text += between() + scale.text(side.upper)
    return text + bound_slot(side.bound, side.status).rstrip()


def words(frame: Years, view: str, metrics: Sequence[str], chosen: Sequence[str]) -> Words:
    """The words around the drawing of a view: pairs, slope or metrics (one place, many metrics)."""
    values: dict[str, Any] = {"metric": metric_name(metrics[0]), "first": frame.first, "last": frame.last}
    unit = axis_unit(scale_of(frame), frame.unit, language())
    subtitles = {"slope": "years.subtitle.slope", "metrics": "years.subtitle.metrics"}
    title, place = "years.title", region_list(chosen)
    if len(frame.pairs) == 1:
        subtitles["pairs"] = "years.subtitle.one"
    if view == "metrics":
        title, values["region"] = "years.title.metrics", place
    key = [("earlier", str(frame.first)), ("later", str(frame.last))]
    bounds = {side.bound for pair in frame.pairs for side in _sides(pair)} - {"exact", "about"}
    return Words(
        title=say(title, **values),
        subtitle=say(subtitles.get(view, "years.subtitle"), unit=unit, **values),
        source=_source(frame),
        alt=_finding(frame, metrics[0] if len(metrics) == 1 else "", place),
        key=key + [(bound, say(f"bound.{bound}")) for bound in sorted(bounds)],
        file_name=(values["metric"] if view != "metrics" else say("page.years"), place,
                   years_text(frame.first, frame.last)),
    )  # fmt: skip


def _source(frame: Years) -> str:
    shown = {side.figure_id for pair in frame.pairs for side in _sides(pair)}
    parts = [source_line(frame.figures[frame.figures["figure_id"].isin(shown)])]
    if any(side.bound != "exact" for pair in frame.pairs for side in _sides(pair)):
        parts.append(say("years.about"))
    if frame.silent:
        parts.append(say("years.silent", regions=region_list(frame.silent)))
    if frame.left_out:
        parts.append(say("years.left_out", count=frame.left_out))
    return ("。" if language() == "zh" else ". ").join(parts)


def _finding(frame: Years, metric: str, place: str) -> str:
    name = metric_name(metric) if metric else place
    compared = [pair for pair in frame.pairs if pair.change.difference is not None]
    if not compared:
        return say("years.alt.none", metric=name, first=frame.first, last=frame.last)
    moves = [pair.change.direction for pair in compared]
    best = compared[0]
    return say(
        "years.alt",
        metric=name,
        count=len(compared),
        up=moves.count("up"),
        down=moves.count("down"),
        best=name_of(best, by_metric=not metric),
        change=_change_text(best.change, Scale(1, "")),
    )


def pair_table(frame: Years, chosen: Sequence[str], by_metric: bool) -> str:
    """Both values, difference and percentage; a reason where something is not computed."""
    scale, rates = scale_of(frame), frame.unit in RATES
    head = say("years.column.metric" if by_metric else "years.column.place")
    columns = [
        Column(head, width="9em" if by_metric else "6em"),
        Column(str(frame.first), number=True, slot="none" if by_metric else ""),
        Column(str(frame.last), number=True, slot="none" if by_metric else ""),
        Column(say("years.column.points" if rates else "years.column.change"), number=True),
    ]
    columns += [] if rates else [Column(say("years.column.percent"), number=True)]
    rows = [
        Row(_cells(pair, scale, by_metric)[: len(columns)], tone="chosen" if pair.region in chosen else "")
        for pair in frame.pairs
    ]
    if by_metric:
        rows = [Row(row.cells) for row in rows]
    if frame.total:
        total = frame.total
        cells = [Cell(say("years.total", count=len(total.places))), Cell(scale.text(total.earlier)),
                 Cell(scale.text(total.later)), *change_cells(total.change, scale, "")]  # fmt: skip
        rows.append(Row(cells))
    return table(say("years.table"), columns, rows)


def _cells(pair: Pair, scale: Scale, by_metric: bool) -> list[Cell]:
    return [
        Cell(name_of(pair, by_metric)),
        _side_cell(pair.earlier, scale, by_metric),
        _side_cell(pair.later, scale, by_metric),
        *change_cells(pair.change, Scale(1, "") if by_metric else scale, reason(pair), own_unit=by_metric),
    ]


def reason(pair: Pair) -> str:
    """Why a change is not computed, with what is stated instead."""
    instead = stands_instead(pair)
    return (
        f"{why(pair)}：{instead}"
        if instead and language() == "zh"
        else why(pair) + (instead and f": {instead}")
    )


def _side_cell(side: Side, scale: Scale, own_unit: bool) -> Cell:
    if not isinstance(side, Stated):
        return Cell("—", tone="muted")
    link = address("explore", figure=side.figure_id)
    if own_unit:
        return Cell(amount(side), link=link)
    text = scale.text(side.value) + (between() + scale.text(side.upper) if side.upper is not None else "")
    return Cell(text, bound_slot(side.bound, side.status), link=link)


def change_cells(change: Change, scale: Scale, reason: str, own_unit: bool = False) -> list[Cell]:
    """Difference and percentage; the reason instead, or beside, where one is not computed."""
    if change.difference is None:
        return [Cell(reason, tone="muted small"), Cell("—", tone="muted")]
    about = say("years.approximately") if change.about else ""
    share = percent(change.percent) if change.percent is not None else ""
    if change.unit in RATES:
        points = signed(change.difference, None if own_unit else scale.decimals)
        return [Cell(about + points + (f" {_points()}" if own_unit else "")), Cell("—", tone="muted")]
    step = scale
    if own_unit:
        step = chart_scale(pd.Series([change.difference]), change.unit, language())
    text = about + signed(change.difference / step.divisor, step.decimals)
    if own_unit:
        text += (" " if language() == "en" else "") + axis_unit(step, change.unit, language())
    return [Cell(text), Cell(about + share) if share else Cell(reason or "—", tone="muted small")]


def _points() -> str:
    return unit_name("百分点", language())


def _change_text(change: Change, scale: Scale) -> str:
    if change.percent is not None:
        return percent(change.percent)
    return f"{signed(change.difference or 0)} {_points() if change.unit in RATES else change.unit}".strip()


def table_foot(frame: Years) -> str:
    """Which places the sum holds, and which it lacks."""
    if frame.total is None:
        return ""
    count, missing = len(frame.total.places), frame.total.missing
    if not missing:
        return say("years.total.about", count=count)
    return say("years.total.missing", count=count, regions=region_list(missing))


def adds_up(metric: str) -> bool:
    """Whether places may be summed."""
    return catalogue().metrics[metric].total == "sum"


def _sides(pair: Pair) -> list[Stated]:
    return [side for side in (pair.earlier, pair.later) if isinstance(side, Stated)]
