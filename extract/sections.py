"""What the headings and announcements of a report tell: which time holds in the section below them."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.clauses import HALF, PREFIX, REVIEW, TASKS, TIME, TITLE, Mark
from extract.periods import Time
from extract.times import DECEMBER, Times

# Behind a year, what makes it a date, which tells no time of a section.
DATE = re.compile(
    r"[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日|[\s）)]|$)", re.MULTILINE
)
# A year without 年 in a heading: 展望2025.
BARE_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d年.、月—-])")
# The title of a piece of news on a meeting, whatever the meeting is about.
MEETING = re.compile("会[^，。]{0,6}(?:召开|举行)|(?:召开|举行)[^，。]*会")
# A section that first tells what is wrong, and then what is to be done.
MIXED = re.compile("问题|不足|短板|差距|困难")
# What the heading of a plan may end with.
AHEAD = re.compile("(?:计划|目标|安排|任务|打算|思路|设想|部署|重点)[：:。]?$")


class Sections(Times):
    """The times of a report, moved on by what stands above its sections and paragraphs."""

    def heading(self, marks: list[Mark], text: str, start: int, end: int) -> None:
        """A heading at text[start:end] sets the time of its section, where it tells one and not only a date."""
        sorts = 0
        for mark in marks:
            sorts |= mark.sorts
        if sorts & TASKS and MIXED.search(text, start, end):  # 存在问题和下步打算
            sorts &= ~TASKS
            if not sorts & REVIEW:
                self._set(self.report)
                return
        times = self._named(marks, text, bool(sorts & REVIEW))
        coming = sorts & HALF or any(time.last > self.now for time in times)
        if coming and AHEAD.search(text, max(start, end - 5), end):  # 三、下半年计划
            sorts |= TASKS
        if sorts & TITLE and (not sorts & (REVIEW | TASKS) or MEETING.search(text, start, end)):
            return
        year = BARE_YEAR.search(text, start, end) if sorts & (REVIEW | TASKS | PREFIX) else None
        if year and not times:
            times = [Time(int(year[1]), int(year[1]), "", "")]
        if self.inspected and times and times[0].last < self.report.first:  # what was inspected
            return
        if times:
            self._set(self._headed(times, sorts))
        elif sorts & REVIEW:
            self._set(replace(self.report, status="actual"))
        elif sorts & TASKS and sorts & HALF and self.now == self.year:  # 下半年打算
            self._set(Time(self.year, self.year, "target", ""))
        elif sorts & TASKS:
            self._set(self.ahead(self.report))

    def _named(self, marks: list[Mark], text: str, reviews: bool) -> list[Time]:
        """The times that a heading names, a date among them none; 五年 alone only where it `reviews`."""
        return [
            self.resolve(mark.cue)
            for mark in marks
            if mark.sorts & TIME
            and (reviews or mark.cue.time != "years_bare")
            and not DATE.match(text, mark.end)
        ]

    def bracketed(self, marks: list[Mark], text: str, start: int, end: int) -> None:
        """A heading in 【】 before its text: one that tells no time ends what the one before it told."""
        if self.outside is None:
            self.outside = self.section, self.headed
        if text.find("实事", start, end) < 0:  # the deeds planned go on with the plan before them
            self.section, self.headed = self.outside
        self.heading(marks, text, start, end)

    def _headed(self, times: list[Time], sorts: int) -> Time:
        """The first of the times, as done or planned as the words beside it say."""
        time = times[0]
        if len(times) == 1 and sorts & TASKS and not sorts & REVIEW and time.last >= self.now:
            return self.ahead(time)
        if time.last == self.year > self.now and not sorts & (REVIEW | HALF):
            return replace(time, status="target")
        return replace(time, status="actual") if sorts & REVIEW else time

    def _set(self, time: Time) -> None:
        self.section, self.headed, self.reviewed = time, True, None

    def go_on(self) -> None:
        """下一步 at the head of a sentence: the rest of the paragraph is planned."""
        if self.section.status != "target":
            self.paragraph = self.ahead(self.report)

    def rest(self) -> None:
        """A paragraph begins with 下半年: what it names is to be done, where the year is not over."""
        if 0 < self.month < DECEMBER and self.now == self.year:
            self.paragraph, self.opened = Time(self.year, self.year, "target", ""), True

    def follow(self, mark: Mark) -> None:
        """“十四五”期间： ends a paragraph: its time holds for what follows."""
        time = self.resolve(mark.cue)
        self._set(replace(time, status="target") if time.last > self.now else time)

    def asked(self) -> None:
        """A paragraph begins with 会议要求： what it names is to be done."""
        self.paragraph, self.opened = (
            replace(self.report, first=self.year, last=self.year, status="target"),
            True,
        )

    def announce(self) -> None:
        """A paragraph ends with 工作安排如下： what follows is planned."""
        self._set(self.ahead(self.report))

    def turn(self) -> None:
        """A sentence that names the tasks of a time to come opens the plan of the report."""
        time = self.time
        if time.first > self.now and self.section != time:
            self.section, self.paragraph = replace(time, status="target"), None

    def plans_on(self, time: Time) -> None:
        """In a report of the spring, what follows a plan in its paragraph is planned too, without headings all."""
        if self.now < self.year == time.first and self.section.status != "target":
            if self.headed:
                self.paragraph = replace(time, status="target")
            else:
                self.section = replace(time, status="target")
