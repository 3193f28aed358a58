"""Every verdict on a target."""

from collections.abc import Callable
from typing import Any

import pytest

from figures.frames.comparing import Absent
from figures.frames.judging import judge
from figures.frames.stated import Stated

Make = Callable[..., Stated]
PEOPLE = {"metric": "people_trained", "unit": "人次"}
GDP = {"metric": "gdp_growth", "unit": "%", "kind": "growth"}
CPI = {"metric": "cpi", "unit": "%", "kind": "growth"}
JOBLESS = {"metric": "unemployment_surveyed", "unit": "%", "kind": "share"}
UNKNOWN = {"metric": "not in the catalogue"}


def yu(value: float, quote: str) -> dict[str, Any]:
    return PEOPLE | {"value": value, "bound": "at_least", "quote": quote}


@pytest.mark.parametrize(
    ("target", "result", "verdict", "reason"),
    [
        # exact and at least
        ({"value": 60}, {"value": 66}, "reached", ""),
        ({"value": 60}, {"value": 60}, "reached", ""),
        ({"value": 60, "bound": "at_least"}, {"value": 59}, "not_reached", ""),
        # 余: missed only if the next step of the last digit is still below
        (PEOPLE | {"value": 16000}, yu(15600, "1.56万余人次"), "not_reached", ""),
        (PEOPLE | {"value": 16000}, yu(15900, "1.59万余人次"), "cannot_tell", "bound"),
        (PEOPLE | {"value": 16000}, yu(16000, "1.6万余人次"), "reached", ""),
        # 以上 has no upper end
        ({"value": 60}, {"value": 50, "bound": "at_least", "quote": "50期以上"}, "cannot_tell", "bound"),
        ({"value": 60}, {"value": 50, "bound": "at_most", "quote": "50期以内"}, "not_reached", ""),
        ({"value": 60}, {"value": 60, "bound": "about"}, "cannot_tell", "bound"),
        # 左右
        ({"value": 30, "bound": "about"}, {"value": 34}, "reached", ""),
        ({"value": 30, "bound": "about"}, {"value": 29}, "about_reached", ""),
        ({"value": 30, "bound": "about"}, {"value": 28.5}, "about_reached", ""),
        ({"value": 30, "bound": "about"}, {"value": 28}, "not_reached", ""),
        ({"value": 30, "bound": "about"}, {"value": 30, "bound": "about"}, "about_reached", ""),
        # ranges
        ({"value": 36, "upper": 40}, {"value": 36}, "reached", ""),
        ({"value": 36, "upper": 40}, {"value": 35}, "not_reached", ""),
        ({"value": 36, "upper": 40}, {"value": 50}, "reached", ""),
        ({"value": 4}, {"value": 3, "upper": 5}, "cannot_tell", "range"),
        ({"value": 4}, {"value": 4, "upper": 5}, "reached", ""),
        ({"value": 4}, {"value": 2, "upper": 3}, "not_reached", ""),
        # at most, and metrics of which less is better
        (UNKNOWN | {"value": 30, "bound": "at_most"}, UNKNOWN | {"value": 28}, "reached", ""),
        (UNKNOWN | {"value": 30, "bound": "at_most"}, UNKNOWN | {"value": 31}, "not_reached", ""),
        (UNKNOWN | {"value": 30, "bound": "at_most"},
         UNKNOWN | {"value": 30, "bound": "at_least", "quote": "30余"}, "cannot_tell", "bound"),
        (JOBLESS | {"value": 5.5}, JOBLESS | {"value": 5.2}, "reached", ""),
        (JOBLESS | {"value": 5.5}, JOBLESS | {"value": 5.6}, "not_reached", ""),
        (JOBLESS | {"value": 5.5, "bound": "about"}, JOBLESS | {"value": 5.6}, "about_reached", ""),
        # growth, and planned falls
        (GDP | {"value": 6.5, "bound": "about"}, GDP | {"value": 6.6}, "reached", ""),
        (GDP | {"value": 5.5}, GDP | {"value": 3}, "not_reached", ""),
        (GDP | {"value": -3, "bound": "at_least"}, GDP | {"value": -3.1}, "reached", ""),
        (GDP | {"value": -3}, GDP | {"value": -2.8}, "not_reached", ""),
        (GDP | {"value": -3, "bound": "at_most"}, GDP | {"value": -2.8}, "reached", ""),
        ({"metric": "x", "kind": "growth", "unit": "%", "value": -3},
         {"metric": "x", "kind": "growth", "unit": "%", "value": -4}, "reached", ""),
        # neither more nor less is better
        (CPI | {"value": 3, "bound": "about"}, CPI | {"value": 2.9}, "about_reached", ""),
        (CPI | {"value": 3, "bound": "about"}, CPI | {"value": 2.1}, "cannot_tell", "neutral"),
        (CPI | {"value": 3, "bound": "at_most"}, CPI | {"value": 2.1}, "reached", ""),
        # what cannot be set side by side
        (PEOPLE | {"value": 100}, PEOPLE | {"value": 120, "unit": "人"}, "cannot_tell", "unit"),
        ({"value": 60}, {"value": 66, "scope": "党校"}, "cannot_tell", "definition"),
        ({"value": 60}, {"value": 66, "kind": "growth"}, "cannot_tell", "kind"),
        ({"value": 150, "period_start": 2021}, {"value": 66}, "cannot_tell", "cumulative"),
    ],
)  # fmt: skip
def test_verdicts(
    figure: Make, target: dict[str, Any], result: dict[str, Any], verdict: str, reason: str
) -> None:
    found = judge(figure(**target, status="target"), figure(**result))
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize("reason", ["not_stated", "never_again", "no_report", "not_due"])
def test_a_result_that_is_not_there_is_no_failure(figure: Make, reason: str) -> None:
    found = judge(figure(status="target"), Absent(reason))
    assert (found.verdict, found.rate, found.points, found.reason) == (reason, None, None, "")


def test_a_rejected_result_counts_as_not_stated(figure: Make) -> None:
    found = judge(figure(status="target"), Absent("rejected"))
    assert (found.verdict, found.reason) == ("not_stated", "rejected")


@pytest.mark.parametrize(
    ("target", "result", "rate", "points"),
    [
        ({"value": 60}, {"value": 66}, 110.0, None),
        ({"value": 60, "unit": "场"}, {"value": 66}, 110.0, None),
        (JOBLESS | {"value": 5}, JOBLESS | {"value": 4.5}, 90.0, None),
        (GDP | {"value": 6.5}, GDP | {"value": 6.6}, None, 0.1),
        ({"value": 36, "upper": 40}, {"value": 38}, None, None),
        ({"value": 0}, {"value": 3}, None, None),
    ],
)
def test_completion_is_result_by_target_and_of_growth_a_distance(
    figure: Make,
    target: dict[str, Any],
    result: dict[str, Any],
    rate: float | None,
    points: float | None,
) -> None:
    found = judge(figure(**target, status="target"), figure(**result))
    assert found.rate == pytest.approx(rate)
    assert found.points == pytest.approx(points)
