"""When: the years that a text names, and the year that a report looks back on."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extract.clauses import TIME, YEAR_END, Cue, Mark

DIGIT = "[0-9０-９〇零○ＯO一二三四五六七八九]"
FOUR = f"[12１２一二](?:[ 　]?{DIGIT}){{3}}"
YEARS = re.compile(
    rf"({FOUR})(?:[ 　]?年)?(?:[ 　]?[—–\-－~～〜至到]{{1,2}}[ 　]?({FOUR}))?[ 　]?年(?!代|[前后]|[以之]前)"
)
# What stands right before 年 in a year, and how far the years of a span reach.
ENDS = frozenset("0123456789０１２３４５６７８９〇零○ＯO一二三四五六七八九 　")
WIDEST = 14
DELIVERED = re.compile(r"([12][09]\d\d)[年\-./](\d{1,2})[月\-./]\d{1,2}")
# A month that stands alone in a line: （2021年11月）.
ISSUED = re.compile(r"^[ 　]*[（(]?([12][09]\d\d)年(\d{1,2})月[）)]?[ 　]*$", re.MULTILINE)
MONTHS = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?:\d{1,2}日|底|末)")
# A text of some length without one word of plan tells of its own year too.
CHRONICLE = 400
SUMMED_UP = re.compile(
    r"((?:19|20)\d\d)年[^，。；\n]{0,15}?(?:总结|小结|回顾|述职|工作情况|成绩单|账单|执行情况|完成情况)"
)
# What a heading of a section may begin with: 一、1998年工作回顾.
NUMBERING = frozenset("、）)．")
SO_FAR = re.compile(r"今年[1１]月?(?:至|到|—|－|-)([\d０-９]{1,2})月")
PLANS = re.compile("计划|目标|打算|力争|任务|安排|确保|建议|要|将")
HALF_YEAR = re.compile("上半年|前三季度|[一二三]季度|1月?[至到—–－~～-]+[369]月")
# A report that calls its year 过去的一年 at its head; a yearbook.
LAST = re.compile("过去一年|过去的一年|刚刚过去")
YEARBOOK = re.compile("年[鉴鑑]")
LOOKS_BACK = re.compile("去年|上年工作|过去一年|过去的一年|上一年|过去五年")
# What a report of tasks alone says, and what it does not: 着力扩大需求, 扎实推进, 力争.
TASKS = re.compile("确保|力争|着力|加快|扎实|争取|大力|深入实施|持续推进")
DONE = re.compile("[已了]|累计|同比|上年|取得")
TELLS_TIME = re.compile("去年|上年|过去一年|过去的一年|一年来|回顾|截至|总结|以来|全年|[0-9]{4}年")
INSPECTED = re.compile("巡察|巡视|审计|督察")
PUT_RIGHT = re.compile("整改.{0,12}(?:情况|结果|公告|通报|公示|报告|进展)")
NUMERALS: dict[int, str | None] = {
    ord(sign): str(place % 10) for place, sign in enumerate("〇一二三四五六七八九０１２３４５６７８９")
}
NUMERALS |= {ord(sign): "0" for sign in "零○ＯO"} | {ord(sign): None for sign in " 　"}


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
    found: list[Mark] = []
    place, done = text.find("年"), 0
    while place > 0:
        if text[place - 1] in ENDS and (
            match := YEARS.search(text, max(done, place - WIDEST), place + WIDEST)
        ):
            done = match.end()
            cue = _year(*match.group(0, 1, 2))
            if cue:
                sorts = TIME | YEAR_END if text[done : done + 1] in ("末", "底") else TIME
                found.append(Mark(match.start(), done, sorts, cue))
        place = text.find("年", max(place + 1, done))
    return found


@lru_cache(maxsize=4096)
def _year(word: str, one: str, other: str | None) -> Cue | None:
    """The cue of a year or a span of years; None where they are none."""
    first = int(one.translate(NUMERALS))
    last = int(other.translate(NUMERALS)) if other else first
    return Cue(word, TIME, "year", first, last) if 1900 <= first <= last <= 2100 else None


def delivered(text: str, year: int) -> int:
    """The month in which the report was delivered, as its head or tail says; 0 where they do not.

    >>> delivered("政府工作报告（2020年1月6日在县十八届人大四次会议上）", 2020)
    1
    """
    for part in (text[:600], text[-200:]):
        for match in DELIVERED.finditer(part):
            if int(match[1]) == year and 1 <= int(match[2]) <= 12:
                return int(match[2])
    issued = ISSUED.search(text, 0, 200)
    return int(issued[2]) if issued and int(issued[1]) == year and int(issued[2]) <= 12 else 0


def plans(text: str) -> bool:
    """Whether a report without words of time speaks of what is to be done.

    >>> plans("我们将每年举办3期培训班，要建强基层组织。" * 4)
    True
    """
    if TELLS_TIME.search(text):
        return False
    return text.count("要") + text.count("将") > 5 or (len(TASKS.findall(text)) > 3 and not DONE.search(text))


def covers(text: str, year: int) -> tuple[int, int]:
    """The year that the report looks back on, and the month in which it was delivered (0 where unknown).

    Reports of the spring look back on the year before, those of the second half on their own.

    >>> covers("政府工作报告（2020年1月6日）", 2020), covers("截至11月30日，全部整改。", 2020)
    ((2019, 1), (2020, 11))
    >>> covers("组织部2019年工作总结", 2020), covers("组织部2020年工作总结", 2020)
    ((2019, 0), (2020, 12))
    """
    month = delivered(text, year)
    if YEARBOOK.search(text, 0, 60):  # which tells of the year before its own
        return year - 1, 0
    if summed_up(text, year - 1):
        return year - 1, month
    if not month and summed_up(text, year):
        return year, 7 if HALF_YEAR.search(text, 0, 150) else 12
    if not month and LAST.search(text, 0, 60) and "明年" not in text:
        return year - 1, 0
    if not month and "明年" in text and "今年以来" in text:
        return year, 12
    month = month or _dated(text) or _so_far(text)
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
    return any(
        int(named[1]) == year and text[named.start() - 1 : named.start()] not in NUMBERING
        for named in SUMMED_UP.finditer(text, 0, 150)
    )


def inspected(text: str, year: int) -> tuple[int, int] | None:
    """The year of the inspection that a report tells the outcome of, and the month of the report; None for others.

    >>> inspected("关于巡察整改进展情况的通报。2023年8月，巡察组进驻。截至2024年5月底，", 2024)
    (2023, 5)
    """
    if not (PUT_RIGHT.search(text, 0, 120) and INSPECTED.search(text, 0, 200)):
        return None
    named = [mark.cue.years for mark in years(text[:1500]) if year - 2 < mark.cue.years <= year]
    dated = re.search(rf"{year}年(\d{{1,2}})月", text)
    return min(named, default=year), int(dated[1]) if dated else 0


def _hinted(text: str, year: int) -> int:
    """The month that dates without a year and mentions of the next year hint at."""
    months = [
        int(match[1]) for match in MONTHS.finditer(text) if text[match.start() - 1 : match.start()] != "年"
    ]
    if "明年" in text or f"{year}年以来" in text:
        return 12
    if _names(text, year - 1) and f"{year}" not in text:
        return 0
    if months and max(months) > 5:
        return max(months)
    if "去年" not in text and _names(text, year + 1) > 2 and _names(text, year) > 2:
        return 12
    return 0 if len(text) < CHRONICLE or PLANS.search(text) else 12


def _dated(text: str) -> int:
    """The month of a date without a year at the head of a piece of news, where it lies in the second half."""
    for match in MONTHS.finditer(text, 0, 300):
        if text[match.start() - 1 : match.start()] not in ("年", "至", "到") and int(match[1]) > 5:
            return int(match[1])
    return 0


def _so_far(text: str) -> int:
    """The month up to which a report counts its own year: 今年1至9月.

    >>> _so_far("今年１至９月安排了就业"), _so_far("今年9月将开工")
    (9, 0)
    """
    months = [int(match[1].translate(NUMERALS)) for match in SO_FAR.finditer(text)]
    return max((month for month in months if 5 < month <= 12), default=0)


def _names(text: str, year: int) -> int:
    """How often the text names a year."""
    return sum(mark.cue.years == year == mark.cue.until for mark in years(text))
