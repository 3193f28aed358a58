"""Which of several statements counts, and why a cell is empty."""

import pandas as pd
import pytest

from figures.frames.counting import standing, why_empty, yearly

PLAIN = {
    "figure_id": 1, "report_id": 1, "report_year": 2023, "metric": "m", "region": "甲县", "scope": "",
    "period_start": 2022, "period_end": 2022, "kind": "level", "status": "actual", "value": 10.0,
    "review": "unreviewed", "reading": 0.9, "cues": "", "start": 5,
}  # fmt: skip


def figures(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows that differ from the plain one as told, numbered from 1."""
    return pd.DataFrame([PLAIN | {"figure_id": at} | row for at, row in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        pytest.param([{"report_year": 2023}, {"report_year": 2024}], [2], id="the latest report"),
        pytest.param([{"review": "confirmed"}, {"report_year": 2024}], [1], id="confirmed before later"),
        pytest.param(
            [{}, {"report_year": 2024, "reading": 0.6}], [1], id="a doubtful later one replaces nothing"
        ),
        pytest.param([{"reading": 0.85}, {"reading": 0.95}], [2], id="the surest of one report"),
        pytest.param([{"cues": "part:其中", "value": 30.0}, {}], [2], id="the whole before its part"),
        pytest.param([{"value": 10.0}, {"value": 30.0}], [2], id="the larger within a report"),
        pytest.param([{"start": 9}, {"start": 3}], [2], id="of equals the first in the text"),
        pytest.param([{"review": "rejected"}, {"reading": 0.3}], [2], id="a rejected one never"),
        pytest.param([{"review": "rejected"}], [], id="nothing where all are rejected"),
        pytest.param([{}, {"status": "target"}], [1, 2], id="targets and results apart"),
        pytest.param([{}, {"scope": "上半年"}], [1, 2], id="scopes apart"),
        pytest.param([{}, {"period_start": 2018}], [1, 2], id="spans and years apart"),
    ],
)
def test_which_statement_counts(rows: list[dict[str, object]], counts: list[int]) -> None:
    """One statement of each thing counts, by the rule."""
    assert sorted(standing(figures(*rows))["figure_id"]) == counts


def test_all_statements_are_counted() -> None:
    """The one that counts tells how many there are."""
    assert standing(figures({}, {"report_year": 2024}, {"review": "rejected"}))["statements"].tolist() == [2]


def test_sums_of_years_have_no_year() -> None:
    """Only figures of a single year have one."""
    assert yearly(figures({}, {"period_start": 2018}))["year"].tolist() == [2022]


@pytest.mark.parametrize(
    ("rows", "reports", "year", "reason"),
    [
        pytest.param([], [2024], 2023, "not_stated", id="a report was held that does not say"),
        pytest.param([], [2022, 2025], 2023, "no_report", id="no report of that year"),
        pytest.param([{"review": "rejected"}], [2023], 2022, "rejected", id="read and rejected"),
        pytest.param([], [2023], 2023, "not_due", id="no report could tell yet"),
    ],
)
def test_why_a_cell_is_empty(
    rows: list[dict[str, object]], reports: list[int], year: int, reason: str
) -> None:
    """An empty cell says why."""
    held = pd.DataFrame({"region": ["甲县"] * len(reports), "year": reports})
    stated = figures(*rows) if rows else figures({}).iloc[:0]
    assert why_empty(stated, held, ["甲县"], [year])["reason"].tolist() == [reason]
