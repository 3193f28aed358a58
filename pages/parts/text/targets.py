"""What the page of targets says."""

from collections.abc import Mapping, Sequence

import pandas as pd

from figures.amounts import amount, plain, signed, unit_name
from figures.frames.citing import Cited
from figures.frames.rectifying import Rectification, Rectified
from figures.frames.stated import RATES, Stated
from figures.frames.targets import Line
from pages.parts.charts.drawing import chart_scale
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.ledger import Amount, Entry, Said, ledger
from pages.parts.shell import address
from pages.parts.text.sentences import source
from pages.parts.text.wording import SIGNS, Words, between, bound_slot

TONES = {"reached": "reached", "about_reached": "reached", "not_reached": "missed"}


def place_name(region: str) -> str:
    """A place, or all of them."""
    return say("targets.all_regions") if region == "all" else region_name(region)


def year_name(year: str) -> str:
    """A year due, or all of them."""
    return say("targets.all_years") if year == "all" else year


def verdict_name(verdict: str, counts: Mapping[str, int]) -> str:
    """A verdict with the number of its lines: 已达到 6."""
    name = say("control.all") if verdict == "all" else say(f"verdict.{verdict}")
    count = sum(counts.values()) if verdict == "all" else counts[verdict]
    return say("targets.count", name=name, count=count)


def words(region: str, year: str, lines: Sequence[Line] = ()) -> Words:
    """The words around the ledger."""
    place = place_name(region)
    title = say("targets.title.all") if year == "all" else say("targets.title", year=year)
    planned = [line.target.report_year for line in lines]
    told = [line.result.report_year for line in lines if isinstance(line.result, Stated)]
    subtitle = place
    if planned:
        years = {"planned": years_text(min(planned), max(planned))}
        years |= {"told": years_text(min(told), max(told))} if told else {}
        subtitle = say("targets.subtitle" if told else "targets.subtitle.open", region=place, **years)
    name = (say("page.targets"), place, year_name(year))
    return Words(title, subtitle, say("targets.foot"), title, file_name=name)


def ledger_table(
    lines: Sequence[Line], region: str, year: str, places: Mapping[int, Cited] | None = None
) -> str:
    """The ledger; `places` gives the sentences, where they are to be shown."""
    entries: list[Entry] = []
    before = ""
    for line in lines:
        group = _group(line, region, year)
        if group != before:
            entries.append(Entry(group=group))
            before = group
        entries.append(entry(line, places))
    heads = [say(f"targets.column.{c}") for c in ("metric", "target", "result", "track", "rate", "verdict")]
    return ledger(words(region, year).title, heads, entries)


def _group(line: Line, region: str, year: str) -> str:
    parts = [region_name(line.target.region)] if region == "all" else []
    return " · ".join(parts + ([str(line.target.period_end)] if year == "all" else []))


def entry(line: Line, places: Mapping[int, Cited] | None = None) -> Entry:
    """One line of the ledger."""
    target, verdict = line.target, line.verdict
    return Entry(
        name=metric_name(target.metric) + (f"（{target.scope}）" if target.scope else ""),
        note=_note(line),
        target=figure_amount(target),
        result=figure_amount(line.result) if isinstance(line.result, Stated) else Amount("—"),
        share=verdict.rate if isinstance(line.result, Stated) else 0.0,
        rate=rate_text(line),
        verdict=say(f"verdict.{verdict.verdict}"),
        tone=TONES.get(verdict.verdict, "open"),
        said=_sentences(line, places) if places is not None else (),
    )


def _note(line: Line) -> str:
    """What a line needs beside its metric: the years it covers, the reason of its verdict."""
    target, reason = line.target, line.verdict.reason
    parts = []
    if target.period_start < target.period_end:
        parts.append(say("targets.of_years", first=target.period_start, last=target.period_end))
    if reason:
        parts.append(say(f"targets.why.{reason}"))
    return ("，" if language() == "zh" else ", ").join(parts)


