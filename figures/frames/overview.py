"""The first screen: every metric of one place in one year, against the year before and its target."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import Metric, catalogue
from figures.frames.comparing import Absent, Change, compare
from figures.frames.counting import standing, why_empty, yearly
from figures.frames.judging import Verdict, judge
from figures.frames.stated import Stated, each
from figures.store import Store

MOST_PLACES = 12
MOST_YEARS = 8

Held = dict[tuple[str, str, int], Stated]


@dataclass(frozen=True, slots=True)
class Line:
    """One metric of the place: this year against the year before, its target, its years.

    points: actual values from the first to the last year shown, None where there is none.
    """

    metric: str
    group: str
    points: list[float | None]
    before: Stated | Absent
    now: Stated | Absent
    change: Change
    target: Stated | None
    verdict: Verdict | None


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

    left_out: places left out because the table would be too long.
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
    first = cards or tuple(m.id for m in catalogue().metrics.values() if m.mission)
    results = counted[counted["status"] == "actual"]
    led = results.loc[results["metric"].isin(first), "year"]
    told = led if len(led) else results["year"]
    years = list(range(min(int(told.min()), year) if len(told) else year, year + 1))[-MOST_YEARS:]
    held = {(f.metric, f.status, f.period_end): f for f in each(counted)}
    why = _reasons(every, store.reports(dataset), region, year)
    mission = [_line(catalogue().metrics[metric], held, why, years) for metric in first]
    shown = {metric for metric, _, told_of in held if told_of in (year - 1, year)} - set(first)
    others = [
        _line(metric, held, why, years) for metric in catalogue().metrics.values() if metric.id in shown
    ]
    inside = counted["year"].isin(years) & counted["metric"].isin([*first, *shown])
    return Overview(year, years, mission, others, counted[inside])


def _reasons(
    every: pd.DataFrame, reports: pd.DataFrame, region: str, year: int
) -> dict[tuple[str, int], str]:
    """Why a metric (empty for any) has no figure of a year."""
    asked = [year - 1, year]
    gaps = why_empty(every[~every["period_end"].isin(asked)], reports, [region], asked)
    rejected = every[(every["review"] == "rejected") & every["period_end"].isin(asked)]
    found = {("", int(y)): str(reason) for y, reason in zip(gaps["year"], gaps["reason"], strict=True)}
    return found | {
        (str(m), int(y)): "rejected" for m, y in zip(rejected["metric"], rejected["period_end"], strict=True)
    }


def _line(metric: Metric, held: Held, why: dict[tuple[str, int], str], years: list[int]) -> Line:
    year = years[-1]
    actual = [held.get((metric.id, "actual", y)) for y in years]
    before, now = (
        held.get((metric.id, "actual", y)) or Absent(why.get((metric.id, y)) or why.get(("", y), "no_report"))
        for y in (year - 1, year)
    )
    target = held.get((metric.id, "target", year))
    return Line(
        metric=metric.id,
        group=metric.group,
        points=[figure.value if figure else None for figure in actual],
        before=before,
        now=now,
        change=compare(before, now),
        target=target,
        verdict=judge(target, now) if target else None,
    )


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
