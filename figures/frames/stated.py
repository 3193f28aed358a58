"""A figure as comparisons and verdicts need it, and how far its words leave its value open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf, log10
from typing import Any

import pandas as pd

from extract.catalogue import catalogue

ABOUT = 0.05  # 约 and 左右 leave this share open on either side
UNLIKE = frozenset({"人", "人次"})  # persons and attendances are counted differently
RATES = frozenset({"%", "百分点"})
_DIGITS = re.compile(r"[\d０-９][\d０-９,，]*(?:[.．]([\d０-９]+))?")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement that counts: a row of the store with the columns that a comparison reads."""

    figure_id: int
    report_id: int
    report_title: str
    report_year: int
    metric: str
    region: str
    scope: str
    value: float
    upper: float | None
    unit: str
    bound: str
    kind: str
    status: str
    period_start: int
    period_end: int
    quote: str
    start: int | None
    has_text: bool
    subject: str

    @property
    def vague(self) -> bool:
        """Whether the report gives a bound or a range instead of the value."""
        return self.bound != "exact" or self.upper is not None

    def converted(self, into: str) -> "Stated | None":
        """The same in another unit; None where the two cannot be set side by side.

        Counting words that one metric accepts (期, 场, 个) count the same things; 人 and 人次 do not.
        """
        if self.unit == into:
            return self
        if (self.unit, into) in catalogue().measures:
            factor = float(catalogue().scale(self.unit, into))
        elif (into, self.unit) in catalogue().measures:
            factor = 1 / float(catalogue().scale(into, self.unit))
        elif {self.unit, into} <= self._counts() and {self.unit, into} != UNLIKE:
            factor = 1.0
        else:
            return None
        changed = {name: getattr(self, name) for name in self.__slots__}
        upper = None if self.upper is None else self.upper * factor
        return Stated(**changed | {"value": self.value * factor, "upper": upper, "unit": into})

    def _counts(self) -> set[str]:
        metric = catalogue().metrics.get(self.metric)
        measured = {unit for pair in catalogue().measures for unit in pair} | RATES | {"元", "美元"}
        return set(metric.accepts) - measured if metric else set()


def stated(row: Any) -> Stated:
    """The statement of one row of the store, as `itertuples` gives it."""
    return Stated(
        figure_id=int(row.figure_id),
        report_id=int(row.report_id),
        report_title=str(row.report_title),
        report_year=int(row.report_year) if pd.notna(row.report_year) else 0,
        metric=str(row.metric),
        region=str(row.region),
        scope=str(row.scope),
        value=float(row.value),
        upper=float(row.upper) if pd.notna(row.upper) else None,
        unit=str(row.unit),
        bound=str(row.bound),
        kind=str(row.kind),
        status=str(row.status),
        period_start=int(row.period_start),
        period_end=int(row.period_end),
        quote=str(row.quote),
        start=int(row.start) if pd.notna(row.start) else None,
        has_text=bool(row.has_text),
        subject=str(row.subject),
    )


def each(figures: pd.DataFrame) -> Iterator[Stated]:
    """Every row as a statement."""
    return map(stated, figures.itertuples())


def step(figure: Stated) -> float:
    """One of the last digit that the words commit to: 1.56万余 is below 1.57万, 五十余 below 60.

    Zeros at the end of a whole number commit to nothing, decimals always do.
    """
    size = abs(figure.value)
    found = _DIGITS.search(figure.quote)
    if found and found.group(1):
        number = float(re.sub("[,，]", "", found.group()).replace("．", "."))
        return size / number * 10.0 ** -len(found.group(1)) if number else 1.0
    if not size:
        return 1.0
    place = 10.0 ** floor(log10(size) + 1e-9)
    while place > 1e-6 and abs(size / place - round(size / place)) > 1e-6:
        place /= 10
    return place


def interval(figure: Stated) -> tuple[float, float]:
    """The least and the greatest value that the words allow; 以上 and 超过 have no upper end, 余 and 多 do.

    A bound is on the size: 下降3%以上 reaches from minus infinity to −3.
    """
    low, high = _of_size(figure, open_end=True)
    return (-high, -low) if figure.value < 0 else (low, high)


def nearby(figure: Stated) -> tuple[float, float]:
    """Where the value is to be thought of: a bound is taken to lie within one step of the number it gives."""
    low, high = _of_size(figure, open_end=False)
    return (-high, -low) if figure.value < 0 else (low, high)


def _of_size(figure: Stated, *, open_end: bool) -> tuple[float, float]:
    size = abs(figure.value)
    if figure.upper is not None:
        return min(size, abs(figure.upper)), max(size, abs(figure.upper))
    if figure.bound == "at_least":
        closed = not open_end or "余" in figure.quote or "多" in figure.quote
        return size, size + step(figure) if closed else inf
    if figure.bound == "at_most":
        return (0.0 if open_end else max(size - step(figure), 0.0)), size
    if figure.bound == "about":
        return size * (1 - ABOUT), size * (1 + ABOUT)
    return size, size
