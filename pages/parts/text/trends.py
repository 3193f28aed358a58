"""What the trends page says."""

from dataclasses import replace
from typing import Any

import pandas as pd

from figures.amounts import percent, written
from figures.frames.trends import Trends
from pages.parts.charts.drawing import axis_unit, chart_scale
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.text.wording import Words, figure_cell, marks_key, missing_cell, region_list, source_line

MISSING = ("not_stated", "no_report", "rejected", "not_due")


def words(frame: Trends, metric: str) -> Words:
    """Title, subtitle, key, source and finding of the trends chart."""
    if not frame.years:
        return Words(metric_name(metric), region_list(frame.regions), "", "")
    unit = str(frame.figures["unit"].iloc[0])
    scale = chart_scale(pd.concat([frame.points["value"], frame.targets["value"]]), unit, language())
    years = years_text(frame.years[0], frame.years[-1])
    others = frame.points.loc[~frame.points["region"].isin(frame.regions), "region"].nunique()
    chosen = frame.points[frame.points["region"].isin(frame.regions)]
    targets = frame.targets[frame.targets["region"].isin(frame.regions)]
    extra = [
        name
        for name, there in (
            ("range", chosen["upper"].notna().any()),
            ("target", len(targets)),
            ("span", len(_spans(frame))),
            ("peers", others),
            ("break", frame.breaks),
            ("gap", len(frame.regions) == 1 and (frame.gaps["reason"] != "not_due").any()),
        )
        if there
    ]
    place = region_list(frame.regions)
    return Words(
        title=say("trends.title", metric=metric_name(metric), unit=axis_unit(scale, unit, language())),
        subtitle=say("trends.subtitle.peers" if others else "trends.subtitle", regions=place, years=years, others=others),
        source=source_line(frame.figures[frame.figures["region"].isin(frame.regions)]),
        alt=_finding(frame, metric, unit, place),
        key=marks_key([chosen], extra),
        file_name=(metric_name(metric), say("trends.with_peers", regions=place, others=others) if others else place, years),
        marks={f"missing.{reason}": say(f"missing.{reason}") for reason in MISSING}
        | {"span": say("trends.span"), "span.rate": say("trends.span.rate"), "mark.target": say("mark.target")}
    | {"mark.break": say("mark.break")}
        | {name: region_name(name) for name in frame.points["series"]},
    )  # fmt: skip


def _spans(frame: Trends) -> pd.DataFrame:
    return frame.spans[frame.spans["region"] == frame.regions[0]]


def _finding(frame: Trends, metric: str, unit: str, place: str) -> str:
    lead = frame.points[frame.points["region"] == frame.regions[0]].sort_values("year")
    if lead.empty:
        return say("trends.alt.none", metric=metric_name(metric), region=place)
    first, last = lead.iloc[0], lead.iloc[-1]
    values = {
        "metric": metric_name(metric), "region": region_name(frame.regions[0]),
        "first": int(first["year"]), "last": int(last["year"]),
        "from": written(first["value"], unit, language()), "to": written(last["value"], unit, language()),
    }  # fmt: skip
    if first["value"] > 0 and unit not in ("%", "百分点") and len(lead) > 1:
        change = percent((last["value"] / first["value"] - 1) * 100)
        return say("trends.alt.change", change=change, **values)
    return say("trends.alt", **values)


def _noted(cell: Cell, row: Any, metric: str) -> Cell:
    """Mark a figure that follows an older definition."""
    return cell if str(row.metric) == metric else replace(cell, slot=cell.slot + "＊")


def definitions_note(frame: Trends) -> str:
    """Which older definitions the marked figures follow."""
    if not frame.breaks:
        return ""
    separator = "、" if language() == "zh" else "; "
    older = [m for m in frame.points["metric"].astype(str).unique() if m != frame.metric]
    return say("trends.older", metrics=separator.join(map(metric_name, older)))


def year_table(frame: Trends, metric: str) -> str:
    """Years across; for each chosen place what was done and what was planned, empty cells with their reason."""
    unit = str(frame.figures["unit"].iloc[0])
    chosen = frame.figures[frame.figures["region"].isin(frame.regions)]
    scale = chart_scale(chosen["value"], unit, language())
    reasons = {(r.region, r.year): str(r.reason) for r in frame.gaps.itertuples()}
    rows = []
    for region in frame.regions:
        for status, figures in (("actual", frame.points), ("target", frame.targets)):
            tone = "muted" if status == "target" else ""
            for scope, by_year in _by_scope(figures[figures["region"] == region], metric, status).items():
                name = say(f"status.{status}") + (f"（{scope}）" if scope else "")
                head = name if len(frame.regions) == 1 else f"{region_name(region)} {name}"
                cells = [Cell(head, tone=tone)]
                for year in frame.years:
                    if year in by_year:
                        cells.append(_noted(figure_cell(by_year[year], scale, tone), by_year[year], metric))
                    else:
                        why = reasons.get((region, year), "") if status == "actual" and not scope else ""
                        cells.append(missing_cell(why))
                rows.append(Row(cells))
    head = say("unit.in", unit=axis_unit(scale, unit, language()))
    columns = [Column(head), *(Column(str(year), number=True, slot="narrow") for year in frame.years)]
    name = f"{metric_name(metric)} {region_list(frame.regions)}"
    return table(name, columns, rows, latest=True)


def _by_scope(figures: pd.DataFrame, metric: str, status: str) -> dict[str, dict[int, Any]]:
    """The figures of a place by what they are limited to and by year; results have a line even without any."""
    found: dict[str, dict[int, Any]] = {}
    row: Any
    for row in figures.sort_values("scope").itertuples():
        scope = str(row.scope) if row.metric == metric else ""
        found.setdefault(scope, {})[int(row.year)] = row
    return found or ({"": {}} if status == "actual" else {})
