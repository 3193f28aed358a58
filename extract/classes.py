"""Numbers that tell which things are meant, or how often, and not how many: 10万元以上的村, 每季度1次, 二期."""

from __future__ import annotations

import re

from extract.bounds import clause
from extract.jargon import STOPS, Jargon, jargon, phrase
from extract.numerals import Numeral

NAMED = frozenset(("人", "个", "家", "次", "遍", "趟", "期"))  # what counts ranks, frequencies and phases
# Before 前 they make it a date: 12月中旬前83个问题整改到位.
_DATED = frozenset("旬底月年日末节季")
_DASHES = frozenset("-—－–~～至")
_COUNTED = frozenset("人户头只")  # not fewer than so many of them are counted: 不少于50名乡镇正职
_COUNT = re.compile(r"的(?:[有为达占]|已达|分别为)?[\d一二三四五六七八九十百千]+[个家户]")
# How a clause goes on behind the things: 不足5万元的薄弱村有四十三个.
_HAVE = re.compile("[共已只仅还]?[有为达占]")
_EVERY = re.compile(r"每[半\d一两二三四五六七八九十]{1,2}个?[周月季年天旬]")


def size_class(
    text: str, unit: str, start: int, unit_end: int, end: int, bounded: bool, ranged: bool
) -> bool:
    """Whether number, unit and bound name a class of things: 10万元以上的村, 亿元以上项目, 220千伏及以上."""
    known = jargon()
    if unit == "%":
        return (bounded or unit_end < end) and _counted(text, end)
    if unit not in known.sized:
        return False
    passed = text[start - 1] in "过超逾"
    bounded = bounded or passed
    after, suffix = text[end], text[unit_end:end]
    if after in "及和或含" and text[end + 1 : end + 3] in ("以上", "以下"):
        return True
    if after == "级" or (unit == "千伏" and after not in STOPS):
        return True
    if suffix not in ("以上", "以下", "以内"):
        if ranged or text[start - 1] in _DASHES:
            if text[end] == "的":
                return _counted(text, end) or _things(text, end, known)
            return text[end].isdigit() or text.startswith(known.things, end)
        if bounded and text[end] == "的" and _counted(text, end):
            return True
        counts = bounded and (unit not in _COUNTED or text[end] == "的")
        near = text.startswith(known.things, _behind(text, end))
        return counts and (near or ((passed or unit == "元") and _things(text, end, known)))
    if after == "的":
        if _things(text, end, known):
            return True
        words = phrase(text, end + 1 + (text[end + 1] in "“「‘"))
        if not words:
            return text[end + 1].isdigit()
        return not any(word in words for word in known.amounts)
    return after.isnumeric() or text.startswith(known.measured, end) or _things(text, end, known)


def _counted(text: str, end: int) -> bool:
    """Whether 的 and a count of what has that size stand behind: 10万—50万元的121个."""
    return _COUNT.match(text, end) is not None


def _behind(text: str, end: int) -> int:
    """Where the words behind a size begin: behind 的, within quotation marks (5万元的“薄弱村”)."""
    at = end + (text[end] == "的")
    return at + (text[at] in "“「‘")


def _things(text: str, end: int, known: Jargon) -> bool:
    """Whether the words behind a size, 的 between them or not, name what has it."""
    words = phrase(text, _behind(text, end))
    if words.startswith(known.things) or words.endswith(known.things):
        return True
    counted = _HAVE.search(words)
    return counted is not None and words.endswith(known.things, 0, counted.start())


def frequency(text: str, start: int, unit: str) -> bool:
    """Whether the number counts per month or quarter: 每季度1次, 每两周督办1次."""
    known = jargon()
    if unit not in known.every_units:
        return False
    before = clause(text, start, 14)
    return any(word in before for word in known.every) or _EVERY.search(before) is not None


def ranked(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the number is a rank, 前10名, 排名后3位, or the places a rank moved, 前移11位."""
    if unit not in ("人", "个", "家"):
        return False
    if text[start - 1] == "前":
        return text[start - 2] not in _DATED and text[start - 2 : start] not in jargon().not_pointing
    return text[start - 2 : start] == "名后" or (
        text[end - 1] == "位" and text[start - 2 : start] in jargon().moved
    )


def names(text: str, first: int, start: int, end: int, number: Numeral, unit: str) -> bool:
    """Whether the number is a rank, a frequency, a phase or the size of things (十个职工以上的企业)."""
    if text[end + 2 : end + 5] == "以上的" and phrase(text, end)[:4].endswith("以上"):
        return True
    return (
        ranked(text, first, end, unit)
        or frequency(text, start, unit)
        or phase(text, start, end, number, unit)
    )


def phase(text: str, start: int, end: int, number: Numeral, unit: str) -> bool:
    """Whether the number is a phase of a project: 医院三期, 5号线二期; 培训班三期 are classes."""
    if unit != "期" or number.value > 5 or text[start] in "两兩":
        return False
    known = jargon()
    around = clause(text, start, 24) + (
        text[end : end + 24] if text[start - 1] == "分" else phrase(text, end)
    )
    if any(word in around for word in known.phase_words):  # 分三期把333名书记轮训一遍
        return False
    return not number.arabic or text[end : end + 2] in known.phased


def step(text: str, start: int, end: int, unit: str) -> bool:
    """Whether the number counts steps of a scale: 连续跨越4个万亿元台阶, 3个百亿台阶."""
    if unit == "个" and text[end] in "百千万亿":
        return any(word in text[end : end + 6] for word in jargon().steps)
    return text.startswith(jargon().steps, end) and any(mark in text[start - 1 : end] for mark in "个個")


def sized(text: str, start: int, end: int, noun: str) -> bool:
    """Whether a magnitude names a class: 产值过百亿企业."""
    return not noun and text[start - 1] in "过超破逾過" and _things(text, end, jargon())


def lettered(text: str, start: int, unit: str) -> bool:
    """Whether a Latin letter before the number makes it a name: A4, G20."""
    before = text[start - 1]
    return before.isascii() and before.isalpha() and unit not in ("%", "元")


def summed(text: str, end: int) -> bool:
    """Whether the number opens a formula, 1个总部+N个基地."""
    at = max(text.find("+", end, end + 8), text.find("＋", end, end + 8))
    return at >= 0 and STOPS.isdisjoint(text[end:at])
