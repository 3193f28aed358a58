"""The findings of a dataset, for one place or metric or all."""

from dataclasses import dataclass

import pandas as pd

from figures.quality import Finding, findings
from figures.store import Store


@dataclass(frozen=True, slots=True)
class Quality:
    """findings: the most serious first; figures: every figure that one of them names, all columns."""

    findings: list[Finding]
    figures: pd.DataFrame


def quality(store: Store, dataset: str, metric: str | None = None, region: str | None = None) -> Quality:
    """What the rules find in the dataset."""
    figures = store.figures(dataset, metric, region)
    found = findings(figures, store.reports(dataset))
    named = {figure.figure_id for finding in found for figure in finding.figures}
    return Quality(found, figures[figures["figure_id"].isin(named)])
