"""What the overview says: cards of the mission's metrics, a table of the others, what is held."""

from html import escape

import pandas as pd

from extract.catalogue import catalogue
from figures.amounts import amount, column_scale, percent, plain, signed, written
from figures.frames.comparing import Absent, Change
from figures.frames.judging import Verdict
from figures.frames.overview import Coverage, Line, Overview
from figures.frames.stated import Stated
from pages.parts.charts.drawing import axis_unit
from pages.parts.fragments import Cell, Column, Row, chip, mark, sparkline, table
from pages.parts.language import group_name, language, metric_name, region_name, say, years_text
from pages.parts.shell import address
from pages.parts.text.wording import Words, as_written, bound_slot, figure_cell, missing_cell

TONES = {"reached": "reached", "about_reached": "reached", "not_reached": "missed"}
CLASSES = 7
IN_ONE_ROW = 10


def cards(frame: Overview, region: str) -> str:
    """The mission's metrics as cards: value, change, small line, target."""
    drawn = "".join(_card(line, region) for line in frame.mission)
    years = years_text(frame.years[0], frame.years[-1])
    target = say("overview.cards.target", year=frame.year)
    foot = f"{escape(say('overview.cards.foot', years=years))} &ensp; {mark('target')} {escape(target)}"
    return f'<div class="wr-cards">{drawn}</div><div class="wr-foot wr-cards-foot">{foot}</div>'


def _card(line: Line, region: str) -> str:
    link = address("trends", metric=line.metric, regions=region)
    name = f'<div class="name"><a href="{escape(link, quote=True)}" target="_self">{escape(metric_name(line.metric))}</a></div>'
    if isinstance(line.now, Stated):
        number, unit = amount(line.now.value, line.now.unit, language())
        slot = bound_slot(line.now.bound, "actual")
        here = escape(address("explore", figure=line.now.figure_id), quote=True)
        unit = unit.replace(slot, "") if slot in unit else unit
        big = f'<div class="big"><a href="{here}" target="_self">{number}</a><small>{escape(unit_with(unit, slot))}</small></div>'
    else:
        big = f'<div class="big none">{escape(say(f"missing.{line.now.reason}"))}</div>'
    move = f'<div class="move">{escape(moved(line.change))}</div>'
    target = (
        line.target.value
        if line.target and line.target.unit == getattr(line.now, "unit", line.target.unit)
        else None
    )
    return f'<div class="wr-card">{name}{big}{move}{sparkline(line.points, target)}{_goal(line)}</div>'


def unit_with(unit: str, slot: str) -> str:
    """The unit with the word of its bound: 余 stands before the unit's own word (万余人次)."""
    if slot == say("bound.short.at_least") and language() == "zh":
        head = unit[:1] if unit[:1] in "万亿" else ""
        return head + slot + unit[len(head) :]
    return unit + slot


def moved(change: Change) -> str:
    """The change against the year before, or why there is none."""
    if change.difference is None:
        if change.reason in ("not_stated", "no_report", "rejected", "not_due") and change.side == "earlier":
            return say("overview.no_comparison", reason=say(f"missing.{change.reason}"))
        return "" if change.side == "later" else say(f"overview.why.{change.reason}")
    if not change.difference:
        return say("overview.same")
    size = written(abs(change.difference), change.unit, language())
    word = say("overview.up" if change.difference > 0 else "overview.down", amount=_about(change) + size)
    if change.percent is None:
        return word
    return f"{word}{'，' if language() == 'zh' else ', '}{_about(change)}{percent(change.percent)}"


def _about(change: Change) -> str:
    return say("overview.about") if change.about else ""


def _goal(line: Line) -> str:
    if line.target is None or line.verdict is None:
        return f'<div class="goal">{chip(say("verdict.no_target"), "open")}</div>'
    target = as_written(line.target)
    if line.verdict.rate is None:
        words = say("overview.goal.only", amount=target)
    else:
        words = say("overview.goal", amount=target, rate=plain(line.verdict.rate, 1) + "%")
    return f'<div class="goal">{verdict_chip(line.verdict)}<span>{escape(words)}</span></div>'


def verdict_chip(verdict: Verdict | None) -> str:
    """A verdict as a chip; no target is said as plainly."""
    if verdict is None:
        return chip(say("verdict.no_target"), "open")
    return chip(say(f"verdict.{verdict.verdict}"), TONES.get(verdict.verdict, "open"))


