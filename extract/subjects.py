"""Of what: the short phrase that a figure counts or measures, as it stands around the number."""

from __future__ import annotations

import re

from extract.clauses import ALL, LIST, PART, PREFIX, WHOLE, Mark
from extract.kinds import BETWEEN, COVER
from extract.quantities import Quantity

# What never begins or ends a subject, and what ends the noun behind a number.
EDGE = BETWEEN + "、，：:●■◆▶▷★→·"
SMALL = frozenset(BETWEEN)
FEW = 6
# A number that is an aim is no number of aims: 低于8%的预定目标.
AIMS = (
    "的目标",
    "的预期目标",
    "的预定目标",
    "的计划目标",
    "的调控目标",
    "的控制目标",
    "的年度目标",
    "的年度计划",
    "目标任务",
    "目标的",
    "计划的",
    "任务的",
    "目标还差",
    "目标仍差",
    "目标尚差",
    "目标相差",
    "目标有差距",
    "任务还差",
)
AIMS_BEGIN = frozenset(aim[0] for aim in AIMS)
# People of a kind, who are a part of those counted before: 35岁以下348名, 妇女127名.
KINDS = re.compile(
    r"(?:具有)?(?:女|妇女|“?[6789]0后|少数民族|\d+岁|[二三四]十五?岁|大专|本科|研究生|高中|博士|硕士|农牧民|生产一线)|(?:(?:[一基]线|生产、工作一线|产业工人|工人|职工|学生|教师|农民|牧民|青年|一线职工|(?:国家|自治区|省|市|县|区|州|旗)级(?:以上)?|“?两新”?组织(?:从业人员)?|从业人员)[、和及]?)+(?:的|者)?$"
)
KIND_UNITS = frozenset({"人", "人次", "%"})
# The part of the year that a report tells of, which is no subject: 今年前11个月, 今年1至9月.
MONTHS = re.compile(r"(?:前|[1一]月?[至到—–－~～-])[\d一二三四五六七八九十]{1,2}个?月份?")
NUMBERED = re.compile(r"^\d{1,2}[.．、]\s*(?=\D)")
ASIDES = re.compile("（[^（）]*）?")
# Goods of one character, which are subjects all the same.
SHORT = frozenset("钢煤纱布铁油糖盐粮棉茶鱼肉猪牛羊电纸")
# Places of one character, which own a number though the next one stands right behind: 18个村6320人.
PLACES = frozenset("村县镇乡校")
CLOSING = frozenset("。，；：、！？）)」”\n\t,.;:!和与及以（(—-》")
PASSED = COVER | PART | LIST | PREFIX
LONGEST = 30
# Two in one word.
PAIRS = (
    ("城乡", "城镇", "农村"),
    ("城、乡", "城镇", "农村"),
    ("存贷款", "存款", "贷款"),
    ("存、贷款", "存款", "贷款"),
)
JOINTS = (re.compile("、|以及"), re.compile("[、和与及]|以及"), re.compile("[和与及]|以及"))


def owned(text: str, quantity: Quantity, after: list[Mark], following: Quantity | None) -> bool:
    """Whether the noun stands right behind the number: 317名紧缺人才, 24%的县."""
    place, size = quantity.end, len(text)
    while place < size and text[place] in " 　":
        place += 1
    if place == size or (sign := text[place]) in CLOSING or sign in "赴到":
        return False
    if sign in AIMS_BEGIN and text.startswith(AIMS, place):
        return False
    if following and following.start - place < 2 and sign not in PLACES:
        return False
    first = after[0].sorts if after and after[0].start == place else 0
    if sign == "的":
        return not first & COVER and quantity.unit == "%"
    return not first & (COVER | WHOLE | PART | ALL)


def noun(text: str, start: int, limit: int) -> str:
    """The words behind a number up to the end of their clause.

    >>> noun("2个软弱涣散党组织，全部", 2, 11)
    '软弱涣散党组织'
    """
    end = start
    while end < limit and end < start + 20 and text[end] not in CLOSING:
        end += 1
    return text[start:end].strip(EDGE)


def lead(text: str, marks: list[Mark], start: int, stop: int) -> tuple[str, bool]:
    """The phrase between two places without the words that qualify the number, and whether nothing is left of it."""
    if start >= stop:
        return "", True
    covered = 0
    begin = start
    for mark in marks:
        first, last = mark.start, mark.end
        if first >= stop:
            break
        if mark.sorts & PASSED and first >= start and not mark.cue.says:
            if first == begin or not text[begin:first].strip(EDGE):
                begin = last
            covered += last - first
    phrase = text[begin:stop].strip(EDGE)
    if phrase[:1] in "前1一" and (months := MONTHS.match(phrase)):
        phrase, covered = phrase[months.end() :].strip(EDGE), covered + months.end()
    if phrase[:1].isdigit():
        phrase = NUMBERED.sub("", phrase)
    if "（" in phrase:
        phrase = ASIDES.sub("", phrase).strip(EDGE)
    left = stop - start - covered
    if len(phrase) < 2 or left < 2:
        return phrase, phrase not in SHORT
    return phrase, left < FEW and left - sum(map(SMALL.__contains__, text[start:stop])) < 2


def trimmed(phrase: str, marks: list[Mark], stop: int) -> str:
    """The phrase before `stop` without what it is compared with: 单位能耗比上年 is about 单位能耗."""
    for mark in reversed(marks):
        if mark.start >= stop:
            continue
        if not mark.sorts & COVER or not phrase.endswith(mark.cue.word):
            break
        phrase = phrase[: -len(mark.cue.word)].strip(EDGE)
    return phrase[-LONGEST:]


def _written_out(part: str, last: str) -> str:
    """A member of a list with the noun that only the last has: 城镇 or 城镇居民 before 农村居民人均可支配收入."""
    if len(part) <= 3:
        return part + last[len(part) :] if len(part) < len(last) else part
    shared = last.find(part[-2:], 0, 6)
    return part + last[shared + 2 :] if shared >= 0 else part


def members(subject: str, size: int) -> list[str]:
    """The members of a list of that many subjects, each written out; empty where there are not as many.

    >>> members("城乡居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    >>> members("城镇、农村居民人均可支配收入", 2)
    ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    if size == 2:
        for both, one, other in PAIRS:
            if subject.startswith(both):
                return [one + subject[len(both) :], other + subject[len(both) :]]
    for joint in JOINTS:
        parts = [part for part in joint.split(subject) if part]
        if len(parts) == size:
            return [*(_written_out(part, parts[-1]) for part in parts[:-1]), parts[-1]]
    return []
