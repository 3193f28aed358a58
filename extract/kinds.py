"""How: whether a quantity is a level, a change, a growth or a share, by the words right before and after it."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from extract.clauses import (
    ASIDE, AVERAGE, BACKWARD, BASE, COMPARE, FALL, FROM, GAIN, GROW, HALF, HERE, IS, PLANNED, RATE, RATIO, RESPECTIVELY,
    DONE, SHARE, TIME, TO, UNTIL, YEAR_END, Mark,
)  # fmt: skip
from extract.quantities import Quantity

# What may stand between a word and the number that it speaks of.
BETWEEN = " 　\n\u200b“”\"'()（）—-－"
# Words that the search for the deciding word passes over.
PASSED = TIME | HERE | BASE | COMPARE | TO | IS | AVERAGE | ASIDE | RESPECTIVELY | UNTIL | YEAR_END | HALF | PLANNED | DONE
DECIDING = GROW | FALL | RATE | SHARE
# Words that leave a phrase without a subject of its own.
COVER = PASSED | DECIDING | FROM | BACKWARD | HERE
PERCENT = frozenset({"%", "‰"})


class Said(NamedTuple):
    """What stands right before a number.

    sorts: bits of all words passed over, with the deciding one
    start: where those words begin
    decides: the deciding word, None where there is none
    """

    sorts: int
    start: int
    decides: Mark | None


def said(marks: list[Mark], text: str, place: int, floor: int) -> Said:
    """Walk back from the number over words that qualify it, to the one that decides."""
    sorts = 0
    for mark in reversed(marks):
        if mark.end > place:
            continue
        if mark.end != place and text[mark.end : place].strip(BETWEEN):
            break
        if mark.start < floor:
            break
        here = mark.sorts
        if here & FROM and not sorts & TO:
            return Said(sorts | FROM, mark.start, None)
        if here & DECIDING and not (here & TO):
            return Said(sorts | here, mark.start, mark)
        if not here & PASSED:
            break
        sorts |= here
        place = mark.start
    return Said(sorts, place, None)


def percent(before: Said, marks: list[Mark], after: list[Mark], negative: bool, trails: bool) -> tuple[str, int]:
    """The kind of a percentage, and its sign: 增长8% and 下降3% are growth, 占8% and 提高到8% shares."""
    decides = before.decides.sorts if before.decides else 0
    if negative:
        return "growth", -1
    if decides & SHARE:
        return "share", 1
    if decides & FALL:
        return "growth", -1
    if decides & (GROW | RATE):
        return "growth", 1
    if after and after[0].sorts & BACKWARD:
        return "growth", 1
    return ("share", 1) if trails else _looser(before, marks, after)


def _looser(before: Said, marks: list[Mark], after: list[Mark]) -> tuple[str, int]:
    """The kind of a percentage that no word beside it decides."""
    around = 0
    for mark in marks:
        around |= mark.sorts
    for mark in after:
        around |= mark.sorts
    if around & RATE:
        return "growth", 1
    if before.sorts & TO or around & (RATIO | SHARE):
        return "share", 1
    claimed = {metric.kind for mark in marks for metric in mark.cue.says if metric.unit == "%"}
    if claimed == {"growth"} and not around & FROM:
        return "growth", 1
    for mark in reversed(marks):
        if mark.sorts & (GROW | FALL) and len(mark.cue.word) > 1:
            return "growth", -1 if mark.sorts & FALL else 1
    return "share", 1


def amount(before: Said, bare: bool, owned: bool) -> str:
    """The kind of an amount or count: 比上年增加3个 is a change, 新增3个 and 减少3万贫困人口 are levels.

    bare: no subject stands before the number; owned: one stands behind it
    """
    decides = before.decides
    if decides is None or decides.sorts & (GAIN | SHARE | RATE):
        return "level"
    if bare and owned and not before.sorts & (BASE | COMPARE):
        return "level"
    return "change"


def like(unit: str, kind: str, kind_unit: str, sign: int, read: str, read_sign: int) -> tuple[str, int]:
    """The kind of a number in a run: meant like the one before it."""
    share = unit in PERCENT
    if unit != "百分点" and share == (kind_unit in PERCENT):
        return kind, sign
    if kind == "change":
        return ("growth", sign) if share else (kind, sign)
    return read, read_sign


class Before(Protocol):
    """What matters of the figure before."""

    @property
    def kind(self) -> str: ...
    @property
    def sign(self) -> int: ...


def kind_of(quantity: Quantity, before: Said, marks: list[Mark], after: list[Mark], bare: bool, owned: bool,
            trails: bool, negative: bool, last: Before | None) -> tuple[str, int]:  # fmt: skip
    """The kind of a quantity and its sign."""
    unit = quantity.unit
    if unit == "百分点":
        return "change", 1
    if unit in PERCENT:
        kind, sign = percent(before, marks, after, negative, trails)
        follows = bare and not owned and kind == "share" and not before.sorts & SHARE and last is not None
        if follows and last and last.kind in ("growth", "change") and last.sign:
            return "growth", last.sign
        return kind, sign
    if unit == "倍":
        grown = before.decides is not None and before.decides.sorts & (GROW | FALL)
        return ("growth" if grown else "share"), 1
    return amount(before, bare, owned), 1
