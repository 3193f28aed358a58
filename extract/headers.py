"""What a table's labels say: 发行总额（亿元） names a subject and a unit, 2020年目标 a year and a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.catalogue import catalogue
from extract.wording import Wording

_WORDS = Wording("labels")
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:(?:年|[-—–~～至]{1,2})\s*((?:19|20)\d\d))?\s*(?:年度?|(?=$|[^\d.,，．]))"
)
_RELATIVE = {word: int(years) for word, years in _WORDS.table("relative").items()}
_RELATED = re.compile(rf"({'|'.join(_RELATIVE)})度?")
_BRACKETS = re.compile(r"[（(\[【]\s*(?:单位[:：]?)?\s*([^（）()\[\]【】]{1,16}?)\s*[）)\]】]")
_UNIT = re.compile(rf"{_WORDS.any('units')}\s*[:：]\s*([^\s，；。）)]+)")
_BEHIND = re.compile(r"[/／](\w{1,4})$")
_MAGNITUDES = "十百千万亿"
_AROUND = f"{_WORDS.any('around')}*"
_PLAN = re.compile(f"{_AROUND}{_WORDS.any('planned')}{_AROUND}$")
_DONE = re.compile(f"{_AROUND}{_WORDS.any('done')}{_AROUND}$")
_FINISHED = re.compile(_WORDS.any("done"))
_RATE = re.compile(_WORDS.any("rate"))
_RATES = re.compile(f"{_WORDS.any('rate', 'rate_around')}+")
_FALL = re.compile(_WORDS.any("fall"))
_COUNTED = _WORDS.table("counted")
_SHARE = re.compile(f"{_WORDS.any('share')}|{_WORDS.any('share_end')}$")
_CAPTION = re.compile(
    rf"^\s*(?:附?表\s*[\d一二三四五六七八九十]*[:：.、\s]*)?|各{_WORDS.any('places')}+|分(?:地区|{_WORDS.any('places')})+"
)
_CAPTION_END = re.compile(f"(?:{_WORDS.any('units')}[:：].*|{_WORDS.any('caption_end')}+)$")
_WHOLE = re.compile(_WORDS.any("whole"))
_PLACE = re.compile(f"[一-鿿]{{1,10}}{_WORDS.any('places')}")
_NO_PLACE = re.compile(f"^{_WORDS.any('no_place_start')}|{_WORDS.any('no_place')}$")


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
    subject = _CAPTION_END.sub("", said.words)
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
        sign = -1 if _FALL.search(words) else 1
        return replace(found, unit=unit or "%", kind="growth", sign=sign, words=_RATES.sub("", words))
    status, words = _status(words)
    if not unit:
        unit = next((counted for ending, counted in _COUNTED.items() if words.endswith(ending)), "")
        unit = unit or ("%" if _SHARE.search(words) else "")
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
        named = year + _RELATIVE[found[1]]
        return named, named, words[found.end() :]
    return None, None, words


def _status(words: str) -> tuple[str, str]:
    """Whether a label is about a plan or what was done, and the label without those words at its end."""
    for pattern, status in ((_DONE, "actual"), (_PLAN, "target")):
        if found := pattern.search(words):
            return status, words[: found.start()]
    if _SHARE.search(words):
        return "actual" if _FINISHED.search(words) else "", words
    return "", words
