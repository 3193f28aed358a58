"""The first screen: every metric of one place in one year, against the year before and its target."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import Metric, catalogue
from figures.frames.comparing import Absent, Change, compare
from figures.frames.counting import standing, why_empty, yearly
from figures.frames.judging import Verdict, judge
from figures.frames.stated import Stated, stated
from figures.store import Store

MOST_PLACES = 12
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One metric of the place: this year against the year before, its target, its years.

    points: actual values from the first to the last year shown, None where there is none.
    whole: of a metric such as 完成整改问题, what it is a part of (发现问题).
    """

    metric: str
    group: str
    points: list[float | None]
    before: Stated | Absent
    now: Stated | Absent
    change: Change
    target: Stated | None
    verdict: Verdict | None
    whole: Stated | None

    @property
    def held(self) -> bool:
        """Whether there is anything to show."""
        return isinstance(self.now, Stated) or isinstance(self.before, Stated) or self.target is not None


@dataclass(frozen=True, slots=True)
class Overview:
    """The four metrics of the mission, then all the others by line of work; figures: all that is shown."""

    year: int
    years: list[int]
    mission: list[Line]
    others: list[Line]
    figures: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures each place's report of each year holds: a row a place, a column a year of delivery.

    kept: places left out because the table would be too long.
    """

    counts: pd.DataFrame
    left_out: int


def years_told(store: Store, dataset: str, region: str) -> list[int]:
    """The years of which the place's reports state results, oldest first."""
    found = yearly(store.figures(dataset, region=region, status="actual"))
    return sorted(int(year) for year in found.loc[found["metric"] != "", "year"].unique())


def overview(store: Store, dataset: str, region: str, year: int, cards: tuple[str, ...] = ()) -> Overview:
    """The frame of the overview page; `cards` are the metrics it opens with, else those of the mission."""
    every = store.figures(dataset, region=region)
    every = every[(every["metric"] != "") & (every["kind"] != "change") & (every["scope"] == "")]
    counted = yearly(standing(every))
    told = counted.loc[counted["status"] == "actual", "year"]
    years = list(range(int(told.min()) if len(told) else year, year + 1))[-MOST_YEARS:]
    reports = store.reports(dataset)
    lines = [
        _line(metric, counted, every[every["metric"] == metric.id], reports, years)
        for metric in catalogue().metrics.values()
    ]
    first = cards or tuple(m.id for m in catalogue().metrics.values() if m.mission)
    mission = sorted(
        (line for line in lines if line.metric in first), key=lambda line: first.index(line.metric)
    )
    others = [line for line in lines if line.held and line.metric not in first]
    shown = counted["year"].isin(years) & counted["metric"].isin(
        [line.metric for line in (*mission, *others)]
    )
    return Overview(year, years, mission, others, counted[shown])


def _line(
    metric: Metric, counted: pd.DataFrame, every: pd.DataFrame, reports: pd.DataFrame, years: list[int]
) -> Line:
    year = years[-1]
    mine = counted[counted["metric"] == metric.id]
    actual = mine[mine["status"] == "actual"]
    by_year = dict(zip(actual["year"], actual["value"], strict=True))
    place = [str(name) for name in counted["region"].unique()[:1]]
    gaps = why_empty(every, reports, place, [year - 1, year]).set_index("year")["reason"].to_dict()
    before, now = (_stated(actual, y) or Absent(gaps.get(y, "no_report")) for y in (year - 1, year))
    target = _stated(mine[mine["status"] == "target"], year)
    wholes = counted[(counted["metric"] == metric.of) & (counted["status"] == "actual")]
    return Line(
        metric=metric.id,
        group=metric.group,
        points=[float(by_year[y]) if y in by_year else None for y in years],
        before=before,
        now=now,
        change=compare(before, now),
        target=target,
        verdict=judge(target, now) if target else None,
        whole=_stated(wholes, year) if metric.of else None,
    )


def _stated(figures: pd.DataFrame, year: int) -> Stated | None:
    found = figures[figures["year"] == year]
    return next(map(stated, found.itertuples()), None)


def coverage(store: Store, dataset: str) -> Coverage:
    """What is held: reports by place and year of delivery, with the number of figures read in each."""
    reports = store.reports(dataset)
    counts = reports.pivot_table(
        index="region", columns="year", values="figures", aggfunc="sum", observed=True
    )
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    if len(counts):
        counts = counts.reindex(columns=range(int(counts.columns.min()), int(counts.columns.max()) + 1))
    return Coverage(counts.head(MOST_PLACES), max(0, len(counts) - MOST_PLACES))
