"""One metric across places: ranked in a year, through the years, and against the place above them."""

from collections import Counter
from dataclasses import dataclass
from typing import cast

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.counting import standing, why_empty, yearly
from figures.frames.trends import runs, series
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Regions:
    """What the regions page needs of one metric.

    points: actual figures of single years in one unit and scope, with `series` and `run` as in Trends.
    places: the places compared, those with the largest figure of `year` first, those without one last.
    gaps: region, year, reason. whole: figures of the place above them, for `year`. total: the sum of the
    parts where the metric adds up, else None; `missing` names the places that the sum lacks.
    left_out: figures in another unit, which cannot stand beside these.
    """

    points: pd.DataFrame
    year: int
    years: list[int]
    places: list[str]
    gaps: pd.DataFrame
    whole: pd.DataFrame
    total: float | None
    missing: list[str]
    left_out: int


@dataclass(frozen=True, slots=True)
class Scopes:
    """What can be chosen: places above (by code) that have several below them with a figure, and scopes.

    years: for each of both, the years with a figure.
    """

    within: list[str]
    scopes: list[str]
    years: dict[tuple[str, str], list[int]]


def scopes(store: Store, dataset: str, metric: str) -> Scopes:
    """The choices the regions page offers for a metric, the likeliest first."""
    points = yearly(standing(store.figures(dataset, metric=metric, status="actual")))
    points = points.assign(
        above=points["region_code"].astype(str).map(_above), scope=points["scope"].astype(str)
    )
    above = Counter(points.drop_duplicates("region")["above"]).most_common()
    parents = [code for code, count in above if count > 1 and code] or [code for code, _ in above[:1]] or [""]
    limits = Counter(points.loc[points["above"].isin(parents), "scope"])
    held = points.groupby(["above", "scope"])["year"].unique()
    years = {cast(tuple[str, str], key): sorted(map(int, found)) for key, found in held.items()}
    return Scopes(parents, [scope for scope, _ in limits.most_common()], years)


def regions(store: Store, dataset: str, metric: str, within: str, scope: str, year: int) -> Regions:
    """The frame: places directly below `within` (a code; empty for places that have none)."""
    every = store.figures(dataset, metric=metric, status="actual")
    counted = yearly(standing(every[every["scope"] == scope]))
    above = counted["region_code"].astype(str).map(_above)
    parts, whole = counted[above == within], counted[counted["region_code"] == within]
    unit = parts["unit"].astype(str).mode().get(0, "")
    same = parts[parts["unit"] == unit]
    points = runs(same.assign(series=series(same)))
    now = points[points["year"] == year].sort_values("value", ascending=False)
    stated = list(now["region"].astype(str))
    rest = sorted(set(points["region"].astype(str)) - set(stated))
    years = list(range(int(points["year"].min()), int(points["year"].max()) + 1)) if len(points) else []
    adds_up = metric in catalogue().metrics and catalogue().metrics[metric].total == "sum"
    return Regions(
        points=points,
        year=year,
        years=years,
        places=[*stated, *rest],
        gaps=why_empty(every, store.reports(dataset), [*stated, *rest], years),
        whole=whole[whole["year"] == year],
        total=float(now["value"].sum()) if adds_up and len(now) else None,
        missing=rest,
        left_out=len(parts) - len(same),
    )


def _above(code: str) -> str:
    place = catalogue().regions.get(code)
    return place.parent if place else ""
