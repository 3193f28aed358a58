"""A metric through the years, in one place or several."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.counting import standing, why_empty, yearly
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Trends:
    """What a line chart of one metric needs.

    figures: every statement that counts, all columns of the store. points: actual figures of single years,
    with `series` (place, and scope where the source limits it) and `run` (numbers the stretches of
    consecutive years, so that a line breaks at a gap). targets: planned figures of single years. spans: sums over
    several years, which never share a line with a year. gaps: region, year, reason. breaks: the first
    years of a new definition of the metric, with the one before it.
    """

    figures: pd.DataFrame
    points: pd.DataFrame
    targets: pd.DataFrame
    spans: pd.DataFrame
    gaps: pd.DataFrame
    years: list[int]
    regions: list[str]
    breaks: dict[int, str]
    metric: str


def trends(store: Store, dataset: str, metric: str, regions: tuple[str, ...], peers: bool = True) -> Trends:
    """The frame of the trends page: the chosen places first, their peers as context where asked for.

    The years before the metric's own are told by the definitions that it succeeds, each a line of its own.
    """
    every = with_older_definitions(store, dataset, metric)
    others = peers_of(every, regions) if peers else []
    shown = [*regions, *others]
    every = every[every["region"].isin(shown)]
    counted = standing(every)
    counted = counted.assign(series=series(counted))
    single = yearly(counted)
    points = runs(single[single["status"] == "actual"])
    targets = single[single["status"] == "target"]
    spans = counted[(counted["period_start"] < counted["period_end"]) & (counted["metric"] == metric)]
    drawn = single.loc[single["region"].isin(regions), "year"]
    years = list(range(int(drawn.min()), int(drawn.max()) + 1)) if len(drawn) else []
    gaps = why_empty(every, store.reports(dataset), list(regions), years)
    points, targets = (rows[rows["year"].isin(years)] for rows in (points, targets))
    return Trends(counted, points, targets, spans, gaps, years, list(regions), breaks(single, metric), metric)


def with_older_definitions(store: Store, dataset: str, metric: str) -> pd.DataFrame:
    """All statements of a metric, and for the years before its first those of the definitions it succeeds.

    Of these the scope says which definition it is, so that nothing joins them to the metric.
    """
    found = store.figures(dataset, metric=metric)
    known = catalogue().metrics.get(metric)
    for older in known.succeeds if known and len(found) else ():
        before = yearly(store.figures(dataset, metric=older))
        before = before[before["year"] < yearly(found)["year"].min()].drop(columns="year")
        scope = [catalogue().metrics[older].label["zh"]] * len(before)
        found = pd.concat([found.astype({"scope": str}), before.assign(scope=scope)], ignore_index=True)
    return found


def breaks(single: pd.DataFrame, metric: str) -> dict[int, str]:
    """The first year of each definition that follows another, with the label of the one it follows."""
    actual = single[single["status"] == "actual"].astype({"metric": str})
    first = actual[(actual["metric"] != metric) | (actual["scope"] == "")].groupby("metric")["year"].min()
    order = first.sort_values()
    labels = [catalogue().metrics[name].label["zh"] for name in order.index]
    return dict(zip(map(int, order.iloc[1:]), labels, strict=False))


def peers_of(figures: pd.DataFrame, regions: tuple[str, ...]) -> list[str]:
    """The other places of the same standing: those that lie directly below the same place."""
    places = figures[["region", "region_code"]].drop_duplicates().astype(str)
    above = places["region_code"].map(lambda code: getattr(catalogue().regions.get(code), "parent", None))
    own = set(above[places["region"].isin(regions[:1])].dropna())
    return sorted(places.loc[above.isin(own) & ~places["region"].isin(regions), "region"])


def series(figures: pd.DataFrame) -> pd.Series:
    """The name of a line: the place, and the scope where the source limits what it counts."""
    scope = figures["scope"].astype(str)
    return figures["region"].astype(str) + scope.where(scope == "", "（" + scope + "）")


def runs(points: pd.DataFrame) -> pd.DataFrame:
    """Number the stretches of consecutive years of each series, as `run`.

    >>> runs(pd.DataFrame({"series": ["a"] * 4, "year": [2018, 2019, 2021, 2022]}))["run"].tolist()
    ['a 0', 'a 0', 'a 1', 'a 1']
    """
    ordered = points.sort_values(["series", "year"])
    broken = ordered.groupby("series", observed=True)["year"].diff().ne(1)
    number = broken.groupby(ordered["series"], observed=True).cumsum() - 1
    return ordered.assign(run=ordered["series"].astype(str) + " " + number.astype(int).astype(str))
