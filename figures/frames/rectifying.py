"""Problems found and put right: what is outstanding, the rate computed and the rate stated."""

from dataclasses import dataclass

import pandas as pd

from figures.frames.counting import standing, yearly
from figures.frames.stated import Stated, each
from figures.store import Store

FOUND, RIGHTED, RATE = "issues_identified", "issues_rectified", "rectification_rate"


@dataclass(frozen=True, slots=True)
class Rectified:
    """One place and year.

    outstanding and rate are computed only from two figures of one report; `reason` tells why not: apart (of
    different reports), exceeds (more put right than found), range, or not_stated. stated: the report's own
    rate.
    """

    region: str
    year: int
    identified: Stated | None
    rectified: Stated | None
    stated: Stated | None
    outstanding: float | None = None
    rate: float | None = None
    about: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rectification:
    """Places by name, the latest year first; figures: the rows of the store shown."""

    rows: tuple[Rectified, ...]
    figures: pd.DataFrame


def rectification(
    store: Store, dataset: str, region: str | None = None, year: int | None = None
) -> Rectification:
    """The block of rectification, of one place or all, of one year or all."""
    years = None if year is None else (year, year)
    every = store.figures(dataset, [FOUND, RIGHTED, RATE], region, years, status="actual")
    every = yearly(every[(every["review"] != "rejected") & (every["scope"] == "")])
    by_report: dict[tuple[str, int], list[dict[str, Stated]]] = {}
    for _, rows in sorted(every.groupby("report_id"), key=lambda pair: -int(pair[1]["report_year"].max())):
        told: dict[tuple[str, int], dict[str, Stated]] = {}
        for figure in each(standing(rows)):
            told.setdefault((figure.region, figure.period_end), {})[figure.metric] = figure
        for place, figures in told.items():
            by_report.setdefault(place, []).append(figures)
    found = [_row(*place, reports) for place, reports in by_report.items()]
    found = sorted(
        (row for row in found if row.identified or row.rectified), key=lambda r: (r.region, -r.year)
    )
    shown = {s.figure_id for row in found for s in (row.identified, row.rectified, row.stated) if s}
    return Rectification(tuple(found), every[every["figure_id"].isin(shown)].drop(columns="year"))


def _row(region: str, year: int, reports: list[dict[str, Stated]]) -> Rectified:
    """Of the latest report that states both figures; else each from the latest that states it."""
    whole = next((told for told in reports if FOUND in told and RIGHTED in told), None)
    found, righted, rate = (
        next((told[name] for told in ([whole] if whole else []) + reports if name in told), None)
        for name in (FOUND, RIGHTED, RATE)
    )
    about = bool((found and found.vague) or (righted and righted.vague))
    if not found or not righted:
        return Rectified(region, year, found, righted, rate, reason="not_stated")
    reason = _reason(found, righted)
    if reason:
        return Rectified(region, year, found, righted, rate, reason=reason)
    left = round(found.value - righted.value, 10)
    share = righted.value / found.value * 100 if found.value else None
    return Rectified(region, year, found, righted, rate, left, share, about)


def _reason(found: Stated, righted: Stated) -> str:
    if found.report_id != righted.report_id:
        return "apart"
    if found.upper is not None or righted.upper is not None:
        return "range"
    return "exceeds" if righted.value > found.value else ""
