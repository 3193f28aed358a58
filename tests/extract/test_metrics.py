"""Which metric of the catalogue a quantity belongs to, and the unit of a bare number."""

from __future__ import annotations

import pytest

from extract import Figure, Report, extract


def read(text: str, year: int = 2024, region: str = "") -> list[Figure]:
    """The figures of a text."""
    return extract(Report(text, year=year, region=region))


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("地区生产总值120亿元，增长5%，占全省的3%。", ["gdp", "gdp_growth", ""]),
        ("第三产业增加值增长5%。", ["tertiary_growth"]),
        ("农村居民人均纯收入3000元。", ["rural_net_income"]),
        ("集体经济收入增加330万元。", [""]),
        ("村均集体经济收入21万元。", ["collective_income_per_village"]),
        ("培训班9期、1200人次。", ["training_sessions", "people_trained"]),
        ("2个软弱涣散党组织全部完成整顿。", ["orgs_rectified"]),
        ("全年整改问题680个，整改率98%。", ["issues_rectified", "rectification_rate"]),
        ("帮助群众解决停车难等问题286个。", ["people_helped_issues"]),
        ("选派年轻干部到省直部门挂职锻炼6名。", ["young_cadres"]),
        ("扣除留抵退税后增长1.9%。", [""]),
    ],
)
def test_metric(text: str, metrics: list[str]) -> None:
    assert [figure.metric for figure in read(text)] == metrics


def test_older_words_for_revenue_claim_nothing_beside_the_new_one() -> None:
    assert [figure.metric for figure in read("财政收入20亿元。")] == ["budget_revenue"]
    both = read("财政收入20亿元。一般公共预算收入9亿元。")
    assert [figure.metric for figure in both] == ["", "budget_revenue"]


def test_words_that_meant_something_else_before_a_year() -> None:
    assert [figure.metric for figure in read("财政收入1000亿元。", year=1986)] == [""]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1000多万高中毕业生完成高考。", "人"),
        ("使1100万困难家庭住上新房。", "户"),
        ("退缴补贴83.4万。", "元"),
        ("军队裁员100万的任务完成。", "人"),
    ],
)
def test_unit_of_a_bare_number(text: str, unit: str) -> None:
    assert [figure.unit for figure in read(text)] == [unit]


@pytest.mark.parametrize(
    ("text", "home", "regions"),
    [
        ("海东市完成投资9亿元，增长8%。", "青海省", ["海东市", "海东市"]),
        ("2023年全盟集体经济总收入1.28亿元。", "某某旗", ["全盟"]),
        ("2023年全旗集体经济总收入1.28亿元。", "某某旗", ["self"]),
        ("增速快于全市0.4个百分点。", "某某县", ["self"]),
    ],
)
def test_place(text: str, home: str, regions: list[str]) -> None:
    assert [figure.region for figure in read(text, region=home)] == regions
