"""Numbers broken by spaces and line ends: 1 206个, 4 214.14 万元, 29\\n0餘個."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.numerals import DIGITS, MAGNITUDES, numeral

_C = f"[{DIGITS}{MAGNITUDES}]"
_PIECE = re.compile(rf"{_C}+(?:(?:[.．点點,，/／·•]|\n?分\n?之\n?){_C}+)*")
_ATOM = re.compile(rf"{_C}+(?:[.．点點·•]{_C}+)?")
_SPACED = re.compile(r"\d(?: \d)*(?: ?[.．] ?\d(?: \d)*)?(?: ?[万亿千]+)?")
_ARABIC = re.compile(r"[0-9０-９.．]+")
_DECIMAL = re.compile(r"\d{1,4} ?[.．] ?\d{1,3}(?: ?[万亿千]+)?")
_UNCOMMAED = re.compile("[^,，]+")
_LONGEST = 40
_MARK = re.compile(r"[.．、)）]\s*\D|[是要]")


def pieces(text: str, start: int, run: str) -> Iterator[tuple[int, int]]:
    """The numbers in a run that blanks or commas cut, as spans of the text."""
    if _SPACED.fullmatch(run) or (text[start - 1] not in "\n 　" and _DECIMAL.fullmatch(run)):
        yield start, start + len(run)
        return
    spans = [(start + m.start(), start + m.end()) for m in _PIECE.finditer(run)]
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and _belong(text, *joined[-1], *span):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    for begin, end in joined:
        if numeral(text[begin:end]) is not None:
            yield begin, end
        else:
            for part in _UNCOMMAED.finditer(text, begin, end):  # 百分之百,12333
                if numeral(part[0]) is not None:
                    yield part.span()
                    continue
                yield from (atom.span() for atom in _ATOM.finditer(text, *part.span()))


def _belong(text: str, start: int, end: int, following: int, stop: int) -> bool:
    """Whether the digits behind a blank go on with the number before it."""
    if stop - start > _LONGEST:
        return False
    blank, left, right = text[end:following], text[start:end], text[following:stop]
    if right.strip("万亿萬億") == "":
        return "\n" in blank or _ARABIC.fullmatch(left[-1]) is not None
    if "\n" in blank:
        wrapped = end - text.rfind("\n", 0, start) > 15
        if not wrapped or _MARK.match(text, stop) or (blank.count("\n") > 1 and "\u200b" not in blank):
            return False
        return numeral(left + right) is not None
    if not (_ARABIC.fullmatch("".join(left.split())) and _ARABIC.match(right)):
        return False
    if "." in left or "．" in left or len(left.replace("\n", "").split()[0]) > 3:
        return False
    group = re.split(r"[.．\n十百千万亿萬億]", right)[0]
    zero = right[0] in "0０" and not re.match(r"0[.．]", right)
    return len(group) == 3 or zero or "\n" in text[end : stop + 2]
