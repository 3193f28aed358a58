"""Numerals in every writing."""

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numerals import numeral
from tests.extract.spelled import spelled

WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
OLD = str.maketrans("万亿两点", "萬億兩點")


def value(written: str) -> Decimal:
    """The value of a numeral that must be one."""
    found = numeral(written)
    assert found is not None, written
    return found.value


@given(st.integers(1, 10**15))
def test_all_ways_to_write_a_number_give_the_same_value(number: int) -> None:
    """Digits, thousands, full width, Chinese, traditional."""
    chinese = spelled(number)
    for written in (f"{number}", f"{number:,}", chinese):
        assert value(written) == number
        assert value(written.translate(WIDE)) == number
        assert value(written.translate(OLD)) == number


@given(st.integers(1, 10**7), st.sampled_from(["万", "亿", "万亿", "千万", "百万"]))
def test_a_magnitude_multiplies(tenths: int, magnitude: str) -> None:
    """12.3万 is 12.3 times 万, in digits and in Chinese."""
    number = Decimal(tenths) / 10
    expected = number * value(f"1{magnitude}")
    assert value(f"{number}{magnitude}") == expected
    if magnitude in ("万", "亿") and number < 1000:
        assert value(cn2an.an2cn(f"{number}", "low") + magnitude) == expected


@given(st.decimals("0.1", 999, places=1))
def test_percent_in_words_is_percent_in_digits(points: Decimal) -> None:
    """百分之 and a Chinese numeral."""
    found = numeral("百分之" + cn2an.an2cn(f"{points}", "low"))
    assert found is not None
    assert found.share
    assert found.value == points


@given(st.integers(1, 10**12))
def test_agrees_with_cn2an(number: int) -> None:
    """An independent reader of Chinese numerals."""
    written = spelled(number)
    assert value(written) == cn2an.cn2an(written, "strict")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("两千五", 2500),
        ("一万二", 12000),
        ("三百八", 380),
        ("七亿七千", 770_000_000),
        ("四万万", 400_000_000),
        ("一万五千亿", 1_500_000_000_000),
        ("三五○", 350),
        ("千分之十二", "1.2"),
        ("百分之百", 100),
        ("5/8", "62.5"),
        ("零点零三", "0.03"),
    ],
)
def test_short_and_old_writings(written: str, expected: int | str) -> None:
    """What an oracle refuses or reads otherwise."""
    assert value(written) == Decimal(expected)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("两三", 2, 3),
        ("二三十", 20, 30),
        ("十五六", 15, 16),
        ("三四百万", 3_000_000, 4_000_000),
        ("百分之七八", 7, 8),
    ],
)
def test_neighbouring_digits_are_a_range(written: str, low: int, high: int) -> None:
    """两三百 has a lower and an upper end."""
    found = numeral(written)
    assert found is not None
    assert (found.value, found.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "written", ["亿万", "1.2.3", "一九七八", "二〇三五", "十四五五", "3,5", "12,34", "八五", "7/2020"]
)
def test_what_is_no_number(written: str) -> None:
    """Years, codes, idioms, lists."""
    assert numeral(written) is None


@given(st.text("0123456789０９〇零一二两三九十百千万亿點点.,/分之 \n", max_size=12))
def test_any_characters_are_read_or_refused(written: str) -> None:
    """No exception; what is read is not negative and its range rises."""
    found = numeral(written)
    if found is not None:
        assert found.value >= 0
        assert found.upper is None or found.upper > found.value
