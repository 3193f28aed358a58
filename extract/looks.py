"""One quantity with the words around it: what everything else about its figure is read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from extract import kinds, subjects
from extract.clauses import BASE, COMPARE, FROM, RATE, SET_DOWN, TO, Mark
from extract.kinds import PERCENT, Said
from extract.quantities import Quantity

if TYPE_CHECKING:
    from extract.passages import Passage

BLANK = " 　\n"
JOINTS = frozenset({"", "、", "和", "与", "及", "或", "以及", "，"})
LONGEST_JOINT = 4
PLUS = ("+", "＋")
# A plan and its result side by side: 计划41亿元，入库39.6亿元.
NO_PLAN = re.compile("完成|占|超|总投资|比")
ANSWER = re.compile(
    "[）)]?[，,；;（(]但?[^，。；,;0-9]{0,5}(?:实际|实绩|入库|到位|完成|建成|办了|结果|解决|全年)"
    "[^，。；,;0-9]{0,6}"
)
# A plan set out before what came of it: 年初下达计划：办班62期。
SET_OUT = re.compile(
    "[^，。；：\\d]{0,6}(?:年初|下达|原定|预定|设定|确定|制定)[^，。；：\\d]{0,8}(?:计划|目标|任务)数?："
)
SETS = re.compile("计划|设定|目标|任务")
ACTUALLY = re.compile("[^。；;]{0,30}[；;，,][^，。；,;0-9]{0,2}实际(?!上)")
# 分别增长6.1%、下降2.2%
MOVES = frozenset({"增长", "下降", "提高", "降低", "增加", "减少", "上升", "回落", "上涨", "下跌"})
NEAR, FAR = 24, 36
MORE_OR_LESS = frozenset("多少")
COMPARED = BASE | COMPARE
SHORT = frozenset({"还差", "只差", "仅差", "尚差", "仍差", "相差"})


@dataclass(slots=True)
class Stated:
    """What a figure is remembered for by the one behind it.

    origin: it is the A of 由A到B; owned: its noun stands behind it; sign: -1 where it is a fall
    answered: it is a plan whose result stands behind it
    """

    start: int
    end: int
    value: Decimal
    unit: str
    kind: str
    sign: int
    metric: str
    origin: bool
    first: int
    last: int
    status: str
    owned: bool
    answered: bool = False


@dataclass(slots=True)
class Look:
    """A quantity and what stands around it.

    heard: the words between the figure before (or the head of the clause) and the number; after: those behind it
    around: what the words before the number tell, all together; behind: what those behind it tell
    said: the words right before the number; phrase: the subject before it, `bare` where there is none
    owned: a noun stands right behind the number; own: it has a subject of its own, before or behind
    run: it follows the figure before with nothing but 、 or 和 between; trails: the clause goes on behind it
    of: 的 stands right before it, so that it is of something
    origin: it is the A of 由A到B; before: the figure before it in its paragraph
    answered: it is a plan whose result stands behind it (计划40期，办了43期); answers: it is such a result
    apart: it is how far something is from what it is compared with (比前年少提11名, 距目标还差3亿元)
    """

    quantity: Quantity
    found: list[Quantity]
    number: int
    heard: list[Mark]
    after: list[Mark]
    around: int
    behind: int
    said: Said
    phrase: str
    bare: bool
    owned: bool
    own: bool
    run: bool
    trails: bool
    of: bool
    origin: bool
    before: Stated | None
    doubts: list[str]
    answered: bool
    answers: bool
    apart: bool


def look(text: str, passage: Passage, found: list[Quantity], number: int, after: list[Mark],
         before: Stated | None) -> Look:  # fmt: skip
    """What stands around a quantity."""
    quantity = found[number]
    following = found[number + 1] if number + 1 < len(found) else None
    start, end = quantity.start, before.end if before else 0
    floor = max(passage.clause, end)
    if before and before.owned and floor == end and (joint := text.find("、", floor, start)) > 0:
        floor = joint
    heard = passage.heard
    if heard and heard[0].start < floor:
        heard = [mark for mark in heard if mark.start >= floor]
    around = behind = 0
    for mark in heard:
        around |= mark.sorts
    for mark in after:
        behind |= mark.sorts
    said = kinds.said(heard, text, start, floor)
    owned = subjects.owned(text, quantity, after, following)
    phrase, bare = subjects.lead(text, heard, floor, said.start)
    sign = text[start - 1 : start]
    if sign in PLUS:
        around |= RATE
    answers = before is not None and before.answered and ANSWER.fullmatch(text, end, start) is not None
    bare = bare or answers
    if bare and not owned and quantity.unit in PERCENT and passage.leads:
        around |= _rated(passage, end)
    run = (
        bare
        and floor == end
        and end > 0
        and joins(
            text, end, start, quantity.unit in PERCENT and before is not None and before.kind == "growth"
        )
    )
    if run and before:
        answered = before.answered
    elif around & SET_DOWN:
        answered = _answered(text, passage, found, number) or _planned_part(text, passage, quantity)
    else:
        planned = passage.planned or (before is not None and before.answered)
        answered = planned and _planned_part(text, passage, quantity)
    trails = quantity.end < len(text) and text[quantity.end] not in subjects.CLOSING
    leaves = said.sorts & FROM or (around & FROM and bool(after) and after[0].sorts & TO)
    if run and before and before.origin:
        origin = not said.sorts & TO
    else:
        reaches = bool(after) and after[0].sorts & TO and after[0].start == quantity.end
        origin = bool(leaves) and (bool(reaches) or _arrives(text, found, number))
    return Look(
        quantity, found, number, heard, after, around, behind, said, phrase, bare, owned, owned or not bare, run, trails,
        sign == "的", origin, before, [],
        answered, answers,
        (sign == "差" or around & COMPARED > 0) and _apart(text, start, sign),
    )  # fmt: skip


def _apart(text: str, start: int, sign: str) -> bool:
    """Whether the number tells how far something is from what it is compared with, by 还差 or a verb with 多 or 少."""
    if sign == "差":
        return text[start - 2 : start] in SHORT
    return not MORE_OR_LESS.isdisjoint(text[start - 3 : start - 1])


def _planned_part(text: str, passage: Passage, quantity: Quantity) -> bool:
    """Whether the part of the sentence is a plan whose result follows: 设定办班18期、培训2000人次；实际举办21期."""
    if not passage.compares:
        return False
    if SET_OUT.match(text, passage.part):
        return True
    follows = text.find("实际", quantity.end, quantity.end + FAR) >= 0 and ACTUALLY.match(text, quantity.end)
    return bool(follows) and SETS.search(text, passage.part, quantity.start) is not None


def _rated(passage: Passage, end: int) -> int:
    """RATE where the clause before, without a figure of its own, speaks of one: 增长速度，今年定为."""
    start, _, heard = passage.leads[-1]
    if start < end or any(mark.cue.word.endswith("率") and mark.cue.says for mark in heard):
        return 0
    return RATE if any(mark.sorts & RATE for mark in heard) else 0


def joins(text: str, end: int, start: int, moves: bool = False) -> bool:
    """Whether nothing but 、 or 和 stands between two numbers; between rates (`moves`) a verb may stand too."""
    if start - end > LONGEST_JOINT:
        return False
    between = text[end:start].strip(BLANK)
    return between in JOINTS or (moves and between[0] == "、" and between[1:] in MOVES)


def _answered(text: str, passage: Passage, found: list[Quantity], number: int) -> bool:
    """Whether the number is set down as a plan, and the next tells its result."""
    end, following = _next(text, found, number)
    if following is None or ANSWER.fullmatch(text, end, following.start) is None:
        return False
    clause = text[passage.clause : found[number].start]
    return not NO_PLAN.search(clause) and text[following.end : following.end + 1] != "的"


def _next(text: str, found: list[Quantity], number: int) -> tuple[int, Quantity | None]:
    """Where the number, or the list that it begins, ends, and the next number, if that is near."""
    last = run_end(text, found, number)
    end, following = found[last].end, found[last + 1] if last + 1 < len(found) else None
    return end, following if following and following.start - end <= NEAR else None


def run_end(text: str, found: list[Quantity], number: int) -> int:
    """The place of the last number of the list that begins with one: nothing but 、 or 和 stands between them."""
    while number + 1 < len(found) and joins(text, found[number].end, found[number + 1].start):
        number += 1
    return number


def _arrives(text: str, found: list[Quantity], number: int) -> bool:
    """Whether 到 stands between the number, or the list that it begins, and the next, or 起步 behind it."""
    if text.startswith(("起步", "到"), found[number].end):
        return True
    end, following = _next(text, found, number)
    gap = text[end : following.start] if following else ""
    return any(sign in gap for sign in "到至为") and "。" not in gap and "；" not in gap
