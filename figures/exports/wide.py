"""Years as columns, for those who paste into a document: a row a metric, place, unit, kind, status, scope."""

import pandas as pd
import pyarrow as pa

from figures.exports.columns import Language, columns, columns_of
from figures.exports.sheets import Sheet, cells
from figures.frames.counting import standing

KEYS = ["dataset", "metric", "region", "region_code", "unit", "kind", "status", "scope"]
ORDER = ["metric", "region_code", "region", "kind", "status", "unit", "scope"]


def wide_sheet(figures: pd.DataFrame, language: Language | None = None) -> Sheet:
    """The statements that count; single years first, then sums of several years, never joined."""
    rows = _rows(figures, language)
    named = rows[KEYS].drop_duplicates(ignore_index=True)
    by_row = pd.MultiIndex.from_frame(named)
    periods = rows[["span", "period"]].drop_duplicates().sort_values(["span", "period"])["period"].tolist()
    values = rows.drop_duplicates([*KEYS, "period"]).pivot(index=KEYS, columns="period", values="value")
    values = values.reindex(by_row)
    comma = "；" if language == "zh" else "; "
    bounds = rows[rows["said"] != ""].groupby(KEYS)["said"].agg(comma.join).reindex(by_row).fillna("")
    keys = [column for column in columns_of("wide") if column.id != "bounds"]
    return Sheet(
        (*(column.head(language) for column in keys), *periods, columns()["bounds"].head(language)),
        (
            *(cells(named, column, language) for column in keys),
            *(pa.array(values[period].to_numpy(), pa.float64(), from_pandas=True) for period in periods),
            pa.array(bounds.tolist(), pa.large_string()),
        ),
    )


def wide_rows(figures: pd.DataFrame) -> int:
    """How many rows the wide file has."""
    return len(_counted(figures)[KEYS].drop_duplicates())


def _counted(figures: pd.DataFrame) -> pd.DataFrame:
    return standing(figures[figures["metric"] != ""])


def _rows(figures: pd.DataFrame, language: Language | None) -> pd.DataFrame:
    counted = _counted(figures)
    rows = counted[KEYS].astype("str").assign(
        value=counted["value"],
        period=_periods(counted, language),
        span=counted["period_start"] < counted["period_end"],
        said=_said(counted, language),
    )  # fmt: skip
    return rows.sort_values([*ORDER, "period"], kind="stable")


def _periods(counted: pd.DataFrame, language: Language | None) -> pd.Series:
    first, last = counted["period_start"].astype("str"), counted["period_end"].astype("str")
    return last.where(first == last, first + ("—" if language == "zh" else "-") + last)


def _said(counted: pd.DataFrame, language: Language | None) -> list[str]:
    """What a bare number would hide: `2019 约`, `2021 at_least`, `2022 ≤ 12` for the upper end of a range."""
    bound, said = columns()["bound"], []
    periods, words = _periods(counted, language), counted["bound"].astype("str")
    for period, word, upper in zip(periods, words, counted["upper"], strict=True):
        told = [bound.word(word, language)] if word != "exact" else []
        told += [f"≤ {upper:.12g}"] if pd.notna(upper) else []
        said.append(" ".join([period, *told]) if told else "")
    return said
