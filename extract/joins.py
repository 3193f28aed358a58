"""Numbers that hang together: ranges (1-2个, 6%—6.5%) and lists that share a unit (0.7、1.2个百分点)."""

from decimal import Decimal

from extract.bounds import from_to
from extract.numerals import numeral
from extract.quantity import Quantity, Waiting
from extract.units import Unit

RANGE = frozenset("-—–－~～至到")
LIST = frozenset("、和与及或")
_LONG_DASHES = ("——", "--", "－－")
_MINUS_BEHIND = "长降为是达幅速率资比额 \n(（、，："


def link(text: str, end: int, start: int) -> str:
    """How a number that ends at `end` and one that starts at `start` hang together: "range", "list" or ""."""
    between = text[end:start]
    if len(between) == 1:
        return "range" if between in RANGE else "list" if between in LIST else ""
    return "range" if between in _LONG_DASHES else ""


def join(
    text: str, found: list[Quantity], waiting: list[Waiting], last: Quantity, unit: Unit
) -> list[Quantity]:
    """What `last` becomes with the numbers before it; takes from `found` and `waiting` what it swallows."""
    if waiting and (link(text, waiting[-1].end, last.start) == "range" or _next(text, waiting[-1], last)):
        last = _from_waiting(text, waiting, last, unit)
    elif not waiting and found and link(text, found[-1].end, last.start) == "range":
        last = _from_found(text, found, last)
    elif (
        last.written == "个百分点"
        and found
        and found[-1].unit == "个"
        and link(text, found[-1].end, last.start)
    ):
        found[-1] = found[-1]._replace(unit=last.unit)
    if not waiting:
        return [_signed(text, last)]
    first = waiting[0].start
    members = [_member(item, last, unit, first) for item in waiting if _shares(text, item)]
    return [*members, _signed(text, last._replace(first=first))]


def _next(text: str, low: Waiting, last: Quantity) -> bool:
    """两、三倍: neighbouring numerals of one character are a range, unless the first is a list number."""
    if (
        low.number.arabic
        or len(low.run) > 1
        or last.number_end - last.start > 1
        or text[low.start - 1] == "\n"
    ):
        return False
    return low.number.value + 1 == last.value


def _from_waiting(text: str, waiting: list[Waiting], last: Quantity, unit: Unit) -> Quantity:
    """1-2个, 1到2万: the lower end has no unit of its own."""
    low = waiting[-1]
    value = _scaled(text, low, last) * unit.factor
    if value >= last.value or last.upper is not None or from_to(text, low.start):
        return last
    waiting.pop()
    return last._replace(start=low.start, value=value, upper=last.value)


def _from_found(text: str, found: list[Quantity], last: Quantity) -> Quantity:
    """6%—6.5%, 50万元至80万元: both ends have their unit."""
    low = found[-1]
    if low.unit != last.unit or low.value >= last.value or last.upper is not None or from_to(text, low.start):
        return last
    found.pop()
    bound = low.bound if last.bound == "exact" else last.bound
    return last._replace(start=low.start, value=low.value, upper=last.value, bound=bound)


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


def _member(item: Waiting, last: Quantity, unit: Unit, first: int) -> Quantity:
    """A number of a list with the unit of the last."""
    value = item.number.value * unit.factor
    return Quantity(item.start, item.end, value, None, last.unit, item.bound, item.end, "", first)


def _signed(text: str, last: Quantity) -> Quantity:
    """增长-1.7%: a minus sign belongs to the number, a dash does not."""
    if text[last.start - 1] in "-－−" and text[last.start - 2] in _MINUS_BEHIND:
        return last._replace(start=last.start - 1, value=-last.value)
    return last
