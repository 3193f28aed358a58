"""Number and unit, with bound, range and place: everything in a text that may be a figure."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extract import bounds, jargon
from extract.broken import pieces
from extract.catalogue import FOLDER, Unit, read_units
from extract.numerals import DIGITS, MAGNITUDES, Numeral, numeral

_C = f"[{DIGITS}{MAGNITUDES}]"
_RUN = re.compile(rf"{_C}+(?:(?:[.．,点點/／·•]|(?<=[0-9０-９])，(?=[0-9０-９]{{3}}(?![0-9０-９]))|\n?分\n?之\n?|[ \n\xa0　]{{1,2}}){_C}+)*")
_LARGE = frozenset("万亿萬億")
_RANGE = frozenset("-—–－~～至到")
_CHAIN = frozenset("、和与及或")
_THOUSAND_UNITS = frozenset("瓦米克伏卡")
_WHOLE = frozenset("个项条件次期场名人家户所座处")
_BLANK = frozenset(" \n\xa0　")


class Quantity(NamedTuple):
    """One quantity as written at `text[start:end]`.

    `value` and `upper` are in base units; `value` is negative only where a minus sign is written. `unit` is
    canonical, "" where the text gives none and the context does not tell; `written` is the unit as it stands.
    `number_end` is where the numeral (with 万 or 亿) ends. `first` is the start of the first member where the
    number stands in a list that shares a unit (3、5、8个), else -1.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    number_end: int
    written: str
    first: int


class _Open(NamedTuple):
    """A number that still waits for its unit: the first of 3、5、8个 or of 1-2个."""

    start: int
    end: int
    run: str
    number: Numeral
    bound: str


@cache
def _units() -> tuple[dict[str, Unit], dict[str, tuple[int, ...]]]:
    """The units by their writing, and for each first character the lengths to try, longest first."""
    units = read_units(FOLDER / "units.yaml")
    lengths: dict[str, set[int]] = {}
    for name in units:
        lengths.setdefault(name[0], set()).add(len(name))
    return units, {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}


def quantities(text: str) -> list[Quantity]:
    """All quantities of the text, in text order.

    >>> [(q.value, q.upper, q.unit, q.bound) for q in quantities("培训1.6万余人次，新建2至3个，增长6%左右")]
    [(Decimal('16000.0'), None, '人次', 'at_least'), (Decimal('2'), Decimal('3'), '个', 'exact'), \
(Decimal('6'), None, '%', 'about')]
    """
    scan = _Scan("\n" * 4 + text + "\n" * 24)
    scan.run()
    return [q._replace(start=q.start - 4, end=q.end - 4, number_end=q.number_end - 4,
                       first=q.first - 4 if q.first >= 0 else -1) for q in scan.found]


