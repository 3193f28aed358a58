"""How: whether a quantity is a level, a change, a growth or a share, by the words right before and after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.clauses import (
    ASIDE,
    AVERAGE,
    BACKWARD,
    BASE,
    COMPARE,
    DONE,
    FALL,
    FROM,
    GAIN,
    GROW,
    HALF,
    HERE,
    HOLD,
    IS,
    PLANNED,
    RATE,
    RATIO,
    RESPECTIVELY,
    SETTLED,
    SHARE,
    TIME,
    TO,
    TOTAL,
    UNTIL,
    YEAR_END,
    Mark,
)  # fmt: skip

if TYPE_CHECKING:
    from extract.looks import Look, Stated

# What may stand between a word and the number that it speaks of: blanks, brackets and the small words of grammar.
BETWEEN = " 　\n\u200b“”\"'()（）—-－的了在是为有也又并且都还或则仍"
# Words that the search for the deciding word passes over.
PASSED = (
    TIME
    | HERE
    | BASE
    | COMPARE
    | TO
    | IS
    | AVERAGE
    | ASIDE
    | RESPECTIVELY
    | UNTIL
    | YEAR_END
    | HALF
    | PLANNED
    | DONE
)
DECIDING = GROW | FALL | RATE | SHARE
# Words that leave a phrase without a subject of its own.
COVER = PASSED | DECIDING | FROM | BACKWARD | TOTAL
PERCENT = frozenset({"%", "‰"})
# Things added are counted, money and measures added are a change.
ADDED = frozenset({"增加", "增加了"})
# Words of a metric that are no subject all the same: 五年净增超1000亿元.
VERBS = frozenset({"净增"})
# Town and country: 城镇居民人均可支配收入增长7%，农村居民7.5%.
SIDES = frozenset({"城镇", "农村", "城市", "乡村"})
COUNTED = frozenset({"个", "处", "所", "张", "座", "套", "家", "条", "辆", "台", "间"})
MOVES = frozenset({"growth", "change"})


@dataclass(slots=True)
class Said:
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
    sorts = last = 0
    for mark in reversed(marks):
        start, end, here = mark.start, mark.end, mark.sorts
        if end != place:
            if end > place:
                continue
            if text[end:place].strip(BETWEEN):
                break
        if start < floor:
            break
        if here & FROM and not sorts & TO:
            return Said(sorts | FROM, start, None)
        if here & DECIDING and last & UNTIL and end == place:  # 压降到一成以内
            here |= TO
        if here & DECIDING and not here & TO:
            return Said(sorts | here, end if mark.cue.says and mark.cue.word not in VERBS else start, mark)
        if not here & PASSED:
            break
        sorts |= here
        place, last = start, here
    return Said(sorts, place, None)


def kind_of(look: Look) -> tuple[str, int]:
    """The kind of a quantity and its sign: -1 for a fall."""
    kind, sign = _alone(look)
    before = look.before
    if look.run and before and look.quantity.value >= 0 and not look.said.decides:
        kind, sign = _like(look, before, kind, sign)
    if look.origin and kind in MOVES and not look.around & RATE:
        decides = look.said.decides
        if not (decides and decides.sorts & (GROW | FALL)):  # 由上年下降2%转为增长8%
            return ("share" if look.quantity.unit in PERCENT else "level"), 1
    return kind, sign


def _alone(look: Look) -> tuple[str, int]:
    """The kind of a quantity by its own words."""
    unit, decides = look.quantity.unit, look.said.decides
    if unit == "百分点":
        return "change", 1
    if unit in PERCENT:
        kind, sign = _percent(look)
        before = look.before
        alone = not look.own or (look.phrase[:2] in SIDES and look.phrase[2:] in ("", "居民", "地区"))
        lone = alone and kind == "share" and not look.said.sorts & SHARE
        moves = before is not None and (
            before.kind == "growth" or (before.kind == "change" and not look.said.sorts & (TO | DONE))
        )
        return ("growth", before.sign) if lone and before and moves else (kind, sign)
    if unit == "倍":
        return ("growth" if decides and decides.sorts & (GROW | FALL) else "share"), 1
    return _amount(look), -1 if decides and decides.sorts & FALL else 1


def _percent(look: Look) -> tuple[str, int]:
    """The kind of a percentage: 增长8% and 下降3% are growth, 占8% and 提高到8% shares."""
    if look.quantity.value < 0:
        return "growth", -1
    decides = look.said.decides.sorts if look.said.decides else 0
    if decides & SHARE:
        return "share", 1
    if decides & FALL:
        return "growth", -1
    if decides & (GROW | RATE) or (look.after and look.after[0].sorts & BACKWARD):
        return "growth", 1
    if look.said.sorts & AVERAGE and not look.said.sorts & TO:
        return "growth", 1
    return ("share", 1) if (look.trails or look.of) and not look.origin else _looser(look)


def _looser(look: Look) -> tuple[str, int]:
    """The kind of a percentage that no word beside it decides."""
    around = look.around | look.behind
    if around & RATE:
        falls = any(mark.sorts & RATE and mark.sorts & FALL for mark in look.heard)  # 降幅由4.1%
        return "growth", -1 if falls else 1
    before = look.before
    if before and before.origin and before.kind == "growth":
        return "growth", before.sign
    claimed = {metric.kind for mark in look.heard for metric in mark.cue.says if metric.unit == "%"}
    prices = claimed == {"growth"} and not around & (FROM | RATIO | SHARE | SETTLED)
    if prices and look.said.sorts & HOLD:
        return "growth", 1
    if look.said.sorts & TO or around & (RATIO | SHARE):
        return "share", 1
    look.doubts.append("kind")
    if prices:
        return "growth", 1
    for mark in reversed(look.heard):
        if mark.sorts & (GROW | FALL) and len(mark.cue.word) > 1:
            return "growth", -1 if mark.sorts & FALL else 1
    return "share", 1


def _amount(look: Look) -> str:
    """The kind of an amount: 比上年增加3个 is a change, 新增3个 and 减少3万贫困人口 are levels."""
    decides = look.said.decides
    if decides is None and look.apart:
        return "change"
    if decides is None or decides.sorts & (SHARE | RATE):
        return "level"
    if any(mark.sorts & (BASE | COMPARE) and mark.end <= decides.start for mark in look.heard):
        return "change"
    if decides.sorts & GAIN:
        return "level"
    if look.bare and look.owned:
        return "level"
    counts = decides.cue.word in ADDED and look.quantity.unit in COUNTED
    return "level" if counts and not (look.before and look.before.kind == "change") else "change"


def _like(look: Look, before: Stated, kind: str, sign: int) -> tuple[str, int]:
    """The kind of a number in a run: meant like the one before it."""
    share = look.quantity.unit in PERCENT
    if look.quantity.unit != "百分点" and share == (before.unit in PERCENT):
        return before.kind, before.sign
    if before.kind == "change":
        return ("growth", before.sign) if share else ("change", before.sign)
    return kind, sign
