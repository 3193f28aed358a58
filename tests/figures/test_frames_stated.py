"""How far the words of a figure leave its value open."""

from collections.abc import Callable
from math import inf
from typing import Any

import pytest

from figures.frames.stated import Stated, interval, nearby, step

Make = Callable[..., Stated]


@pytest.mark.parametrize(
    ("value", "quote", "expected"),
    [
        (15600, "1.56万余人次", 100),
        (16000, "1.60万余人次", 100),
        (16000, "1.6万余人次", 1000),
        (50, "五十余期", 10),
        (1100, "一千一百余名", 100),
        (13400, "13,400余人次", 100),
        (25, "25余期", 1),
        (97, "97%以上", 1),
        (95.6, "95.6%", 0.1),
        (0, "0期", 1),
    ],
)
def test_a_step_is_one_of_the_last_digit_that_the_words_commit_to(
    figure: Make, value: float, quote: str, expected: float
) -> None:
    assert step(figure(value=value, quote=quote)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("given", "allowed", "near"),
    [
        ({"value": 50}, (50, 50), (50, 50)),
        ({"value": 15600, "bound": "at_least", "quote": "1.56万余"}, (15600, 15700), (15600, 15700)),
        ({"value": 60, "bound": "at_least", "quote": "60期以上"}, (60, inf), (60, 70)),
        ({"value": 30, "bound": "at_most", "quote": "30期以内"}, (0, 30), (20, 30)),
        ({"value": 100, "bound": "about", "quote": "100期左右"}, (95, 105), (95, 105)),
        ({"value": 36, "upper": 40, "quote": "36—40期"}, (36, 40), (36, 40)),
        ({"value": -3, "bound": "at_least", "quote": "3%以上", "kind": "growth"}, (-inf, -3), (-4, -3)),
        ({"value": -3, "bound": "at_most", "quote": "3%以内", "kind": "growth"}, (-3, 0), (-3, -2)),
    ],
)
def test_what_the_words_allow(
    figure: Make, given: dict[str, Any], allowed: tuple[float, float], near: tuple[float, float]
) -> None:
    assert interval(figure(**given)) == pytest.approx(allowed)
    assert nearby(figure(**given)) == pytest.approx(near)


@pytest.mark.parametrize(
    ("metric", "unit", "into", "factor"),
    [
        ("training_sessions", "期", "期", 1),
        ("training_sessions", "场", "期", 1),
        ("people_trained", "人", "人次", None),
        ("grain_output", "斤", "吨", 0.0005),
        ("grain_output", "吨", "斤", 2000),
        ("collective_income", "元", "%", None),
    ],
)
def test_units_are_converted_or_refused(
    figure: Make, metric: str, unit: str, into: str, factor: float | None
) -> None:
    converted = figure(metric=metric, unit=unit, value=10, upper=20).converted(into)
    if factor is None:
        assert converted is None
    else:
        assert converted is not None
        assert converted.unit == into
        assert [converted.value, converted.upper] == pytest.approx([10 * factor, 20 * factor])
