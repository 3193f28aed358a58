"""The choices that most pages offer: metric, places, years of the chosen dataset."""

from collections.abc import Sequence

import pandas as pd

from extract.catalogue import catalogue
from figures import datasets
from figures.frames.trends import peers_of
from figures.store import Store
from pages.parts import held
from pages.parts.controls import choose, choose_many, choose_short
from pages.parts.language import metric_name, region_name, say
from pages.parts.shell import View


def metric(view: View, key: str = "metric", kinds: Sequence[str] = ()) -> str:
    """A metric that the dataset holds, in the order of the catalogue."""
    metrics = [
        m for m in held.frame(metrics_held, view.dataset) if not kinds or catalogue().metrics[m].kind in kinds
    ]
    opening = datasets.datasets()[view.dataset].metric
    default = opening if opening in metrics else metrics[0]
    return str(choose(key, metrics, default, metric_name, width=240))


def regions(view: View, metric: str) -> list[str]:
    """Places that have a figure for the metric, the opening place chosen at first."""
    places = held.frame(regions_held, view.dataset, metric=metric)
    return [str(r) for r in choose_many("regions", places, [opening_region(view, places)], region_name)]


def region(view: View, metric: str | None = None) -> str:
    """One place."""
    places = held.frame(regions_held, view.dataset, metric=metric)
    return str(choose("region", places, opening_region(view, places), region_name))


def year(view: View, years: Sequence[int], key: str = "year") -> int:
    """One of the years offered, latest first; at first the dataset's opening year, else the latest."""
    opening = datasets.datasets()[view.dataset].year
    default = opening if opening in years else max(years)
    return int(choose(key, sorted(years, reverse=True), default))


def highlighted(view: View, places: Sequence[str]) -> str:
    """The place drawn in colour among the others."""
    label = say("control.highlight")
    return str(choose("region", list(places), opening_region(view, places), region_name, label=label))


def peers(view: View, metric: str, places: Sequence[str]) -> bool:
    """Whether the other places of the same standing are drawn too; asked only where there are any."""
    if not held.frame(has_peers, view.dataset, metric=metric, places=tuple(places)):
        return False
    return bool(choose_short("peers", ["others", "none"], "others", lambda p: say(f"peers.{p}")) == "others")


def has_peers(store: Store, dataset: str, metric: str, places: tuple[str, ...]) -> bool:
    """Whether any other place of the same standing has a figure of the metric."""
    return bool(peers_of(store.figures(dataset, metric=metric), places))


def opening_region(view: View, places: Sequence[str]) -> str:
    """The place a dataset opens on, if it is among these."""
    opening = datasets.datasets()[view.dataset].region
    return opening if opening in places or not places else places[0]


def metrics_held(store: Store, dataset: str) -> list[str]:
    """Metrics with at least one figure, in catalogue order."""
    held_here = set(_seen(store, dataset)["metric"])
    return [m for m in catalogue().metrics if m in held_here]


def metrics_told(store: Store, dataset: str, region: str) -> list[str]:
    """Metrics with a figure of the place, those it states most often first."""
    seen = _seen(store, dataset)
    counts = seen[seen["region"] == region].groupby("metric")["figures"].sum()
    return [str(metric) for metric in counts.sort_values(ascending=False, kind="stable").index]


def regions_held(store: Store, dataset: str, metric: str | None = None) -> list[str]:
    """Places with a figure (of the metric), by code, then by name."""
    seen = _seen(store, dataset)
    if metric:
        seen = seen[seen["metric"] == metric]
    places = seen.drop_duplicates("region").sort_values(["region_code", "region"])
    coded, named = places[places["region_code"] != ""], places[places["region_code"] == ""]
    return [*coded["region"], *named["region"]]


def _seen(store: Store, dataset: str) -> pd.DataFrame:
    found = store.coverage(dataset)
    return found[(found["metric"] != "") & (found["figures"] > 0)].astype(
        {"metric": str, "region": str, "region_code": str}
    )
