"""Which time holds at a place of a report: that of the clause, else of the sentence, paragraph, section, report."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.clauses import HALF, PREFIX, REVIEW, TASKS, TIME, TITLE, Cue, Mark
from extract.periods import Time, covers, inspected, plans, summed_up

# Words that set the time of what follows them, not only of their sentence.
FRAMES = frozenset({"coming_year", "year_reviewed", "years_reviewed", "years_either", "years_ahead", "plan"})
RELATIVE = frozenset({"this_year", "same_year"})
COUNTED = frozenset({"years_reviewed", "years_either", "years_bare"})
# Years that something is a multiple of: 是1950年到1997年总和的1.7倍.
DATE = re.compile(
    r"[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日|[\s）)]|$)", re.MULTILINE
)
# A year without 年 in a heading: 展望2025.
BARE_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d年.、月—-])")
PRICES = re.compile(".{0,3}价格")
# Since when the things counted are there, not since when they were counted: 抽取2020年以来的项目58个.
ATTRIBUTE = re.compile("以来[^，、。；]")
SINCE = re.compile(r"[\d０-９]{0,2}(?:月份?[初底]?|[初底])?以来")
# The first years of a plan: “十一五”前四年.
PART_OF_PLAN = re.compile("[”’]?前([两二三四])年")
COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
# What is said of years without a word that tells which: 十年增加近70万亿元, 经过八年持续努力.
REACHES = ("增加", "增长", "年均", "累计", "持续", "减少", "平均", "努力", "新增")
PAIR = 2
MULTIPLE = re.compile(r"[^，。；]{0,30}的[\d０-９.．点一二三四五六七八九十两百]+\s?(?:倍|[%％])")
NAMES = ("规划", "计划", "纲要")
SHIFTS = {"last_year": -1, "this_year": 0, "next_year": 1, "before_last": -2}
# The word of the time that a report on an inspection covers.
INSPECTION = "整改"
UNTIL = ("到", "至")


class Place(NamedTuple):
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
    return not pure and word[-1] in "五”" and not after.startswith(("以来", "末", "初"))


class Clock:
    """Which time holds: that of the clause, else of the sentence, paragraph, section, report.

    year: when the report was delivered; now: the year that it looks back on
    base: the year that the figures of this sentence are compared with, 0 for none
    """

    def __init__(self, text: str, year: int) -> None:
        self.year = year
        self.now, self.month = covers(text, year)
        # A summary of last year calls it 今年.
        self.today = self.now if summed_up(text, self.now) else year
        self.report = Time(year, year, "target", "") if plans(text) else Time(self.now, self.now, "", "")
        self.section = self.report
        self.headed = self.inspected = False
        self.paragraph: Time | None = None
        self.sentence: Time | None = None
        self.clause: Time | None = None
        self.base: Time | None = None
        self.base_used = self.opened = False
        self.base_end, self.heard_end = 0, -9
        self.named = (0, 0)
        if inspection := inspected(text, year):
            first, month = inspection
            self.now, self.month = year, month or self.month
            self.report = self.section = Time(first, year, "actual", INSPECTION)
            self.headed = self.inspected = True

    @property
    def time(self) -> Time:
        """The time that holds here."""
        return self.clause or self.sentence or self.paragraph or self.section

    @property
    def frame(self) -> Time:
        """The span of years that averages around here are taken over."""
        paragraph = self.paragraph
        return paragraph if paragraph and paragraph.first < paragraph.last else self.section

    def heading(self, marks: list[Mark], text: str, start: int, end: int) -> None:
        """A heading at text[start:end] sets the time of its section, where it tells one and not only a date."""
        sorts = 0
        for mark in marks:
            sorts |= mark.sorts
        if sorts & TITLE and not sorts & (REVIEW | TASKS):
            return
        bare = bool(sorts & REVIEW)
        times = [
            self.resolve(mark.cue)
            for mark in marks
            if mark.sorts & TIME
            and (bare or mark.cue.time != "years_bare")
            and not DATE.match(text, mark.end)
        ]
        year = BARE_YEAR.search(text, start, end) if sorts & (REVIEW | TASKS | PREFIX) else None
        if year and not times:
            times = [Time(int(year[1]), int(year[1]), "", "")]
        if times:
            self._set(self._headed(times, sorts))
        elif sorts & REVIEW:
            self._set(self.report._replace(status="actual"))
        elif sorts & TASKS:
            self._set(self._ahead(self.report))

    def _headed(self, times: list[Time], sorts: int) -> Time:
        """The first of the times, as done or planned as the words beside it say."""
        time = times[0]
        if len(times) == 1 and sorts & TASKS and not sorts & REVIEW and time.last >= self.now:
            return self._ahead(time)
        if time.last == self.year > self.now and not sorts & (REVIEW | HALF):
            return time._replace(status="target")
        return time._replace(status="actual") if sorts & REVIEW else time

    def _set(self, time: Time) -> None:
        self.section, self.headed = time, True

    def _ahead(self, time: Time) -> Time:
        """The time of a plan: the coming year where only the year just ended is told."""
        if time.word != INSPECTION and (time.last > self.now or time.last > time.first):
            return time._replace(status="target")
        return Time(self.coming, self.coming, "target", time.word)

    @property
    def coming(self) -> int:
        """The year that plans are for where they name none."""
        return self.year if self.year > self.now or 0 < self.month < 10 else self.year + 1

    def announce(self) -> None:
        """A paragraph ends with 工作安排如下： what follows is planned."""
        self._set(self._ahead(self.report))

    def turn(self) -> None:
        """A sentence that names the tasks of a time to come opens the plan of the report."""
        time = self.time
        if time.first > self.now and self.section != time:
            self.section, self.paragraph = time._replace(status="target"), None

    def plans_on(self, time: Time) -> None:
        """In a report of the spring, what follows a plan in its paragraph is planned too, without headings all."""
        if self.now < self.year == time.first and self.section.status != "target":
            if self.headed:
                self.paragraph = time._replace(status="target")
            else:
                self.section = time._replace(status="target")

    def open_paragraph(self) -> None:
        """A new paragraph begins: only the section's time holds."""
        self.paragraph, self.opened = None, False
        self.named = (0, 0)
        self.open_sentence()

    def open_item(self) -> None:
        """A point of a list begins: what the point before it said of time is over."""
        if not self.opened:
            self.paragraph = None

    def open_sentence(self) -> None:
        """A new sentence begins: the time of the last one is over."""
        self.sentence = self.clause = self.base = None
        self.base_used = False

    def open_clause(self) -> None:
        """A semicolon: the time named within the clause before it is over, and a base that no figure took."""
        self.clause = None
        if not self.base_used:
            self.base = None

    def hear(self, mark: Mark, text: str, here: Place) -> None:
        """A word of time at its place in the text."""
        cue, start = mark.cue, mark.start
        if self._counts_nothing(mark, text):
            return
        before, after = text[start - 1 : start], text[mark.end : mark.end + 2]
        time = self.resolve(cue, here.ahead)
        if cue.time == "year" and self.named[1] != time.last:
            self.named = self.named[1], time.last
        if (
            cue.time == "plan"
            and self.section.first != time.first
            and _names_only(cue.word, after, here.pure)
        ):
            return
        if text.startswith("面向", start - 2):  # 面向2030年的重大项目
            return
        if before and before in "比较同与":
            self.base, self.base_end = time, mark.end
            return
        if PRICES.match(text, mark.end) or (not here.pure and ATTRIBUTE.match(text, mark.end)):
            return
        if (
            before
            and before in "为是占于相到至"
            and ((after[:1] == "的" and before not in UNTIL) or MULTIPLE.match(text, mark.end))
        ):
            return
        if cue.time == "plan" and (part := PART_OF_PLAN.match(text, mark.end)):
            last = time.first + COUNTS[part[1]] - 1
            time = time._replace(last=last, status="actual" if last <= self.now else time.status)
        time = self._stretched(mark, text, time)
        self.heard_end = mark.end
        if here.tasks and time.last > self.now:
            time = time._replace(status="target")
        self._hold(cue.time, time, here)

    def _counts_nothing(self, mark: Mark, text: str) -> bool:
        """Whether a number of years is part of a longer word (十五年, 连续五年) or repeats the span before it."""
        if mark.cue.time not in COUNTED:
            return False
        before = text[mark.start - 1 : mark.start]
        if mark.start - self.heard_end <= 2 or (before and before in "十百第0123456789０１２３４５６７８９"):
            return True
        if mark.cue.time == "years_bare" and before == "，" and self.time.last == self.named[1] > self.now:
            return False  # 到2026年，收入达到4亿元，五年引进1000名
        span = self.section.last - self.section.first + 1
        if mark.cue.time != "years_bare" or before == "续":
            return mark.cue.time == "years_bare"
        longer = span < mark.cue.years and text.startswith(REACHES, mark.end)
        return span != mark.cue.years and not longer

    def _stretched(self, mark: Mark, text: str, time: Time) -> Time:
        """The time with what stands around it: 冬至次年春, 2023年以来, 到今年3月底."""
        cue, start = mark.cue, mark.start
        before, after = text[start - 1 : start], text[mark.end : mark.end + 1]
        if before in UNTIL and 0 <= start - self.heard_end <= 3 and self.time.first < time.first:
            time = time._replace(first=self.time.first)
        if after and after in "123456789以初底" and SINCE.match(text, mark.end):
            return Time(time.first, max(time.first, self.now), "actual", cue.word + "以来")
        if self.inspected and before in UNTIL and time.last == self.section.last:
            return self.section
        if cue.time == "this_year" and before in UNTIL and self.now < self.year:
            return Time(self.now, self.year, "actual", before + cue.word)
        return time

    def _hold(self, name: str, time: Time, here: Place) -> None:
        """Let the time hold as far as its place in the text says."""
        if not here.leads:
            self.clause = time
            return
        self.sentence, self.clause = time, None
        if here.opens and name == "years_reviewed" and not self.headed and self.section == self.report:
            self.section = time
        if not here.pure or name == "years_before":
            return
        if here.opens and self._turns(name, time, here.tasks):
            self.section = time
        elif name in RELATIVE and time.status != "actual":
            self.paragraph = None
        elif here.opens or name in FRAMES or not self.headed:
            self.paragraph, self.opened = time, here.opens

    def _turns(self, name: str, time: Time, tasks: bool) -> bool:
        """Whether a time at the head of a paragraph holds for all that follows."""
        section = self.section
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

    def resolve(self, cue: Cue, ahead: bool = False) -> Time:
        """The years that a word of time means here; `ahead` among words of a plan."""
        first, last, status = self._years(cue.time, cue, ahead)
        if not status:
            status = (
                "target" if first > self.year else "actual" if last <= self.now and last < self.year else ""
            )
        return Time(first, last, status, cue.word)

    def _years(self, name: str, cue: Cue, ahead: bool) -> tuple[int, int, str]:
        now, time = self.now, self.time
        if name == "year":
            return cue.years, cue.until, ""
        if name == "plan":
            return cue.years, cue.years + (2 if cue.years == 1963 else 4), ""
        if name in COUNTED:
            return self._span(cue.years, name == "years_either", ahead)
        if name == "years_before":
            return now - cue.years, now - cue.years, "actual"
        if name == "years_ahead":
            return now + 1, now + cue.years, "target"
        if name == "same_year":
            return time.last, time.last, ""
        if name == "following_year":
            return time.last + 1, time.last + 1, ""
        if name == "coming_year":
            return self.coming, self.coming, "target"
        if name == "year_reviewed":
            return now, now, "actual"
        today = (
            self.today if name == "this_year" and self.section.status != "target" and not ahead else self.year
        )
        return today + SHIFTS[name], today + SHIFTS[name], ""

    def _span(self, count: int, either: bool, ahead: bool) -> tuple[int, int, str]:
        """Five years: those of the section where it has as many, else the last five, or in a plan the next."""
        if self.named[1] > self.now and (either or self.time.last == self.named[1]):
            return self.named[1] - count + 1, self.named[1], "target"
        for frame in (self.time, self.section):
            if frame.last - frame.first + 1 == count:
                return frame.first, frame.last, frame.status
        if count == PAIR and self.named[0] + 1 == self.named[1]:
            return self.named[0], self.named[1], ""
        if either and ahead:
            return self.now + 1, self.now + count, "target"
        return self.now - count + 1, self.now, "actual"
