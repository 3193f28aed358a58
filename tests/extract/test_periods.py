"""The years that a text names and the time that holds at each place of it."""

from __future__ import annotations

import pytest

from extract import Report, extract
from extract.lookback import inspected, lookback, plans
from extract.periods import years


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("2021年", [(2021, 2021)]),
        ("２０２１年", [(2021, 2021)]),
        ("一九八○年", [(1980, 1980)]),
        ("二〇〇五年", [(2005, 2005)]),
        ("1 9 9 8 年", [(1998, 1998)]),
        ("2017—2021年", [(2017, 2021)]),
        ("1979年至1983年", [(1979, 1983)]),
        ("2003年到 2007年", [(2003, 2007)]),
        ("九十年代", []),
        ("1980年代", []),
        ("3000年", []),
    ],
)
def test_years(text: str, spans: list[tuple[int, int]]) -> None:
    assert [(mark.cue.years, mark.cue.until) for mark in years(text)] == spans


@pytest.mark.parametrize(
    ("text", "year", "now"),
    [
        ("（2024年1月10日在县人民代表大会上）去年工作", 2024, 2023),
        ("日期：2021-07-12 10:02 记者获悉", 2021, 2021),
        ("关于上半年计划执行情况的报告", 2022, 2022),
        ("某县委组织部2019年工作总结。消除空壳村是明年的仗。", 2020, 2019),
        ("某县委组织部2020年工作总结", 2020, 2020),
        ("明年再办班十期", 2023, 2023),
        ("截至11月30日，纠正61个", 2020, 2020),
        ("过去一年，截至11月30日，纠正61个", 2020, 2019),
    ],
)
def test_the_year_a_report_looks_back_on(text: str, year: int, now: int) -> None:
    assert lookback(text, year).year == now


def test_a_report_without_time_that_speaks_of_plans() -> None:
    assert plans("要办班，将建站。" * 4)
    assert not plans("去年办了班，要再办班。" * 9)


def test_inspections() -> None:
    assert inspected("关于巡察整改进展情况的通报。2023年8月16日，巡察组进驻。", 2024) == (2023, 0)
    assert inspected("政府工作报告", 2024) is None


def told(text: str, year: int) -> list[tuple[int, int, str]]:
    """Period and status of each figure."""
    found = extract(Report(text, year=year))
    return [(figure.period_start, figure.period_end, figure.status) for figure in found]


@pytest.mark.parametrize(
    ("text", "year", "times"),
    [
        (
            "一、2023年工作回顾\n办班9期。\n二、2024年重点任务\n办班8期。",
            2024,
            [(2023, 2023, "actual"), (2024, 2024, "target")],
        ),
        ("五年来，办班9期。2023年，办班8期。", 2024, [(2019, 2023, "actual"), (2023, 2023, "actual")]),
        ("一、“十三五”回顾\n累计办班9期。", 2021, [(2016, 2020, "actual")]),
        ("今后五年，新建学校9所。", 2022, [(2022, 2026, "target")]),
        (
            "2022年，办班9期。完成“十四五”规划目标，办班8期。",
            2024,
            [(2022, 2022, "actual"), (2022, 2022, "actual")],
        ),
        (
            "（2024年2月20日）\n2023年，办班9期。\n今年，办班8期以上。",
            2024,
            [(2023, 2023, "actual"), (2024, 2024, "target")],
        ),
        ("会议要求，2024年要办班9期；引进人才8名。", 2024, [(2024, 2024, "target"), (2024, 2024, "target")]),
        ("下面说今年。\n——办班9期。", 2024, [(2024, 2024, "target")]),
        ("2020年以来，累计办班9期。", 2024, [(2020, 2023, "actual")]),
        ("1952年冬至次年春，轮训党员9人。", 1960, [(1952, 1953, "actual")]),
    ],
)
def test_which_time_holds(text: str, year: int, times: list[tuple[int, int, str]]) -> None:
    assert told(text, year) == times


def test_a_date_or_a_table_line_is_no_heading() -> None:
    assert told("工作总结\n（2024年1月3日）\n指标\t2021年\t2022年\n办班9期。", 2024)[-1] == (
        2023,
        2023,
        "actual",
    )


def test_a_report_on_an_inspection_covers_all_time_since() -> None:
    text = (
        "关于巡察整改进展情况的通报\n2023年8月16日，巡察组进驻。2023年11月24日，反馈问题31个。\n"
        "截至2024年5月底，反馈的31个问题完成整改28个，召开推进会12次。\n三、下一步打算\n下半年办班3期。"
    )
    assert told(text, 2024) == [
        (2023, 2023, "actual"),
        (2023, 2023, "actual"),
        (2023, 2024, "actual"),
        (2023, 2024, "actual"),
        (2024, 2024, "target"),
    ]
