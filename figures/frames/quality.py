"""The findings of a dataset, for one place or metric or all."""

from dataclasses import dataclass

import pandas as pd

from figures.frames.explore import READ
from figures.quality import Finding, findings
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Quality:
    """findings: the most serious first; figures: every figure that one of them names, all columns;
    too_many: nothing was checked, since the dataset is too large to check all at once."""

    findings: list[Finding]
    figures: pd.DataFrame
    too_many: bool = False


def quality(store: Store, dataset: str, metric: str | None = None, region: str | None = None) -> Quality:
    """What the rules find in the dataset, of one metric or place or all."""
    seen = store.coverage(dataset)
    for column, wanted in (("metric", metric), ("region", region)):
        if wanted is not None:
            seen = seen[seen[column] == wanted]
    if seen["figures"].sum() > READ:
        return Quality([], store.figures(dataset, metric, region, figure_id=-1), too_many=True)
    figures = store.figures(dataset, metric, region)
    found = findings(figures, store.reports(dataset))
    named = {figure.figure_id for finding in found for figure in finding.figures}
    return Quality(found, figures[figures["figure_id"].isin(named)])
