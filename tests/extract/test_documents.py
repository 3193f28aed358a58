"""What is known of a report: stated in reports.yaml, given by the caller, or guessed and said to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import read
from extract.guesses import region, title, year

BODY = "各位代表：\n现在，请予审议。\n"


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_stated_is_not_guessed(tmp_path: Path) -> None:
    card = "- file: a.txt\n  title: 组织工作报告\n  region: XX县\n  year: 2021\n  publisher: 县委\n  url: https://example.org/a\n"
    written(tmp_path / "reports.yaml", card)
    report = read(written(tmp_path / "a.txt", "东岭县2023年总结\n培训班5期。\n"))
    assert (report.title, report.region, report.year) == ("组织工作报告", "XX县", 2021)
    assert (report.publisher, report.url, report.guessed) == ("县委", "https://example.org/a", ())


def test_what_is_left_open_is_guessed_and_said_so(tmp_path: Path) -> None:
    written(tmp_path / "reports.yaml", "- file: a.txt\n  region:\n  year: 2021\n")
    report = read(written(tmp_path / "a.txt", "湖南省桃源县组织工作总结\n培训班5期。\n"))
    assert (report.region, report.year, report.guessed) == ("湖南省常德市桃源县", 2021, ("title", "region"))


def test_the_caller_counts_before_the_card(tmp_path: Path) -> None:
    written(tmp_path / "reports.yaml", "- file: a.txt\n  region: 甲县\n  year: 2021\n")
    report = read(written(tmp_path / "a.txt", "培训班5期。\n"), region="乙县", year=2020)
    assert (report.region, report.year) == ("乙县", 2020)


def test_a_changed_card_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "培训班5期。\n")
    assert read(path).year is None
    written(tmp_path / "reports.yaml", "- file: a.txt\n  year: 2021\n")
    assert read(path).year == 2021


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("仅供学习\n会员群：\n在全县组织工作会议上的讲话\n同志们：\n", "在全县组织工作会议上的讲话"),
        ("首页 > 信息公开 > 正文\n东岭县审计整改结果公告\n点击：10\n", "东岭县审计整改结果公告"),
        ("政府工作报\n告\n——2021年3月5日\n", "政府工作报告"),
        ("各位代表：\n一、2020年工作回顾\n", "name"),
        ("今年以来，全县举办培训班5期，取得了好成绩。\n", "name"),
    ],
)
def test_titles(text: str, expected: str) -> None:
    assert title(text, "name") == expected


@pytest.mark.parametrize(
    ("text", "head", "stem", "expected"),
    [
        ("（2020年1月6日在县十八届人大四次会议上）\n2019年增长5%。", "政府工作报告", "", 2020),
        ("二〇二三年十二月二十日", "工作总结", "", 2023),
        ("日期：2021-07-12 10:02\n2020年增长5%。", "", "", 2021),
        ("", "２０２２年政府工作报告", "", 2022),
        ("", "", "national 1988", 1988),
        ("", "", "b8901011f", None),
        ("", "2019年度财政决算报告", "", 2020),
        ("", "2022年1—6月计划执行情况", "", 2022),
        ("去年，举办培训班5期。", "2019年工作总结", "", 2020),
        ("今年以来，举办培训班5期，比去年多。", "2019年工作总结", "", 2019),
        ("举办培训班5期。", "2019年工作总结", "", 2020),
        ("举办培训班5期。明年要办6期。", "2019年工作总结", "", 2019),
        ("", "2019年工作总结和2020年工作计划", "", 2020),
        ("", "2019年组织工作要点", "", 2019),
        (BODY + "一、2013年工作回顾\n", "", "", 2014),
        (BODY + "到2035年，2020年举办50期，2020年完成。2019年40期。", "", "", 2020),
        (BODY + "截至2023年12月31日，全省党员5万名，比上年增加。", "", "", 2024),
        (BODY + "举办培训班5期。", "", "", None),
    ],
)
def test_years(text: str, head: str, stem: str, expected: int | None) -> None:
    assert year(text, head, stem) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("", "湖南省常德市鼎城区政府工作报告", "湖南省常德市鼎城区"),
        ("", "枝江市2019年度审计整改公告", "湖北省枝江市"),
        ("", "任城区李营街道2023年工作总结", "山东省济宁市任城区李营街道"),
        ("", "李营街道2023年工作总结", "李营街道"),
        ("", "青禾县2023年组织工作报告", "青禾县"),
        ("", "在全县组织工作会议上的讲话", ""),
        ("", "某县组织工作总结", "某县"),
        ("我代表国务院，向大会作政府工作报告。", "", "全国"),
        ("各位代表：\n我代表桃源县人民政府，向大会报告工作。", "政府工作报告", "湖南省常德市桃源县"),
        ("学习全国会议精神，围绕中心城区建设，XX县要主动作为。XX县的干部要带头。", "", "XX县"),
        ("各乡镇要抓好落实，推动全市组织工作。", "在全市会议上的讲话", ""),
    ],
)
def test_regions(text: str, head: str, expected: str) -> None:
    assert region(text, head, "") == expected


def test_a_page_tells_when_it_was_published(tmp_path: Path) -> None:
    page = "<html><title>{}</title><div>发布时间：{}-01-18 来源：县委</div><p>培训班5期。</p></html>"
    assert read(written(tmp_path / "a.html", page.format("走好三步棋", 2024))).year == 2024
    assert read(written(tmp_path / "b.html", page.format("2023年组织工作总结", 2023))).year == 2023
    assert read(written(tmp_path / "c.html", page.format("2019年组织工作总结", 2024))).year == 2020
    assert "培训班5期" in read(tmp_path / "c.html").text
