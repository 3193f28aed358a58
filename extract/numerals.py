"""Numerals of any writing to exact numbers: 12,345.6万, 三亿2000万, 百分之七点五, 两三百, １２．３."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

DIGITS = "0-9０-９〇○零一二两兩三四五六七八九"
MAGNITUDES = "十百千万亿萬億"

_PLAIN = str.maketrans("０１２３４５６７８９．，點萬億兩○·•／", "0123456789.,点万亿两〇../")
_ARABIC = str.maketrans("〇零一二两三四五六七八九点", "001223456789.")
_TENS = {"十": 10, "百": 100, "千": 1000}
_TOKENS = re.compile(r"\d+(?:\.\d+)?|\.\d+|[十百千万亿]")
_WELL_FORMED = re.compile(r"(?:\d+(?:\.\d+)?|[十百千万亿](?:\.\d+)?)+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")
_ONES = "〇零一二三四五六七八九"
_NEIGHBOURS = re.compile(rf"(?<![{_ONES}])[一二两三四五六七八九]{{2}}(?![{_ONES}两])")
_NO_COUNT = re.compile(
    rf"(?:一[八九]|二[〇零])[{_ONES}]{{2}}|.*[{_ONES}]{{2,}}两.*|.*[十百千][{_ONES}]{{3,}}.*|[{_ONES}]{{5,}}"
)
_PLAIN_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LONGEST = 60  # characters; what is longer is a column of a table or a code
_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a written numeral says.

    `upper` is set where the words hold two ends (两三百); `share` where it is a part of a whole, in points
    (百分之五, 三分之二); `bare` where it is a magnitude alone (百, 千万); `large` where it holds 万 or 亿;
    `arabic` where its first character is a digit 0 to 9.
    """

    value: Decimal
    upper: Decimal | None
    share: bool
    bare: bool
    large: bool
    arabic: bool


@lru_cache(maxsize=1 << 16)
def numeral(written: str) -> Numeral | None:
    """Read a numeral; None where the characters are no number.

    >>> numeral("三亿2000万").value, numeral("百分之七点五").value, numeral("两千五").value
    (Decimal('320000000'), Decimal('7.5'), Decimal('2500'))
    """
    if len(written) > _LONGEST:
        return None
    if _PLAIN_DIGITS.fullmatch(written):  # most numbers of a report
        return Numeral(Decimal(written), None, False, False, False, True)
    text = "".join(written.split()).translate(_PLAIN).replace("\u200b", "")
    if "分之" in text:
        return _share(*text.split("分之", 1))
    if "/" in text:
        below, _, above = text.partition("/")[::-1]
        small = below.isdigit() and above.isdigit() and int(above) < int(below) <= 100
        return _share(below, above) if small else None
    ends = _ends(text)
    if ends is None:
        return None
    arabic = text[0].isdigit()
    bare = text[0] in "百千万亿" and not text.strip("十百千万亿")
    return Numeral(*ends, False, bare, "万" in text or "亿" in text, arabic)


def _share(whole: str, part: str) -> Numeral | None:
    """百分之五 is 5 points, 千分之五 0.5, 三分之二 66.67."""
    ends = _ends(part)
    below = _number(whole)
    if ends is None or not below:
        return None
    scale = 100 / below
    value, upper = (end if end is None else end * scale for end in ends)
    if value is None or (whole not in ("百", "一百", "千", "万") and value > 100):
        return None
    if below not in (10, 100, 1000, 10000):
        value, upper = (end if end is None else end.quantize(_HUNDREDTH) for end in (value, upper))
    assert value is not None
    return Numeral(value.normalize() + 0, upper, True, False, False, whole[0].isdigit())


def _ends(text: str) -> tuple[Decimal, Decimal | None] | None:
    """The value, and the upper end of neighbouring digits: 两三百 is 200 to 300, 十五六 15 to 16."""
    if "," in text:
        if not _THOUSANDS.match(text):
            return None
        text = text.replace(",", "")
    if _NO_COUNT.fullmatch(text):
        return None
    pair = _NEIGHBOURS.search(text.split("点")[0])
    if pair is None:
        value = _number(text)
        return None if value is None else (value, None)
    low, high = pair.group()[0], pair.group()[1]
    if int(low.translate(_ARABIC)) + 1 != int(high.translate(_ARABIC)):
        return None
    before, after = text[: pair.start()], text[pair.end() :]
    value, upper = _number(before + low + after), _number(before + high + after)
    return None if value is None or upper is None else (value, upper)


def _number(text: str) -> Decimal | None:
    """One number without range, share or separators."""
    text = text.translate(_ARABIC)
    if not _WELL_FORMED.fullmatch(text):
        return None
    whole = Decimal(0)  # 亿 and above
    middle = Decimal(0)  # 万
    small = Decimal(0)
    pending: Decimal | None = None
    last = 1
    tokens = _TOKENS.findall(text)
    for token in tokens:
        if token in _TENS:
            last = _TENS[token]
            small += (pending or 1) * last
        elif token == "万":
            if pending is None and not small:
                if whole:
                    return None
                middle = (middle or Decimal(1)) * 10000
            else:
                middle += (small + (pending or 0)) * 10000
            small, last = Decimal(0), 10000
        elif token == "亿":
            whole = (whole + middle + small + (pending or 0) or Decimal(1)) * 100_000_000
            middle, small, last = Decimal(0), Decimal(0), 100_000_000
        else:
            pending = Decimal(token)
            continue
        pending = None
    if pending is not None and len(tokens) > 1 and last >= 100 and len(tokens[-1]) == 1:
        pending *= last // 10  # 两千五 is 2500
    if whole and small >= 100 and not middle and last >= 100 and "亿0" not in text:
        small *= 10000  # 七亿七千 is 7.7亿
    return whole + middle + small + (pending or 0)
