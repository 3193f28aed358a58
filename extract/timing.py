"""Which years a figure covers, by the time that holds at its place."""

from __future__ import annotations

import re
from dataclasses import replace

from extract import clauses as c
from extract.claims import unsettled
from extract.clauses import Mark
from extract.clock import Clock
from extract.looks import Look, Stated
from extract.passages import NOW, Passage
from extract.periods import Time
from extract.status import set_down, status
from extract.subjects import KINDS
from extract.times import DECEMBER, INSPECTION, REPORTED

BESIDE = 2
# The first characters of what makes a stock a flow, and how far before it they may stand: 新增铁路营运里程.
ADDS = "新净增减"
ADDED = 6
BY = re.compile("[^，。；]{0,4}(?:前|底|内)[^，。；]{0,6}(?:全部完成|完成|建成|解决|投用|整改|到位)")
HAVE = frozenset({"已有", "已", "已经"})
GROUNDS = ("基础上", "的基础上")
# 去年同期为12名 is a figure of the year before.
SAME_TIME = ("去年同期", "上年同期")
# 是1950年到1997年总和的1.7倍 is said of the figure before.
LIKENED = ("是", "为", "相当于")
# Behind the level of one year: 公共财政预算收入1366亿元，年均增长28.6%; 零售总额4015亿元，比2007年增加2300亿元.
ANNUAL = re.compile(
    "，(?:(?:年均|年平均|平均每年)(?:分别)?[增递提升]|年递增|比(?:19|20)\\d\\d年|是(?:19|20)\\d\\d年的|净增)"
)
# What is spent adds up over the years, though a report says 达到 of it; what stands now does not.
SPENT = ("投入", "支出", "补助", "补贴")
STANDING = frozenset({"现已", "目前已"})


def timed(look: Look, passage: Passage, time: Time, told: bool, kind: str, words: list[Mark]) -> tuple[int, int, str]:  # fmt: skip
    """First and last year and status of a figure.

    told: the time belongs to this number alone (由2012年的54万亿元); words: those of its subject
    """
    clock, before, said = passage.clock, look.before, look.said
    if passage.text.startswith(GROUNDS, look.quantity.end):  # 在30万元基础上再增加两成
        return clock.now, clock.now, "actual"
    if told and not _of_base(look, passage):
        return time.first, time.last, status(look, passage, time, time.last)
    if (beside := _beside(look, passage, time, kind)) is not None:
        return beside
    if before and before.origin and said.sorts & c.TO and time.last <= before.last < clock.now:
        time = clock.section  # 从2020年的3.2万元跃升至58.6万元: to what it is now
    if passage.standing and time.last < clock.today and any(mark.cue.word in NOW for mark in look.heard):
        time = replace(time, last=clock.present)  # 2018年查摆的问题，目前整改88个
    first, last = _years(look, passage, time, kind, words)
    quantity = look.quantity
    moves = said.decides is not None and said.decides.sorts & (c.GROW | c.FALL)
    place = said.start if moves else quantity.start
    if look.answered or set_down(passage.text, place, quantity.end, quantity.unit):
        return first, last, "target"
    if look.answers:
        return first, last, "actual"
    if status(look, passage, time, last) == "target":
        return _aim_years(look, passage, time, first, last)
    return (clock.now, clock.now, "actual") if time.status == "target" else (first, last, "actual")


def _aim_years(look: Look, passage: Passage, time: Time, first: int, last: int) -> tuple[int, int, str]:
    """The period of a figure among plans: of the coming year where they name none, of this year before its end."""
    clock, start = passage.clock, look.quantity.start
    if look.owned and unsettled(passage.text, start, start):  # 对未整改到位的9个问题，确保
        return clock.now, clock.now, "actual"
    rest = passage.later and clock.month < DECEMBER  # in a report of December 年底前 is of the year to come
    if time.word in REPORTED or (rest and last > clock.year and time == clock.section):
        return clock.year, clock.year, "target"
    if last < clock.year and not time.status:
        return clock.coming, clock.coming, "target"
    return first, last, "target"


def _of_base(look: Look, passage: Passage) -> bool:
    """Whether the number is that of the year compared with: 比2012年的54万亿元."""
    clock = passage.clock
    if clock.base is None or look.said.decides:
        return False
    return not passage.text[clock.base_end : look.quantity.start].strip("的 　")


def _beside(look: Look, passage: Passage, time: Time, kind: str) -> tuple[int, int, str] | None:
    """The time of a figure that is told by what stands beside it: a base, a 由, a list, a share of the one before."""
    clock, before, said = passage.clock, look.before, look.said
    base = clock.base
    if base and _of_base(look, passage):
        return base.last, base.last, "actual" if base.last <= clock.now else "target"
    if said.sorts & c.BASE and not said.decides and passage.text.startswith(SAME_TIME, said.start):
        return time.last - 1, time.last - 1, "actual"
    if look.origin:
        frame = clock.frame if clock.frame.last == time.last else time
        year = base.last if base else clock.pair[0] or frame.first - 1
        return year, year, "actual"
    if before:
        goes_on = look.run and kind == before.kind
        if goes_on or (kind == "share" and _divides(look, passage, before)):
            return before.first, before.last, before.status
    promised = _promised(look, time, clock, passage.text) if look.behind & c.TIME else None
    return None if promised is None else (promised, promised, "target")


def _divides(look: Look, passage: Passage, before: Stated) -> bool:
    """Whether the figure is a share or a multiple of the one before."""
    times = look.quantity.unit == "倍"
    if before.end <= passage.head:
        return False
    if look.around & c.PART or KINDS.match(look.phrase):  # 提任94人，“80后”超过六成
        return before.kind in ("level", "share")
    likened = times and passage.text.startswith(LIKENED, passage.clause)
    if not (times or look.said.sorts & c.SHARE):
        return False
    return (likened or not look.own) and (times or before.kind in ("level", "share"))


