"""What a careful reader would query: rules on frames, each finding with the figures it is about."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.counting import SAME, standing, why_empty, yearly
from figures.frames.stated import Stated, each, nearby, stated, step

# In the order of the screen.
TYPES = ("conflict", "part", "jump", "restated", "within", "unit", "low", "gap")
TENFOLD = 10
MYRIAD = (5_000, 20_000)  # a 万 lost or doubled
SMALL = 50  # counts below grow tenfold in the ordinary way
NEAR_YEARS = 3
LOW = 0.75
LEAST_YEARS = 3
_DECIMALS = re.compile(r"\d[.．]\d")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    severity: 3 first, 2 soon, 1 to know. figures: those it is about, in the order its sentence names them.
    said: what else the sentence names: the years of a gap by reason, the units of a series.
    """

    type: str
    severity: int
    metric: str
    region: str
    year: int
    figures: tuple[Stated, ...]
    said: dict[str, tuple[Any, ...]] = field(default_factory=dict)


def findings(figures: pd.DataFrame, reports: pd.DataFrame) -> list[Finding]:
    """Everything the rules find, the most serious first; rejected figures are passed over."""
    kept = figures[(figures["review"] != "rejected") & (figures["metric"] != "")]
    rules: tuple[Callable[[pd.DataFrame], Iterator[Finding]], ...] = (disagreements, parts, jumps, units)
    found = [finding for rule in rules for finding in rule(kept)]
    found += low_readings(figures)
    found += gaps(figures[figures["metric"] != ""], reports)
    order = {name: at for at, name in enumerate(TYPES)}
    return sorted(found, key=lambda f: (-f.severity, order[f.type], f.metric, f.region, -f.year))


def agree(one: Stated, other: Stated) -> bool:
    """Whether two statements can both be true: bounds that overlap, or one that rounds the other.

    Units that cannot be set side by side are no disagreement; they are found by `units`.
    """
    same = other.converted(one.unit)
    if same is None:
        return True
    (low, high), (least, most) = nearby(one), nearby(same)
    if least <= high * (1 + 1e-9) and low <= most * (1 + 1e-9):
        return True
    return abs(one.value - same.value) <= max(_rounding(one), _rounding(same)) * (1 + 1e-9)


def _rounding(figure: Stated) -> float:
    """Half of the last digit, where the words show that the number was rounded: 1.62万, 97%."""
    if figure.unit in ("%", "百分点"):
        return 0.05 if _DECIMALS.search(figure.quote) else 0.5
    return step(figure) / 2 if _DECIMALS.search(figure.quote) else 0.0


def disagreements(figures: pd.DataFrame) -> Iterator[Finding]:
    """Statements of the same thing that differ: within a report, between reports of a year, a year later."""
    several = figures.groupby(SAME, observed=True)["value"].transform("nunique") > 1
    figures = figures[several]
    told = _told(figures)
    counted = {number for _, rows in figures.groupby("report_id") for number in standing(rows)["figure_id"]}
    for _, rows in figures.groupby(SAME, observed=True):
        stands: list[Stated] = []
        others: dict[int, list[Stated]] = {}
        for figure in _in_order(rows, told, "report_year", "report_id", "start"):
            if figure.figure_id in counted:
                stands.append(figure)
            else:
                others.setdefault(figure.report_id, []).append(figure)
        for figure in stands:
            apart = [other for other in others.get(figure.report_id, []) if not agree(figure, other)]
            if apart:
                near = any(not _far(figure, other) for other in apart)
                yield _finding("within", 2 if near else 1, (figure, *_distinct(apart)))
        yield from _later_reports(stands)


def _told(figures: pd.DataFrame) -> dict[int, Stated]:
    return {figure.figure_id: figure for figure in each(figures)}


def _in_order(rows: pd.DataFrame, told: Mapping[int, Stated], *columns: str) -> Iterator[Stated]:
    return (told[number] for number in rows.sort_values([*columns, "figure_id"])["figure_id"])


def _later_reports(stands: Sequence[Stated]) -> Iterator[Finding]:
    for earlier, later in pairwise(stands):
        if agree(earlier, later):
            continue
        if earlier.report_year == later.report_year:
            yield _finding("conflict", 3, (earlier, later))
        else:
            yield _finding("restated", 3 if _far(earlier, later) else 2, (earlier, later))


def _distinct(figures: Sequence[Stated]) -> list[Stated]:
    return list({figure.value: figure for figure in reversed(figures)}.values())[::-1]


def _far(one: Stated, other: Stated) -> bool:
    low, high = sorted((abs(one.value), abs(other.value)))
    return high > low * 1.5


def parts(figures: pd.DataFrame) -> Iterator[Finding]:
    """A part that exceeds its whole: rectified above identified, 其中 above what it is part of."""
    wholes = {metric.id: metric.of for metric in catalogue().metrics.values() if metric.of}
    counted = standing(figures[figures["kind"] == "level"])
    keys = ["region", "scope", "period_start", "period_end", "status"]
    for part, whole in wholes.items():
        left, right = counted[counted["metric"] == part], counted[counted["metric"] == whole]
        if left.empty or right.empty:
            continue
        pairs = left.merge(right[[*keys, "figure_id"]], on=keys, suffixes=("", "_whole"))
        by_id = _told(counted[counted["metric"].isin([part, whole])])
        for one, other in zip(pairs["figure_id"], pairs["figure_id_whole"], strict=True):
            if _exceeds(by_id[one], by_id[other]):
                yield _finding("part", 3, (by_id[one], by_id[other]))
    yield from _within_text(figures)


