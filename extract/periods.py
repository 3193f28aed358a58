"""When: the years that words of time mean in a report, and which of them hold at a place of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.clauses import (
    BASE, HALF, PLANNED, REVIEW, SINCE, TASKS, TIME, TITLE, YEAR_END, Cue, Mark,
)  # fmt: skip

DIGIT = "[0-9０-９〇零○ＯO一二三四五六七八九]"
FOUR = f"[12１２一二](?:[ 　]?{DIGIT}){{3}}"
YEARS = re.compile(rf"({FOUR})(?:[ 　]?年)?(?:[—–\-－~～〜至到]{{1,2}}({FOUR}))?[ 　]?年(?!代|[前后]|[以之]前)")
DELIVERED = re.compile(r"([12][09]\d\d)[年\-./](\d{1,2})[月\-./]\d{1,2}")
MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:\d{1,2}日|底|末)")
LOOKS_BACK = re.compile("去年|上年工作|过去一年|过去的一年|上一年|过去五年")
BACK = re.compile("去年|上年|过去一年|过去的一年|一年来|回顾|截至|总结|以来|全年|[0-9]{4}年")
NUMERALS = {ord(sign): str(place % 10) for place, sign in enumerate("〇一二三四五六七八九０１２３４５６７８９")}
NUMERALS |= {ord(sign): "0" for sign in "零○ＯO"} | {ord(sign): None for sign in " 　"}

# Words that set the time of what follows them, not only of their sentence.
FRAMES = frozenset({"year_reviewed", "years_reviewed", "years_ahead", "plan"})


class Time(NamedTuple):
    """First and last year, whether the words say done or planned ("" where they do not), and the words."""

    first: int
    last: int
    status: str
    word: str


def years(text: str) -> list[Mark]:
    """The years of a text as marks: 2021年, 一九七八年, 2017—2021年.

    >>> [(mark.cue.word, mark.cue.years, mark.cue.until) for mark in years("2017—2021年，一九七八年")]
    [('2017—2021年', 2017, 2021), ('一九七八年', 1978, 1978)]
    """
    found = []
    for match in YEARS.finditer(text):
        first = int(match[1].translate(NUMERALS))
        last = int(match[2].translate(NUMERALS)) if match[2] else first
        if 1900 <= first <= last <= 2100:
            sorts = TIME | YEAR_END if text[match.end() : match.end() + 1] in "末底" else TIME
            found.append(Mark(match.start(), match.end(), sorts, Cue(match[0], TIME, "year", first, last)))
    return found


def delivered(text: str, year: int) -> int:
    """The month in which the report was delivered, as its head or tail says; 0 where they do not.

    >>> delivered("政府工作报告（2020年1月6日在县十八届人大四次会议上）", 2020)
    1
    """
    for part in (text[:600], text[-200:]):
        for match in DELIVERED.finditer(part):
            if int(match[1]) == year and 1 <= int(match[2]) <= 12:
                return int(match[2])
    return 0


def plans(text: str) -> bool:
    """Whether a report without words of time speaks of what is to be done."""
    return not BACK.search(text) and text.count("要") + text.count("将") > 5


def covers(text: str, year: int) -> tuple[int, int]:
    """The year that the report looks back on, and the month in which it was delivered (0 where unknown).

    Reports of the spring look back on the year before, those of the second half on their own.

    >>> covers("政府工作报告（2020年1月6日）", 2020), covers("截至11月30日，全部整改。", 2020)
    ((2019, 1), (2020, 11))
    """
    month = delivered(text, year)
    if not month and not LOOKS_BACK.search(text):
        months = [int(match[1]) for match in MONTHS.finditer(text) if match.start() == 0 or text[match.start() - 1] != "年"]
        if "明年" in text or f"{year}年工作总结" in text or f"{year}年以来" in text:
            month = 12
        elif months and max(months) > 5:
            month = max(months)
    return (year if month > 5 else year - 1), month


class Clock:
    """Which time holds: that of the clause, else of the sentence, paragraph, section, report."""

    def __init__(self, year: int, now: int, month: int, ahead: bool) -> None:
        self.year, self.now = year, now
        self.month = month
        self.report = self.section = Time(year, year, "target", "") if ahead else Time(now, now, "", "")
        self.headed = False
        self.paragraph: Time | None = None
        self.sentence: Time | None = None
        self.clause: Time | None = None
        self.base = 0
        self.until = 0

    @property
    def time(self) -> Time:
        """The time that holds here."""
        return self.clause or self.sentence or self.paragraph or self.section

    @property
    def frame(self) -> Time:
        """The time that holds around this sentence."""
        return self.paragraph or self.section

    def heading(self, marks: list[Mark]) -> None:
        """A heading sets the time of its section, where it tells one."""
        sorts = 0
        for mark in marks:
            sorts |= mark.sorts
        times = [self.resolve(mark.cue) for mark in marks if mark.sorts & TIME and not mark.sorts & BASE]
        if sorts & TITLE and not sorts & REVIEW and not sorts & TASKS:
            return
        if times:
            time = times[0]
            if len(times) == 1 and sorts & TASKS and not sorts & REVIEW and time.last >= self.now:
                time = self._ahead(time)
            elif time.last == self.year and self.year > self.now and not sorts & (REVIEW | HALF):
                time = time._replace(status="target")
            elif sorts & REVIEW:
                time = time._replace(status="actual")
            self._set(time)
        elif sorts & REVIEW:
            self._set(self.report._replace(status="actual"))
        elif sorts & TASKS:
            self._set(self._ahead(self.report))

    def _set(self, time: Time) -> None:
        self.section, self.headed = time, True

    def _ahead(self, time: Time) -> Time:
        """The time of a plan: the coming year where only the year just ended is told."""
        if time.last > self.now or time.last > time.first:
            return time._replace(status="target")
        coming = self.year if self.year > self.now or 5 < self.month < 10 else self.year + 1
        return Time(coming, coming, "target", time.word)

    def open_paragraph(self) -> None:
        """A new paragraph begins: only the section's time holds."""
        self.paragraph = self.sentence = self.clause = None
        self.base = 0

    def open_sentence(self) -> None:
        """A new sentence begins: the time of the last one is over."""
        self.sentence = self.clause = None
        self.base = 0

    def open_clause(self) -> None:
        """A semicolon: the time named within the clause before it is over."""
        self.clause = None
        self.base = 0

    def hear(self, mark: Mark, text: str, leads: bool, opens: bool, tasks: bool) -> None:
        """A word of time, at the head of its sentence (leads) or even of its paragraph (opens)."""
        before, after = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 2]
        if before in "比较同与" and before or (after[:1] == "的" and before in "为是占于相" and before):
            self.base = mark.cue.until or self.resolve(mark.cue).last
            return
        time = self.resolve(mark.cue)
        if before in "到至" and before and 0 <= mark.start - self.until <= 3 and self.time.first < time.first:
            time = time._replace(first=self.time.first)
        self.until = mark.end
        if after == "以来" and time.last <= self.now:
            time = Time(time.first, self.now, "actual", mark.cue.word + after)
        elif mark.cue.time == "this_year" and before in "到至" and before and self.now < self.year:
            time = time._replace(first=self.now, status="actual")
        if tasks and time.last > self.now:
            time = time._replace(status="target")
        self._place(mark.cue.time in FRAMES, time, leads, opens, tasks)

    def _place(self, frame: bool, time: Time, leads: bool, opens: bool, tasks: bool) -> None:
        """Let the time hold as far as its place in the text says."""
        if not leads:
            self.clause = time
            return
        self.sentence, self.clause = time, None
        against = self.headed and self.section.status == "target" and time.last <= self.now
        section = self.section
        inside = section.first <= time.first and time.last <= section.last and section.first < section.last
        if opens and not against and not inside and (frame or tasks or not self.headed or time.first < section.first):
            self.section, self.paragraph = time, None
        elif frame or not self.headed:
            self.paragraph = time

    def resolve(self, cue: Cue) -> Time:
        """The years that a word of time means here."""
        first, last, status = self._years(cue.time, cue)
        if not status and last <= self.now and first <= last:
            status = "actual" if last < self.year else ""
        elif not status and first > self.year:
            status = "target"
        return Time(first, last, status, cue.word)

    def _years(self, name: str, cue: Cue) -> tuple[int, int, str]:
        year, now = self.year, self.now
        if name == "year":
            return cue.years, cue.until, ""
        if name == "plan":
            return cue.years, cue.years + (2 if cue.years == 1963 else 4), ""
        if name == "years_reviewed":
            return self._span(cue.years)
        if name == "years_ahead":
            return now + 1, now + cue.years, "target"
        if name == "same_year":
            return self.time.last, self.time.last, ""
        if name == "following_year":
            return self.time.last + 1, self.time.last + 1, ""
        if name == "year_reviewed":
            return now, now, "actual"
        shift = {"last_year": -1, "this_year": 0, "next_year": 1, "before_last": -2}[name]
        return year + shift, year + shift, ""

    def _span(self, count: int) -> tuple[int, int, str]:
        """Five years: those of the section where it has as many, else the last five."""
        section = self.section
        if section.last - section.first + 1 == count:
            return section.first, section.last, section.status
        return self.now - count + 1, self.now, "actual"


__all__ = ["Clock", "Time", "delivered", "years", "PLANNED", "SINCE", "YEAR_END"]
