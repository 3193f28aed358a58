"""Which year a report looks back on: its own, or the one before, weighed from all that its text says of time."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.periods import NUMERALS

# So much of a text is weighed.
WEIGHED = 2500
HEAD, OPENS = 300, 60
DELIVERED = re.compile(r"([12][09]\d\d)[年\-./](\d{1,2})[月\-./]\d{1,2}")
# A month that stands at the end of a line: （2021年11月）, 中共某州委组织部 2021年12月.
ISSUED = re.compile(
    r"(?:^|[ 　（(\t]|[部局委室府站社])([12][09]\d\d)年(\d{1,2})月[）)]?[ 　]*$", re.MULTILINE
)
SUMMED_UP = re.compile(
    r"((?:19|20)\d\d)年[^，。；\n]{0,15}?(?:总结|小结|回顾|述职|工作情况|成绩单|账单|执行情况|完成情况)"
)
# What a heading of a section may begin with: 一、1998年工作回顾.
NUMBERING = frozenset("、）)．")
HALF_YEAR = re.compile("上半年|前三季度|[一二三]季度|1月?[至到—–－~～-]+[369]月")
YEARBOOK = re.compile("年[鉴鑑]")
# What a report of tasks alone says, and what it does not: 着力扩大需求, 扎实推进, 力争.
TASKS = re.compile("确保|力争|着力|加快|扎实|争取|大力|深入实施|持续推进")
DONE = re.compile("[已了]|累计|同比|上年|取得")
TELLS_TIME = re.compile("去年|上年|过去一年|过去的一年|一年来|回顾|截至|总结|以来|全年|[0-9]{4}年")
INSPECTED = re.compile("巡察|巡视|审计|督察|检视|主题教育|实践活动|“回头看”")
PUT_RIGHT = re.compile("整改.{0,12}(?:情况|结果|公告|通报|公示|报告|进展|账单|清单|成效|见效|答卷)")
# A day on which what was found was handed over: 2022年1月18日,巡察组反馈了意见.
DAY = re.compile(r"(?:((?:19|20)\d\d)年|(去年|上年|今年))\d{1,2}月")
HANDED = re.compile("反馈|移交|点出|指出|交办|审计工作报告|通知书|问题清单")

# The span of what a whole report is about: 2015年10月选派第一书记，任期两年，2017年12月期满。
TERM = re.compile(
    r"((?:19|20)\d\d)年\d{1,2}月[^。\n]{0,60}((?:19|20)\d\d)年\d{1,2}月[^。，,\n]{0,10}(?:期满|届满|结束|收官|完成)"
)
# What the month of delivery tells, from January to December: reports of the spring tell of the year before.
BY_MONTH = (-6, -6, -5, -3, -1, 0, 1.5, 2, 3, 5, 6, 6)
OWN, SURE = 1.0, 1.0
# A weight that only days of the own year can outdo.
SPRING = -5
# Every one begins with a sign of its own, so that the search skips all places without one.
CLUE = re.compile(r"今年|去年|上年|明年|来年|年初以来|过去一年|过去的一年|刚刚过去|一年来|19\d\d年|20\d\d年")
PLANNED = re.compile(
    "^(?:安排|任务)|计划|目标|打算|力争|任务|工作安排|工作要点|确保|拟|将|要(?!求)|争取|预期|底?前|预计"
)
PASSED = re.compile(
    r"以来|\d{1,2}\s?月|[一二三]季度|上半年|前[一二三四五六七八九十\d]{1,2}个?[月季]|截至|1\s?[至到—–－~～-]"
)
COMPARED = ("比", "较", "与", "同", "于", "和", "过", "在")
SAME_TIME = re.compile("同期|相比|水平")
UNTIL = ("到", "至")
DAYS = re.compile(r"\d\d?(?=月)")
# Before a month they make it one of another year, or none.
DATED = frozenset("年前.-/")
DAY_LINE = re.compile(r"\d{1,2}月(?:\d{1,2}日)?[)）]?[ 　]*(?:星期.|\d\d?:\d\d|$|\n|[  　])")
CLAUSE = 18
# A piece of news tells the day without its year: 本报讯 5月28日，推进会召开.
NEWS = re.compile(r"(?<![年\d])\d{1,2}月\d{1,2}日[，,讯电]|本报讯|记者")
STOP = re.compile("[。；\n]")
WIDE_DIGITS = re.compile("[０-９]")
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
MONTH = re.compile("[一二三四五六七八九十](?:(?<=十)[一二])?(?=月)")
WORDS = re.compile("[〇○零一二三四五六七八九十][年月]")
WORDED = re.compile("[一二][九〇○零][〇○零一二三四五六七八九]{2}(?=年)")
COUNTED = ("截至", "截止", "截止到", "截至到")


class Lookback(NamedTuple):
    """The year that a report looks back on, the month of its delivery (0 where unknown), and whether that is sure."""

    year: int
    month: int
    sure: bool


def lookback(text: str, year: int) -> Lookback:
    """The year that a report delivered in `year` looks back on, and its month.

    Reports of the spring look back on the year before, those of the second half on their own; where the month does
    not say, the words do: 去年 and last year's number against 今年以来, 明年 and days of the report's own year.

    >>> lookback("政府工作报告（2020年1月6日）", 2020)
    Lookback(year=2019, month=1, sure=True)
    >>> lookback("截至11月30日，全部整改。", 2020)
    Lookback(year=2020, month=11, sure=True)
    >>> lookback("组织部2019年工作总结", 2020).year, lookback("组织部2020年工作总结", 2020).year
    (2019, 2020)
    """
    text = _plain(text)
    month = delivered(text, year)
    if YEARBOOK.search(text, 0, 60):  # which tells of the year before its own
        return Lookback(year - 1, 0, True)
    if summed_up(text, year - 1):
        return Lookback(year - 1, month, True)
    if summed_up(text, year) and not 0 < month < 4:
        return Lookback(year, month or (7 if HALF_YEAR.search(text, 0, 150) else 12), True)
    weight = BY_MONTH[month - 1] if month else 0.0
    if month < 10:
        latest, counted = _days(text, month)
        if weight > SPRING or counted:
            weight = _told(text, year, weight) + counted
        if not month:
            month = latest
            weight += max(month - 5, 0) / 2
            weight += 3 * bool(HALF_YEAR.search(text, 0, HEAD)) + bool(NEWS.search(text, 0, HEAD))
    own = weight > OWN
    if own and month < 6:
        month = 7 if HALF_YEAR.search(text, 0, HEAD) else month or 12
    return Lookback(year if own else year - 1, month, abs(weight - OWN) >= SURE)


def _plain(text: str) -> str:
    """The part that is weighed, its head and its end, with years and days in plain digits."""
    part = text if len(text) <= WEIGHED else text[: WEIGHED - 200] + "\n" + text[-200:]
    part = WIDE_DIGITS.sub(lambda match: f"{int(match[0])}", part)
    if not WORDS.search(part):
        return part
    part = WORDED.sub(lambda match: match[0].translate(NUMERALS), part)
    return MONTH.sub(lambda match: f"{MONTHS.index(match[0]) + 1}", part)


def _year(match: re.Match[str], year: int) -> int:
    """The year that a match of DAY names."""
    return int(match[1]) if match[1] else year - (match[2] != "今年")


def _days(text: str, month: int) -> tuple[int, float]:
    """The latest month that is named without a year, 0 where none is, and what 截至3月15日 says in a report of March."""
    latest = counted = 0
    for match in DAYS.finditer(text):
        start, named = match.start(), int(match[0])
        if 0 < named <= 12 and text[start - 1 : start] not in DATED:
            latest = max(latest, named)
            if text.endswith(COUNTED, 0, start):
                counted = max(counted, named)
    return latest, 4.0 if 0 < counted <= month else 0.0


def _told(text: str, year: int, weight: float) -> float:
    """What the month and the words of time say together: above 0 for the own year, below 0 for the one before."""
    before = 0.0
    for match in CLUE.finditer(text):
        name, start, end = match[0], match.start(), match.end()
        rest = text[end : end + CLAUSE]
        if stop := STOP.search(rest):
            rest = rest[: stop.start()]
        lead = text[max(0, start - 2) : start]
        if name[0] in "12":
            weight += _named(int(name[:4]) - year, lead, rest, start)
        elif name in ("去年", "上年"):
            if rest.startswith("以来"):
                weight += 0.5
            elif lead.endswith(COMPARED) or SAME_TIME.match(rest[1:] if rest[:1] in "底末" else rest):
                weight += 1.0 if name == "去年" else 0.0
            else:
                before += 1.5 if name == "去年" else 0.5
        elif name in ("明年", "来年"):
            weight += 3.0
        elif name == "今年":
            counted = 1.5 if lead.endswith("截至") else 0.0
            weight += 2.0 + counted if PASSED.match(rest) else -1.0 if PLANNED.search(rest) else 0.75
        elif name == "年初以来":
            weight += 2.5
        else:
            before += 5.0 if start < OPENS else 2.0
    if not before and weight < 0 and f"{year - 1}" not in text:  # nothing tells of the year before
        weight /= 2
    return weight - min(before, 5.0)


def _named(years_on: int, lead: str, rest: str, start: int) -> float:
    """What a year by its number says: one done or planned, a day, a base."""
    if years_on == 1:
        return 1.5 if PLANNED.search(rest) and not lead.endswith(UNTIL) else 0.3
    if years_on not in (0, -1):
        return 0.0
    if rest[:1].isdigit():
        if DAY_LINE.match(rest) and (start < HEAD):  # the day of publication
            return 0.0
        if years_on == -1:
            return -0.5 if not lead.endswith("截至") else -2.0
        return 2.5 if lead.endswith("截至") else 0.75
    if years_on == 0:
        if rest.startswith("度"):
            return 0.5
        if lead.endswith(UNTIL) and not lead.endswith("截至"):
            return 0.5 if "年" in lead else -0.5
        return -1.5 if PLANNED.search(rest) else 1.5
    if lead.endswith((*COMPARED, "自", "从", "由")):
        return 0.0
    return -1.5 if lead.endswith("截至") else -0.5 if lead.endswith(UNTIL) else -1.0


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


def summed_up(text: str, year: int) -> bool:
    """Whether the head of the text calls it a summary of that year.

    >>> summed_up("某旗2018年组织工作总结", 2018), summed_up("2020年政府工作报告", 2020)
    (True, False)
    """
    return any(
        int(named[1]) == year and text[named.start() - 1 : named.start()] not in NUMBERING
        for named in SUMMED_UP.finditer(text, 0, 150)
    )


def term(text: str, year: int) -> tuple[int, int] | None:
    """The years of the campaign or term of office that a report of that year is about; None for others.

    >>> term("2015年10月，我市选派了第一书记，任期两年，2017年12月期满。", 2018)
    (2015, 2017)
    """
    span = TERM.search(text, 0, HEAD)
    if span is None or not year - 6 < int(span[1]) < int(span[2]) <= year:
        return None
    return int(span[1]), int(span[2])


def inspected(text: str, year: int) -> tuple[int, int] | None:
    """The year in which an inspection handed over what it found, and the month of the report on what was put right.

    None for other reports.

    >>> inspected("关于巡察整改进展情况的通报。2023年8月，巡察组反馈意见。截至2024年5月底，", 2024)
    (2023, 5)
    """
    if not (PUT_RIGHT.search(text, 0, 120) and INSPECTED.search(text, 0, 200)):
        return None
    days = [(match.start(), _year(match, year)) for match in DAY.finditer(text, 0, 1500)]
    days = [(start, named) for start, named in days if year - 2 < named <= year]
    first = min((named for _, named in days), default=year)
    for match in HANDED.finditer(text, 0, 1500):
        near = [named for start, named in days if match.start() - 80 < start < match.start()]
        if near:
            first = near[-1]
            break
    dated = re.search(rf"{year}年(\d{{1,2}})月", text)
    return first, delivered(text, year) or (int(dated[1]) if dated else 0)
