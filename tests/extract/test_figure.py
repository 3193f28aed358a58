"""Whole reports in, figures out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from extract import Report, extract

SHARED = Path(__file__).resolve().parents[3] / "shared"
NATIONAL = sorted((SHARED / "corpus" / "national").glob("*.txt"))
PIECES = [
    "2023年", "去年", "今年", "五年来", "“十四五”", "由", "到", "增长", "下降", "达到", "其中", "分别", "、", "，", "；", "。",
    "\n", "全部", "整改", "问题", "培训班", "地区生产总值", "3", "５", "1.2万", "百分之七", "个", "期", "亿元", "%", "人次", "的", "占",
]  # fmt: skip


@given(some.lists(some.sampled_from(PIECES), max_size=40).map("".join), some.sampled_from([None, 1955, 2024]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_with_quotes_at_their_places(text: str, year: int | None) -> None:
    for figure in extract(Report(text, year=year)):
        assert text[figure.start : figure.start + len(figure.quote)] == figure.quote
        assert figure.period_start <= figure.period_end
        assert 0 < figure.reading <= 1
        assert figure.kind in {"level", "change", "growth", "share"}
        assert figure.status in {"actual", "target"}
        assert figure.value >= 0 or figure.kind == "growth" or text[figure.start] in "-－−"


@given(some.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_text_stops_the_reading(text: str) -> None:
    assert isinstance(extract(Report(text, year=2024)), list)


@pytest.mark.skipif(not NATIONAL, reason="the national reports do not lie beside the project")
@pytest.mark.parametrize("file", NATIONAL[::9], ids=lambda file: file.stem)
def test_national_reports(file: Path) -> None:
    text = file.read_text("utf-8")
    figures = extract(Report(text, region="全国", year=int(file.stem), doc=file.name))
    assert figures == sorted(figures, key=lambda figure: figure.start)
    for figure in figures:
        assert text[figure.start : figure.start + len(figure.quote)] == figure.quote
        assert 1900 <= figure.period_start <= figure.period_end <= 2100


def test_a_fall_is_negative_and_a_change_unsigned() -> None:
    fall, less = extract(Report("投资下降3.5%，项目比上年少9个。", year=2024))
    assert (fall.value, fall.kind) == (Decimal("-3.5"), "growth")
    assert (less.value, less.kind) == (Decimal(9), "change")


def test_a_figure_tells_by_which_words_it_was_read() -> None:
    [figure] = extract(Report("去年，地区生产总值增长6%。", year=2024))
    assert {"metric:地区生产总值", "kind:增长", "period:去年"} <= set(figure.cues)
    assert figure.reading > 0.9


def test_doubts_lower_the_reading() -> None:
    sure, doubtful = extract(Report("五年来，新建学校9所。市场主体8万户。", year=2024))
    assert sure.reading > doubtful.reading
    assert "doubt:span" in doubtful.cues


def test_a_report_without_a_year_takes_the_latest_it_names() -> None:
    [figure] = extract(Report("2021年工作总结：办班9期。"))
    assert figure.period_end == 2021
