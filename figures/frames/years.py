"""Two years side by side, and a base year followed through the years: per place, per metric, or summed."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.comparing import Absent, Change, compare
from figures.frames.counting import yearly
from figures.frames.holding import Statements
from figures.frames.stated import Stated
from figures.frames.trends import peers_of
from figures.store import Store

Side = Stated | Absent
MOST_PLACES = 60
SUMMED = ("", "vague", "zero_base")  # what does not keep two figures from a sum


@dataclass(frozen=True, slots=True)
class Pair:
    """One metric of one place in the two years, and what may be said of the change."""

    metric: str
    region: str
    scope: str
    first: int
    last: int
    earlier: Side
    later: Side
    change: Change

    @property
    def shown(self) -> Stated | None:
        """One of the two statements, the later if there is one."""
        return next((side for side in (self.later, self.earlier) if isinstance(side, Stated)), None)

    @property
    def year(self) -> int:
        """The year with which the reason lies."""
        return self.last if self.change.side == "later" else self.first


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over the places that state both years, so that like is compared with like."""

    earlier: float
    later: float
    change: Change
    places: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A year against the base year: the pairs, and their sum where the metric adds up."""

    year: int
    pairs: tuple[Pair, ...]
    total: Total | None


@dataclass(frozen=True, slots=True)
class Years:
    """What the page of two years needs.

    pairs: the largest rise first, what cannot be compared last. followed: each year from `first` to `last`
    against `first`. unit: the unit of all, empty where metrics of several units stand together.
    left_out: how many places more than MOST_PLACES there are. silent: places that state neither year. figures: the rows of the store shown.
    """

    first: int
    last: int
    pairs: tuple[Pair, ...]
    total: Total | None
    followed: tuple[Followed, ...]
    unit: str
    left_out: int
    silent: tuple[str, ...]
    figures: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Offered:
    """Years for which any place states one of the metrics, oldest first, and the two to open on."""

    years: tuple[int, ...]
    first: int
    last: int


def offered(store: Store, dataset: str, metrics: tuple[str, ...]) -> Offered | None:
    """What can be compared; opens on the latest neighbouring years that many places state.

    Many: at least half as many as state any two neighbouring years.
    None where fewer than two years have a figure.
    """
    found = yearly(store.figures(dataset, metric=metrics, status="actual"))
    found = found[(found["review"] != "rejected") & found["upper"].isna()]
    stated: dict[int, set[str]] = {}
    for year, region, metric in zip(found["year"], found["region"], found["metric"], strict=True):
        stated.setdefault(int(year), set()).add(f"{region} {metric}")
    told = sorted(stated)
    if len(told) < 2:
        return None
    both = {pair: len(stated[pair[0]] & stated[pair[1]]) for pair in pairwise(told)}
    first, last = max(pair for pair, count in both.items() if count * 2 >= max(both.values()))
    return Offered(tuple(told), first, last)


def years(
    store: Store,
    dataset: str,
    metrics: tuple[str, ...],
    regions: tuple[str, ...],
    first: int,
    last: int,
    peers: bool = True,
) -> Years:
    """The frame of two years; `peers` adds the other places of the same standing."""
    wanted = (*metrics, *(m.id for m in catalogue().metrics.values() if m.growth_of in metrics))
    every = store.figures(dataset, metric=wanted, status="actual")
    others = peers_of(every, regions) if peers else []
    # A place and its parts do not add up.
    level = set(regions[1:]) <= set(peers_of(every, regions[:1]))
    places = [*regions, *others][:MOST_PLACES]
    every = every[every["region"].isin(places)]
    held = Statements(every, store.reports(dataset), places)
    span = range(first, last + 1)
    by_year = {year: _pairs(held, metrics, places, first, year) for year in span}
    adds_up = len(metrics) == 1 and level and _adds_up(metrics[0])
    followed = [
        Followed(year, pairs, total(pairs) if adds_up else None)
        for year, pairs in by_year.items()
        if any(isinstance(pair.later, Stated) for pair in pairs)
    ]
    pairs = by_year.get(last) or _pairs(held, metrics, places, first, last)
    units = {pair.shown.unit for pair in pairs if pair.shown}
    unit = units.pop() if len(units) == 1 else ""
    return Years(
        first=first,
        last=last,
        pairs=tuple(sorted(pairs, key=lambda pair: _order(pair, bool(unit)))),
        total=total(pairs) if adds_up and len(pairs) > 1 else None,
        followed=tuple(followed),
        unit=unit,
        silent=tuple(place for place in places if place not in {pair.region for pair in pairs}),
        left_out=len(others) + len(regions) - len(places),
        figures=held.shown(span),
    )


def total(pairs: Iterable[Pair]) -> Total | None:
    """Sum the pairs whose two figures can be added; None where there is none."""
    pairs = tuple(pairs)
    added, unit = _added(pairs)
    if not added:
        return None
    befores, afters = zip(*added.values(), strict=True)
    earlier, later = (round(sum(figure.value for figure in side), 10) for side in (befores, afters))
    vague = any(figure.vague for figure in (*befores, *afters))
    percent = (later - earlier) / earlier * 100 if earlier > 0 else None
    change = Change(round(later - earlier, 10), percent, unit, vague, "" if earlier > 0 else "zero_base")
    missing = tuple(dict.fromkeys(pair.region for pair in pairs if pair.region not in added))
    return Total(earlier, later, change, tuple(added), missing)


def _added(pairs: tuple[Pair, ...]) -> tuple[dict[str, tuple[Stated, Stated]], str]:
    """The pairs that add up, by place, in the unit of the first."""
    added: dict[str, tuple[Stated, Stated]] = {}
    unit = ""
    for pair in pairs:
        before, after = pair.earlier, pair.later
        if isinstance(before, Absent) or isinstance(after, Absent) or after.kind != "level" or pair.scope:
            continue
        unit = unit or after.unit
        one, other = before.converted(unit), after.converted(unit)
        if pair.change.reason in SUMMED and one and other:
            added[pair.region] = one, other
    return added, unit


def index(pair: Pair) -> float | None:
    """The later value with the earlier as 100; None where no percentage may be given."""
    if pair.change.percent is not None:
        return 100 + pair.change.percent
    if pair.change.reason != "vague" or not isinstance(pair.later, Stated):
        return None
    before = pair.earlier.converted(pair.later.unit) if isinstance(pair.earlier, Stated) else None
    level = before is not None and pair.later.kind == "level" and before.value > 0
    return pair.later.value / before.value * 100 if before and level else None


def _adds_up(metric: str) -> bool:
    known = catalogue().metrics.get(metric)
    return known is not None and known.total == "sum"


def _order(pair: Pair, one_unit: bool) -> tuple[bool, float, str]:
    """By the difference, or by the percentage where units differ; what cannot be compared comes last."""
    size = pair.change.difference if one_unit else pair.change.percent
    return size is None, -(size or 0.0), pair.region


def _pairs(
    held: Statements, metrics: tuple[str, ...], places: list[str], first: int, last: int
) -> tuple[Pair, ...]:
    """Every metric of every place that states at least one of the two years."""
    found: list[Pair] = []
    for metric in metrics:
        for region in places:
            before, after = (held.scopes(metric, region, year) for year in (first, last))
            if not before and not after:
                continue
            # Another scope is another thing: shown side by side only where nothing alike is stated.
            alike = [scope for scope in before if scope in after]
            scopes = [(scope, scope) for scope in alike] or [(next(iter(before), ""), next(iter(after), ""))]
            for one, other in scopes:
                earlier: Side = before.get(one) or held.absent(metric, region, first)
                later: Side = after.get(other) or held.absent(metric, region, last)
                change = compare(earlier, later)
                found.append(
                    Pair(metric, region, other if after else one, first, last, earlier, later, change)
                )
    return tuple(found)
