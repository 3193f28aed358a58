"""A report as it was read: its card, its text, and every figure in it."""

from dataclasses import dataclass

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.explore import LEVELS
from figures.frames.passages import Paragraph, laid_out
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Read:
    """card: the row of the report, as a frame of one; figures: those that match, in text order; every: how
    many there are in all; reading: their average; parts: the paragraphs of the text, none for facts alone;
    metrics: those it states, in catalogue order ("" is none)."""

    card: pd.DataFrame
    text: str
    parts: list[Paragraph]
    figures: pd.DataFrame
    every: int
    reading: float
    metrics: list[str]


def held(store: Store, dataset: str) -> pd.DataFrame:
    """All reports of the dataset: places by code, in each the latest first."""
    found = store.reports(dataset)
    found = found.assign(named=found["region_code"] == "")
    order = {"named": True, "region_code": True, "region": True, "year": False, "title": True}
    return found.sort_values(list(order), ascending=list(order.values())).drop(columns="named")


def reports(
    store: Store,
    dataset: str,
    report_id: int,
    metric: str | None = None,
    status: str | None = None,
    reading: str | None = None,
) -> Read:
    """The report with those of its figures that match."""
    cards = store.reports(dataset)
    every = store.figures(dataset, report_id=report_id).sort_values(["start", "figure_id"])
    kept = every
    for column, wanted in (("metric", metric), ("status", status)):
        if wanted is not None:
            kept = kept[kept[column] == wanted]
    if reading:
        low, high = LEVELS[reading]
        kept = kept[kept["reading"].between(low, high, inclusive="left")]
    text = store.text(report_id)
    there = set(every["metric"].astype(str))
    return Read(
        card=cards[cards["report_id"] == report_id],
        text=text,
        parts=laid_out(text) if text else [],
        figures=kept,
        every=len(every),
        reading=float(every["reading"].mean()) if len(every) else 0.0,
        metrics=[name for name in (*catalogue().metrics, "") if name in there],
    )


def report_of(store: Store, dataset: str, figure_id: int) -> int | None:
    """The report that states the figure."""
    found = store.figures(dataset, figure_id=figure_id)
    return None if found.empty else int(found["report_id"].iloc[0])