def others_words(frame: Overview, region: str) -> Words:
    """The words over the table of the other metrics."""
    years = {"before": frame.year - 1, "year": frame.year}
    return Words(
        say("overview.others.title"),
        say("overview.others.subtitle", region=region_name(region), **years),
        "",
        "",
        file_name=(say("page.overview"), region_name(region), str(frame.year)),
    )


def others_table(frame: Overview, region: str) -> str:
    """All other metrics by line of work."""
    rows: list[Row] = []
    for group in catalogue().groups:
        lines = [line for line in frame.others if line.group == group]
        if lines:
            rows.append(Row(group=group_name(group)))
            rows += [_other(line, region) for line in lines]
    columns = [
        Column(say("overview.others.metric"), width="34%"),
        Column(str(frame.year - 1), number=True, slot="narrow"),
        Column(str(frame.year), number=True, slot="narrow"),
        Column(say("overview.others.change"), number=True),
        Column(say("overview.others.percent"), number=True),
        Column(years_text(frame.years[0], frame.years[-1])),
        Column(say("overview.others.target")),
    ]
    return table(others_words(frame, region).subtitle, columns, rows)


def _other(line: Line, region: str) -> Row:
    sides = [side for side in (line.before, line.now) if isinstance(side, Stated)]
    unit = sides[-1].unit if sides else line.target.unit if line.target else ""
    scale = column_scale([side.value for side in sides], unit, language())
    cells = [
        Cell(metric_name(line.metric), axis_unit(scale, unit, language()), link=address("trends", metric=line.metric, regions=region)),
    ]  # fmt: skip
    for side, tone in ((line.before, "muted"), (line.now, "")):
        cells.append(
            missing_cell(side.reason) if isinstance(side, Absent) else figure_cell(side, scale, tone)
        )
    change = line.change
    difference = (
        "—"
        if change.difference is None
        else _about(change) + signed(change.difference / scale.divisor, scale.decimals)
    )
    cells += [
        Cell(difference),
        Cell("—" if change.percent is None else percent(change.percent)),
        Cell(html=sparkline(line.points, width=90, height=28)),
        Cell(html=verdict_chip(line.verdict)) if line.target else Cell(say("verdict.no_target"), tone="muted small"),
    ]  # fmt: skip
    return Row(cells)


def coverage_words(held: Coverage, reports: int, figures: int) -> Words:
    """The words around what is held."""
    foot = say("overview.coverage.foot", reports=reports, figures=f"{figures:,}")
    if held.left_out:
        foot += " " + say("overview.coverage.more", count=held.left_out)
    return Words(say("overview.coverage.title"), say("overview.coverage.subtitle"), foot, "")


def coverage_table(held: Coverage) -> str:
    """A cell a report; one place over many years is folded into decades."""
    counts = held.counts
    if counts.shape[1] > IN_ONE_ROW and len(counts) == 1:
        counts = _decades(counts.iloc[0])
    elif counts.shape[1] > IN_ONE_ROW:
        counts = counts.iloc[:, -8:].dropna(how="all")
    top = float(counts.max().max()) if counts.size else 1.0
    heads = "".join(f'<th scope="col">{escape(str(column))}</th>' for column in counts.columns)
    rows = []
    for place, row in zip(counts.index, counts.itertuples(index=False), strict=True):
        cells = "".join(_covered(value, top) for value in row)
        name = region_name(str(place)) or say("overview.coverage.several")
        rows.append(f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>')
    caption = escape(say("overview.coverage.title"), quote=True)
    return (
        f'<div class="wr-scroll" tabindex="0" role="region" aria-label="{caption}"><table class="wr-cover">'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _covered(value: float, top: float) -> str:
    if pd.isna(value):
        return f'<td class="none">{escape(say("overview.coverage.none"))}</td>'
    step = min(int(value / top * CLASSES), CLASSES - 1)
    return f'<td class="c{step}">{int(value)}</td>'


def _decades(counts: "pd.Series") -> pd.DataFrame:
    years = pd.Series(counts.index.astype(int), index=counts.index)
    frame = pd.DataFrame({"decade": years // 10 * 10, "digit": years % 10, "count": counts})
    folded = frame.pivot_table(index="decade", columns="digit", values="count", aggfunc="sum", min_count=1)
    folded.index = [f"{decade}–" for decade in folded.index]
    return folded
