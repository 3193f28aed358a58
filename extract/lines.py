"""The text as it is read: paragraphs rejoined, traditional characters taken for simplified ones."""

from __future__ import annotations

import re
from functools import cache

from extract.clauses import CUES
from extract.entries import entries

LINES = re.compile(r"[^\n]+")
TRADITIONAL = re.compile("[們國這個與為產業務幹黨級區縣達發總學體]")
# A traditional text shows it at its head.
SAMPLE = 1500
NARROW = 15
WIDE = 60


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
        if start == last + 1 and length > lengths[-1] * 0.8 and text[last - 1] not in "。！？：":
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
