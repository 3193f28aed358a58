"""What the words of time of a report tell: which time holds from here on, and how far."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.clauses import Mark
from extract.periods import Time
from extract.sections import Sections
from extract.times import COUNTED

# Words that set the time of what follows them, not only of their sentence.
FRAMES = frozenset({"coming_year", "year_reviewed", "years_reviewed", "years_either", "years_ahead", "plan"})
RELATIVE = frozenset({"this_year", "same_year"})
REVIEWED = frozenset({"years_reviewed", "years_either"})
# The part of a year that is over when a report tells of it: 今年一季度, 今年1至9月.
EARLY = re.compile(
    r"第?一季度|上半年|前[一二两三四五六七八九十\d]{1,2}个?(?:月|季度)|[1一]月?[—－\-～至到][\d一二三四五六七八九十]{1,2}月"
)
# How near prices follow the year that they are of, which measure what is of any: 按1980年不变价格.
PRICED = 5
# Since when the things counted are there, not since when they were counted: 抽取2020年以来的项目58个.
ATTRIBUTE = re.compile("以来[^，、。；]")
THINGS = re.compile("以来的[^，、。；]")
PAUSES = ("，", ",", "；", ";")
AWAY = ("自", "从")
# How far behind a year 以来 may stand.
FAR = 33
LAUNCHED = re.compile("[^，。；\\n]{1,20}(?:启动|开展|实施|成立|施行|部署|换届|组建)以来")
AWAY_SINCE = re.compile("[^，。；\\n]{1,30}以来")
SINCE = re.compile(r"[\d０-９]{0,2}(?:月份?[初底]?|[初底])?以来")
# The first years of a plan: “十一五”前四年.
PART_OF_PLAN = re.compile("[”’]?前([两二三四])年")
COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
# What is said of years without a word that tells which: 十年增加近70万亿元, 经过八年持续努力.
REACHES = re.compile(
    "奋斗|拼搏|接续|不懈|引进|培训|发展|整顿|举办|投入|建成"
    "|选派|提拔|增加|增长|年均|累计|持续|减少|平均|努力|新增"
)
# Before a year of which something is a part or a multiple: 是1950年到1997年总和的1.7倍.
MEASURES = frozenset("为是占于相到至")
MULTIPLE = re.compile(r"[^，。；]{0,30}的[\d０-９.．点一二三四五六七八九十两百]+\s?(?:倍|[%％])")
# Before a year they make it one to compare with.
COMPARES = frozenset("比较同与")
PLAN_ENDS = ("末", "期末", "时期末")
NAMES = ("规划", "计划", "纲要")
UNTIL = ("到", "至")
REACHED = frozenset("至止到")  # 截至2024年12月31日 tells the year of what follows, 2024年3月18日 does not
DAY = re.compile(r"[ 　]?\d{1,2}[ 　]?月[ 　]?\d{1,2}[ 　]?日(?![至到—－-])")
# Of its years a span that closes behind them tells: 2011年12月党代会以来的五年.
SPANS = re.compile("[^，。；]{0,30}以来的[两二三四五六七八九十]年")
# From a year to this one: 2020年1月1日至今年6月5日.
DAY_BETWEEN = re.compile(r"[ 　]?(?:\d{1,2}月(?:\d{1,2}日)?|[初底末春夏秋冬起])?[ 　]?[到至]")
# Words of some years lately, which frame no more than their paragraph: 近三年来.
RECENT = ("近", "最近")
RISING = frozenset("起开")
RISES = ("起，", "起,", "开始，", "开始,", "起落", "起开", "起全", "起在", "起推", "起实")


@dataclass(slots=True)
class Place:
    """Where in the text a word of time stands.

    leads: before any figure of its sentence; pure: as the first word of its sentence; opens: of its paragraph
    tasks: in a sentence that names tasks; ahead: behind a word of plan
    """

    leads: bool
    pure: bool
    opens: bool
    tasks: bool
    ahead: bool = False


def _names_only(word: str, after: str, pure: bool) -> bool:
    """Whether a plan is named as a plan, not as the years that it is for: “十四五”规划, 围绕“十四五”谋篇."""
    if word.endswith(NAMES) or after.startswith(NAMES):
        return True
    return not pure and word[-1] in "五”" and not after.startswith(("以来", "末", "初", "这"))


def _titled(text: str, start: int) -> bool:
    """Whether a place lies within a title: 《2013—2017年全国干部教育培训规划》."""
    opened = text.rfind("《", max(0, start - 20), start)
    return opened >= 0 and text.find("》", opened, start) < 0


def _of_things(text: str, end: int, pure: bool) -> bool:
    """Whether 以来 behind a time is said of things, and not of what is done with them."""
    return THINGS.match(text, end) is not None or (not pure and ATTRIBUTE.match(text, end) is not None)


def _describes(text: str, end: int, before: str, after: str, pure: bool) -> bool:
    """Whether a time only tells what is measured, or by what: 1980年不变价格, 2020年以来的项目, 是1950年的1.7倍."""
    if text.find("价格", end, end + PRICED) >= 0 or (after == "以来" and _of_things(text, end, pure)):
        return True
    if before not in MEASURES:
        return False
    return (after[:1] == "的" and before not in UNTIL) or MULTIPLE.match(text, end) is not None


class Clock(Sections):
    """The times of a report, moved on by its headings and words of time as they are read."""

    def hear(self, mark: Mark, text: str, here: Place) -> None:
        """A word of time at its place in the text."""
        cue, start = mark.cue, mark.start + mark.cue.word.startswith("至")
        if self._counts_nothing(mark, text):
            return
        before, after = text[start - 1 : start], text[mark.end : mark.end + 2]
        time = self.at(mark, text, here.ahead)
        if cue.time == "same_year" and here.pure and 0 < self.named[1] <= self.now:
            time = Time(self.named[1], self.named[1], "actual", cue.word)  # 从2019年启动的行动说起。当年，
        if (
            cue.time == "plan"
            and (self.section.first, self.section.last) != (time.first, time.last)
            and _names_only(cue.word, after, here.pure)
        ):
            return
        if text.startswith("面向", start - 2) or _titled(text, start):  # 面向2030年的重大项目
            return
        if before in COMPARES:
            self.base, self.base_end = time, mark.end
            return
        if cue.time == "year" and self.named[1] != time.last:
            self.named = self.named[1], time.last
        if _describes(text, mark.end, before, after, here.pure or before in PAUSES):
            return
        if cue.time == "plan" and (part := PART_OF_PLAN.match(text, mark.end)):
            last = time.first + COUNTS[part[1]] - 1
            time = replace(time, last=last, status="actual" if last <= self.now else time.status)
        time = self._stretched(mark, text, time)
        self.heard_end = mark.end
        if after[:1] in RISING and text.startswith(RISES, mark.end):
            self.rise = time.first
        if here.tasks and time.last > self.now:
            time = replace(time, status="target")
        dated = before not in REACHED and DAY.match(text, mark.end) is not None
        self._hold(cue.time, time, here, dated)

    def at(self, mark: Mark, text: str, ahead: bool = False) -> Time:
        """The years that a word of time means where it stands: of “十四五”末 the last one; 今年一季度 is over."""
        name, time = mark.cue.time, self.resolve(mark.cue, ahead)
        if name == "plan" and text.startswith(PLAN_ENDS, mark.end):
            return replace(time, first=time.last)
        early = name in ("this_year", "year") and time.last == self.year and EARLY.match(text, mark.end)
        return replace(time, status="actual") if early else time

    def _counts_nothing(self, mark: Mark, text: str) -> bool:
        """Whether a number of years is part of a longer word (十五年, 连续五年) or repeats the span before it."""
        before = text[mark.start - 1 : mark.start]
        if mark.cue.time not in COUNTED:
            if mark.cue.time == "year":
                spans = text.find("以来的", mark.end, mark.end + FAR) >= 0
                return spans and SPANS.match(text, mark.end) is not None
            reported = mark.cue.word.startswith("上") and text.startswith("报告", mark.end)
            return reported or (mark.cue.time == "years_before" and before.isnumeric())
        if mark.start - self.heard_end <= 2 or (before and before in "十百第0123456789０１２３４５６７８９"):
            return True
        if mark.cue.time == "years_bare" and before in PAUSES and self.plans_for(mark.cue.years):
            return False
        span = self.section.last - self.section.first + 1
        if mark.cue.time != "years_bare" or before == "续":
            return mark.cue.time == "years_bare"
        longer = span < mark.cue.years and REACHES.match(text, mark.end) is not None
        return span != mark.cue.years and not longer

    def _goes_on(self, text: str, start: int) -> bool:
        """Whether a time goes on from the one before it: 2020年1月1日至今年6月5日."""
        return self.heard_end >= 0 and DAY_BETWEEN.fullmatch(text, self.heard_end, start) is not None

    def _stretched(self, mark: Mark, text: str, time: Time) -> Time:
        """The time with what stands around it: 冬至次年春, 2023年以来, 到今年3月底."""
        cue, start = mark.cue, mark.start + mark.cue.word.startswith("至")
        before = text[start - 1 : start]
        if before in UNTIL and self._goes_on(text, start) and self.time.first < time.first:
            time = replace(time, first=self.time.first)
        if before in UNTIL and 0 < self.rise < time.first:  # 1979年起…，到1984年
            time = replace(time, first=self.rise)
        if text.find("以来", mark.end, mark.end + FAR) >= 0 and (since := self._since(mark, text, time)):
            return since
        if self.inspected and before in UNTIL and time.last == self.section.last:
            return self.section
        if cue.time == "this_year" and before in UNTIL and self.now < self.year:
            return Time(self.now, self.year, "actual", before + cue.word)
        return time

    def _since(self, mark: Mark, text: str, time: Time) -> Time | None:
        """The time since a year: 2023年以来, 自2021年3月“十条”施行以来, 2019年“雏鹰”计划启动以来."""
        until = None
        if SINCE.match(text, mark.end):
            until = self.now
        elif LAUNCHED.match(text, mark.end) or (
            text[mark.start - 1 : mark.start] in AWAY and AWAY_SINCE.match(text, mark.end)
        ):
            until = self.until
        return Time(time.first, max(time.first, until), "actual", mark.cue.word + "以来") if until else None

    def _hold(self, name: str, time: Time, here: Place, dated: bool) -> None:
        """Let the time hold as far as its place in the text says; `dated` where it is that of a day."""
        if not here.leads:
            self.clause = time
            return
        self.sentence, self.clause = time, None
        if name in REVIEWED and time.first < time.last == self.now:
            self.reviewed = time
        if name == "this_year" and self.paragraph and self.paragraph.last < time.last == self.now:
            self.paragraph = None  # what is told of last year is over
        recent = time.word.startswith(RECENT)
        if (
            here.opens
            and name == "years_reviewed"
            and not (self.headed or recent)
            and self.section == self.report
        ):
            self.section = time
        if not here.pure or name == "years_before":
            return
        if here.opens and not (recent or dated) and self._turns(name, time, here.tasks):
            self.section = time
        elif name in RELATIVE and time.status != "actual":
            self.paragraph = None
        elif here.opens or name in FRAMES or not self.headed:
            self.paragraph, self.opened = time, here.opens

    def _turns(self, name: str, time: Time, tasks: bool) -> bool:
        """Whether a time at the head of a paragraph holds for all that follows."""
        section = self.section
        if name == "last_year" and self.now == self.year:  # told beside what is told of this year
            return False
        if name in RELATIVE and not tasks and time.status != "actual":
            return False
        if not self.headed:
            return not (
                section.first <= time.first and time.last <= section.last and section.first < section.last
            )
        if name not in FRAMES:
            return tasks and time.last > self.now
        if name == "plan" and section.first == section.last:
            return False
        within = section.first <= time.first and time.last <= section.last
        return not within and not (section.status == "target" and time.last <= self.now)
