"""Shares in words: 百分之七到八, 半数以上, 半个百分点, 百分百."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from decimal import Decimal

from extract.bounds import before, behind
from extract.jargon import STOPS
from extract.joins import RANGE, follows
from extract.numerals import DIGITS, MAGNITUDES, Numeral, numeral
from extract.quantity import Quantity

_NUMBER = re.compile(rf"[{DIGITS}{MAGNITUDES}]+(?:[.．点點·•][{DIGITS}]+)?")
_ELSE = frozenset("年月日天岁周秒分")  # behind them the number is a time or a share of its own
_HALF = Decimal(50)
_OF = ("占", "率", "比重", "份额", "比例")
_REACHED = frozenset("率到达為为均是占")


def widened(text: str, low: Numeral, end: int, heads: Container[str]) -> tuple[Numeral, int]:
    """百分之七到八, 百分之七、八: the upper end of a share goes without 百分之; `heads` begin units."""
    if low.upper is not None or (text[end] not in RANGE and text[end] != "、"):
        return low, end
    match = _NUMBER.match(text, end + 1)
    high = numeral(match.group()) if match else None
    if match is None or high is None or text[match.end()] in heads or text[match.end()] in _ELSE:
        return low, end
    if text[end] == "、":
        if not (follows(text[end - 1], match.group()) and low.value % 1 == 0):
            return low, end
        return replace(low, upper=low.value + 1), match.end()
    if high.large or high.share or not low.value < high.value <= 1000:
        return low, end
    return replace(low, upper=high.value), match.end()


def worded(text: str) -> Iterator[Quantity]:
    """Shares without a numeral."""
    at = text.find("半")
    while at >= 0:
        found = _half(text, at)
        if found is not None:
            yield found
        at = text.find("半", at + 1)
    at = text.find("百分百")
    while at >= 0:
        if text[at - 1] in _REACHED:
            yield Quantity(at, at + 3, Decimal(100), None, "%", "exact", at + 3, "", -1)
        at = text.find("百分百", at + 3)


def _half(text: str, at: int) -> Quantity | None:
    """半数以上, 半个百分点, 占比过半; 时间过半 and 一半 are not looked for here."""
    previous = text[at - 1]
    if previous.isnumeric():
        return None
    if text[at + 1] in "数數" and previous not in "大小多":
        end, bound = behind(text, at + 2, "exact")
        ahead = "at_least" if previous in "过過" else before(text, at)
        return Quantity(at, end, _HALF, None, "%", bound if ahead == "exact" else ahead, at + 2, "", -1)
    if text.startswith(("个百分点", "個百分點"), at + 1) and previous not in "个個":
        return Quantity(at, at + 5, Decimal("0.5"), None, "百分点", before(text, at), at + 1, "个百分点", -1)
    if (
        previous in "过過"
        and text[at + 1] in STOPS
        and text[at + 2] != "达"
        and any(word in text[at - 6 : at - 1] for word in _OF)
    ):
        return Quantity(at, at + 1, _HALF, None, "%", "at_least", at + 1, "", -1)
    return None
