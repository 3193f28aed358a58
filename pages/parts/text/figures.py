"""How one figure is named, wherever single figures are told of: explore, reports, quality, codebook."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from figures.amounts import amount, plain, unit_name, written
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.text.wording import bound_slot

SIGNS = {"exact": "", "at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}


def rows(figures: pd.DataFrame) -> Iterator[Any]:
    """The figures one by one, each with its columns as fields."""
    yield from figures.itertuples()


def named(row: Any) -> str:
    """What the figure measures: its metric, else the words of the report that say it."""
    return metric_name(str(row.metric)) if row.metric else str(row.subject) or say("explore.no_metric")


def period(row: Any) -> str:
    """The year, or the years together."""
    if row.period_start == row.period_end:
        return say("detail.year", year=row.period_end)
    return say("detail.span", first=row.period_start, last=row.period_end)


def where_and_when(row: Any) -> str:
    """Place, period, status and what else tells it from its like: 青河旗 · 2019 年 · 实际."""
    parts = [region_name(str(row.region)), period(row), say(f"status.{row.status}")]
    if row.kind != "level":
        parts.append(say(f"kind.{row.kind}"))
    return " · ".join([*parts, *filter(None, [str(row.scope)])])


def stated(row: Any) -> str:
    """The figure in running text, with its bound: 1.6万余人次, 808万元左右, 1—2个."""
    text, unit, slot = written(row.value, str(row.unit), language()), str(row.unit), ""
    if pd.notna(row.upper):
        return f"{text}–{written(row.upper, unit, language())}"
    slot = bound_slot(str(row.bound), str(row.status))
    if not slot:
        return text
    number, scaled = amount(row.value, unit, language())
    if language() == "zh" and row.bound == "at_least" and slot == "余":
        word = scaled.removesuffix(unit)
        return f"{number}{word}{slot}{unit}" if unit != "%" else f"{text}{say('bound.short.at_least.target')}"
    return text + slot


def parts_of(row: Any) -> tuple[str, str]:
    """Number and unit apart, for large digits; a range is both its ends."""
    number, unit = amount(row.value, str(row.unit), language())
    if pd.isna(row.upper):
        return number, unit
    more, last = amount(row.upper, str(row.unit), language())
    return (f"{number}–{more}", unit) if last == unit else (f"{number} {unit} – {more}", last)


def full(row: Any) -> str:
    """The value in base units with all its digits: 8,080,000 元."""
    text = plain(row.value, None if float(row.value).is_integer() or abs(row.value) >= 1 else 4)
    if pd.notna(row.upper):
        text += f"–{plain(row.upper)}"
    name = unit_name(str(row.unit), language())
    return text + name if name in ("%", "") else f"{text} {name}"


def bound(row: Any) -> str:
    """What the bound means, and the number it sets: 至少（余、以上） · ≥ 16,000."""
    if pd.notna(row.upper):
        return say("mark.range")
    words = say(f"bound.{row.bound}")
    return words if row.bound == "exact" else f"{words} · {SIGNS[str(row.bound)]}{plain(row.value)}"


def years(row: Any) -> str:
    """The period in a column: 2019, 2018—2021."""
    return years_text(int(row.period_start), int(row.period_end))


def report_named(row: Any) -> str:
    """A report by its title, and its year where the title does not tell it."""
    title, year = str(row.report_title), row.report_year
    if pd.isna(year) or str(year) in title:
        return title
    return say("explore.report_year", title=title, year=year)
