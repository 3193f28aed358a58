"""The text as it is read: what is rejoined, and where its places lie in the text as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import Report, extract
from extract.lines import mended, paragraphs, punctuated

WRAPPED = (
    "党建周刊　第３版　责任编辑\n\n"
    "  去年，在上级指导下，全市共举办各类培训班\n"
    "８６期，培训18.6万人次，学员反映良好，其中科\n"
    "级干部3,800余人次；出台人才新政，引进博\n"
    "士12名，为山区添了力量，到2020年底建成工作站1\n"
    "4个，比上年多３个，服务了企业和农户。\n"
    "  全市继续做好教育培训和人才引进各项工作。\n"
)


def test_numbers_and_words_broken_at_a_width_are_read_whole() -> None:
    found = extract(Report(WRAPPED, year=2021))
    assert [(figure.quote, figure.metric) for figure in found] == [
        ("８６期", "training_sessions"),
        ("18.6万人次", "people_trained"),
        ("3,800余人次", "people_trained"),
        ("12名", "talent_recruited"),
        ("1\n4个", ""),
        ("３个", ""),
    ]
    assert all(WRAPPED[figure.start :].startswith(figure.quote) for figure in found)


def test_headings_of_one_width_are_no_broken_lines() -> None:
    text = (
        "一、以党史学习为牵引，抓政治建设\n办班3期，发展党员8名。\n二、以问题整改为抓手，抓从严治党\n整改问题9个。\n"
        * 3
    )
    assert mended(text) is None
    assert len(paragraphs(text)) == 12


def test_the_number_of_a_page_cuts_no_sentence() -> None:
    text = "城镇居民人均可支配收入37820元，农村居民人均可支配收\n- 1 -\n入18950元。"
    assert [(figure.quote, figure.metric) for figure in extract(Report(text, year=2024))] == [
        ("37820元", "urban_income"),
        ("18950元", "rural_income"),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("办班3期,培训1,200人(其中12人)", "办班3期，培训1,200人（其中12人）"),
        ("时间:10:30", "时间：10:30"),
        ("占5%;增3%", "占5%；增3%"),
        (",:", "，："),
    ],
)
def test_signs_are_read_as_chinese_ones_place_by_place(text: str, plain: str) -> None:
    assert punctuated(text) == plain


@given(st.text("，,：:（(;0１2一期人\n", max_size=60))
def test_signs_keep_their_places(text: str) -> None:
    plain = punctuated(text)
    assert len(plain) == len(text)
    assert [sign for sign in plain if sign.isnumeric()] == [sign for sign in text if sign.isnumeric()]


@given(
    st.lists(
        st.sampled_from(("培训干部9人次，", "整改问题8个。", "办", "12", "\n", "- 3 -", "　", "\u200b")),
        max_size=60,
    )
)
def test_places_in_the_mended_text_lead_back(parts: list[str]) -> None:
    text = "".join(parts)
    if found := mended(text):
        assert all(text[found.origin(place)] == sign for place, sign in enumerate(found.text))
