"""Claims on a quantity, and what the catalogue tells of how metrics hang together: parts, shares, what was put right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from extract.catalogue import Metric, catalogue
from extract.clauses import ALL, SETTLED, Mark
from extract.looks import Look

PART = "其中"
# The words of a metric that counts what of another was put right, and of one that counts what is left.
SETTLES = frozenset({"完成整改", "完成整顿"})
LEAVES = "尚未整改"
# What is left, and that it is put right too: 余下5个问题11月底前整改完毕.
LEFT = re.compile("(?:其余|余下|剩余|剩下|未销号|尚未整改)[^，。；]{0,12}$")
SETTLED_BY = re.compile(
    "[^。；，]{0,12}，?[^。；，]{0,14}(?:全部完成|见底|办结|改完|整改|改到位|销号|清零|整顿)(?!(?:完成|到位)?[约近超]?[0-9０-９])"
)
# What is not put right yet: 未改到位的5个, 尚在整改3个.
UNSETTLED = re.compile(
    "(?:未|没有?|尚在|仍在|还在|正在|待)[^，。；、]{0,3}(?:整改|改|转化|整顿|销号|解决|办结|摘帽|推进|办理)[^，。；、]{0,3}"
)


@dataclass(slots=True)
class Claim:
    """A metric and the word that claims the quantity for it."""

    metric: Metric
    word: str


def stopped(*phrases: Iterable[Mark]) -> set[str]:
    """The metrics that a word of the phrases forbids."""
    names: set[str] = set()
    for marks in phrases:
        for mark in marks:
            if mark.cue.never:
                names.update(mark.cue.never)
    return names


def unsettled(text: str, start: int, end: int) -> bool:
    """Whether the words beside the number at text[start:end] say that it is not put right yet.

    >>> unsettled("对未整改到位的9个问题", 7, 9), unsettled("整改9个问题", 2, 4)
    (True, False)
    """
    around = text[max(0, start - 12) : end + 10]
    if not ("未" in around or "没" in around or "在" in around or "待" in around):
        return False
    before = UNSETTLED.search(text, max(0, start - 12), start)
    if before is not None and not any(sign in text[before.end() : start] for sign in "，。；"):
        return True
    return UNSETTLED.match(text, end, end + 10) is not None


def of_rest(text: str, look: Look, claim: Claim) -> Claim | None:
    """The claim of what is left: 余下5个问题11月底前整改完毕 will be put right, 其余3个继续督办 is not yet."""
    if not _left(text, look):
        return None
    metric = claim.metric
    if _to_settle(text, look):
        part = settled_part(metric.id)
        return Claim(part, claim.word) if part else None
    whole = catalogue().metrics[metric.of] if metric.id in settling() and metric.of else metric
    rest = rest_of(whole.id)
    return Claim(rest or whole, claim.word)


def undone(text: str, look: Look, metric: Metric) -> bool:
    """Whether the number is what is left of what the metric solves, and so none of it: 化解705件，剩下的107件.

    What is left of problems and organisations has metrics of its own; see of_rest.
    """
    if not metric.beside or metric.id in settling():
        return False
    return _left(text, look) and not _to_settle(text, look)


def _left(text: str, look: Look) -> bool:
    """Whether the number is told to be what is left: 剩下的107件."""
    start = look.quantity.start
    return LEFT.search(text, max(0, start - 18), start) is not None


def _to_settle(text: str, look: Look) -> bool:
    """Whether the words behind the number say that it is put right too: 5个问题11月底前整改完毕."""
    end = look.quantity.end
    return SETTLED_BY.match(text, end, end + 28) is not None


def all_settled(metric: str, after: list[Mark]) -> Metric | None:
    """The metric of what was put right, where the words behind the number say that all of it was."""
    part = settled_part(metric)
    if part is None:
        return None
    everything = False
    for mark in after:
        everything = everything or bool(mark.sorts & ALL) or any(sign in mark.cue.word for sign in "全均都")
        if everything and (mark.sorts & SETTLED or part in mark.cue.says):
            return part
    return None


def of_another(metric: Metric, whole: str) -> bool:
    """Whether the metric is a part of something else than of that whole."""
    return metric.of is not None and metric.of != whole and catalogue().metrics[whole].of != metric.of


@cache
def share_of(metric: str) -> Metric | None:
    """The metric of the share that a bare 占 behind a figure of that metric states."""
    others = catalogue().metrics.values() if metric else ()
    return next((other for other in others if other.share_of == metric), None)


@cache
def followers() -> dict[str, Metric]:
    """The metrics that a figure right behind one of another metric belongs to, by that metric."""
    return {metric.follows: metric for metric in catalogue().metrics.values() if metric.follows}


@cache
def wholes() -> frozenset[str]:
    """The metrics of which a part is put right."""
    return frozenset(name for name in catalogue().metrics if settled_part(name))


@cache
def settling() -> frozenset[str]:
    """The metrics of what was put right."""
    return frozenset(part.id for name in wholes() if (part := settled_part(name)))


@cache
def put_right() -> frozenset[str]:
    """The units of what is put right."""
    return frozenset(unit for name in settling() for unit in catalogue().metrics[name].accepts)


@cache
def settled_part(metric: str) -> Metric | None:
    """The part of a metric that is put right: issues_rectified for issues_identified."""
    parts = (other for other in catalogue().metrics.values() if other.of == metric)
    return next((part for part in parts if SETTLES & {*part.says, *part.beside}), None)


@cache
def rest_of(metric: str) -> Metric | None:
    """The part of a metric that is not put right yet: issues_rectifying for issues_identified."""
    return next(
        (other for other in catalogue().metrics.values() if other.of == metric and LEAVES in other.says), None
    )
