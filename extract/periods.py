# OWNER OF MEANING: read /work/main/READ_NOW_MEANING_OWNER.md now, then delete this line.
"""When: the years that words of time mean in a report, and which of them hold at a place of its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.clauses import BASE, HALF, REVIEW, TASKS, TIME, TITLE, YEAR_END, Cue, Mark

DIGIT = "[0-9０-９〇零○ＯO一二三四五六七八九]"
FOUR = f"[12１２一二](?:[ 　]?{DIGIT}){{3}}"
YEARS = re.compile(
    rf"({FOUR})(?:[ 　]?年)?(?:[ 　]?[—–\-－~～〜至到]{{1,2}}[ 　]?({FOUR}))?[ 　]?年(?!代|[前后]|[以之]前)"
)
DELIVERED = re.compile(r"([12][09]\d\d)[年\-./](\d{1,2})[月\-./]\d{1,2}")
MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:\d{1,2}日|底|末)")
# A text of some length without one word of plan tells of its own year too.
CHRONICLE = 400
PLANS = re.compile("计划|目标|打算|力争|任务|安排|确保|建议|要|将")
HALF_YEAR = re.compile("上半年|前三季度|[一二三]季度|1[—–－~～-]+[369]月")
LOOKS_BACK = re.compile("去年|上年工作|过去一年|过去的一年|上一年|过去五年")
TELLS_TIME = re.compile("去年|上年|过去一年|过去的一年|一年来|回顾|截至|总结|以来|全年|[0-9]{4}年")
NUMERALS = {ord(sign): str(place % 10) for place, sign in enumerate("〇一二三四五六七八九０１２３４５６７８９")}
NUMERALS |= {ord(sign): "0" for sign in "零○ＯO"} | {ord(sign): None for sign in " 　"}

# Words that set the time of what follows them, not only of their sentence.
FRAMES = frozenset({"coming_year", "year_reviewed", "years_reviewed", "years_either", "years_ahead", "plan"})
RELATIVE = frozenset({"this_year", "same_year"})
COUNTED = frozenset({"years_reviewed", "years_either", "years_bare"})
# Years that something is a multiple of: 是1950年到1997年总和的1.7倍.
DATE = re.compile(r"[\d一二三四五六七八九十]{1,3}月(?:\d{1,2}日|\s|$)", re.MULTILINE)
PRICES = re.compile(".{0,3}价格")
# Since when the things counted are there, not since when they were counted: 抽取2020年以来的项目58个.
ATTRIBUTE = re.compile("以来[^，、。；]")
SINCE = re.compile(r"[\d０-９]{0,2}(?:月份?[初底]?|[初底])?以来")
INSPECTED = re.compile("巡察|巡视|审计|督察")
PUT_RIGHT = re.compile("整改.{0,12}(?:情况|结果|公告|通报|公示|报告|进展)")
MULTIPLE = re.compile(r"[^，。；]{0,30}的[\d０-９.．点一二三四五六七八九十两百]+\s?倍")
NAMES = ("规划", "计划", "纲要", "规划纲", "计划纲", "规", "计")
SHIFTS = {"last_year": -1, "this_year": 0, "next_year": 1, "before_last": -2}


# The word of the time that a report on an inspection covers.
INSPECTION = "整改"


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
            sorts = TIME | YEAR_END if text[match.end() : match.end() + 1] in ("末", "底") else TIME
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
    """Whether a report without words of time speaks of what is to be done.

    >>> plans("我们将每年举办3期培训班，要建强基层组织。" * 4)
    True
    """
    return not TELLS_TIME.search(text) and text.count("要") + text.count("将") > 5


def covers(text: str, year: int) -> tuple[int, int]:
    """The year that the report looks back on, and the month in which it was delivered (0 where unknown).

    Reports of the spring look back on the year before, those of the second half on their own.

    >>> covers("政府工作报告（2020年1月6日）", 2020), covers("截至11月30日，全部整改。", 2020)
    ((2019, 1), (2020, 11))
    >>> covers("组织部2019年工作总结", 2020), covers("组织部2020年工作总结", 2020)
    ((2019, 0), (2020, 12))
    """
    month = delivered(text, year)
    if summed_up(text, year - 1):
        return year - 1, month
    if not month and summed_up(text, year):
        return year, 12
    month = month or _dated(text)
    if not month and HALF_YEAR.search(text, 0, 300):
        month = 7
    if not month and not LOOKS_BACK.search(text):
        month = _hinted(text, year)
    return (year if month > 5 else year - 1), month


def summed_up(text: str, year: int) -> bool:
    """Whether the head of the text calls it a summary of that year.

    >>> summed_up("某旗2018年组织工作总结", 2018), summed_up("2020年政府工作报告", 2020)
    (True, False)
    """
    named = re.search(rf"{year}年[^，。；\n]{{0,15}}(?:总结|回顾|述职|工作情况|成绩单|账单|执行情况|完成情况)", text[:150])
    return named is not None


def _hinted(text: str, year: int) -> int:
    """The month that dates without a year and mentions of the next year hint at."""
    months = [int(match[1]) for match in MONTHS.finditer(text) if text[match.start() - 1 : match.start()] != "年"]
    if "明年" in text or f"{year}年以来" in text:
        return 12
    if months and max(months) > 5:
        return max(months)
    if "去年" not in text and _names(text, year + 1) > 2 and _names(text, year) > 2:
        return 12
    return 0 if len(text) < CHRONICLE or PLANS.search(text) else 12


def _dated(text: str) -> int:
    """The month of a date without a year at the head of a piece of news, where it lies in the second half."""
    for match in MONTHS.finditer(text, 0, 300):
        if text[match.start() - 1 : match.start()] != "年" and int(match[1]) > 5:
            return int(match[1])
    return 0


def _names(text: str, year: int) -> int:
    """How often the text names a year."""
    return sum(mark.cue.years == year == mark.cue.until for mark in years(text))


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
        self.base_end, self.heard_end = 0, -9
        self._inspection(text)

    def _inspection(self, text: str) -> None:
        """A report on what an inspection found covers the time from the inspection to the report."""
        if not (PUT_RIGHT.search(text, 0, 120) and INSPECTED.search(text, 0, 200)):
            return
        named = [mark.cue.years for mark in years(text[:1500]) if self.year - 2 < mark.cue.years <= self.year]
        first = min(named, default=self.year)
        dated = re.search(rf"{self.year}年(\d{{1,2}})月", text)
        self.month = int(dated[1]) if dated else self.month
        self.now = self.year
        self.report = self.section = Time(first, self.year, "actual", INSPECTION)
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

    def heading(self, marks: list[Mark], text: str) -> None:
        """A heading sets the time of its section, where it tells one and not only a date."""
        sorts = 0
        for mark in marks:
            sorts |= mark.sorts
        if sorts & TITLE and not sorts & (REVIEW | TASKS):
            return
        bare = bool(sorts & REVIEW)
        times = [self.resolve(mark.cue) for mark in marks if mark.sorts & TIME and (bare or mark.cue.time != "years_bare") and not DATE.match(text, mark.end)]
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

    def turn(self) -> None:
        """A sentence that names the tasks of a time to come opens the plan of the report."""
        time = self.time
        if time.last > self.now and time.status != "target":
            self.section, self.paragraph = time._replace(status="target"), None

    def plans_on(self, time: Time) -> None:
        """In a report of the spring without headings of time, what follows a plan is planned too."""
        if not self.headed and self.now < self.year and self.section.status != "target" and time.first == self.year:
            self.section = time._replace(status="target")

    def open_paragraph(self) -> None:
        """A new paragraph begins: only the section's time holds."""
        self.paragraph = None
        self.open_sentence()

    def open_sentence(self) -> None:
        """A new sentence begins: the time of the last one is over."""
        self.sentence = self.clause = self.base = None

    def open_clause(self) -> None:
        """A semicolon: the time named within the clause before it is over."""
        self.clause = None

    def hear(self, mark: Mark, text: str, leads: bool, pure: bool, opens: bool, tasks: bool,
             ahead: bool = False) -> None:  # fmt: skip
        """A word of time, in the first clause of its sentence (leads), as its first word (pure), of a paragraph (opens)."""
        cue, start = mark.cue, mark.start
        before, after = text[start - 1 : start], text[mark.end : mark.end + 2]
        if cue.time in COUNTED:
            if start - self.heard_end <= 2 or (before and before in "十百第0123456789０１２３４５６７８９"):
                return
            span = self.section.last - self.section.first + 1
            if cue.time == "years_bare" and (span != cue.years or before == "续"):
                return
        time = self.resolve(cue, ahead)
        if cue.time == "plan" and self.section.first != time.first and (cue.word + after)[-3:].endswith(NAMES):
            return
        if before and before in "比较同与":
            self.base, self.base_end = time, mark.end
            return
        if before and before in "为是占于相" and (after[:1] == "的" or MULTIPLE.match(text, mark.end)):
            return
        if PRICES.match(text, mark.end) or (not pure and ATTRIBUTE.match(text, mark.end)):
            return
        if before and before in "到至" and 0 <= start - self.heard_end <= 3 and self.time.first < time.first:
            time = time._replace(first=self.time.first)
        self.heard_end = mark.end
        if after[:1] in ("1", "2", "3", "4", "5", "6", "7", "8", "9", "以", "初", "底") and SINCE.match(text, mark.end):
            time = Time(time.first, max(time.first, self.now), "actual", cue.word + "以来")
        elif self.inspected and (before in ("到", "至") and time.last == self.section.last):
            time = self.section
        elif cue.time == "this_year" and before in ("到", "至") and self.now < self.year:
            time = Time(self.now, self.year, "actual", before + cue.word)
        if tasks and time.last > self.now:
            time = time._replace(status="target")
        self._place(cue.time, time, leads, pure, opens, tasks)

    def _place(self, name: str, time: Time, leads: bool, pure: bool, opens: bool, tasks: bool) -> None:
        """Let the time hold as far as its place in the text says."""
        if not leads:
            self.clause = time
            return
        self.sentence, self.clause = time, None
        if not pure:
            return
        if opens and self._turns(name, time, tasks):
            self.section = time
        elif (name not in RELATIVE or time.status == "actual") and (opens or name in FRAMES or not self.headed):
            self.paragraph = time

    def _turns(self, name: str, time: Time, tasks: bool) -> bool:
        """Whether a time at the head of a paragraph holds for all that follows."""
        section = self.section
        if name in RELATIVE and not tasks and time.status != "actual":
            return False
        if not self.headed:
            return not (section.first <= time.first and time.last <= section.last and section.first < section.last)
        if name not in FRAMES:
            return tasks
        if name == "plan" and section.first == section.last:
            return False
        within = section.first <= time.first and time.last <= section.last
        return not within and not (section.status == "target" and time.last <= self.now)

    def resolve(self, cue: Cue, ahead: bool = False) -> Time:
        """The years that a word of time means here; `ahead` among words of a plan."""
        first, last, status = self._years(cue.time, cue, ahead)
        if not status:
            status = "target" if first > self.year else "actual" if last <= self.now and last < self.year else ""
        return Time(first, last, status, cue.word)

    def _years(self, name: str, cue: Cue, ahead: bool) -> tuple[int, int, str]:
        now, time = self.now, self.time
        if name == "year":
            return cue.years, cue.until, ""
        if name == "plan":
            return cue.years, cue.years + (2 if cue.years == 1963 else 4), ""
        if name in COUNTED:
            return self._span(cue.years, name == "years_either" and ahead)
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
        today = self.year if self.section.status == "target" or ahead else self.today
        return today + SHIFTS[name], today + SHIFTS[name], ""

    def _span(self, count: int, ahead: bool) -> tuple[int, int, str]:
        """Five years: those of the section where it has as many, else the last five, or in a plan the next."""
        for frame in (self.time, self.section):
            if frame.last - frame.first + 1 == count:
                return frame.first, frame.last, frame.status
        if ahead:
            return self.now + 1, self.now + count, "target"
        return self.now - count + 1, self.now, "actual"
