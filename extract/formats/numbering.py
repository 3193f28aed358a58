"""The list numbers that Word counts by itself: 一、 (二) 3. as they are shown, though no text holds them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_DIGITS = "〇一二三四五六七八九"
_CAPITAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    ]
)
_CAPITALS = frozenset(["chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"])
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"],
        strict=True,
    )
)


def chinese(number: int) -> str:
    """A counting number in Chinese.

    >>> [chinese(number) for number in (1, 10, 12, 20, 105, 1010)]
    ['一', '十', '十二', '二十', '一百零五', '一千零一十']
    """
    words, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if zero and words else "") + _DIGITS[digit] + name
        zero = not digit
    return words.removeprefix("一") if 10 <= number < 20 else words


def written(number: int, form: str) -> str:
    """A number in one of Word's number formats.

    >>> forms = ("decimal", "chineseCountingThousand", "decimalEnclosedCircle", "upperRoman")
    >>> [written(3, form) for form in forms]
    ['3', '三', '③', 'III']
    """
    if form in ("none", "bullet"):
        return ""
    if form in _CHINESE:
        return chinese(number)
    if form in _CAPITALS:
        return chinese(number).translate(_CAPITAL)
    if form in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x245F + number)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2473 + number)
    if form == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    legal: bool = False


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: _Element | None, name: str) -> Iterator[_Element]:
    return (child for child in (element if element is not None else ()) if _name(child) == name)


def _value(element: _Element | None, name: str = "val") -> str:
    if element is None:
        return ""
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )


def _first(element: _Element | None, *path: str) -> _Element | None:
    for name in path:
        element = next(_children(element, name), None)
    return element


def _number(words: str, otherwise: int) -> int:
    return int(words) if words.isdecimal() else otherwise


class Numbering:
    """The lists of one document, counting as its paragraphs go by."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        abstract = {
            _value(item, "abstractNumId"): _list(item) for item in _children(numbering, "abstractNum")
        }
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = defaultdict(dict)
        for item in _children(numbering, "num"):
            name = _value(item, "numId")
            self._lists[name] = abstract.get(_value(_first(item, "abstractNumId")), _List())
            for override in _children(item, "lvlOverride"):
                if start := _value(_first(override, "startOverride")):
                    self._restarts[name][_number(_value(override, "ilvl"), 0)] = _number(start, 1)
        self._styles = {
            _value(style, "styleId"): (_first(style, "pPr", "numPr"), _value(_first(style, "basedOn")))
            for style in _children(styles, "style")
        }

    def label(self, paragraph: _Element, words: str) -> str:
        """The number shown before a paragraph, with what parts it from the words; empty for none."""
        name, depth = self._place(paragraph)
        found = self._lists.get(name)
        if found is None or (level := found.levels.get(depth)) is None:
            return ""
        self._count(found, name, depth, level)
        if level.form == "bullet":
            return ""
        shown = re.sub(
            "%([1-9])", lambda match: self._part(found, int(match[1]) - 1, level.legal), level.text
        )
        if not shown.strip():
            return ""
        apart = (
            (level.suffix != "nothing" and shown[-1].isascii())
            or shown[-1].isalnum()
            or words[:1].isdecimal()
        )
        return shown + (" " if apart and shown[-1] not in "、）．。" else "")

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        properties = _first(paragraph, "pPr", "numPr")
        style = _value(_first(paragraph, "pPr", "pStyle"))
        seen: set[str] = set()
        while properties is None and style in self._styles and style not in seen:
            seen.add(style)
            properties, style = self._styles[style]
        return _value(_first(properties, "numId")), _number(_value(_first(properties, "ilvl")), 0)

    def _count(self, found: _List, name: str, depth: int, level: _Level) -> None:
        restart = self._restarts[name].pop(depth, None)
        if restart is not None:
            found.counters[depth] = restart
        else:
            found.counters[depth] = found.counters.get(depth, level.start - 1) + 1
        for deeper in [other for other in found.counters if other > depth]:
            del found.counters[deeper]

    @staticmethod
    def _part(found: _List, depth: int, legal: bool) -> str:
        level = found.levels.get(depth, _Level())
        return written(found.counters.get(depth, level.start), "decimal" if legal else level.form)


def _list(abstract: _Element) -> _List:
    found = _List()
    for item in _children(abstract, "lvl"):
        found.levels[_number(_value(item, "ilvl"), 0)] = _Level(
            start=_number(_value(_first(item, "start")), 1),
            form=_value(_first(item, "numFmt")) or "decimal",
            text=_value(_first(item, "lvlText")),
            suffix=_value(_first(item, "suff")) or "tab",
            legal=_first(item, "isLgl") is not None,
        )
    return found
