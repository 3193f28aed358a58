"""The text as it is read: paragraphs rejoined, traditional characters taken for simplified ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from extract.clauses import CUES
from extract.entries import entries

LINES = re.compile(r"[^\n]+")
TRADITIONAL = re.compile("[們國這個與為產業務幹黨級區縣達發總學體]")
# A traditional text shows it at its head.
SAMPLE = 1500
NARROW = 15
WIDE = 60
# A sentence that a link or a note broke over lines, and the signs about such a break.
BREAKS = re.compile("\n?\u200b+\n?|\n")
PLAIN = re.compile("\n(?<![\n。！？：； 　]\n)(?![\n 　])")
RESUMES = "”，。、；）》"
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
    if "\u200b" not in text and not any("\n" + sign in text for sign in RESUMES):
        return None
    apart = text.count("\n\n") > APART
    parts, places, left_out, last = [], [0], [0], 0
    for match in (BREAKS if "\u200b" in text else PLAIN).finditer(text):
        start, end = _cut(text, match.start(), match.end(), apart)
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


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs lie: lines, rejoined where the text is broken at a fixed width.

    >>> paragraphs("各位代表：\\n现在报告工作。")
    [(0, 5), (6, 13)]
    """
    lines = [match.span() for match in LINES.finditer(text)]
    lengths = sorted(end - start for start, end in lines if end - start > NARROW)
    if len(lengths) < 5 or lengths[-1] > WIDE or lengths[len(lengths) // 2] < lengths[-1] * 0.8:
        return lines
    joined = [lines[0]]
    for start, end in lines[1:]:
        first, last = joined[-1]
        length = last - text.rfind("\n", 0, last) - 1
        if start == last + 1 and length > lengths[-1] * 0.7 and text[last - 1] not in "。！？：":
            joined[-1] = first, end
        else:
            joined.append((start, end))
    return joined


def simplified(text: str) -> str:
    """The text with traditional characters replaced by simplified ones, place by place.

    >>> simplified("幹部訓練")
    '干部训练'
    """
    return text.translate(_characters()) if TRADITIONAL.search(text, 0, SAMPLE) else text


@cache
def _characters() -> dict[int, str]:
    """Traditional characters, by code point, and the simplified ones that stand for them."""
    pairs = next(entry.many("") for entry in entries(CUES) if entry.key == "characters")
    return {ord(pair[0]): pair[1] for pair in pairs}
