"""Whether a figure is done or planned, by the words beside it and the time that holds at its place."""

from __future__ import annotations

import re

from extract import clauses as c
from extract.looks import Look
from extract.passages import PLEDGES, Passage
from extract.periods import Time
from extract.subjects import AIMS, AIMS_BEGIN
from extract.times import REPORTED

# From this month on a report tells of its own year what was done, where no word speaks of a plan.
LATE = 5
# What stands right before the number of a plan: 计划为, 任务数：.
LASTS = frozenset("为是划务标值数:：")
YEARLY = ("年度计划", "全年计划", "年度任务", "全年任务", "年计划", "年度目标", "全年目标", "目标任务")
# 今年再建9所 is still to be done.
AGAIN = re.compile("再[^，。；次度生造现就获]{1,10}$")
# The day by which something is to be done: 12月中旬前.
DUE = re.compile(r"(?<![年\d])(\d{1,2})月(?:\d{1,2}日|[上中下]旬|[底末])?[之以]?前")
SET = ("计划为", "计划是", "计划指标为", "原定为", "目标为", "目标是", "任务为", "任务是")
AIMED = ("任务", "目标", "计划")
AIM = re.compile("(?:目标|目标任务|任务数|计划数)$")
COMPARED = re.compile("[于比欠超离距较][^，。；]{0,8}$")
ASIDE = re.compile("[（(](?:年度|全年|年初|预期|原|考核)?(?:目标|计划|任务)[值数为是:：]{0,2}$")


def set_down(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the number is that of a plan: 一九八一年计划为百分之三点七, 完成年度计划150名的44.7%."""
    if text[start - 1 : start] not in LASTS:
        return False
    if ASIDE.search(text, max(0, start - 9), start):
        return True
    before = text[max(0, start - 5) : start]
    if before.endswith(YEARLY) or (before.endswith(AIMED) and "完成" in text[max(0, start - 14) : start]):
        return text.startswith("的", end)
    return before.endswith(SET) or (
        unit != "%" and (before.endswith(("原定计划", "原计划")) or _aim(text, start))
    )


def _aim(text: str, start: int) -> bool:
    """Whether the number is set as an aim, and not compared with one: 总收入目标1.2亿元, not 好于目标1.3个."""
    aim = AIM.search(text, max(0, start - 12), start)
    return aim is not None and not COMPARED.search(text, max(0, aim.start() - 10), aim.start())


def _aimed(look: Look, passage: Passage, time: Time) -> bool:
    """Whether the words right beside the number make it an aim, whatever time holds."""
    text, quantity, clock = passage.text, look.quantity, passage.clock
    if text[quantity.end : quantity.end + 1] in AIMS_BEGIN and text.startswith(AIMS, quantity.end):
        return True
    if not time.last == clock.now == clock.year:
        return False
    if passage.later and 0 < clock.month < 12:
        return True
    due = DUE.search(text, passage.part, quantity.start)
    if due and 0 < clock.month < int(due[1]):
        return True
    if time.word.startswith("今年"):
        return bool(look.said.sorts & c.HOLD or AGAIN.search(text[passage.clause : quantity.start]))
    return False


def status(look: Look, passage: Passage, time: Time, last: int) -> str:
    """Done or planned."""
    clock = passage.clock
    if _aimed(look, passage, time):
        return "target"
    if time.status == "target":
        standing = passage.already and clock.sentence is None and time in (clock.section, clock.paragraph)
        return "actual" if standing or (passage.done and last <= clock.now) else "target"
    if time.word in REPORTED and passage.pledged and not passage.done:
        return "target"
    if time.status == "actual":
        return "actual"
    section = clock.section
    if section.status == "target" and section.first <= last and not passage.already:
        return "target"
    if last > clock.year:
        return "target"
    if last > clock.now:
        look.doubts.append("status")
        if look.around & c.BASE and not passage.planned:
            return "actual"
        spring = clock.month < LATE
        if passage.planned or (spring and not passage.done):
            return "target"
        again = AGAIN.search(passage.text[passage.clause : look.quantity.start])
        return "target" if again else "actual"
    if clock.section.status != "actual" or last == clock.year:
        pledged = passage.pledged and not passage.done and not look.around & c.BASE
        aside = passage.text[look.quantity.end : look.quantity.end + 1] in ("（", "(")
        if pledged or (
            not aside and look.behind & c.PLANNED and any(mark.cue.word in PLEDGES for mark in look.after)
        ):
            look.doubts.append("status")
            return "target"
    return "actual"
