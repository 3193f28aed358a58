"""One place and one year on a page: last year, this year, the change, the target, next year's target."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.counting import yearly
from figures.frames.stated import Stated
from figures.frames.targets import Line, targets
from figures.frames.years import Pair, years
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Entry:
    """One metric: both years with their change, the target of this year with its verdict, the next target."""

    metric: str
    group: str
    pair: Pair | None
    line: Line | None
    ahead: Stated | None


@dataclass(frozen=True, slots=True)
class Annual:
    """The entries in the order of the catalogue; figures: the rows of the store shown."""

    region: str
    year: int
    entries: tuple[Entry, ...]
    figures: pd.DataFrame


def years_known(store: Store, dataset: str, region: str) -> list[int]:
    """The years of which the place states results or targets, latest first."""
    found = yearly(store.figures(dataset, region=region))
    found = found[(found["metric"] != "") & (found["review"] != "rejected")]
    return sorted({int(year) for year in found["year"]}, reverse=True)


def annual(store: Store, dataset: str, region: str, year: int) -> Annual:
    """The annual table of a place: every metric of which one of the years states something."""
    held = yearly(store.figures(dataset, region=region, years=(year - 1, year + 1)))
    seen = set(held["metric"].astype(str))
    metrics = tuple(metric for metric in catalogue().metrics if metric in seen)
    compared = years(store, dataset, metrics, (region,), year - 1, year, peers=False)
    pairs = {pair.metric: pair for pair in sorted(compared.pairs, key=lambda pair: -len(pair.scope))}
    now, ahead = (targets(store, dataset, region, due) for due in (year, year + 1))
    planned = {line.target.metric: line for line in reversed(now.lines) if _of_one_year(line)}
    following = {line.target.metric: line.target for line in reversed(ahead.lines) if _of_one_year(line)}
    entries = [
        Entry(m, catalogue().metrics[m].group, pairs.get(m), planned.get(m), following.get(m))
        for m in metrics
        if m in pairs or m in planned or m in following
    ]
    shown = {figure.figure_id for entry in entries for figure in _statements(entry)}
    return Annual(region, year, tuple(entries), _rows(store, dataset, shown))


def _of_one_year(line: Line) -> bool:
    return line.target.period_start == line.target.period_end


def _statements(entry: Entry) -> list[Stated]:
    sides = (entry.pair.earlier, entry.pair.later) if entry.pair else ()
    target = entry.line.target if entry.line else None
    return [side for side in (*sides, target, entry.ahead) if isinstance(side, Stated)]


def _rows(store: Store, dataset: str, shown: set[int]) -> pd.DataFrame:
    return store.figures(dataset, figure_id=sorted(shown))
