"""The words of a report that tell how its figures are meant."""

from __future__ import annotations

import pytest

from extract import clauses as c
from extract.clauses import lexicon
from extract.lines import paragraphs, simplified


def words(text: str, sort: int) -> list[str]:
    """The words of a text that belong to a sort."""
    return [mark.cue.word for mark in lexicon().marks(text, 0, len(text)) if mark.sorts & sort]


@pytest.mark.parametrize(
    ("text", "sort", "found"),
    [
        ("主要污染物排放下降", c.PLANNED, []),
        ("要下降", c.PLANNED, ["要"]),
        ("比上年增长", c.BASE, ["比上年"]),
        ("年均增长", c.AVERAGE, ["年均增长"]),
        ("增加值", c.GROW, []),
        ("其中", c.PART, ["其中"]),
        ("由", c.FROM, ["由"]),
        ("自由", c.FROM, []),
    ],
)
def test_longest_word_wins(text: str, sort: int, found: list[str]) -> None:
    assert words(text, sort) == found


@pytest.mark.parametrize(
    ("text", "name", "years"),
    [
        ("五年来", "years_reviewed", 5),
        ("过去5年", "years_reviewed", 5),
        ("今后五年", "years_ahead", 5),
        ("“十四五”", "plan", 2021),
        ("第七个五年计划", "plan", 1986),
        ("去年", "last_year", 1),
        ("一年来", "year_reviewed", 1),
    ],
)
def test_words_of_time(text: str, name: str, years: int) -> None:
    [mark] = lexicon().marks(text, 0, len(text))
    assert (mark.cue.time, mark.cue.years) == (name, years)


def test_a_metric_word_takes_over_what_its_cues_tell() -> None:
    [mark] = lexicon().marks("城镇新增就业", 0, 6)
    assert mark.sorts & c.FLOW
    assert [metric.id for metric in mark.cue.says] == ["jobs_created", "jobs_created_growth"]


def test_marks_stand_at_their_places() -> None:
    text = "　去年，全县生产总值增长。"
    for mark in lexicon().marks(text, 1, len(text)):
        assert text[mark.start : mark.end] == mark.cue.word


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    line = "县委党校在城南建成有校舍三十二间专职教员五名当年秋收前办班六期学员结业" * 1
    broken = "\n".join([line] * 6) + "。\n" + line + "。"
    assert paragraphs(broken)[0] == (0, len(line) * 6 + 6)


def test_other_lines_are_paragraphs_of_their_own() -> None:
    text = "一、工作回顾\n全年培训干部。\n\n二、打算\n办班。"
    assert [text[start:end] for start, end in paragraphs(text)] == [
        "一、工作回顾",
        "全年培训干部。",
        "二、打算",
        "办班。",
    ]


@pytest.mark.parametrize(("text", "plain"), [("黨員訓練班", "党员训练班"), ("党员培训班", "党员培训班")])
def test_traditional_characters_are_read_as_simplified(text: str, plain: str) -> None:
    assert simplified(text) == plain
    assert len(simplified(text)) == len(text)
