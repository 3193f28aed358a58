"""What a table's labels say: 发行总额（亿元） names a subject and a unit, 2020年目标 a year and a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.catalogue import catalogue

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:(?:年|[-—–~～至]{1,2})\s*((?:19|20)\d\d))?\s*(?:年度?|(?=$|[^\d.,，．]))"
)
_RELATIVE = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "下年": 1,
}
_RELATED = re.compile(rf"(?:{'|'.join(_RELATIVE)})度?")
_BRACKETS = re.compile(r"[（(\[【]\s*(?:单位[:：]?)?\s*([^（）()\[\]【】]{1,16}?)\s*[）)\]】]")
_UNIT = re.compile(r"(?:计量)?单位\s*[:：]\s*([^\s，；。）)]+)")
_BEHIND = re.compile(r"[/／](\w{1,4})$")
_MAGNITUDES = "十百千万亿"
_PLAN = re.compile(r"(?:年度|全年|预期|工作)?(?:计划|目标|任务|预期)(?:任务)?(?:数|值|量)?")
_DONE = re.compile(r"(?:实际|累计)?(?:完成|实绩|执行|实际|达到)(?:情况|数|值|量)?")
_GROWTH = re.compile(
    r"(?:比|较)?(?:同比|环比|上年同期|上年|去年同期|去年)?(?:增长|增减|升降)?(?:率|幅度?|速度?|百分比)?"
)
_RATE = re.compile(r"同比|环比|增长|增速|增幅|涨幅|±|增减|升降|下降|降幅|减幅")
_FALL = re.compile(r"下降|降幅|减幅|减少")
_COUNTED = {
    "人次": "人次",
    "人数": "人",
    "户数": "户",
    "期数": "期",
    "次数": "次",
    "个数": "个",
    "家数": "家",
    "件数": "件",
}
_PART_OF_WHOLE = re.compile(r"[占率比]$|占比|比重|比例|覆盖率|百分比")
_CAPTION = re.compile(
    r"^\s*(?:附?表\s*[\d一二三四五六七八九十]*[:：.、\s]*)?|各[省市县区旗州盟乡镇街道村社]+|分(?:地区|县区|乡镇|村)"
)
_WHOLE = re.compile(r"(?:总|合|共)计|小计|全[国省市县区旗州盟镇乡村]|平均")
_PLACE = re.compile(r"[一-鿿]{1,10}(?:省|自治区|市|县|区|旗|州|盟|镇|乡|街道|村|社区|苏木|嘎查)")
_NO_PLACE = re.compile(
    r"^(?:行政|建制|重点|示范|贫困|先进|试点|薄弱|空壳|各|全)|(?:个|贫困|脱贫|出列|示范|行政|自然|先进|薄弱)(?:村|县|镇|乡)$"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The reading of one label, or of several that hold together.

    words: the subject that is left when unit, year and plan are taken out
    kind: growth or change where the label says so, else empty
    sign: -1 under a heading such as 下降（%）
    """

    words: str = ""
    unit: str = ""
    first: int | None = None
    last: int | None = None
    status: str = ""
    kind: str = ""
    sign: int = 1
    place: str = ""

    def over(self, other: Header) -> Header:
        """Both together; what this one leaves open the other tells."""
        words = self.words if other.words in self.words else other.words + self.words
        return Header(
            words,
            self.unit or other.unit,
            *((self.first, self.last) if self.first else (other.first, other.last)),
            self.status or other.status,
            self.kind or other.kind,
            self.sign * other.sign,
            self.place or other.place,
        )


def is_unit(words: str) -> bool:
    """Whether some words are a unit, with or without a magnitude or a second unit under it.

    >>> [is_unit(words) for words in ("万元", "元/人", "%", "培训班")]
    [True, True, True, False]
    """
    first, _, second = words.partition("/")
    units = catalogue().units
    known = first in units or first.lstrip(_MAGNITUDES) in units
    return known and (not second or second in units or second in ("年", "月", "日", "天"))


def caption(words: str, year: int) -> Header:
    """What the line above a table says of all of it: unit and year.

    >>> caption("表1 2023年各村收入（单位：万元）", 2024).unit
    '万元'
    """
    said = header(_CAPTION.sub("", words), year)
    named = _UNIT.search(words)
    units = re.split(r"[、，,;；]", named[1]) if named else [said.unit]
    unit = next((unit for unit in units if is_unit(unit) and unit != "%"), "")
    subject = re.sub(
        r"(?:单位[:：].*|(?:基本|主要)?(?:情况|指标|数据)?(?:统计|汇总|明细|一览)?表?)$", "", said.words
    )
    return Header(subject, unit, said.first, said.last, said.status)


@lru_cache(maxsize=4096)
def header(words: str, year: int) -> Header:
    """The reading of one label in a report delivered in a year.

    >>> header("2020年目标", 2020).status, header("发行总额（亿元）", 2020).unit
    ('target', '亿元')
    """
    words = "".join(words.split())
    unit, words = _unit(words)
    first, last, words = _years(words, year)
    found = Header(unit=unit, first=first, last=last)
    if _RATE.search(words) and (unit in ("%", "‰", "") or "百分点" in unit):
        rest = _RATE.sub("", _GROWTH.sub("", words, count=1)) if len(words) > 6 else ""
        return replace(
            found, unit=unit or "%", kind="growth", sign=-1 if _FALL.search(words) else 1, words=rest
        )
    status, words = _status(words)
    if not unit:
        unit = next((counted for ending, counted in _COUNTED.items() if words.endswith(ending)), "")
        unit = unit or ("%" if _PART_OF_WHOLE.search(words) else "")
    words = (
        words.strip("：:、，,“”*# ")
        .removeprefix("其中")
        .strip("：:、，,1234567890.．一二三四五六七八九十（）()")
    )
    if _WHOLE.fullmatch(words):
        words = ""
    place = words if is_place(words) else ""
    return replace(found, unit=unit, status=status, words="" if place else words, place=place)


def is_place(words: str) -> bool:
    """Whether a label is the name of a place."""
    if _PLACE.fullmatch(words) and not _NO_PLACE.search(words):
        return True
    return 1 < len(words) < 5 and catalogue().region(words) is not None


def _unit(words: str) -> tuple[str, str]:
    """The unit that stands in brackets or behind a stroke, and the label without it."""
    for found in _BRACKETS.finditer(words):
        units = re.split(r"[、，,;；]", found[1])
        if is_unit(units[0]):
            return units[0], words[: found.start()] + words[found.end() :]
    behind = _BEHIND.search(words)
    if behind and is_unit(behind[1]):
        return behind[1], words[: behind.start()]
    return "", words


def _years(words: str, year: int) -> tuple[int | None, int | None, str]:
    if found := _YEAR.search(words):
        first = int(found[1])
        return first, int(found[2] or first), words[: found.start()] + words[found.end() :]
    if year and (found := _RELATED.match(words)) and not _RATE.search(words):
        named = year + _RELATIVE[found[0].removesuffix("度")]
        return named, named, words[found.end() :]
    return None, None, words


def _status(words: str) -> tuple[str, str]:
    """Whether a label is about a plan or what was done, and the label without those words at its end."""
    for pattern, status in ((_DONE, "actual"), (_PLAN, "target")):
        for found in pattern.finditer(words):
            if found.end() == len(words):
                return status, words[: found.start()]
    if _PART_OF_WHOLE.search(words):
        return "actual" if "完成" in words else "", words
    return "", words
