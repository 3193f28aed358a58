"""The ledger of targets, the block of rectification and the annual table, from a small store."""

from collections.abc import Callable
from typing import Any

import pytest

from figures.frames.annual import annual, years_known
from figures.frames.rectifying import Rectified, rectification
from figures.frames.stated import Stated
from figures.frames.targets import Ledger, due, targets
from figures.store import Store

Fill = Callable[..., Store]


def planned(value: float, year: int, **given: Any) -> dict[str, Any]:
    return {"value": value, "year": year, "status": "target", **given}


def told(ledger: Ledger) -> dict[str, str]:
    return {line.target.metric: line.verdict.verdict for line in ledger.lines}


@pytest.fixture
def store(filled: Fill) -> Store:
    """甲县 plans in 2022 for 2022, tells of 2022 in 2023 and plans for 2023; of 2023 nothing is held."""
    return filled(
        ("甲县", 2022, [
            {"value": 50},
            planned(60, 2022), planned(12, 2022, quote="其中12期"),
            planned(100, 2022, metric="people_trained", unit="人次"),
            planned(5, 2022, metric="talent_recruited", unit="人"),
            planned(7, 2022, metric="", unit="个"),
            {"value": 90, "metric": "people_trained", "unit": "人次"},
        ]),
        ("甲县", 2023, [{"value": 66}, planned(70, 2023), planned(300, 2023, years=(2021, 2025))]),
        ("甲县", 2024, [{"value": 120, "metric": "people_trained", "unit": "人次"}]),
    )  # fmt: skip


def test_a_target_is_joined_to_the_result_of_a_later_report(store: Store) -> None:
    line = next(
        li for li in targets(store, "d", "甲县", 2022).lines if li.target.metric == "training_sessions"
    )
    assert isinstance(line.result, Stated)
    assert (line.target.value, line.target.report_year) == (60, 2022)
    assert (line.result.value, line.result.report_year) == (66, 2023)
    assert line.verdict.verdict == "reached"
    assert line.verdict.rate == pytest.approx(110)


def test_the_other_statements_of_a_target_stay_with_it(store: Store) -> None:
    line = next(
        li for li in targets(store, "d", "甲县", 2022).lines if li.target.metric == "training_sessions"
    )
    assert [other.quote for other in line.others] == ["其中12期"]


def test_no_result_says_why(store: Store) -> None:
    assert told(targets(store, "d", "甲县", 2022)) == {
        "training_sessions": "reached",
        "people_trained": "not_stated",  # told of again, though not of the year due
        "talent_recruited": "never_again",
    }
    assert told(targets(store, "d", "甲县", 2023)) == {"training_sessions": "never_again"}


def test_a_target_of_the_future_is_not_due(store: Store) -> None:
    assert told(targets(store, "d", "甲县", 2025)) == {"training_sessions": "not_due"}


def test_a_year_without_report_is_not_held(filled: Fill) -> None:
    held = filled(("甲县", 2020, [planned(60, 2020)]), ("甲县", 2023, [{"value": 50}]))
    assert told(targets(held, "d")) == {"training_sessions": "no_report"}


def test_a_sum_of_years_is_met_only_by_the_same_years(filled: Fill) -> None:
    of_years = planned(300, 2025, years=(2021, 2025))
    held = filled(("甲县", 2021, [of_years]), ("甲县", 2026, [{"value": 66}]))
    line = targets(held, "d").lines[0]
    assert (line.verdict.verdict, line.verdict.reason) == ("cannot_tell", "cumulative")


def test_counts_and_choice_of_verdicts(store: Store) -> None:
    ledger = targets(store, "d", "甲县", 2022)
    assert ledger.counts() == {"reached": 1, "not_stated": 1, "never_again": 1}
    assert [line.target.metric for line in ledger.of("reached")] == ["training_sessions"]
    assert len(ledger.of("all")) == 3
    assert ledger.unnamed == 1
    assert set(ledger.figures["status"]) == {"target", "actual"}


def test_what_can_be_chosen(store: Store) -> None:
    found = due(store, "d")
    assert (found.regions, found.years) == (("甲县",), (2025, 2023, 2022))
    assert due(store, "d", "乙县").years == ()


def issues(found: float | None, righted: float | None, rate: float | None = None) -> list[dict[str, Any]]:
    values = {"issues_identified": found, "issues_rectified": righted, "rectification_rate": rate}
    return [
        {"value": value, "metric": metric, "unit": "%" if metric == "rectification_rate" else "个"}
        | ({"kind": "share"} if metric == "rectification_rate" else {})
        for metric, value in values.items()
        if value is not None
    ]


@pytest.mark.parametrize(
    ("stated", "outstanding", "rate", "reason"),
    [
        (issues(700, 665, 95.6), 35, 95.0, ""),
        (issues(700, None), None, None, "not_stated"),
        (issues(60, 574), None, None, "exceeds"),
        (issues(0, 0), 0, None, ""),
    ],
)
def test_rectification(
    filled: Fill,
    stated: list[dict[str, Any]],
    outstanding: float | None,
    rate: float | None,
    reason: str,
) -> None:
    row = one(filled(("甲县", 2023, stated)))
    assert (row.outstanding, row.reason) == (outstanding, reason)
    assert row.rate == pytest.approx(rate)
    assert (row.stated and row.stated.value) == next((s["value"] for s in stated if s["unit"] == "%"), None)


def one(store: Store) -> Rectified:
    rows = rectification(store, "d").rows
    assert len(rows) == 1
    return rows[0]


def test_figures_of_two_reports_give_no_rate(filled: Fill) -> None:
    late = [given | {"year": 2022} for given in issues(None, 600)]
    row = one(filled(("甲县", 2023, issues(700, None)), ("甲县", 2024, late)))
    assert (row.rate, row.outstanding, row.reason) == (None, None, "apart")


def test_the_latest_report_with_both_figures_counts(filled: Fill) -> None:
    again = [given | {"year": 2022} for given in issues(800, 700)]
    row = one(filled(("甲县", 2023, issues(700, 665)), ("甲县", 2024, again)))
    assert row.outstanding == 100
    assert row.rate == pytest.approx(87.5)


def test_the_annual_table_holds_both_years_and_both_targets(store: Store) -> None:
    found = annual(store, "d", "甲县", 2022)
    entry = next(entry for entry in found.entries if entry.metric == "training_sessions")
    assert entry.pair is not None
    assert entry.pair.change.difference == 16
    assert entry.line is not None
    assert (entry.line.target.value, entry.line.verdict.verdict) == (60, "reached")
    assert entry.ahead is not None
    assert entry.ahead.value == 70
    assert set(found.figures["value"]) >= {50, 66, 60, 70}
    assert years_known(store, "d", "甲县") == [2023, 2022, 2021]
