"""Quantities: the corpus of phrases, and what holds for any text."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities import quantities
from tests.extract.spelled import spelled

CORPUS = Path(__file__).parent.parent / "corpus"
SHARED = Path(__file__).parents[2].parent / "shared" / "corpus" / "national"
MARKS = "0123456789０９，,.．、：:;；。 \n%％‰-—“”《》（）/"
MARKS += "至到约近超余多万亿千百十一二两三九零第每个项条年月日人元吨成半倍"
WORDS = [*MARKS, "以上", "左右", "百分之", "分之", "人次", "万元", "个百分点"]
UNITS = ["个", "人", "户", "项", "元", "吨", "公里", "%", "人次", "亩", "千瓦时", "平方米", "辆", "家"]


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a corpus file."""
    found: list[dict[str, Any]] = yaml.safe_load((CORPUS / name).read_text(encoding="utf-8"))
    return found


def phrases() -> list[Any]:
    """Each phrase of the corpus with what it states."""
    return [
        pytest.param(
            phrase,
            row["expect"],
            id=phrase,
            marks=pytest.mark.xfail(reason=row["wrong"]) if "wrong" in row else (),
        )
        for row in rows("quantities.yaml")
        for phrase in row["phrases"]
    ]


@pytest.mark.parametrize(("phrase", "expect"), phrases())
def test_a_phrase_states_exactly_this(phrase: str, expect: dict[str, Any]) -> None:
    """One quantity, the right one, at its place."""
    marked = re.fullmatch(r"(.*?)\[(.*)\](.*)", phrase, re.DOTALL)
    before, quote, after = marked.groups() if marked else ("", phrase, "")
    text = before + quote + after
    found = quantities(text)
    assert [text[q.start : q.end] for q in found] == [quote]
    (one,) = found
    assert float(one.value) == pytest.approx(expect["value"])
    assert (one.upper is None) == ("upper" not in expect)
    assert float(one.upper or 0) == expect.get("upper", 0)
    assert (one.unit, one.bound) == (expect["unit"], expect.get("bound", "exact"))


@pytest.mark.parametrize(
    "phrase", [pytest.param(phrase, id=phrase) for row in rows("nothing.yaml") for phrase in row["phrases"]]
)
def test_a_phrase_states_nothing(phrase: str) -> None:
    """A number is not yet a figure."""
    assert [phrase[q.start : q.end] for q in quantities(phrase)] == []


SENTENCES = (CORPUS / "sentences.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_states_what_is_marked(sentence: str) -> None:
    """All quantities of a sentence, and no other number in it."""
    text = re.sub(r"\[([^|]*)\|[^]]*]", r"\1", sentence)
    marked = [mark.split("|") for mark in re.findall(r"\[([^]]*)]", sentence)]
    found = [
        [text[q.start : q.end], f"{q.value.normalize():f}", q.unit]
        + ([q.bound] if q.bound != "exact" or q.upper is not None else [])
        + ([] if q.upper is None else [f"{q.upper.normalize():f}"])
        for q in quantities(text)
    ]
    assert found == marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("分别提高0.7、1.2、0.03个百分点", [("0.7", "百分点"), ("1.2", "百分点"), ("0.03", "百分点")]),
        ("分别为3、5、8个", [("3", "个"), ("5", "个"), ("8", "个")]),
        (
            "净减少10.6万、3.8万、3.3万平方公里",
            [("106000", "平方公里"), ("38000", "平方公里"), ("33000", "平方公里")],
        ),
        ("高于全市、全省2.1个和3.4个百分点", [("2.1", "百分点"), ("3.4", "百分点")]),
        ("由92个压缩至66个", [("92", "个"), ("66", "个")]),
        ("从3万元到5万元不等", [("30000", "元"), ("50000", "元")]),
        ("旅游人次由8300万增加到1亿3千多万", [("83000000", "人次"), ("130000000", "人次")]),
        ("投资3541.07万元\n2.3本项目", [("35410700", "元"), ("2.3", "本")]),
        ("项目数、投资额各比上年多7个、4.1亿;两条省道", [("7", "个"), ("410000000", "元"), ("2", "条")]),
        ("其中10亿元以上4个、50亿元以上1个", [("4", "个"), ("1", "个")]),
        ("分别达到210、86、34.5万亩；", [("2100000", "亩"), ("860000", "亩"), ("345000", "亩")]),
        ("分别为8650、1.2万元", [("8650", "元"), ("12000", "元")]),
        ("面积由14.2扩大到19.6平方公里", [("14.2", "平方公里"), ("19.6", "平方公里")]),
        ("城区人口由8.6增加到12.3万人", [("86000", "人"), ("123000", "人")]),
        ("从全省第12位上升到第9位，由2016年的86增加到143户", [("86", "户"), ("143", "户")]),
        ("高于全国0.8个、1.2个、0.5个百分点", [("0.8", "百分点"), ("1.2", "百分点"), ("0.5", "百分点")]),
        ("10万-30万元的村143个,50万元以上的村31个", [("143", "个"), ("31", "个")]),
        ("其中5—10亿元7家、5000万元—1亿元12家", [("7", "家"), ("12", "家")]),
        ("增产三成二，八成六的农户", [("32", "%"), ("86", "%")]),
        ("占三成二个村", [("30", "%"), ("2", "个")]),
        ("分别增长12.3,8.1,5.2%", [("12.3", "%"), ("8.1", "%"), ("5.2", "%")]),
        ("发病率低于200/10万；", []),
        ("亿元以上工业项目4个", [("4", "个")]),
        ("水厂三座、电站一座。", [("3", "座"), ("1", "座")]),
        ("查处问题23起38人", [("23", "起"), ("38", "人")]),
    ],
)
def test_numbers_that_stand_together(text: str, expected: list[tuple[str, str]]) -> None:
    """Lists share a unit, 由A到B are two, neighbours keep to themselves."""
    assert [(q.value, q.unit) for q in quantities(text)] == [
        (Decimal(value), unit) for value, unit in expected
    ]


