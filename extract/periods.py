"""When: the years that a text names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.clauses import TIME, YEAR_END, Cue, Mark

DIGIT = "[0-9０-９〇零○ＯO一二三四五六七八九]"
FOUR = f"[12１２一二](?:[ 　]?{DIGIT}){{3}}"
MONTH = r"(?:[\d一二三四五六七八九十]{1,2}月(?:[\d一二三四五六七八九十]{1,3}日)?|[初底末])?"
# Behind 年, what makes no year of it: 九十年代, 2025年前; 2025年前三季度 is of the year.
NO_YEAR = r"(?!代|前(?![一二三四五六七八九十\d]{1,2}个?[月季]|半)|后|[以之]前)"
YEARS = re.compile(
    rf"({FOUR})(?:(?:[ 　]?年{MONTH})?[ 　]?[—–\-－~～〜至到]{{1,2}}[ 　]?({FOUR}))?[ 　]?年{NO_YEAR}"
)
# What stands right before 年 in a year, and how far the years of a span reach.
ENDS = frozenset("0123456789０１２３４５６７８９〇零○ＯO一二三四五六七八九 　")
WIDEST = 14
NUMERALS: dict[int, str | None] = {
    ord(sign): str(place % 10) for place, sign in enumerate("〇一二三四五六七八九０１２３４５６７８９")
}
NUMERALS |= {ord(sign): "0" for sign in "零○ＯO"} | {ord(sign): None for sign in " 　"}


# How the words begin that name years by the year of the report: 今年, 去年, 上年, 明年, 近三年.
RELATIVE = frozenset("今去上明来下近最过本当前回这新")


@dataclass(slots=True)
class Time:
    """First and last year, whether the words say done or planned ("" where they do not), and the words."""

    first: int
    last: int
    status: str
    word: str

    @property
    def absolute(self) -> bool:
        """Whether the words name the years themselves (2021年, “十四五”), whatever year the report looks back on.

        >>> Time(2021, 2021, "", "2021年").absolute, Time(2020, 2020, "", "去年").absolute, Time(2020, 2020, "", "").absolute
        (True, False, False)
        """
        return bool(self.word) and self.word[0] not in RELATIVE and not self.word.endswith("来")


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
