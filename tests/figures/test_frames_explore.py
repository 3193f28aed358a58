"""Figures are found by words and filters; one figure is told of with its passage, vintages and targets."""

from collections.abc import Callable
from typing import Any

import pytest

from figures.frames import explore as frames
from figures.frames.codebook import codebook, entry
from figures.frames.explore import explore, nearest, offered, told
from figures.frames.passages import laid_out, passage
from figures.frames.reports import held, reports
from figures.store import Store

Fill = Callable[..., Store]
INCOME = {"metric": "collective_income", "unit": "元", "quote": "808万元", "value": 8080000}
REPORT = """青河县工作报告
（示例）
一、集体经济
各村都动起来了！村集体经济总收入达到808万元，比上年多。后面再说。
二、培训
年度\t2022\t2023
培训班（期）\t41\t50
没有标点的一句"""


@pytest.fixture
def store(filled: Fill) -> Store:
    first: list[dict[str, Any]] = [
        {**INCOME, "subject": "村集体经济总收入", "year": 2023},
        {"value": 1e7, "quote": "1000万元", "metric": "collective_income", "unit": "元", "status": "target",
         "year": 2024},
        {"value": 3, "quote": "3处", "metric": "", "subject": "新建驿站", "year": 2023, "reading": 0.5},
    ]  # fmt: skip
    later: list[dict[str, Any]] = [
        {**INCOME, "value": 8100000, "quote": "810万元", "year": 2023},
        {**INCOME, "value": 10200000, "quote": "1020万元", "year": 2024},
    ]
    return filled(("甲县", 2024, first), ("甲县", 2025, later), ("乙县", 2025, [{"value": 40, "year": 2024}]))


def quotes(found: frames.Explored) -> list[str]:
    return found.figures["quote"].tolist()


def test_every_figure_is_listed_the_latest_first(store: Store) -> None:
    """Those without a metric too."""
    assert quotes(explore(store, "d")) == ["40", "1020万元", "1000万元", "810万元", "808万元", "3处"]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"search": "集体经济"}, ["1020万元", "1000万元", "810万元", "808万元"]),
        ({"search": "collective 808"}, ["808万元"]),
        ({"search": "驿站"}, ["3处"]),
        ({"search": "乙县2025"}, ["40"]),
        ({"search": "没有这个词"}, []),
        ({"metric": ""}, ["3处"]),
        ({"region": "乙县"}, ["40"]),
        ({"year": 2023}, ["810万元", "808万元", "3处"]),
        ({"status": "target"}, ["1000万元"]),
        ({"reading": "low"}, ["3处"]),
        ({"review": "rejected"}, []),
    ],
)
def test_filters(store: Store, choice: dict[str, Any], expected: list[str]) -> None:
    """Words are looked for in the metric's name in either language, the subject, the quote, the title."""
    assert quotes(explore(store, "d", **choice)) == expected


