"""What each metric means and how far the dataset covers it."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.counting import standing, why_empty
from figures.frames.passages import Passage, passage
from figures.store import Store

EXAMPLES = 4
PLACES = 40


@dataclass(frozen=True, slots=True)
class Book:
    """metrics: one row a metric, those that the dataset holds first, else in catalogue order: metric, group,
    figures, regions, first, last (year)."""

    metrics: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Entry:
    """One metric in the dataset.

    coverage: region, year, figures (how many statements) and reason (why there is none); regions are the
    `PLACES` with most figures, `more` how many others there are. examples: figures that count, each from
    another report where there are several, with their passages (None where only the fact is held).
    figures: every statement of the metric.
    """

    coverage: pd.DataFrame
    regions: list[str]
    years: list[int]
    more: int
    examples: pd.DataFrame
    passages: list[Passage | None]
    figures: pd.DataFrame


def codebook(store: Store, dataset: str) -> Book:
    """All metrics of the catalogue with how much the dataset holds of each."""
    seen = store.coverage(dataset).astype({"metric": str, "region": str})
    by = seen.groupby("metric")
    counts = pd.DataFrame(
        {
            "figures": by["figures"].sum(),
            "regions": by["region"].nunique(),
            "first": by["year"].min(),
            "last": by["year"].max(),
        }
    )
    known = catalogue().metrics
    rows = counts.reindex(list(known)).rename_axis("metric").reset_index()
    rows = rows.assign(group=[known[name].group for name in rows["metric"]])
    whole = dict.fromkeys(("figures", "regions"), "int64") | dict.fromkeys(("first", "last"), "Int64")
    rows = rows.assign(absent=rows["figures"].isna()).sort_values("absent", kind="stable")
    return Book(rows.drop(columns="absent").fillna({"figures": 0, "regions": 0}).astype(whole))


def entry(store: Store, dataset: str, metric: str) -> Entry:
    """How far one metric is covered, and examples of how reports state it."""
    figures = store.figures(dataset, metric=metric)
    if figures.empty:
        empty = pd.DataFrame(columns=["region", "year", "figures", "reason"])
        return Entry(empty, [], [], 0, figures, [], figures)
    counts = figures.assign(region=figures["region"].astype(str)).groupby(["region", "period_end"])
    stated = counts.size().rename_axis(["region", "year"]).rename("figures").reset_index()
    size = stated.groupby("region")["figures"].sum().sort_values(ascending=False, kind="stable")
    codes = figures.astype({"region": str, "region_code": str}).drop_duplicates("region")
    codes = codes[codes["region"].isin(size.index[:PLACES])]
    codes = codes.assign(named=codes["region_code"] == "").sort_values(["named", "region_code", "region"])
    regions = codes["region"].tolist()
    years = list(range(int(stated["year"].min()), int(stated["year"].max()) + 1))
    reasons = why_empty(figures, store.reports(dataset), regions, years)
    coverage = stated.merge(reasons, on=["region", "year"], how="outer")
    coverage = coverage[coverage["region"].isin(regions)].fillna({"figures": 0, "reason": ""})
    examples = _examples(figures)
    passages = [_passage(store, row) for _, row in examples.iterrows()]
    more = len(size) - len(regions)
    return Entry(coverage.astype({"figures": int}), regions, years, more, examples, passages, figures)


def _examples(figures: pd.DataFrame) -> pd.DataFrame:
    """The surest readings, latest first, from several reports and places."""
    counted = standing(figures)
    order = {"has_text": False, "reading": False, "report_year": False, "figure_id": True}
    ranked = counted.sort_values(list(order), ascending=list(order.values()))
    spread = ranked.drop_duplicates("region") if ranked["region"].nunique() >= EXAMPLES else ranked
    return spread.drop_duplicates("report_id").head(EXAMPLES)


def _passage(store: Store, row: pd.Series) -> Passage | None:
    text = store.text(int(row["report_id"])) if row["has_text"] else ""
    return passage(text, int(row["start"]), str(row["quote"])) if text and pd.notna(row["start"]) else None