def figure_amount(figure: Stated) -> Amount:
    """Number large, unit and bound small: 60 期以上, 1.56 万余人次; in English the bound is a sign before."""
    number, unit = amount(figure.value, figure.unit, language())
    if figure.upper is not None:
        high, unit = amount(figure.upper, figure.unit, language())
        joint = "—" if language() == "zh" else "–"
        number = f"{_same_scale(figure, high, unit)}{joint}{high}"
    link = address("explore", figure=figure.figure_id)
    if language() == "en":
        return Amount(SIGNS[figure.bound] + number, unit, link)
    slot = bound_slot(figure.bound, figure.status)
    if slot == "余" and figure.unit in RATES:
        return Amount(number, unit + say("bound.short.at_least.target"), link)
    if slot == "余":
        word = unit.removesuffix(unit_name(figure.unit, "zh"))
        return Amount(number, f"{word}余{unit_name(figure.unit, 'zh')}", link)
    return Amount(number, unit + slot, link)


def _same_scale(figure: Stated, high: str, unit: str) -> str:
    """The lower end of a range in the scale of the upper."""
    low, low_unit = amount(figure.value, figure.unit, language())
    if low_unit == unit or not figure.upper:
        return low
    return plain(figure.value / figure.upper * float(high.replace(",", "")))


def rate_text(line: Line) -> str:
    """Completion rate with the bound of the result before it; of growth the distance in points."""
    verdict = line.verdict
    bound = line.result.bound if isinstance(line.result, Stated) else "exact"
    sign = SIGNS[bound].strip()
    if verdict.points is not None:
        joint = " " if language() == "en" else ""
        return sign + signed(verdict.points) + joint + unit_name("百分点", language())
    return "—" if verdict.rate is None else f"{sign}{plain(verdict.rate, 1)}%"


def _sentences(line: Line, places: Mapping[int, Cited]) -> tuple[Said, ...]:
    found = []
    for figure in line.statements:
        role = "target" if figure is line.target else "result" if figure is line.result else "other"
        at = places.get(figure.figure_id)
        left, said, right = (at.left, at.words, at.right) if at else ("", figure.quote, "")
        found.append(Said(say(f"targets.said.{role}"), left, said, right, source(figure, places)))
    return tuple(found)


def rectified_words(region: str) -> Words:
    """The words around the block of rectification."""
    title = say("rectified.title")
    return Words(title, say("rectified.subtitle", region=place_name(region)), "", title)


def rectified_table(found: Rectification, region: str) -> str:
    """Found, put right, outstanding; the rate computed beside the rate stated."""
    names = ("place", "found", "righted", "left", "rate", "stated")
    columns = [
        Column(
            say(f"rectified.column.{name}"), number=name != "place", slot="none" if name == "place" else ""
        )
        for name in names
    ]
    return table(say("rectified.title"), columns, [Row(_rectified(row, region)) for row in found.rows])


def _rectified(row: Rectified, region: str) -> list[Cell]:
    name = f"{region_name(row.region)} {row.year}" if region == "all" else str(row.year)
    about = say("years.approximately") if row.about else ""
    if row.reason:
        computed = [Cell("—", tone="muted"), Cell(say(f"rectified.why.{row.reason}"), tone="muted small")]
    else:
        rate = "—" if row.rate is None else f"{about}{plain(row.rate, 1)}%"
        computed = [Cell(about + plain(row.outstanding or 0)), Cell(rate)]
    return [Cell(name), _told(row.identified), _told(row.rectified), *computed, _told(row.stated)]


def _told(figure: Stated | None) -> Cell:
    if figure is None:
        return Cell(say("missing.not_stated"), tone="muted small")
    scale = chart_scale(pd.Series([figure.value]), figure.unit, language())
    text = scale.text(figure.value) + (
        between() + scale.text(figure.upper) if figure.upper is not None else ""
    )
    text += "%" if figure.unit in RATES else ""
    return Cell(
        text, bound_slot(figure.bound, figure.status), link=address("explore", figure=figure.figure_id)
    )