def test_a_large_dataset_is_looked_at_from_its_latest_years(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left out is said: the first year looked at; a choice of year looks at that year."""
    monkeypatch.setattr(frames, "READ", 3)
    found = explore(store, "d")
    assert (found.since, quotes(found)) == (2024, ["40", "1020万元", "1000万元"])
    assert explore(store, "d", year=2023).since is None
    assert explore(store, "d", region="乙县").since is None


def test_a_browser_gets_the_first_rows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that match are counted, and can be downloaded."""
    monkeypatch.setattr(frames, "SENT", 2)
    found = explore(store, "d")
    assert (len(found.shown), len(found.figures)) == (2, 6)


def test_choices_offered(store: Store) -> None:
    """Places, metrics in catalogue order with none last, years from the latest."""
    there = offered(store, "d")
    assert there.years == [2024, 2023]
    assert there.metrics == ["training_sessions", "collective_income", ""]
    assert set(there.regions) == {"甲县", "乙县"}


def test_one_figure_with_its_vintages_and_targets(store: Store) -> None:
    """First reported 808万, restated 810万 a year later; 1000万 is planned for the year after."""
    ids = store.figures("d").set_index("quote")["figure_id"]
    found = told(store, "d", int(ids["808万元"]))
    assert found is not None
    assert found.same["quote"].tolist() == ["808万元", "810万元"]
    assert found.same["counts"].tolist() == [False, True]
    assert found.ahead["quote"].tolist() == ["1000万元"]
    assert found.planned.empty
    assert (found.previous, found.following, found.place, found.of) == (None, ids["1000万元"], 1, 3)
    target = told(store, "d", int(ids["1000万元"]))
    assert target is not None
    assert target.planned["quote"].tolist() == ["1020万元"]
    result = told(store, "d", int(ids["1020万元"]))
    assert result is not None
    assert result.planned["quote"].tolist() == ["1000万元"]
    assert result.reason == ""
    assert told(store, "d", 1) is None


def test_a_target_without_a_result_says_why(filled: Fill) -> None:
    """The report on the year is not held yet."""
    store = filled(("甲县", 2024, [{"value": 50, "status": "target", "year": 2024}]))
    found = told(store, "d", int(store.figures("d")["figure_id"].iloc[0]))
    assert found is not None
    assert (found.planned.empty, found.reason) == (True, "not_due")


def test_nothing_found_names_the_reason_and_the_nearest(store: Store) -> None:
    """甲县 has no figure for 2022, and never one of training."""
    near = nearest(store, "d", "甲县", "collective_income", 2022)
    assert near is not None
    assert (near.reason, near.figure["quote"].tolist()) == ("no_report", ["810万元"])
    assert nearest(store, "d", "甲县", "training_sessions", 2022) is None


def test_paragraphs_of_a_report() -> None:
    """Headings, table rows and words are told apart; a note in brackets is no heading."""
    forms = [part.form for part in laid_out(REPORT)]
    assert forms == ["heading", "words", "heading", "words", "heading", "row", "row", "heading"]


@pytest.mark.parametrize(
    ("quote", "before", "left", "right", "heading", "number"),
    [
        ("808万元", "各村都动起来了！", "村集体经济总收入达到", "，比上年多。", "一、集体经济", 4),
        ("50", "年度\t2022\t2023\n", "培训班（期）\t41\t", "", "二、培训", 7),
    ],
)
def test_the_passage_of_a_figure(
    quote: str, before: str, left: str, right: str, heading: str, number: int
) -> None:
    """Its sentence, the one before, the heading above; a table's row with the line that heads it."""
    found = passage(REPORT, REPORT.rindex(quote), quote)
    assert (found.before, found.left, found.words, found.right) == (before, left, quote, right)
    assert (found.heading, found.paragraph) == (heading, number)
    assert REPORT[found.first : found.last].replace("\n", "") == left + quote + right


def test_a_report_with_the_figures_that_match(store: Store) -> None:
    """Filters leave figures out and keep the count of all; places and years order the list of reports."""
    cards = held(store, "d")
    assert cards["title"].tolist() == ["乙县2025年报告", "甲县2025年报告", "甲县2024年报告"]
    report = int(cards["report_id"].iloc[2])
    read = reports(store, "d", report, status="target")
    assert (read.figures["quote"].tolist(), read.every) == (["1000万元"], 3)
    assert read.metrics == ["collective_income", ""]
    assert reports(store, "d", report, reading="low").figures["quote"].tolist() == ["3处"]


def test_a_metric_in_the_codebook(store: Store) -> None:
    """Counts by place and year, the reason for empty cells, examples with their passages."""
    found = entry(store, "d", "collective_income")
    cells = found.coverage.set_index(["region", "year"])["figures"].to_dict()
    assert cells == {("甲县", 2023): 2, ("甲县", 2024): 2}
    assert [p.words if p else "" for p in found.passages] == found.examples["quote"].tolist()
    book = codebook(store, "d").metrics
    assert book["metric"].tolist()[:2] == ["training_sessions", "collective_income"]
    assert book["figures"].tolist()[:3] == [1, 4, 0]
    assert entry(store, "d", "gdp").years == []
