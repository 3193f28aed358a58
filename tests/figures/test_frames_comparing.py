"""Every change that may be computed, and every reason why one may not."""

from collections.abc import Callable
from typing import Any

import pytest

from figures.frames.comparing import Absent, Change, compare
from figures.frames.stated import Stated

Make = Callable[..., Stated]
YU = {"bound": "at_least", "quote": "13,400余人次", "unit": "人次", "metric": "people_trained"}
PEOPLE = {"unit": "人次", "metric": "people_trained"}
FIFTY_ODD = {"bound": "at_least", "quote": "50余期"}
GROWTH = {"unit": "%", "kind": "growth", "metric": "gdp_growth"}
RATE = {"unit": "%", "kind": "share", "metric": "rectification_rate"}


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ({"value": 50}, {"value": 66}, Change(16, 32.0, "期")),
        ({"value": 50}, {"value": 50}, Change(0, 0.0, "期")),
        ({"value": 50, "unit": "场"}, {"value": 40}, Change(-10, -20.0, "期")),
        ({"value": 13400, **YU}, {"value": 13100, **PEOPLE}, Change(-300, -2.2388, "人次", about=True)),
        ({"value": 93, **RATE}, {"value": 95.6, **RATE}, Change(2.6, None, "百分点")),
        ({"value": -2, **GROWTH}, {"value": 3, **GROWTH}, Change(5, None, "百分点")),
        ({"value": 0}, {"value": 5}, Change(5, None, "期", reason="zero_base")),
        ({"value": 0}, {"value": 0}, Change(0, None, "期")),
        ({"value": -4}, {"value": 5}, Change(9, None, "期", reason="negative_base")),
        ({"value": 50, "kind": "growth"}, {"value": 50}, Change(reason="kind")),
        ({"value": 50, "scope": "党校"}, {"value": 50}, Change(reason="definition")),
        ({"value": 228, "period_start": 2018}, {"value": 50}, Change(reason="cumulative")),
        ({"value": 50, "upper": 60}, {"value": 70}, Change(reason="range")),
        ({"value": 100, **PEOPLE, "unit": "人"}, {"value": 120, **PEOPLE}, Change(reason="unit")),
        ({"value": 100, "bound": "about"}, {"value": 103}, Change(reason="vague")),
        ({"value": 20, "bound": "at_least"}, {"value": 20, "bound": "at_least"}, Change(reason="vague")),
        ({"value": 50, **FIFTY_ODD}, {"value": 55}, Change(reason="vague")),
        ({"value": 50, **FIFTY_ODD}, {"value": 60}, Change(10, 20.0, "期", about=True)),
    ],
)  # fmt: skip
def test_two_figures(figure: Make, earlier: dict[str, Any], later: dict[str, Any], expected: Change) -> None:
    found = compare(figure(**earlier), figure(**later))
    assert found.difference == pytest.approx(expected.difference)
    assert found.percent == pytest.approx(expected.percent, abs=1e-3)
    assert (found.unit, found.about, found.reason) == (expected.unit, expected.about, expected.reason)


@pytest.mark.parametrize("reason", ["not_stated", "no_report", "rejected", "not_due", "cumulative", "growth"])
def test_a_gap_gives_no_change_and_says_whose_it_is(figure: Make, reason: str) -> None:
    assert compare(Absent(reason), figure()) == Change(reason=reason, side="earlier")
    assert compare(figure(), Absent(reason)) == Change(reason=reason, side="later")
    assert compare(figure(), Absent(reason)).direction == ""


@pytest.mark.parametrize(("later", "direction"), [(60, "up"), (40, "down"), (50, "same")])
def test_a_change_has_a_direction(figure: Make, later: float, direction: str) -> None:
    assert compare(figure(), figure(value=later)).direction == direction
