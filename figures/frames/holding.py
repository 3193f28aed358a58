"""The statements that count, found by metric, place and year; and what is stated where one is missing."""

from collections.abc import Mapping

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.comparing import Absent
from figures.frames.counting import standing, why_empty
from figures.frames.stated import Stated, each


class Statements:
    """Of some metrics and places."""

    def __init__(self, every: pd.DataFrame, reports: pd.DataFrame, places: list[str]) -> None:
        self.every, self.reports, self.places = every, reports, places
        self.counted = standing(every)
        self.single: dict[tuple[str, str, int], list[Stated]] = {}
        self.spans: dict[tuple[str, str], list[Stated]] = {}
        for figure in each(self.counted):
            if figure.period_start == figure.period_end:
                self.single.setdefault((figure.metric, figure.region, figure.period_end), []).append(figure)
            else:
                self.spans.setdefault((figure.metric, figure.region), []).append(figure)
        self._why: dict[tuple[str, int], Mapping[str, str]] = {}

    def shown(self, span: range) -> pd.DataFrame:
        """The rows of the years looked at, the sums that stand instead of a year with them."""
        touches = (self.counted["period_end"] >= span.start) & (self.counted["period_start"] < span.stop)
        return self.counted[touches]

    def scopes(self, metric: str, region: str, year: int) -> dict[str, Stated]:
        """What the place states for the year, by scope; the kind of the metric before others."""
        known = catalogue().metrics.get(metric)
        kind = known.kind if known else "level"
        found = self.single.get((metric, region, year), [])
        ordered = sorted(found, key=lambda figure: (figure.kind != kind, figure.scope))
        by_scope: dict[str, Stated] = {}
        for figure in ordered:
            by_scope.setdefault(figure.scope, figure)
        return by_scope

    def absent(self, metric: str, region: str, year: int) -> Absent:
        """Why there is no figure of the year, and what is stated instead."""
        for span in self.spans.get((metric, region), []):
            if span.period_start <= year <= span.period_end:
                return Absent("cumulative", span)
        for other in catalogue().metrics.values():
            if other.growth_of == metric and (other.id, region, year) in self.single:
                return Absent("growth", self.single[other.id, region, year][0])
        return Absent(self._reason(metric, year).get(region, "not_stated"))

    def _reason(self, metric: str, year: int) -> Mapping[str, str]:
        if (metric, year) not in self._why:
            of_metric = self.every[self.every["metric"] == metric]
            empty = why_empty(of_metric, self.reports, self.places, [year])
            self._why[metric, year] = dict(zip(empty["region"], empty["reason"], strict=True))
        return self._why[metric, year]