def _promised(look: Look, time: Time, clock: Clock, text: str) -> int | None:
    """The year by which it shall be done, named behind the number: 另1个2025年6月前解决."""
    for mark in look.after:
        if mark.cue.time == "year" and mark.cue.years > time.last:
            return mark.cue.years
        if mark.cue.time == "next_year" and BY.match(text, mark.end):
            return clock.year + 1
        if mark.cue.time == "this_year" and clock.year > time.last and BY.match(text, mark.end):
            return clock.year
    return None


def _years(look: Look, passage: Passage, time: Time, kind: str, words: list[Mark]) -> tuple[int, int]:
    """The span that the time gives a figure of that kind."""
    clock, sorts, before = passage.clock, look.around, look.before
    first, last = time.first, time.last
    if sorts & c.AVERAGE and first == last and clock.frame.first < clock.frame.last:
        first, last = clock.frame.first, clock.frame.last
    elif (
        sorts & c.AVERAGE and 0 < clock.pair[0] < first == last
    ):  # 由2018年的3870万元增加到1.36亿元，年均增长36.9%
        first = clock.pair[0] + 1
    if kind in ("growth", "change"):
        if not look.own and before and sorts & c.COMPARE and not clock.base and before.end > passage.head:
            return before.first, before.last
        if sorts & c.BASE and not sorts & c.AVERAGE:
            return last, last
        base = clock.base
        if base and base.last < last:
            clock.base_used = True
            return base.last + 1, last
        return first, last
    if first == last:
        return first, last
    if time.word == INSPECTION and passage.handed and not sorts & c.SETTLED:
        return first, first
    end = clock.pair[1] if first <= clock.pair[1] < last else last
    if kind == "share":
        return (first, last) if end == last and _share_spans(look, passage, time, sorts) else (end, end)
    flows = any(mark.sorts & c.FLOW for mark in words)
    summed = _summed(look, passage, time, sorts, flows)
    return (first, last) if summed and (end == last or "span" not in look.doubts) else (end, end)


def _share_spans(look: Look, passage: Passage, time: Time, sorts: int) -> bool:
    """Whether a share in a span of years is of all of them: 投资占43%, not 城镇化率63%."""
    if look.said.sorts & c.TO or (look.before and look.before.origin):
        return bool(sorts & c.HOLD)
    if sorts & c.HOLD or _reported(time):
        return True
    if sorts & c.RATIO or (look.trails and any(mark.cue.word in HAVE for mark in look.heard)):
        return False
    before = look.before
    spans = before is not None and before.end > passage.head and before.first < before.last
    if sorts & c.SHARE:
        spent = any(mark.cue.word.endswith(SPENT) for mark in look.heard)
        return spans or spent or bool(sorts & (c.FLOW | c.WHOLE))
    return look.trails and not sorts & c.STOCK


def _reported(time: Time) -> bool:
    """Whether the time is that of a report on work under way: 到今年3月底, 2023年以来."""
    return time.word in REPORTED or time.word.startswith(("到", "至")) or time.word.endswith("以来")


def _summed(look: Look, passage: Passage, time: Time, sorts: int, flows: bool) -> bool:
    """Whether a level in a span of years is the sum of all, not that of its end."""
    said, before, heard = look.said, look.before, look.heard
    if sorts & c.HOLD:
        return True
    if ANNUAL.match(passage.text, look.quantity.end) and not _sums(passage, heard):
        return False
    if before and before.origin and said.sorts & c.TO:
        return False
    listed = before is not None and before.end > passage.clause and time.first <= before.last <= time.last
    follows = listed or (before is not None and before.end > passage.part and before.first <= time.first)
    follows = follows and (listed or not (look.owned and look.bare))
    summed = before is not None and before.first < before.last
    flows = flows or bool(sorts & (c.FLOW | c.GAIN)) or said.decides is not None
    stock = any(
        mark.sorts & c.STOCK and mark.end >= said.start - BESIDE and not _added(heard, mark) for mark in heard
    )
    if stock or said.sorts & c.STOCK:
        return bool(listed and summed)
    if said.sorts & c.TO and not flows:
        return any(mark.cue.word in SPENT for mark in heard) and any(
            mark.cue.word == time.word for mark in heard
        )
    if not passage.sums and any(mark.cue.word in STANDING for mark in heard):
        return False
    if flows or sorts & (c.WHOLE | c.AVERAGE) or passage.sums or (look.owned and look.behind & c.WHOLE):
        return True
    if follows:
        return summed
    if _reported(time):
        return True
    look.doubts.append("span")
    return not _stands(look, passage)


def _sums(passage: Passage, heard: list[Mark]) -> bool:
    """Whether words say that the number is a sum over years: 五年累计完成598亿元, 投入6197亿元, 引进7.8万人."""
    return passage.sums or any(
        mark.sorts & c.FLOW
        or mark.cue.word.endswith(SPENT)
        or (not mark.cue.says and (mark.sorts & c.WHOLE or (mark.cue.time != "year" and mark.cue.years > 1)))
        for mark in heard
    )


def _stands(look: Look, passage: Passage) -> bool:
    """Whether a level is told as what is there, by words or by a subject without a verb: 党员3.2万名."""
    return passage.standing or any(mark.cue.word in HAVE or mark.sorts & c.TO for mark in look.heard)


def _added(heard: list[Mark], stock: Mark) -> bool:
    """Whether a word before a stock makes it what was added: 新增铁路营运里程."""
    return any(mark.cue.word[0] in ADDS and 0 <= stock.start - mark.end <= ADDED for mark in heard)
