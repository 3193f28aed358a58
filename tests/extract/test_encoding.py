"""Texts of any length come back from any encoding they were written in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.encoding import decode
from extract.formats import layout
from extract.layout import UnreadableError

SIMPLIFIED = (
    "全县举办各类培训班52期，培训干部1.6万余人次；整顿软弱涣散基层党组织24个——群众满意度达到98.7%以上。"
    "党建引领乡村振兴，村级集体经济收入增长12.5%，引进高层次人才36名，选派驻村第一书记118名。"
)
TRADITIONAL = "縣委黨校舉辦訓練班五期,輪訓黨員一千九百六十二人,佔全縣黨員總數的百分之八十七。農業連年豐收。"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize("encoding", [*ENCODINGS, "gbk"])
@pytest.mark.parametrize("length", [8, 20, 60, 2000])
def test_simplified_texts(encoding: str, length: int) -> None:
    for start in range(0, 40, 8):
        text = (SIMPLIFIED * 30)[start : start + length]
        assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", [*ENCODINGS, "big5", "big5hkscs", "cp950"])
@pytest.mark.parametrize("length", [10, 25, 50])
def test_traditional_texts(encoding: str, length: int) -> None:
    text = TRADITIONAL[:length]
    assert decode(text.encode(encoding)) == text


def test_a_last_character_cut_off_does_not_change_the_encoding() -> None:
    assert decode(SIMPLIFIED.encode()[:-1]) == SIMPLIFIED[:-1]


def test_a_declared_encoding_counts_only_where_it_fits() -> None:
    assert decode(SIMPLIFIED.encode("gb18030"), declared="utf-8") == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("gb18030"), declared="no-such-encoding") == SIMPLIFIED
    assert (
        decode("コンピュータの研究開発".encode("shift_jis"), declared="shift_jis") == "コンピュータの研究開発"
    )


@settings(max_examples=60, deadline=None)
@given(data=st.binary(min_size=1, max_size=300), suffix=st.sampled_from([".txt", ".md", ".html"]))
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, suffix: str) -> None:
    for head in (
        b"",
        b"{\\rtf1 ",
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"<html>",
        b"Content-Type: multipart/related\n\n",
    ):
        try:
            found = layout(head + data, suffix)
        except UnreadableError:
            continue
        ends = [cell.end for table in found.tables for row in table.rows for cell in row]
        assert max(ends, default=0) <= len(found.text)