def _within_text(figures: pd.DataFrame) -> Iterator[Finding]:
    """Parts behind 其中 against the figure that they divide: the last of its metric that is no part itself."""
    ordered = figures.sort_values(["report_id", "start"])
    named = ordered["cues"].astype(str).str.contains("其中", regex=False)
    of = list(zip(ordered["report_id"], ordered["metric"], ordered["kind"], strict=True))
    wholes: dict[object, int] = {}
    for at, part in enumerate(named):
        if not part:
            wholes[of[at]] = at
        elif of[at] in wholes:
            one, whole = stated(_row(ordered, at)), stated(_row(ordered, wholes[of[at]]))
            if _exceeds(one, whole):
                yield _finding("part", 3, (one, whole))


def _row(figures: pd.DataFrame, at: int) -> Any:
    return next(figures.iloc[[at]].itertuples())


def _exceeds(part: Stated, whole: Stated) -> bool:
    same = part.converted(whole.unit)
    return same is not None and nearby(same)[0] > nearby(whole)[1] * (1 + 1e-9)


def jumps(figures: pd.DataFrame) -> Iterator[Finding]:
    """Neighbours of a series, or a target and its result, of another order of magnitude."""
    level = yearly(standing(figures[figures["kind"] == "level"]))
    series, told = ["metric", "region", "scope"], _told(level)
    for _, rows in level[level["status"] == "actual"].groupby(series, observed=True):
        for earlier, later in pairwise(_in_order(rows, told, "year")):
            if later.period_end - earlier.period_end <= NEAR_YEARS:
                yield from _jump(earlier, later)
    both = level.groupby([*series, "year"], observed=True)["status"].transform("nunique") > 1
    for _, rows in level[both].groupby([*series, "year"], observed=True):
        actual, target = _in_order(rows, told, "status")
        yield from _jump(target, actual)


def _jump(earlier: Stated, later: Stated) -> Iterator[Finding]:
    same = earlier.converted(later.unit)
    if same is None or min(same.value, later.value) <= 0:
        return
    low, high = sorted((same.value, later.value))
    if high / low >= TENFOLD and high >= SMALL:
        myriad = MYRIAD[0] <= high / low <= MYRIAD[1]
        yield _finding("jump", 3 if myriad else 2, (earlier, later), times=(high / low,), myriad=(myriad,))


def units(figures: pd.DataFrame) -> Iterator[Finding]:
    """A series whose unit changes; the first figure of each unit stands for it."""
    series = ["metric", "region", "kind", "scope"]
    changing = figures.groupby(series, observed=True)["unit"].transform("nunique") > 1
    told = _told(figures[changing])
    for _, rows in figures[changing].groupby(series, observed=True):
        ordered = rows.sort_values(["period_end", "report_year", "start"]).drop_duplicates("unit")
        firsts = tuple(told[number] for number in ordered["figure_id"])
        apart = any(figure.converted(firsts[0].unit) is None for figure in firsts[1:])
        counts = rows["unit"].astype(str).value_counts()
        many = tuple((figure.unit, int(counts[figure.unit])) for figure in firsts)
        yield _finding("unit", 2 if apart else 1, firsts, units=many)


def low_readings(figures: pd.DataFrame) -> Iterator[Finding]:
    """Figures read with little certainty that nobody has checked, the least certain first."""
    doubtful = figures[(figures["reading"] < LOW) & (figures["review"] == "unreviewed")]
    for row in doubtful.sort_values(["reading", "figure_id"]).itertuples():
        yield _finding("low", 2, (stated(row),), reading=(row.reading,))


def gaps(figures: pd.DataFrame, reports: pd.DataFrame) -> Iterator[Finding]:
    """Years without a figure inside a place's series, with the reason for each."""
    actual = yearly(standing(figures[figures["status"] == "actual"]))
    told = _told(actual)
    for metric, rows in actual.groupby("metric", observed=True):
        stated_years = {
            str(region): sorted(set(years))
            for region, years in rows.groupby("region", observed=True)["year"]
            if years.nunique() >= LEAST_YEARS and years.max() - years.min() >= years.nunique()
        }
        if not stated_years:
            continue
        ends = [(years[0], years[-1]) for years in stated_years.values()]
        span = list(range(min(first for first, _ in ends), max(last for _, last in ends)))
        empty = why_empty(figures[figures["metric"] == metric], reports, list(stated_years), span)
        for region, years in stated_years.items():
            inside = empty[(empty["region"] == region) & empty["year"].between(years[0], years[-1])]
            missing = tuple(zip(inside["year"], inside["reason"], strict=True))
            if not missing:
                continue
            of_year = rows[rows["region"] == region].set_index("year")["figure_id"].to_dict()
            around = (missing[0][0] - 1, min(year for year in years if year > missing[-1][0]))
            yield _finding("gap", 1, tuple(told[of_year[year]] for year in around), missing=missing)


def _finding(kind: str, severity: int, figures: tuple[Stated, ...], **said: tuple[Any, ...]) -> Finding:
    first = figures[0]
    year = max(figure.period_end for figure in figures)
    return Finding(kind, severity, first.metric, first.region, year, figures, said)
