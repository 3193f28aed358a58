"""Sentences to paste: what is said follows from bound, kind and reason."""

from typing import Any, get_args

import pytest

from figures.frames.citing import Cited
from figures.frames.comparing import Absent, compare
from figures.frames.stated import Stated
from figures.frames.years import Pair, Side
from pages.parts.language import Language, speaking
from pages.parts.text.sentences import exact, sentences

SAMPLE: dict[str, Any] = {
    "figure_id": 1, "report_id": 1, "report_title": "甲县2024年报告", "report_year": 2024,
    "metric": "people_trained", "region": "甲县", "scope": "", "value": 32900.0, "upper": None,
    "unit": "人次", "bound": "exact", "kind": "level", "status": "actual", "period_start": 2023,
    "period_end": 2023, "quote": "", "start": 11, "has_text": True, "subject": "",
}  # fmt: skip
EARLIER = {"figure_id": 2, "report_title": "甲县2023年报告", "start": None} | dict.fromkeys(
    ("period_start", "period_end"), 2022
)
RATE = {"metric": "rectification_rate", "unit": "%", "kind": "share"}
SUM = {"period_start": 2018, "period_end": 2022, "value": 9e4}
CITED = {1: Cited(12, "", "", "")}


def said(earlier: dict[str, Any] | Absent, later: dict[str, Any] | Absent, spoken: Language) -> str:
    sides: list[Side] = [
        side if isinstance(side, Absent) else Stated(**SAMPLE | kind | side)
        for side, kind in ((earlier, EARLIER), (later, {}))
    ]
    pair = Pair("people_trained", "甲县", "", 2022, 2023, sides[0], sides[1], compare(*sides))
    return sentences([pair], CITED, spoken)


@pytest.mark.parametrize(
    ("earlier", "later", "zh", "en"),
    [
        ({"value": 34100.0}, {},
         "2023 年，甲县培训人数 3.29万人次，比上年的 3.41万人次减少 1,200人次，下降 3.5%",
         "2023: 32,900 attendances, down 1,200 attendances (3.5%) from 34,100 attendances the year before"),
        ({"value": 30000.0}, {"value": 32900.0, "bound": "at_least", "quote": "3.29万余人次"},
         "至少 3.29万人次，比上年的 3万人次增加约 2,900人次，增长约 9.7%",
         "at least 32,900 attendances, up about 2,900 attendances (about 9.7%) from 30,000"),
        ({"value": 32900.0}, {}, "，与上年持平", ", the same as the year before"),
        ({"value": 93.0, **RATE}, {"value": 95.6, **RATE},
         "95.6%，比上年的 93% 提高 2.6 个百分点", "95.6%, up 2.6 percentage points from 93% the year before"),
        ({"value": 97.0, **RATE}, {"value": 95.6, **RATE},
         "下降 1.4 个百分点", "down 1.4 percentage points"),
        ({"value": 0.0}, {}, "增加 3.29万人次（基数为零，不算百分比）", "(base is zero, no percentage)"),
        ({"value": 30000.0, "upper": 34000.0}, {}, "上年为 3万—3.4万人次（区间数，不算增减）",
         "the year before, 30,000 to 34,000 attendances (a range, no change computed)"),
        (Absent("not_stated"), {}, "；2022 年未提及，不作比较", "; 2022: not stated, not compared"),
        (Absent("no_report"), {}, "；2022 年未收录，不作比较", "; 2022: no report held, not compared"),
        ({}, Absent("not_stated"), "2022 年，甲县培训人数 3.29万人次；2023 年未提及，不作比较",
         "2022: 32,900 attendances; 2023: not stated, not compared"),
        (Absent("cumulative", Stated(**SAMPLE | SUM)), {},
         "2022 年只有累计数（2018—2022 年累计 9万人次）", "(2018–2022 together 90,000 attendances)"),
    ],
)  # fmt: skip
def test_wording(earlier: dict[str, Any] | Absent, later: dict[str, Any] | Absent, zh: str, en: str) -> None:
    assert zh in said(earlier, later, "zh")
    assert en in said(earlier, later, "en")


@pytest.mark.parametrize(
    ("spoken", "cited"),
    [
        ("zh", "（据《甲县2024年报告》第 12 段、《甲县2023年报告》）。"),
        ("en", ' (Source: "甲县2024年报告", paragraph 12; "甲县2023年报告").'),
    ],
)
def test_each_report_is_cited_with_its_paragraph_where_that_is_known(spoken: Language, cited: str) -> None:
    assert said({"value": 34100.0}, {}, spoken).endswith(cited)


def test_without_the_text_the_offset_is_cited() -> None:
    figure = Stated(**SAMPLE | {"has_text": False})
    pair = Pair("people_trained", "甲县", "", 2022, 2023, Absent("not_stated"), figure,
                compare(Absent("not_stated"), figure))  # fmt: skip
    assert "《甲县2024年报告》第 12 字起" in sentences([pair], {}, "zh")


@pytest.mark.parametrize("spoken", get_args(Language))
@pytest.mark.parametrize("value", [16025.0, 8085512.0, 98041000.0, 0.125, 1234.5])
def test_no_digit_is_lost(spoken: Language, value: float) -> None:
    with speaking(spoken):
        text = exact(value, "元")
    number = text.rstrip(" myuanb元万亿").replace(",", "")
    scale = {"万": 1e4, "亿": 1e8, "m": 1e6, "bn": 1e9}
    factor = next((size for word, size in scale.items() if word in text), 1)
    assert float(number) * factor == pytest.approx(value, rel=1e-12)
