"""Numbers that hang together: ranges (1-2个, 6%—6.5%) and lists that share a unit (0.7、1.2个百分点)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from extract.bounds import clause, from_to
from extract.numerals import Numeral, numeral
from extract.quantity import Quantity, Waiting
from extract.units import Unit

RANGE = frozenset("-—–－~～至到")
_PER = frozenset(("秒", "年", "月", "日", "天", "小时", "时", "季", "分钟"))
LIST = frozenset("、和与及或")
ONES = "一二三四五六七八九"
_NEXT = dict(zip("一二两兩三四五六七八", ("二两兩", *"三三三四五六七八九"), strict=True))
_FROM = re.compile(
    r"[由从從][^，。；、,;：:\n]*?(?<![第\d.:：-])(\d+(?:\.\d+)?[万亿]?|[一二两三四五六七八九十百千万亿零]+)"
    r"[增扩提上下降减升压缩发调改拓延跃精推攀][^\d，。；、,;：:\n]{0,3}$"
)
_LONG_DASHES = ("——", "--", "－－")
_MINUS_BEHIND = "长降为是达幅速率资比额 \n(（、，："


def link(text: str, end: int, start: int) -> str:
    """How a number that ends at `end` and one that starts at `start` hang together: "range", "list" or ""."""
    apart = start - end
    if apart == 1:
        between = text[end]
        if between == ",":
            return "list" if "分别" in text[end - 24 : end] else ""
        return "range" if between in RANGE else "list" if between in LIST else ""
    return "range" if apart == 2 and text[end:start] in _LONG_DASHES else ""


def join(
    text: str, found: list[Quantity], waiting: list[Waiting], last: Quantity, unit: Unit
) -> list[Quantity]:
    """What `last` becomes with the numbers before it; takes from `found` and `waiting` what it swallows."""
    pair = _pair(text, waiting[-1], last, unit) if waiting else None
    if pair is not None:
        waiting.pop()
        last = pair
    elif waiting and link(text, waiting[-1].end, last.start) == "range":
        last = _from_waiting(text, waiting, last, unit)
    elif not waiting and found and link(text, found[-1].end, last.start) == "range":
        last = _from_found(text, found, last)
    elif last.written == "个百分点":
        _points(text, found, last)
    if not waiting:
        return [_signed(text, last)]
    first = waiting[0].start
    members = [_member(text, item, last, unit, first) for item in waiting if _shares(text, item)]
    return [*members, _signed(text, replace(last, first=first))]


def follows(one: str, other: str) -> bool:
    """Whether two digits are neighbours: 七, 八."""
    return other in _NEXT.get(one, ())


def _pair(text: str, low: Waiting, last: Quantity, unit: Unit) -> Quantity | None:
    """两、三倍, 五、六百个, 二十二、三万: neighbours are a range, unless the first is a list number."""
    high, run = text[last.start : last.number_end], low.run
    if text[low.end : last.start] != "、" or not follows(run[-1], high[0]) or high[1:].strip("十百千万亿"):
        return None
    if text[low.start - 1] == "\n" if len(run) == 1 else run[-2] not in "十百千":
        return None
    ends = numeral(run + high[1:]), numeral(run[:-1] + high)
    if ends[0] is None or ends[1] is None or ends[0].value >= ends[1].value:
        return None
    value, upper = (end.value * unit.factor for end in ends if end)
    return replace(last, start=low.start, value=value, upper=upper)


def _points(text: str, found: list[Quantity], last: Quantity) -> None:
    """0.8个、1.2个和0.5个百分点: all are points."""
    at, start = len(found) - 1, last.start
    while at >= 0 and found[at].unit == "个" and link(text, found[at].end, start):
        start = found[at].start
        found[at] = replace(found[at], unit=last.unit)
        at -= 1


def start_of(text: str, last: Quantity, unit: Unit, read: int) -> Quantity | None:
    """由14.2扩大到19.6平方公里: the number before the verb has the unit of the one behind it."""
    before = clause(text, last.start, 30)
    match = _FROM.search(before) if "由" in before or "从" in before or "從" in before else None
    if match is None:
        return None
    start = last.start - len(before) + match.start(1)
    number = numeral(match.group(1))
    if number is None or start < read:
        return None
    value = _shared(text, match.group(1), number, last) * unit.factor
    end = start + len(match.group(1))
    return Quantity(start, end, value, None, last.unit, "exact", end, "", -1)


def _shared(text: str, run: str, number: Numeral, last: Quantity) -> Decimal:
    """210、86、34.5万: the members of a list share the 万 of the last."""
    written = text[last.start : last.number_end]
    magnitude = written[len(written.rstrip("万亿萬億")) :]
    grown = numeral(run + magnitude) if magnitude and not number.large and number.value < 1000 else None
    return number.value if grown is None else grown.value


def _from_waiting(text: str, waiting: list[Waiting], last: Quantity, unit: Unit) -> Quantity:
    """1-2个, 1到2万: the lower end has no unit of its own."""
    low = waiting[-1]
    value = _scaled(text, low, last) * unit.factor
    if value >= last.value or last.upper is not None or from_to(text, low.start):
        return last
    waiting.pop()
    return replace(last, start=low.start, value=value, upper=last.value)


def _from_found(text: str, found: list[Quantity], last: Quantity) -> Quantity:
    """6%—6.5%, 50万元至80万元: both ends have their unit."""
    low = found[-1]
    if low.unit != last.unit or low.value >= last.value or last.upper is not None or from_to(text, low.start):
        return last
    found.pop()
    bound = low.bound if last.bound == "exact" else last.bound
    return replace(last, start=low.start, value=low.value, upper=last.value, bound=bound)


def _scaled(text: str, low: Waiting, high: Quantity) -> Decimal:
    """The lower end in the magnitude of the upper: 1到2万 starts at 1万."""
    written = text[high.start : high.number_end]
    magnitude = written[len(written.rstrip("十百千万亿萬億")) :]
    if magnitude and not low.number.large:
        grown = numeral(low.run + magnitude)
        if grown is not None and grown.value < high.value:
            return grown.value
    return low.number.value


def _shares(text: str, item: Waiting) -> bool:
    """Whether a number in front of a list is a member, not a list number (3、5个乡镇) or a word (二、三)."""
    listed = text[item.start - 1] == "\n" and text[item.end] == "、"
    return (item.number.arabic or item.number.large) and not listed


def _member(text: str, item: Waiting, last: Quantity, unit: Unit, first: int) -> Quantity:
    """A number of a list with the unit of the last."""
    value = _shared(text, item.run, item.number, last) * unit.factor
    return Quantity(item.start, item.end, value, None, last.unit, item.bound, item.end, "", first)


def _signed(text: str, last: Quantity) -> Quantity:
    """增长-1.7%: a minus sign belongs to the number, a dash does not."""
    if text[last.start - 1] in "-－−" and text[last.start - 2] in _MINUS_BEHIND:
        return replace(last, start=last.start - 1, value=-last.value)
    return last


def compound(text: str, name: str, end: int, units: Mapping[str, Unit]) -> tuple[str, int]:
    """元/吨, 公斤/亩, 立方米/秒: two units, and where they end."""
    for length in (4, 3, 2, 1):
        word = text[end + 1 : end + 1 + length]
        if word in _PER or word.lstrip("百千万亿") in units:
            return f"{name}/{word}", end + 1 + length
    return name, end
