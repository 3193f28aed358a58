"""The text as it is read: paragraphs rejoined, traditional characters taken for simplified ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from extract.clauses import CUES
from extract.entries import entries

LINES = re.compile(r"[^\n]+")
TRADITIONAL = re.compile("[們國這個與為產業務幹黨級區縣達發總學體]")
# A traditional text shows it at its head.
SAMPLE = 1500
# Lines broken at a fixed width: how wide they are at least, how many there are (FEW, or MANY of all), and how
# far they differ: so many of them are ALIKE.
NARROW, WIDE = 15, 60
FEW = 4
FULL, LONG = 0.8, 1.25
ALIKE, MANY = 0.6, 0.25
# One line in so many may be longer than any line of such a text: an address, a note.
MOST, WIDEST = 10, WIDE * LONG * 2
# What the next line begins with where it begins a paragraph: a blank, a list number, a heading.
BEGINS = re.compile(
    "[ 　\\t●■◆▶★·—【]|[-–]{1,2} ?\\d|[（(]?[一二三四五六七八九十]{1,3}[、）)]"
    "|[（(]?\\d{1,2}(?:[、）)．]|\\.(?!\\d))|第[一二三四五六七八九十]+[章节篇，,、]"
)
NUMBERED = re.compile(
    "[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\\d{1,2}[、）)．.]|第[一二三四五六七八九十]+[章节篇]"
)
ENDED = frozenset("。！？：!?:")
# Signs as they stand in Chinese text; a comma or colon within a number or a time of day is none.
SIGNS = (("(", "（"), (")", "）"), (";", "；"), ("!", "！"), ("?", "？"))
WITHIN = ((",", "，"), (":", "："))
# A sentence that a link or a note broke over lines, and the signs about such a break.
# The number of a page between two lines: - 12 -.
PAGE = "\n[ 　]*[-—–·]{1,2} ?[0-9]{1,4} ?[-—–·]{1,2} *\n"
NUMBER = re.compile(PAGE)
BREAKS = re.compile(f"{PAGE}|\n(?:\u200b+\n?)?|\u200b+\n?")
PLAIN = re.compile(f"{PAGE}|\n(?<![\n。！？：； 　]\n)(?![\n 　])")
RESUMES = "”，。、；）》"
RESUMED = re.compile(f"\n[{RESUMES}]")
OPENED = frozenset("“《（、")
STOPS = frozenset("。！？：；\n 　")
# Texts with so many blank lines set their paragraphs apart by them.
APART = 10


class Mended(NamedTuple):
    """A text without breaks inside its sentences, and where its places lie in the text as it was."""

    text: str
    places: list[int]
    left_out: list[int]

    def origin(self, place: int) -> int:
        """The place in the text as it was."""
        return place + self.left_out[bisect_right(self.places, place) - 1]


def mended(text: str) -> Mended | None:
    """The text with the sentences rejoined that links broke; None where there are none.

    >>> mended("生产总值74.4\\n\u200b\\n万亿元，“\\n十三五\\n”开局。").text
    '生产总值74.4万亿元，“十三五”开局。'
    """
    wrapped = _wrapped(text)
    paged = NUMBER.search(text) is not None
    if not (wrapped or paged or "\u200b" in text or RESUMED.search(text)):
        return None
    apart = text.count("\n\n") > APART
    parts, places, left_out, last = [], [0], [0], 0
    for match in (BREAKS if "\u200b" in text else PLAIN).finditer(text):
        start, end = match.span()
        if paged and NUMBER.fullmatch(match[0]):
            if text[start - 1] in STOPS or BEGINS.match(text, end):
                continue
        elif start not in wrapped:
            start, end = _cut(text, start, end, apart)
        if start < end:
            parts.append(text[last:start])
            places.append(places[-1] + start - last)
            left_out.append(left_out[-1] + end - start)
            last = end
    if not parts:
        return None
    return Mended("".join((*parts, text[last:])), places, left_out)


def _cut(text: str, start: int, end: int, apart: bool) -> tuple[int, int]:
    """What of a break between lines is to be left out."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return start, start
    if end - start > 1 or text[start] != "\n":
        within = before != "\n" and after != "\n"
        return (start, end) if within else (text.find("\u200b", start), text.rfind("\u200b", start, end) + 1)
    if before == "\n" or after == "\n":
        return start, start
    if after in RESUMES or before in OPENED:
        return start, end
    runs = apart and before not in STOPS and after not in STOPS
    runs = runs and text.find("，", text.rfind("\n\n", 0, start) + 1, start) > 0
    return start, (end if runs else start)