@pytest.mark.parametrize("text", ["分别突破300亿元和220亿元", "分别超过30亿元、22亿元", "分别超过3、5、8个"])
def test_a_bound_holds_for_the_whole_list(text: str) -> None:
    """分别突破A和B: both were passed."""
    assert {q.bound for q in quantities(text)} == {"at_least"}


def test_the_members_of_a_list_know_its_first() -> None:
    """So that 分别 can give each its own subject."""
    found = quantities("分别提高0.7、1.2、0.03个百分点")
    assert [q.first for q in found] == [4, 4, 4]
    assert quantities("提高0.03个百分点")[0].first == -1


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_text_is_read_with_quotes_at_their_places(text: str) -> None:
    """No exception; spans lie in the text, in order, each its own; a quote begins with a number."""
    end = 0
    for q in quantities(text):
        assert end <= q.start < q.number_end <= q.end <= len(text)
        assert re.match(r"[-－−\d〇○零一二两三四五六七八九十百千万亿半]", text[q.start])
        assert q.upper is None or q.upper > q.value
        end = q.end


@given(st.integers(2, 10**9), st.sampled_from(UNITS))
def test_no_digit_is_lost(number: int, unit: str) -> None:
    """JioNLP reads 100000万 as 万: every digit counts."""
    for written in (f"{number}", f"{number:,}", spelled(number)):
        found = quantities(f"全年完成投资和任务共{written}{unit}，")
        assert [(q.value, q.unit) for q in found] == [(Decimal(number), unit)] or len(written) == 1


@given(st.integers(11, 10**6), st.integers(11, 10**6))
def test_neighbours_do_not_mix(first: int, second: int) -> None:
    """A number never takes digits of the next sentence or of a list number."""
    text = f"完成{first}户。\n2.新建{second}家"
    assert [q.value for q in quantities(text)] == [first, second]


@pytest.mark.skipif(not SHARED.exists(), reason="the reports are not at hand")
@pytest.mark.parametrize("year", [1956, 1982, 1999, 2018])
def test_real_reports_hold_their_quotes(year: int) -> None:
    """On a whole report: in order, each quote at its place, most of them with a unit."""
    text = (SHARED / f"{year}.txt").read_text(encoding="utf-8")
    found = quantities(text)
    assert [q.start for q in found] == sorted({q.start for q in found})
    assert all(text[q.start : q.end].strip() for q in found)
    assert sum(not q.unit for q in found) <= len(found) / 50
