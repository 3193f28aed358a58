"""What was heard in the sentence so far, on the way to the next number."""

from __future__ import annotations

import re
from dataclasses import replace

from extract import clauses as c
from extract.clauses import Mark
from extract.clock import Clock, Place
from extract.kinds import COVER
from extract.periods import Time

# How far from its head a sentence may name the time that it is about.
LEADS = 8
TELLING = (
    c.SETTLED
    | c.YEAR_END
    | c.HALF
    | c.TASKS
    | c.TIME
    | c.PLANNED
    | c.DONE
    | c.PART
    | c.FLOW
    | c.HANDED
    | c.BASE
)
NOTED = c.YEAR_END | c.PART | c.HANDED | c.HALF | c.BASE | c.FLOW
OPENERS = COVER | c.PREFIX
# Behind a year that a span of time begins with: 从2019年起, 从今年一月到九月.
STARTS = re.compile("起|开始|以来|[\\d一二三四五六七八九十]{1,2}月份?[到至]")
# A point of a list that begins within a paragraph: 三是抱团发展.
ITEM = re.compile("[一二三四五六七八九十]是|[①-⑩]|第[一二三四五六七八九十]，")
ITEMS = frozenset("一二三四五六七八九十第①②③④⑤⑥⑦⑧⑨⑩")
# What a sentence may begin with: blanks, a salutation, a number or note in brackets.
HEAD = re.compile(
    "[ 　\\n—\\-\\u200b]*(?:【[^】]{0,18}】)?(?:各位代表.)?(?:同志们.)?"
    "(?:第[一二三四五六七八九十][句件点条]?话?[，、])?(?:（[^）]{0,18}）)?",
    re.DOTALL,
)
# Behind a year, what makes it the time of things counted and not of what is done with them.
ATTRIBUTIVE = re.compile("[^，。；、,;\\d的]{1,8}的[\\d一二三四五六七八九十百]+[个项件宗户家名条处]")
# How far 基础上 may stand behind what is compared with, and how near where no number is named: 在去年的基础上.
GROUND, BASIS = 17, 2
STOPS = frozenset("，。；")
# Funds and projects won: 争取改造资金2600万元 is done.
WON = re.compile(
    "争取(?:(?!引进|完成|新增|实施|实现|建成|开工|落地|突破|达)[^，。；,;到\\d]){0,12}(?:资金|项目|补助|补贴|债券|专项|经费|投资)[\\d一二三四五六七八九十近超约达]"
)
# The last sign of a clause that names what the figures behind it are parts of: 去年发展的党员中，女性155名.
WITHIN = frozenset("中里内")
# 将 as 把: 将原有147个网格重新划分为168个 is done.
DISPOSED = re.compile("[^，。；]{1,16}?(?:重新|分为|划[分为]|整合|合并|转[为化]|分解)")
HEADS = frozenset(" 　\n—-\u200b【各同第（")
# What is still to come in a report of the second and third quarter.
LATER = frozenset(
    {
        "到年底",
        "到今年底",
        "至年底",
        "下半年",
        "四季度",
        "第四季度",
        "年底前",
        "年末前",
        "后三个季度",
        "后几个月",
        "后两个月",
        "接下来",
    }
)
# Words at the head of a sentence that say what comes next.
FORWARD = frozenset({"下一步", "下步", "今后", "下阶段", "下一阶段"})
PLEDGES = frozenset({"拟", "力争", "争取", "计划安排", "打算", "计划", "将", "确保"})
# Before these words a plan is something to compare with: 比计划多, 完成计划.
COMPARED = "比成占超原度于为才英育援”》"
NOW = frozenset({"如今", "目前", "现已", "至今", "迄今", "目前已"})
ALREADY = frozenset({"现在", "目前", "已", "已经", "现已", "目前已", "业已", "先后"})


