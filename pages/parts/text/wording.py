"""Wording that several pages share: bounds, sources, keys, the one-sentence finding of a chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from figures import amounts
from figures.amounts import Scale, unit_name, written
from pages.parts.fragments import Cell
from pages.parts.language import language, metric_name, region_name, say
from pages.parts.shell import address

SIGNS = {"exact": "", "at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}  # before a number, in English
MARKED = ("exact", "at_least", "at_most", "about")


@dataclass(frozen=True, slots=True)
class Words:
    """The words around one chart: frame head, key of marks, source line, alt sentence, name of its files."""

    title: str
    subtitle: str
    source: str
    alt: str
    key: Sequence[tuple[str, str]] = ()
    file_name: tuple[str, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)


def bound_slot(bound: str, status: str) -> str:
    """The word behind a number that is not exact: 余, 以上, 左右, 以内."""
    if bound == "exact":
        return ""
    if bound == "at_least" and status == "target":
        return say("bound.short.at_least.target")
    return say(f"bound.short.{bound}")


def figure_cell(row: Any, scale: Scale, tone: str = "") -> Cell:
    """A figure in a table: number under number, its bound in the slot, and the way to its sentence."""
    text = scale.text(row.value)
    if pd.notna(row.upper):
        text += between() + scale.text(row.upper)
    slot = bound_slot(str(row.bound), str(row.status))
    return Cell(text, slot, tone, link=address("explore", figure=row.figure_id))


def between() -> str:
    """What stands between the two ends of a range."""
    return "—" if language() == "zh" else "–"


def missing_cell(reason: str) -> Cell:
    """An empty cell that says why."""
    return Cell(say(f"missing.{reason}") if reason else "—", tone="muted small")


def marks_key(frames: Iterable[pd.DataFrame], extra: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The key of a chart: only the marks it shows."""
    bounds = {str(bound) for frame in frames for bound in frame["bound"].unique()}
    shown = [(bound, say(f"bound.{bound}")) for bound in MARKED if bound in bounds]
    return shown + [(name, say(f"mark.{name}")) for name in extra]


def source_line(figures: pd.DataFrame) -> str:
    """Which reports the figures stand in; the first few by title."""
    titles = list(dict.fromkeys(figures["report_title"].astype(str)))
    separator = "；" if language() == "zh" else "; "
    named = separator.join(titles[:3])
    if len(titles) > 3:
        named = say("source.more", titles=named, count=len(titles))
    return say("source.reports", titles=named)


def region_list(regions: Sequence[str]) -> str:
    """Places in one phrase: 青河旗、东林旗."""
    return ("、" if language() == "zh" else ", ").join(map(region_name, regions))


def titled(metric: str, unit: str) -> str:
    """Metric and unit, the title of a frame: 举办培训班，期."""
    name = unit_name(unit, language())
    joint = "，" if language() == "zh" else ", "
    return metric_name(metric) + (joint + name if name else "")


def as_written(row: Any) -> str:
    """A figure in running text, its bound with it: 1.6万余人次 stays 约, 至少."""
    text = written(row.value, str(row.unit), language())
    if pd.notna(row.upper):
        low = amounts.scale(row.upper, str(row.unit), language()).text(row.value)
        text = f"{low}{between()}{written(row.upper, str(row.unit), language())}"
    if language() == "en":
        return SIGNS[str(row.bound)] + text
    return text + bound_slot(str(row.bound), str(row.status))
