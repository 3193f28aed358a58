"""The ledger: every target that a report states, joined to the result that a later one states."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.comparing import Absent
from figures.frames.counting import SAME, standing, why_empty
from figures.frames.judging import VERDICTS, Verdict, judge
from figures.frames.stated import Stated, each
from figures.store import Store

Key = tuple[str, str, int, int]  # metric, place, first and last year


@dataclass(frozen=True, slots=True)
class Line:
    """One target with its result and verdict.

    others: other statements of a target for the same metric, place and years with another value: a part of
    it, or its first form.
    """

    target: Stated
    result: Stated | Absent
    verdict: Verdict
    others: tuple[Stated, ...] = ()

    @property
    def statements(self) -> tuple[Stated, ...]:
        """Every statement of the line: target, result, the others."""
        result = (self.result,) if isinstance(self.result, Stated) else ()
        return (self.target, *result, *self.others)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines, in the order of catalogue, place and year due.

    unnamed: targets that no metric of the catalogue names. figures: the rows of the store shown.
    """

    lines: tuple[Line, ...]
    unnamed: int
    figures: pd.DataFrame

    def counts(self) -> dict[str, int]:
        """How many lines have each verdict, those with any, in the order of VERDICTS."""
        found = [line.verdict.verdict for line in self.lines]
        return {verdict: found.count(verdict) for verdict in VERDICTS if verdict in found}

    def of(self, verdict: str) -> tuple[Line, ...]:
        """The lines of one verdict; all of them where it is none of VERDICTS."""
        return tuple(li for li in self.lines if li.verdict.verdict == verdict or verdict not in VERDICTS)


@dataclass(frozen=True, slots=True)
class Due:
    """Places that have targets, by code and name, and the years in which these fall due, latest first."""

    regions: tuple[str, ...]
    years: tuple[int, ...]


def due(store: Store, dataset: str, region: str | None = None) -> Due:
    """What can be chosen; `region` limits the years."""
    found = store.figures(dataset, status="target")
    found = found[(found["metric"] != "") & (found["review"] != "rejected")].astype({"region": str})
    places = found.drop_duplicates("region").astype({"region_code": str})
    places = places.assign(named=places["region_code"] == "").sort_values(["named", "region_code", "region"])
    of_region = found if region is None else found[found["region"] == region]
    return Due(
        tuple(places["region"]), tuple(sorted({int(y) for y in of_region["period_end"]}, reverse=True))
    )


def targets(store: Store, dataset: str, region: str | None = None, year: int | None = None) -> Ledger:
    """The ledger of one place or all, of one year due or all."""
    every = store.figures(dataset, region=region)
    planned = every[(every["status"] == "target") & (every["review"] != "rejected")]
    planned = planned if year is None else planned[planned["period_end"] == year]
    named = planned[planned["metric"] != ""]
    metrics = list(dict.fromkeys(named["metric"].astype(str)))
    told = _Told(every[every["metric"].isin(metrics)], store.reports(dataset))
    others = _others(named)
    lines = []
    for target in each(standing(named)):
        result = told.result(target)
        lines.append(Line(target, result, judge(target, result), others.get(target.figure_id, ())))
    lines.sort(key=_order)
    shown = {figure.figure_id for line in lines for figure in line.statements}
    return Ledger(tuple(lines), len(planned) - len(named), every[every["figure_id"].isin(shown)])


def _order(line: Line) -> tuple[str, int, int, str]:
    order = {metric: at for at, metric in enumerate(catalogue().metrics)}
    target = line.target
    return target.region, -target.period_end, order.get(target.metric, len(order)), target.scope


def _others(named: pd.DataFrame) -> dict[int, tuple[Stated, ...]]:
    """By the statement that counts, those of the same target that give another value."""
    counted = {_same(figure): figure for figure in each(standing(named))}
    found: dict[int, list[Stated]] = {}
    for figure in each(named.sort_values(["report_year", "start"])):
        chief = counted[_same(figure)]
        said = [(o.value, o.upper, o.bound) for o in (chief, *found.get(chief.figure_id, []))]
        if (figure.value, figure.upper, figure.bound) not in said:
            found.setdefault(chief.figure_id, []).append(figure)
    return {chief: tuple(figures) for chief, figures in found.items()}


def _same(figure: Stated) -> tuple[object, ...]:
    return tuple(getattr(figure, name) for name in SAME)


class _Told:
    """What reports tell of results, and why they do not."""

    def __init__(self, every: pd.DataFrame, reports: pd.DataFrame) -> None:
        actual = every[(every["status"] == "actual") & (every["review"] != "rejected")]
        self.every, self.reports = every, reports
        self.found: dict[Key, list[Stated]] = {}
        for figure in each(standing(actual)):
            self.found.setdefault(_key(figure), []).append(figure)
        self.latest: dict[tuple[str, str], int] = {}
        for figure in each(actual):
            place = figure.metric, figure.region
            self.latest[place] = max(self.latest.get(place, 0), figure.report_year)
        self._why: dict[str, dict[tuple[str, int], str]] = {}

    def result(self, target: Stated) -> Stated | Absent:
        """The result stated for the target's years, the likest kind and scope first."""
        found = self.found.get(_key(target), [])
        if found:
            return min(found, key=lambda f: (f.kind != target.kind, f.scope != target.scope, f.scope))
        if target.period_start < target.period_end:
            year = target.metric, target.region, target.period_end, target.period_end
            if year in self.found:
                return self.found[year][0]
        reason = self._reasons(target.metric).get((target.region, target.period_end), "not_stated")
        again = self.latest.get((target.metric, target.region), 0) > target.report_year
        return Absent("never_again" if reason == "not_stated" and not again else reason)

    def _reasons(self, metric: str) -> dict[tuple[str, int], str]:
        if metric not in self._why:
            of_metric = self.every[self.every["metric"] == metric]
            planned = of_metric[of_metric["status"] == "target"]
            places = sorted(set(planned["region"].astype(str)))
            years = sorted({int(year) for year in planned["period_end"]})
            empty = why_empty(of_metric, self.reports, places, years)
            keys = zip(empty["region"], empty["year"], strict=True)
            self._why[metric] = dict(zip(keys, empty["reason"], strict=True))
        return self._why[metric]


def _key(figure: Stated) -> Key:
    return figure.metric, figure.region, figure.period_start, figure.period_end