class Passage:
    """The sentence and clause that is being read.

    head, clause: where the sentence and the clause begin; heard: the words of the clause
    leads: the clauses before this one that stated no figure, with their words
    origin: the time of 由2012年的 before the number, which holds for that number alone
    parts: whether 其中 was heard since the last figure; sums: whether 累计 was since the last semicolon
    later: whether the sentence names the rest of the year, 下半年 or 年底前
    standing: whether the sentence tells what is there now: 目前全市有
    aims: whether all figures of the sentence so far are planned
    alone: the time of 2018年至2020年实施的 before the number, which holds for that number alone
    part: where the part of the sentence between semicolons begins
    """

    def __init__(self, text: str, clock: Clock) -> None:
        self.text, self.clock = text, clock
        self.compares = "实际" in text
        self.stated = 0
        self.open(0, 0)

    def open(self, start: int, end: int) -> None:
        """A paragraph begins."""
        self.end = end
        self.first = True
        self.sentence(start)

    def next(self, start: int) -> None:
        """A sentence ends and the next begins."""
        self.sentence(start)
        self.first = False
        if self.text.startswith("其中", self.head):  # which goes on about the sentence before
            self.clock.clause = None
        else:
            self.clock.open_sentence()
        if self.text[self.head : self.head + 1] in ITEMS and ITEM.match(self.text, self.head):
            self.clock.open_item()

    def sentence(self, start: int) -> None:
        """A sentence begins: nothing was heard in it so far."""
        if self.text[start : start + 1] in HEADS and (match := HEAD.match(self.text, start, self.end)):
            start = match.end()
        self.head = self.clause = start
        self.heard: list[Mark] = []
        self.leads: list[tuple[int, int, list[Mark]]] = []
        self.planned = self.pledged = self.done = self.already = self.tasks = False
        self.parts = self.whole = self.sums = self.handed = self.later = self.aims = False
        self.part = start
        self.standing = False
        self.origin: Time | None = None
        self.alone: Time | None = None

    def hear(self, mark: Mark, answers: bool) -> None:
        """A word that tells when or whether; `answers` where the figure before began with 由."""
        sorts = mark.sorts
        if sorts & c.TASKS:
            self.tasks = True
            if len(self.leads) < 2:
                self.clock.turn()
            if mark.cue.word in FORWARD and self.opens(mark.start, self.heard):
                self.clock.go_on()
        if sorts & c.TIME:
            self._time(mark, self.heard, answers)
        elif sorts & c.PLANNED:
            if WON.match(self.text, mark.start) or (
                mark.cue.word == "将" and DISPOSED.match(self.text, mark.end)
            ):
                return
            self.planned = True
            if mark.cue.word in PLEDGES and self.text[mark.start - 1 : mark.start] not in COMPARED:
                self.pledged = True
        elif sorts & c.DONE or mark.cue.word.startswith("已"):  # 已整改 tells what was done as 已 does
            self.done = True
            self.already = self.already or mark.cue.word in ALREADY
        if sorts & NOTED:
            self._note(sorts, mark.cue.word, mark.start)

    def _note(self, sorts: int, word: str, place: int) -> None:
        """What the word at a place tells beside the time."""
        self.parts = self.parts or bool(sorts & c.PART)
        self.handed = self.handed or bool(sorts & c.HANDED)
        if word in LATER:
            self.later = True
            self.rest(word, place)
        self.standing = self.standing or word in NOW
        self.sums = self.sums or word == "累计"
        if sorts & c.BASE:
            self.clock.base = None

    def rest(self, word: str, place: int) -> None:
        """下半年 at the head of a paragraph opens what is to be done."""
        if word in LATER and self.first and place - self.head <= 1:
            self.clock.rest()

    def breaks(self, mark: Mark) -> None:
        """A clause or the whole sentence ends."""
        if self.stated <= self.clause:
            self.leads.append((self.clause, mark.start, self.heard))
        self.heard = []
        self.clause = mark.end
        self.origin = None
        self.handed = False
        if mark.sorts & c.STOP:
            self.next(mark.end)
        elif mark.sorts & c.SEMICOLON:
            self.clock.open_clause()
            self.done = self.already = False
            self.pledged = self.pledged and self.aims
            self.later = self.later and not self._spent()
            self.leads = []
            self.whole = True
            self.sums = False
            self.part = mark.end

    def _spent(self) -> bool:
        """Whether 年底前 stood behind the figures of the sentence: 清退16.8万元，余下9月底前到位；收回41万元."""
        idle = (heard for start, _, heard in self.leads if start >= self.stated > self.head)
        return any(mark.cue.word in LATER for heard in idle for mark in heard)

    def _time(self, mark: Mark, heard: list[Mark], answers: bool) -> None:
        """A word of time: of the next number alone after 由 or its 到, else of what follows."""
        if len(heard) > 1:
            last = heard[-2]
            single = not mark.cue.until or mark.cue.until == mark.cue.years
            leaves = single and last.sorts & c.FROM and last.end == mark.start
            arrives = answers and last.sorts & c.TO and last.end >= mark.start - 1
            if arrives or (leaves and not STARTS.match(self.text, mark.end)):
                self.origin = self._origin(mark)
                return
        grounds = self.text.find("基础上", mark.end, mark.end + GROUND)
        if grounds >= 0 and STOPS.isdisjoint(between := self.text[mark.end : grounds]):
            if len(between) < BASIS:  # 在去年的基础上压减5%, of no figure
                return
            self.alone = self.clock.resolve(mark.cue)
            self.clock.mentioned = self.alone.last
            return
        if self._attributes(mark):
            self.alone = self.clock.resolve(mark.cue)
            self.clock.mentioned = self.alone.last
            return
        leads = self.stated <= self.head or (self.clause == self.head and mark.start - self.head <= LEADS)
        pure = self.clause == self.head and mark.start - self.head <= LEADS and self.opens(mark.start, heard)
        self.clock.hear(mark, self.text, Place(leads, pure, self.first, self.tasks, self.planned))

    def _attributes(self, mark: Mark) -> bool:
        """Whether the time only tells which things are counted: 2018年至2020年实施的21个项目."""
        if not mark.cue.until or mark.cue.until >= self.clock.now or self.clock.now > self.clock.year:
            return False
        return ATTRIBUTIVE.match(self.text, mark.end) is not None

    def _origin(self, mark: Mark) -> Time:
        """The time of 由…的: 上年 is the year before the one spoken of."""
        time = self.clock.at(mark, self.text)
        year = self.clock.time.first - 1
        return replace(time, first=year, last=year) if mark.cue.word.startswith("上") else time

    def opens(self, place: int, heard: list[Mark]) -> bool:
        """Whether nothing but words that open a sentence stands before a place at its head."""
        before = [mark for mark in heard if mark.start < place]
        if any(mark.sorts & c.TIME for mark in before):
            return False
        return place - self.head - sum(mark.end - mark.start for mark in before if mark.sorts & OPENERS) <= 1