class _Scan:
    """One pass over a text; `open` holds the numbers that wait for the unit of a later one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units, self.lengths = _units()
        self.found: list[Quantity] = []
        self.open: list[_Open] = []
        self.ordinal = -1
        self.live = frozenset(self.lengths) | bounds.MORE | _RANGE | _CHAIN | _BLANK | _THOUSAND_UNITS | frozenset("个個")

    def run(self) -> None:
        """Visit every run of numerals."""
        text, live, take = self.text, self.live, self.take
        for match in _RUN.finditer(text):
            run = match.group()
            end = match.end()
            after = text[end]
            if after not in live and run[-1] not in _LARGE and "之" not in run and "/" not in run and "／" not in run:
                continue
            if run == "一" and after not in "成半倍至到":
                continue
            number = numeral(run)
            if number is None or " " in run or "\n" in run or "　" in run or "\xa0" in run:
                for start, stop in pieces(text, match.start(), run):
                    self.take(start, stop, text[start:stop])
            else:
                take(match.start(), end, run)
        self.flush()

    def take(self, start: int, end: int, run: str) -> None:
        """Read one number with what follows it."""
        text = self.text
        if text[end] in _THOUSAND_UNITS and run[-1] == "千" and len(run) > 1:
            run, end = run[:-1], end - 1
        before = text[start - 1]
        if before == "第" or before == "几" or (start - 1 == self.ordinal and before in "、和至到-—"):
            self.ordinal = end
            return
        end, run, more = bounds.magnitude(text, end, run)
        number = numeral(run)
        if number is None or run == "一" and text[end] not in "成半倍":
            return
        unit, unit_start, unit_end = self.unit(end, number)
        if before == "\n" and "." in run and unit is not None and unit.canonical in _WHOLE and not number.large:
            start += run.index(".") + 1
            run = run[run.index(".") + 1 :]
            number = numeral(run) or number
        if unit is None:
            self.wait(_Open(start, end, run, number, "at_least" if more else "exact"))
        else:
            self.close(_Open(start, end, run, number, "at_least" if more else "exact"), unit, unit_start, unit_end)

    def unit(self, end: int, number: Numeral) -> tuple[Unit | None, int, int]:
        """The unit that stands behind a number, and its place."""
        text = self.text
        if number.share:
            return self.units["%"], end, end
        at = end
        if text[at] in _BLANK:
            at += 2 if text[at + 1] in _BLANK else 1
            if text[at - 1] == "\n" and not text[end - 1].isalnum():
                return None, end, end
        for length in self.lengths.get(text[at], ()):
            unit = self.units.get(text[at : at + length])
            if unit is not None:
                if text[at : at + 2] in ("人口", "家庭"):
                    break
                return unit, at, at + length
        return None, end, end

    def wait(self, item: _Open) -> None:
        """Keep a number without unit for the next one, or read it by its context."""
        if self.found and self.widened(self.found[-1], item):
            return
        if self.open and not self.joined(self.open[-1].end, item.start):
            self.flush()
        self.open.append(item)

    def widened(self, low: Quantity, item: _Open) -> bool:
        """百分之七到八: the upper end of a share goes without 百分之."""
        number = item.number
        if low.unit != "%" or low.written or low.upper is not None or number.large or number.upper is not None:
            return False
        if not low.value < number.value <= 1000 or self.joined(low.number_end, item.start) != "range":
            return False
        end, bound = bounds.behind(self.text, item.end, low.bound)
        self.found[-1] = low._replace(end=end, upper=number.value, number_end=item.end, bound=bound)
        return True

    def joined(self, end: int, start: int) -> str:
        """How two numbers hang together: "range", "list" or not at all."""
        between = self.text[end:start]
        if len(between) == 1:
            return "range" if between in _RANGE else "list" if between in _CHAIN else ""
        return "range" if between in ("——", "--", "－－") else ""

    def flush(self) -> None:
        """Read the waiting numbers by their context: 退2.1万, 6600多万纳税人."""
        waiting, self.open = self.open, []
        for item in waiting:
            if not item.number.large or (item.number.bare and not bounds.given(self.text, item.start, item.bound)):
                continue
            if self.text[item.end] in "年月日天岁周秒" or self.named(item):
                continue
            unit = self.like_last(item) or bounds.meant(self.text, item.start, item.end)
            if unit is None or jargon.views(self.text, item.start):
                continue
            end, bound = bounds.behind(self.text, item.end, item.bound)
            bound = bounds.before(self.text, item.start, bound)
            self.found.append(Quantity(item.start, end, item.number.value, item.number.upper, unit, bound, item.end, "", -1))

    def like_last(self, item: _Open) -> str:
        """由8300万增加到1亿: the second takes the unit of the first."""
        if not self.found or self.text[item.start - 1] not in "到至":
            return ""
        between = self.text[self.found[-1].end : item.start]
        return self.found[-1].unit if len(between) < 10 and not jargon.STOPS.intersection(between) else ""

    def named(self, item: _Open) -> bool:
        return jargon.no_figure(self.text, item.start, item.number, "", item.end, item.end)

    def close(self, item: _Open, unit: Unit, unit_start: int, unit_end: int) -> None:
        """A number with its unit: figure or none, alone or the last of a list or range."""
        text, number, start = self.text, item.number, item.start
        chained = self.open if self.open and self.joined(self.open[-1].end, start) else []
        if not chained or (chained[0].number.large and not number.large):
            self.flush()
            chained = []
        self.open = []
        name = unit.canonical
        if text[unit_end] == "/" and not number.share:
            name, unit_end = self.compound(name, unit_end)
        end, bound = bounds.behind(text, unit_end, item.bound)
        bound = bounds.before(text, chained[0].start if chained else start, bound)
        if (
            (number.bare and bound == "exact")
            or jargon.no_figure(text, start, number, name, unit_start, unit_end)
            or jargon.size_class(text, name, unit_end, end, bounds.before(text, start, "exact") != "exact")
            or jargon.frequency(text, start, name)
            or jargon.ranked(text, chained[0].start if chained else start, name)
            or jargon.views(text, start)
            or text[start - 1] in "+＋" or (text[start - 1].isascii() and text[start - 1].isalpha() and name not in ("%", "元"))
            or (text[start - 1] == "数" and run_of_tens(item.run))
        ):
            return
        value, upper = number.value * unit.factor, number.upper
        if upper is not None:
            upper *= unit.factor
        written = text[unit_start:unit_end]
        if written == "成" and text[unit_end] in "一二三四五六七八九":
            value += "一二三四五六七八九".index(text[unit_end]) + 1
            end, bound = bounds.behind(text, unit_end + 1, item.bound)
            bound = bounds.before(text, start, bound)
        quantity = Quantity(start, end, value, upper, name, bound, item.end, written, -1)
        self.add(quantity, chained, unit)

    def compound(self, name: str, end: int) -> tuple[str, int]:
        """元/吨, 公斤/亩, 立方米/秒."""
        text = self.text
        for length in (4, 3, 2, 1):
            word = text[end + 1 : end + 1 + length]
            if word.lstrip("百千万亿") in self.units or word in ("秒", "年", "月", "日", "天", "小时", "时", "季", "分钟", "人年"):
                return f"{name}/{word}", end + 1 + length
        return name, end

    def add(self, last: Quantity, chained: list[_Open], unit: Unit) -> None:
        """Keep a quantity, joined with the numbers before it that share its unit."""
        text = self.text
        if chained and self.joined(chained[-1].end, last.start) == "range":
            low = chained.pop()
            value = scaled(low, last, text) * unit.factor
            if value < last.value and last.upper is None and not bounds.from_to(text, low.start):
                last = last._replace(start=low.start, value=value, upper=last.value)
            else:
                chained.append(low)
        elif not chained and self.found and last.upper is None and self.joined(self.found[-1].end, last.start) == "range":
            low_end = self.found[-1]
            if low_end.unit == last.unit and low_end.value < last.value and not bounds.from_to(text, low_end.start):
                self.found.pop()
                bound = low_end.bound if last.bound == "exact" else last.bound
                last = last._replace(start=low_end.start, value=low_end.value, upper=last.value, bound=bound)
        if last.written == "个百分点" and self.found and self.found[-1].unit == "个":
            if self.joined(self.found[-1].end, last.start) == "list":
                self.found[-1] = self.found[-1]._replace(unit=last.unit)
        first = chained[0].start if chained else -1
        for item in chained:
            listed = text[item.start - 1] == "\n" and text[item.end] == "、"
            if (item.number.arabic or item.number.large) and not listed:
                self.found.append(Quantity(item.start, item.end, item.number.value * unit.factor, None, last.unit,
                                           item.bound, item.end, "", first))
        if text[last.start - 1] in "-－−" and text[last.start - 2] in "长降为是达幅速率资比额 \n(（、，：":
            last = last._replace(start=last.start - 1, value=-last.value)
        self.found.append(last._replace(first=first) if chained else last)


def run_of_tens(run: str) -> bool:
    """Whether a numeral begins with a magnitude, as behind 数 (several): 数十, 数百万."""
    return run[0] in "十百千万亿"


def scaled(low: _Open, high: Quantity, text: str) -> Decimal:
    """The lower end in the magnitude of the upper: 1到2万 starts at 1万."""
    tail = text[high.start : high.number_end]
    magnitude = tail[len(tail.rstrip("十百千万亿萬億")) :]
    if magnitude and not low.number.large:
        grown = numeral(low.run + magnitude)
        if grown is not None and grown.value < high.value:
            return grown.value
    return low.number.value
