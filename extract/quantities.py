"""Number and unit, with bound, range and place: everything in a text that may be a figure."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import replace
from functools import cache
from operator import attrgetter

from extract import bare, bounds, classes, jargon
from extract.broken import pieces
from extract.entries import HOME
from extract.joins import LIST, ONES, RANGE, compound, join, link, start_of
from extract.lines import simplified
from extract.numerals import DIGITS, MAGNITUDES, Numeral, numeral
from extract.ones import counts
from extract.quantity import Quantity, Waiting
from extract.shares import widened, worded
from extract.units import Unit, read_units

__all__ = ["Quantity", "quantities"]

_C = f"[{DIGITS}{MAGNITUDES}]"
_THOUSANDS = r"(?<=[0-9０-９])，(?=[0-9０-９]{3}(?![0-9０-９]))"
_GAP = "[ \n\xa0　\u200b\u2002-\u200a\u202f]{1,3}"
# How a run of numerals goes on behind its first ones; as a share, it is worth a look whatever stands behind it.
_MORE = rf"(?:(?: ?[.．][ \n]?|[,点點·•]|{_THOUSANDS}|[/／]|\n?分\n?之\n?|{_GAP}){_C}++)*+"
_SHARE = rf"(?:[/／]|\n?分\n?之\n?){_C}++(?:(?: ?[.．] ?|[点點·•]|{_GAP}){_C}++)*+"
_BLANK = frozenset(" \n\xa0　\u200b\u202f") | frozenset(map(chr, range(0x2002, 0x200B)))
_METRIC = frozenset("瓦米克伏卡")  # 千 before them belongs to the unit
_TIME = frozenset("年月日天岁周秒")
_BARE_NOUNS = frozenset(("人口", "家庭", "人民", "人才", "个体"))  # nouns, not the units 人, 家, 个
_HALVED = frozenset("倍成斤里亩吨")
_PERSON = frozenset(("个人", "個人"))
_WHOLE = frozenset("个项条件次期场名人家户所座处")
_MARKS = frozenset("大台新关")
_STEPS = frozenset("百千万亿台大新级梯")
_SHARES = frozenset(("%", "倍"))
_EDGE = 40  # no look-back goes further


def quantities(text: str) -> list[Quantity]:
    """All quantities of the text, in text order.

    >>> [(str(q.value), str(q.upper), q.unit, q.bound) for q in quantities("培训1.6万余人次，新建2至3个")]
    [('16000.0', 'None', '人次', 'at_least'), ('2', '3', '个', 'exact')]
    """
    scan = _Scan("\n" * _EDGE + simplified(text) + "\n" * 24)
    scan.run()
    for quantity in scan.found:
        quantity.move(-_EDGE)
    return scan.found


@cache
def _units() -> tuple[dict[str, Unit], dict[str, tuple[int, ...]], re.Pattern[str]]:
    """The units by their writing; the lengths to try for each first character, longest first; and the runs of
    numerals worth a look: a share, a large number, or one before what may be a unit, a bound or another number."""
    units = read_units(HOME / "data" / "catalogue" / "units.yaml")
    lengths: dict[str, set[int]] = {}
    for name in units:
        lengths.setdefault(name[0], set()).add(len(name))
    live = bounds.MORE | RANGE | LIST | _BLANK | _METRIC | {noun[0] for noun in bare.known().nouns}
    tries = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
    after = re.escape("".join(sorted(live | frozenset(lengths))))
    return (
        units,
        tries,
        re.compile(rf"{_C}++(?:{_SHARE}|{_MORE}(?:(?=[{after}])|(?<=[{''.join(sorted(bounds.LARGE))}])))"),
    )


class _Scan:
    """One pass over a text that has blank edges, so that its neighbours can be looked at without care."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.units, self.lengths, self.runs = _units()
        self.found: list[Quantity] = []
        self.waiting: list[Waiting] = []
        self.formulas = "+" in text or "＋" in text
        self.ordinal = -1  # where the last ordinal ended: 第一、二、三产业
        self.spread = (-1, "")  # where 分别超过A和B has come to, and its bound
        self.read = 0  # what lies before is already part of a quantity

    def run(self) -> None:
        """Visit every run of numerals."""
        text, take = self.text, self.take
        for match in self.runs.finditer(text):
            start, end = match.span()
            run = match[0]
            if run == "一" and text[end] not in "成半倍至到" and not self.one(start, end):
                continue
            number = numeral(run)
            if number is None or not _BLANK.isdisjoint(run):
                for begin, stop in pieces(text, start, run):
                    take(begin, stop, text[begin:stop], None)
            else:
                take(start, end, run, number)
        self.flush()
        for quantity in worded(text):
            at = bisect(self.found, quantity.start, key=attrgetter("start"))
            if not at or self.found[at - 1].end <= quantity.start:
                self.found.insert(at, quantity)

    def one(self, start: int, end: int) -> bool:
        """Whether 一 counts and is no article."""
        return counts(self.text, start, end, self.lengths, self.found[-1] if self.found else None)

    def take(self, start: int, end: int, run: str, number: Numeral | None) -> None:
        """Read one number with what follows it; `number` is what its run says, where that is known."""
        if start < self.read:
            return
        text = self.text
        before = text[start - 1] if text[start - 1] not in " \n" else text[start - 2]
        if before in "第几幾" or (start - 1 == self.ordinal and before in "、和至到-—"):
            self.ordinal = end
            return
        if text[end] in _METRIC and run[-1] == "千" and len(run) > 1:
            run, end, number = run[:-1], end - 1, None
        bound = "exact"
        if text[end] in bounds.INSIDE:
            end, whole, bound = bounds.magnitude(text, end, run)
            number = number if whole == run else None
            run = whole
        if number is None:
            number = numeral(run)
        if number is None or (run == "一" and text[end] in "至到"):
            return
        if number.share:
            number, self.read = widened(text, number, end, self.lengths)
            end = self.read
        unit, unit_start, unit_end = self.unit(end, number)
        item = Waiting(start, end, run, number, bound)
        if unit is None:
            self.wait(item)
        else:
            if text[start - 1] == "\n" and "." in run:
                item = self.unlisted(item, unit)
            self.close(item, unit, unit_start, unit_end)

    def unit(self, end: int, number: Numeral) -> tuple[Unit | None, int, int]:
        """The unit that stands behind a number, and its place; at most one line end lies between."""
        text, at = self.text, end
        if number.share:
            return self.units["%"], end, end
        if text[at] in _BLANK:
            while text[at] in _BLANK and at < end + 3:
                at += 1
            if text.count("\n", end, at) > 1 and "\u200b" not in text[end:at]:
                return None, end, end
        for length in self.lengths.get(text[at], ()):
            stop = at + length
            word = text[at:stop]
            if "\n" in word:  # 人次 over a line end
                stop += 1
                word = text[at:stop].replace("\n", "", 1)
            unit = self.units.get(word)
            if unit is not None and not (word in _PERSON and text[stop] in "民才所"):
                return (None, end, end) if text[at : at + 2] in _BARE_NOUNS else (unit, at, stop)
        return None, end, end

    def unlisted(self, item: Waiting, unit: Unit) -> Waiting:
        """2.3个村 at the head of a line is list number 2 and three villages."""
        if unit.canonical not in _WHOLE:
            return item
        run = item.run.partition(".")[2]
        number = None if item.number.large else numeral(run)
        return item if number is None else replace(item, start=item.end - len(run), run=run, number=number)

    def wait(self, item: Waiting) -> None:
        """Keep a number without unit for the next one."""
        if self.waiting and not link(self.text, self.waiting[-1].end, item.start):
            self.flush()
        self.waiting.append(item)

    def flush(self) -> None:
        """Read the numbers that wait in vain by their context: 退2.1万, 6600多万纳税人."""
        waiting, self.waiting = self.waiting, []
        text = self.text
        for item in waiting:
            start, end, number, bound = item.start, item.end, item.number, item.bound
            sure = number.arabic or number.large or (number.value >= 100 and not number.bare)
            noun = bare.counted(text, end) if sure and number.value > 1 else ""
            if not (number.large or noun) or text[end] in _TIME or text[start - 1] in "/／":
                continue
            bound = bounds.both(bounds.before(text, start), bound)
            if number.bare and (bound == "exact" or classes.sized(text, start, end, noun)):
                continue
            if text[start:end] in jargon.jargon().hotlines or jargon.no_figure(
                text, start, number, "", end, end
            ):
                continue
            unit = noun or self.like_last(item) or bare.meant(text, start, end)
            if not unit and not number.arabic:
                continue
            stop, bound = bounds.behind(text, end, bound)
            self.found.append(Quantity(start, stop, number.value, number.upper, unit, bound, end, "", -1))

    def like_last(self, item: Waiting) -> str:
        """由8300万增加到1亿: the second takes the unit of the first."""
        if not self.found or self.text[item.start - 1] not in "到至":
            return ""
        between = self.text[self.found[-1].end : item.start]
        return self.found[-1].unit if len(between) < 10 and jargon.STOPS.isdisjoint(between) else ""

    def close(self, item: Waiting, unit: Unit, unit_start: int, unit_end: int) -> None:
        """A number with its unit: figure or none, alone or the last of a list or range."""
        text, number, start = self.text, item.number, item.start
        chained = self.waiting
        if chained and not (link(text, chained[-1].end, start) and number.large >= chained[0].number.large):
            self.flush()
            chained = []
        self.waiting = []
        name, tail, written = unit.canonical, unit_end, text[unit_start:unit_end]
        if text[unit_end] in "/／" and not number.share:
            name, tail = compound(text, name, unit_end, self.units)
        value, upper = number.value * unit.factor, number.upper
        if written == "成" and text[tail] in ONES and text[tail + 1] not in self.lengths:
            value, tail = value + ONES.index(text[tail]) + 1, tail + 1
            self.read = tail
        elif text[tail] == "半" and written in _HALVED:
            value, tail = value + unit.factor / 2, tail + 1
        end, bound = bounds.behind(text, tail, item.bound)
        first = chained[0].start if chained else start
        ahead = self.ahead(first, end, name)
        bound = bounds.both(ahead, bound)
        if text[end] in _MARKS:
            bound = bounds.reached(text, end, bound)
        if number.bare and bound == "exact":
            return
        if classes.size_class(text, name, start, tail, end, ahead != "exact", upper is not None):
            self.drop(start - 1 if text[start - 1] in RANGE else -1)
            return
        if name == "%" and text[start - 1] in "个個" and text[start - 2].isnumeric():  # 六个100%
            self.drop(start)
            return
        if jargon.no_figure(text, start, number, name, unit_start, unit_end):
            return
        if self.named(number, name, first, start, unit_end, end):
            return
        upper = None if upper is None else upper * unit.factor
        last = Quantity(start, end, value, upper, name, bound, item.end, written, -1)
        chained = chained if ahead == "exact" else [replace(one, bound=ahead) for one in chained]
        if not chained and text[start - 1] in "到至为":
            low = start_of(text, last, unit, self.found[-1].end if self.found else 0)
            self.found += [low] if low else []
        self.found += join(text, self.found, chained, last, unit)

    def ahead(self, first: int, end: int, unit: str) -> str:
        """The bound by the words before a number; 分别超过 bounds all that follow it."""
        text = self.text
        said = bounds.before(text, first)
        if said != "exact":
            lead = text[first - 6 : first].rpartition("分别")
            if lead[1] and lead[2] in bounds.known().before:
                self.spread = (end, said)
        elif self.spread[0] == first - 1 and text[first - 1] in LIST:
            said = self.spread[1]
            self.spread = (end, said)
        elif unit in _SHARES:
            return bounds.far(text, first)
        elif text.find("至少", first - 18, first) >= 0 and bounds.least(text, first):
            return "at_least"
        return said

    def named(self, number: Numeral, name: str, first: int, start: int, unit_end: int, end: int) -> bool:
        """Whether the number is a code, a step, a rank, a frequency or part of a formula."""
        text = self.text
        if text[unit_end] in _STEPS and classes.step(text, start, unit_end, name):
            return True
        if text[start - 1].isascii() and classes.lettered(text, start, name):
            return True
        if self.formulas and classes.summed(text, end):
            return True
        return name in classes.NAMED and classes.names(text, first, start, end, number, name)

    def drop(self, end: int) -> None:
        """Take back what ended there: 10万元 of 10万元-30万元的村."""
        if self.found and self.found[-1].end == end:
            self.found.pop()