def lines(text: str) -> list[tuple[int, int]]:
    """Where the lines lie that hold anything."""
    return [match.span() for match in LINES.finditer(text)]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs lie: lines, rejoined where the text is broken at a fixed width.

    >>> paragraphs("各位代表：\\n现在报告工作。")
    [(0, 5), (6, 13)]
    """
    wrapped = _wrapped(text)
    joined: list[tuple[int, int]] = []
    for start, end in lines(text):
        joined.append((joined.pop()[0] if start - 1 in wrapped else start, end))
    return joined


def _wrapped(text: str) -> frozenset[int]:
    """The line ends that only break a text at a fixed width."""
    found = lines(text)
    if sum(end - start > WIDEST for start, end in found) * MOST > len(found):
        return frozenset()
    running = [
        (width, end)
        for start, end in found
        if text[end - 1] not in ENDED
        and not NUMBERED.match(text, start)
        and NARROW < (width := _width(text[start:end])) < WIDE * LONG
    ]
    few = max(FEW, len(found) * MANY)
    usual = _usual([width for width, _ in running], few)
    if not usual:  # lines that end a paragraph may be of any width
        usual = _usual([width for width, end in running if text[end + 1 : end + 2] != "\n"], few)
    if not usual:
        return frozenset()
    low, high = usual * FULL, usual * LONG
    indented = sum(text[start] in " 　" for start, _ in found) > 1
    return frozenset(
        end
        for (start, end), (following, stop) in pairwise(found)
        if following == end + 1
        and _width(text[following:stop]) <= high
        and (indented or text[end - 1] not in ENDED)
        and not BEGINS.match(text, following)
        and low <= _width(text[start:end]) <= high
    )


def _usual(widths: list[float], few: float) -> float:
    """The width that most of the lines have, 0 where they are fewer than `few` or of all widths."""
    if len(widths) < few:
        return 0
    usual = sorted(widths)[len(widths) // 2]
    alike = sum(usual * FULL <= width <= usual * LONG for width in widths)
    return usual if alike >= len(widths) * ALIKE else 0


def _width(line: str) -> float:
    """How wide a line is, in Chinese characters."""
    return len(line.encode()) / 4 + len(line) / 4


def simplified(text: str) -> str:
    """The text with traditional characters replaced by simplified ones, place by place.

    >>> simplified("幹部訓練")
    '干部训练'
    """
    return text.translate(_characters()) if TRADITIONAL.search(text, 0, SAMPLE) else text


def punctuated(text: str) -> str:
    """The text with Chinese signs for commas and brackets, place by place; 12,345 and 10:30 stay as they are.

    >>> punctuated("共1,234人(其中12人,占5%);")
    '共1,234人（其中12人，占5%）；'
    """
    for sign, chinese in SIGNS:
        if sign in text:
            text = text.replace(sign, chinese)
    for sign, chinese in WITHIN:
        if sign in text:
            text = _outside(text, sign, chinese)
    return text


def _outside(text: str, sign: str, chinese: str) -> str:
    """The text with the Chinese sign wherever the other stands between no two digits."""
    first, *rest = text.split(sign)
    parts = [first]
    for before, part in zip([first, *rest], rest, strict=False):
        within = before[-1:].isdigit() and part[:1].isdigit()
        parts += (sign if within else chinese, part)
    return "".join(parts)


@cache
def _characters() -> dict[int, str]:
    """Traditional characters, by code point, and the simplified ones that stand for them."""
    pairs = next(entry.many("") for entry in entries(CUES) if entry.key == "characters")
    return {ord(pair[0]): pair[1] for pair in pairs}
