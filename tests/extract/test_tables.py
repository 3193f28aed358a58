"""Figures of tables: what headers, captions and units tell of each cell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import Figure, Report, extract
from extract.formats.plain import tables
from extract.headers import header, is_place
from extract.layout import Draft


def read(text: str, year: int = 2024) -> list[Figure]:
    report = Report(text, year=year, region="东岭县", doc="a.txt", tables=tables(text))
    found = extract(report)
    assert all(text[figure.start :].startswith(figure.quote) for figure in found)
    return found


def short(figure: Figure) -> tuple[object, ...]:
    return figure.quote, float(figure.value), figure.unit, figure.metric, figure.status, figure.period_end


def test_years_in_columns_units_in_a_column_and_a_plan() -> None:
    text = (
        "序号|指标|单位|2022年|2023年|2024年目标\n"
        "1|举办培训班|期|45|52|60\n"
        "2|培训干部|人次|1,240|1.6万余|2万\n"
        "3|村级集体经济收入|万元|11,377.8|—|15000\n"
    )
    assert [short(figure) for figure in read(text)] == [
        ("45", 45, "期", "training_sessions", "actual", 2022),
        ("52", 52, "期", "training_sessions", "actual", 2023),
        ("60", 60, "期", "training_sessions", "target", 2024),
        ("1,240", 1240, "人次", "people_trained", "actual", 2022),
        ("1.6万余", 16000, "人次", "people_trained", "actual", 2023),
        ("2万", 20000, "人次", "people_trained", "target", 2024),
        ("11,377.8", 113778000, "元", "collective_income", "actual", 2022),
        ("15000", 150000000, "元", "collective_income", "target", 2024),
    ]


def test_years_in_rows_and_units_in_headers() -> None:
    text = "年份\t举办培训班（期）\t发展党员人数\n2022\t40\t300\n2023年\t45\t310\n"
    assert [short(figure) for figure in read(text)] == [
        ("40", 40, "期", "training_sessions", "actual", 2022),
        ("300", 300, "人", "party_members_developed", "actual", 2022),
        ("45", 45, "期", "training_sessions", "actual", 2023),
        ("310", 310, "人", "party_members_developed", "actual", 2023),
    ]


def test_places_in_rows_under_a_caption() -> None:
    text = "表1 各村集体经济收入（单位：万元）\n村\t2022年\t2023年\n东村\t12.5\t13\n合计\t42.5\t53.5\n"
    found = read(text)
    assert [(figure.region, int(figure.value), figure.period_end) for figure in found] == [
        ("东村", 125000, 2022),
        ("东村", 130000, 2023),
        ("self", 425000, 2022),
        ("self", 535000, 2023),
    ]
    assert {figure.metric for figure in found} == {"collective_income"}


def test_growth_columns_are_signed_rates() -> None:
    rows = (
        "指标\t2023年\t比上年增长（%）",
        "地区生产总值（亿元）\t148.7\t2.1",
        "社会消费品零售总额（亿元）\t50\t-3.5",
    )
    text = "\n".join(rows) + "\n"
    growth = [figure for figure in read(text) if figure.kind == "growth"]
    assert [(float(figure.value), figure.unit, figure.metric) for figure in growth] == [
        (2.1, "%", "gdp_growth"),
        (-3.5, "%", "retail_sales_growth"),
    ]


def test_plan_and_result_side_by_side_under_one_year() -> None:
    text = "指标\t2023年\t\n\t计划\t完成\n举办培训班（期）\t40\t52\n"
    assert [(figure.quote, figure.status, figure.period_end) for figure in read(text)] == [
        ("40", "target", 2023),
        ("52", "actual", 2023),
    ]


def test_units_inside_cells_and_no_header() -> None:
    found = read("培训班\t50期\n发展党员\t431名\n")
    assert [(figure.quote, figure.unit, figure.metric) for figure in found] == [
        ("50期", "期", "training_sessions"),
        ("431名", "人", "party_members_developed"),
    ]


def test_a_table_over_two_pages_keeps_its_header() -> None:
    text = "指标\t单位\t2022年\n培训班\t期\t50\n\n发展党员\t人\t431\n引进人才\t人\t15\n"
    report = Report(text, year=2024, tables=tables(text))
    assert len(report.tables) == 2
    assert [figure.period_end for figure in extract(report)] == [2022, 2022, 2022]


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t年龄\t得分\n张三\t45岁\t98分\n李四\t50岁\t90分\n",  # persons are never read
        "姓名\t张三\t得分\t98分\n籍贯\t某县\t年薪\t12万元\n",
        "序号\t联系电话\n1\t07361234567\n2\t07367654321\n",
        "年份\t事项\n2022\t换届\n2023\t考核\n",
        "发文日期\t文号\n2023\t12号\n2024\t15号\n",
        "首页\t信息\n公开\t服务\n",
    ],
)
def test_tables_without_figures(text: str) -> None:
    assert read(text) == []


def test_a_cell_of_words_is_read_as_words() -> None:
    text = "指标\t2023年\t说明\n发展党员（人）\t300\t举办培训班50期\n事项\t举办培训班20期，培训干部90人\n"
    assert [figure.quote for figure in read(text)] == ["300", "50期", "20期", "90人"]


def test_words_around_a_table_are_read_as_before() -> None:
    text = "2023年，举办培训班50期。\n指标\t2022年\n发展党员（人）\t300\n整改问题71个。\n"
    assert [figure.quote for figure in read(text)] == ["50期", "300", "71个"]


CELL = st.sampled_from(
    [
        "",
        "指标",
        "2023年",
        "50",
        "-3.5%",
        "1.2万余",
        "培训班（期）",
        "合计",
        "东村",
        "单位",
        "万元",
        "2022",
        "增长",
        "3-5个",
        "约9",
    ]
)


@settings(max_examples=80, deadline=None)
@given(
    rows=st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=6),
    year=st.sampled_from([0, 2024]),
)
def test_any_table_is_read_with_quotes_at_their_offsets(rows: list[list[str]], year: int) -> None:
    draft = Draft()
    draft.table(rows)
    layout = draft.layout()
    report = Report(layout.text, year=year or None, doc="a.txt", tables=layout.tables)
    assert all(report.text[figure.start :].startswith(figure.quote) for figure in extract(report))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("发行总额（亿元）", ("发行总额", "亿元", None, "", "")),
        ("2020年目标", ("", "", 2020, "target", "")),
        ("2016-2020年完成数", ("", "", 2020, "actual", "")),
        ("上年实际", ("", "", 2023, "actual", "")),
        ("同比±%", ("", "%", None, "", "growth")),
        ("占比", ("占比", "%", None, "", "")),
        ("农村居民收入（元/人）", ("农村居民收入", "元/人", None, "", "")),
        ("其中：女党员", ("女党员", "", None, "", "")),
        ("合计", ("", "", None, "", "")),
    ],
)
def test_labels(label: str, expected: tuple[object, ...]) -> None:
    found = header(label, 2024)
    assert (found.words, found.unit, found.last, found.status, found.kind) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("东村", True), ("青海", True), ("贫困村", False), ("培训班", False)]
)
def test_places(words: str, expected: bool) -> None:
    assert is_place(words) is expected
