"""Which of several statements counts, and why a cell is empty.

Several reports may state the same metric, place, period, kind and status. All are kept; one counts.
"""

import pandas as pd

SAME = ["metric", "region", "scope", "period_start", "period_end", "kind", "status"]
SURE = 0.7
_REVIEWED = {"corrected": 0, "confirmed": 0, "unreviewed": 1}


def standing(figures: pd.DataFrame) -> pd.DataFrame:
    """The statements that count, one for each of SAME, with `statements`: how many there are in all.

    The rule: corrected or confirmed before unreviewed; the whole before a part of it (其中); what was read
    surely before what was not, so that a doubtful later mention replaces nothing; then the latest report, then
    the surest reading; of equals within one report the larger, since a part cannot exceed its whole, then the
    first in the text. A rejected figure never counts.
    """
    kept = figures[figures["review"] != "rejected"]
    if kept.empty:
        return kept.assign(statements=pd.Series(dtype="int64"))
    ranked = kept.assign(
        _review=kept["review"].astype(str).map(_REVIEWED),
        _part=kept["cues"].astype(str).str.contains("其中"),
        _sure=kept["reading"] >= SURE,
        _size=kept["value"].abs(),
        statements=kept.groupby(SAME, observed=True, dropna=False)["value"].transform("size"),
    ).sort_values(
        ["_review", "_part", "_sure", "report_year", "reading", "_size", "report_id", "start"],
        ascending=[True, True, False, False, False, False, True, True],
        kind="stable",
    )
    first = ranked.drop_duplicates(SAME)
    return first.drop(columns=["_review", "_part", "_sure", "_size"]).sort_values(
        ["region", "period_start", "period_end", "start"]
    )


def yearly(figures: pd.DataFrame) -> pd.DataFrame:
    """The rows that cover one year, with that year as `year`."""
    one = figures[figures["period_start"] == figures["period_end"]]
    return one.assign(year=one["period_end"].astype(int))


def why_empty(
    figures: pd.DataFrame, reports: pd.DataFrame, regions: list[str], years: list[int]
) -> pd.DataFrame:
    """Why a place has no actual figure for a year: columns region, year, reason.

    `figures` are all statements of one metric, rejected ones included; `reports` those of the dataset.
    The report that would tell of a year is delivered in the year after, or at its end where the place's
    other figures are told so. A year that no report of any place could tell of yet is not due.
    """
    actual = yearly(figures[figures["status"] == "actual"])
    stated = set(
        zip(*(actual.loc[actual["review"] != "rejected", c] for c in ("region", "year")), strict=True)
    )
    rejected = set(
        zip(*(actual.loc[actual["review"] == "rejected", c] for c in ("region", "year")), strict=True)
    )
    held = set(zip(reports["region"].astype(str), reports["year"], strict=True))
    latest = dict(reports.groupby("region", observed=True)["year"].max())
    newest = reports["year"].max()
    same_year = set(actual.loc[actual["report_year"] == actual["year"], "region"].astype(str))
    rows = []
    for region in regions:
        for year in years:
            if (region, year) in stated:
                continue
            told = (region, year + 1) in held or (region in same_year and (region, year) in held)
            not_due = not told and year >= max(latest.get(region, year + 1), newest)
            reason = "not_due" if not_due else "not_stated" if told else "no_report"
            rows.append((region, year, "rejected" if (region, year) in rejected else reason))
    return pd.DataFrame(rows, columns=["region", "year", "reason"])
