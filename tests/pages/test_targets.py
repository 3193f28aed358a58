"""The ledger and the annual table as pages, in both languages."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.charts.paper import Column, Paper, pdf
from pages.parts.ledger import Amount, Entry, Said, ledger

Open = Callable[..., AppTest]
HEADS = ("指标", "目标", "结果", "图", "完成率", "结论")


def shown(app: AppTest) -> str:
    """All fragments of the page."""
    return "".join(str(element.proto.body) for element in app.get("html"))


def test_a_line_of_the_ledger() -> None:
    said = (Said("目标", "办", "60期", "以上", "报告"),)
    goal = Amount("60", "期以上", "/explore?figure=1")
    line = Entry("举办<班>", "", goal, Amount("66", "期"), 110.0, "110.0%", "已达到", "reached", said)
    html = ledger("表", HEADS, [Entry(group="甲县"), line])
    assert "举办&lt;班&gt;" in html
    assert 'href="/explore?figure=1"' in html
    assert 'class="bar reached" style="width:78.57%"' in html
    assert "<mark>60期</mark>以上" in html
    assert html.count("<tr") == 4


def test_a_track_ends_at_its_edge_and_growth_has_none() -> None:
    assert "width:100.00%" in ledger("表", HEADS, [Entry("甲", share=1864.9)])
    assert "wr-track empty" in ledger("表", HEADS, [Entry("甲", share=None)])


@pytest.mark.parametrize(
    ("lang", "reached", "title"),
    [("zh", "已达到", "2020 年目标完成情况"), ("en", "reached", "Targets for 2020")],
)
def test_the_ledger_opens(page: Open, lang: str, reached: str, title: str) -> None:
    app = page("targets", lang=lang, data="sample", region="青河旗", due="2020", words="shown")
    assert not app.exception
    html = shown(app)
    assert title in html
    assert f'<span class="wr-chip reached">{reached}</span>' in html
    assert '<tr class="said"' in html


def test_pills_count_the_lines_and_choose_among_them(page: Open) -> None:
    app = page("targets", lang="zh", data="sample", region="all", due="all")
    html = shown(app)
    counts = {
        verdict: len(re.findall(f'wr-chip [a-z]+">{verdict}<', html)) for verdict in ("已达到", "未达到")
    }
    assert all(counts.values())
    missed = page("targets", lang="zh", data="sample", region="all", due="all", verdict="not_reached")
    chips = re.findall(r'<span class="wr-chip [a-z]+">([^<]+)<', shown(missed))
    assert set(chips) == {"未达到"}
    assert len(chips) >= counts["未达到"]


@pytest.mark.parametrize("data", ["published", "national", "mine"])
def test_every_dataset_opens(page: Open, data: str) -> None:
    assert not page("targets", data=data).exception
    assert not page("annual", data=data).exception


@pytest.mark.parametrize(("lang", "title"), [("zh", "青河旗 2020 年度对比表"), ("en", "annual table 2020")])
def test_the_annual_table_opens(page: Open, lang: str, title: str) -> None:
    app = page("annual", lang=lang, data="sample", region="青河旗", year="2020")
    assert not app.exception
    assert title in shown(app)


def test_paper_is_a4_and_keeps_its_chinese() -> None:
    columns = [Column("指标", 2, right=False), Column("2023 年", 1)]
    paper = Paper(
        "甲县年度对比表", "共 60 项", "来源", columns, [["教育培训"], *([["举办培训班", "50期"]] * 60)]
    )
    made = pypdfium2.PdfDocument(pdf(paper))
    assert [round(made[at].get_height()) for at in range(len(made))] == [842, 842]
    assert round(made[0].get_width()) == 595
    words = made[0].get_textpage().get_text_range().replace("\r\n", "")
    assert "甲县年度对比表" in words
    assert "举办培训班" in words
    made.close()
