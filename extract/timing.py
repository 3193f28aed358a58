"""Which years a figure covers, and whether it is done or planned, by the time that holds at its place."""

from __future__ import annotations

from extract import clauses as c
from extract.looks import Look
from extract.passages import PLEDGES, Passage
from extract.periods import Clock, Time

LISTED = 16
BESIDE = 2
# Words of the report's own year, which a report of the spring plans and one of the autumn looks back on.
RELATIVE = ("今", "本", "年")


def timed(look: Look, passage: Passage, time: Time, told: bool, kind: str, flows: bool) -> tuple[int, int, str]:
    """First and last year and status of a figure.

    told: the time belongs to this number alone (由2012年的54万亿元); flows: its subject sums up over years
    """
    clock, before, said = passage.clock, look.before, look.said
    base = clock.base
    if base and not said.decides and not passage.text[clock.base_end : look.quantity.start].strip("的 　"):
        return base.last, base.last, "actual" if base.last <= clock.now else "target"
    if told:
        return time.first, time.last, status(look, passage, time, time.last)
    if look.origin:
        year = base.last if base else time.first - 1
        return year, year, "actual"
    if not look.own and kind == "share" and said.sorts & c.SHARE and before and before.end > passage.head:
        return before.first, before.last, before.status
    first, last = _years(look, clock, time, kind, flows)
    planned = status(look, passage, time, last)
    if planned == "actual" and time.status == "target":
        first = last = clock.now
    if planned == "target" and last < clock.year and not time.status:
        first = last = clock.coming
    return first, last, planned


def _years(look: Look, clock: Clock, time: Time, kind: str, flows: bool) -> tuple[int, int]:
    """The span that the time gives a figure of that kind."""
    sorts = look.said.sorts
    for mark in look.heard:
        sorts |= mark.sorts
    first, last = time.first, time.last
    if sorts & c.AVERAGE and first == last and clock.frame.first < clock.frame.last:
        first, last = clock.frame.first, clock.frame.last
    if kind in ("growth", "change"):
        base = clock.base
        return (base.last + 1 if base and base.last < last else first), last
    if first < last:
        if _reached(look, flows or bool(sorts & c.WHOLE)):
            return last, last
        if not (flows or sorts & c.WHOLE):
            look.doubts.append("span")
    return first, last


def _reached(look: Look, flows: bool) -> bool:
    """Whether a level in a span of years is that of its end, not the sum of all."""
    said, before = look.said, look.before
    if flows or said.sorts & c.HOLD or (said.sorts & c.SHARE and not said.sorts & c.TO):
        return False
    if said.sorts & (c.TO | c.STOCK) or (before and before.origin):
        return True
    heard = look.heard
    if any(mark.sorts & c.STOCK and mark.end >= said.start - BESIDE for mark in heard):
        return not any(mark.sorts & c.SHARE for mark in heard)
    listed = heard and heard[0].sorts & c.LIST and before and heard[0].start - before.end < LISTED
    return bool(listed and before and before.reached)


def status(look: Look, passage: Passage, time: Time, last: int) -> str:
    """Done or planned."""
    clock = passage.clock
    if time.status == "target":
        standing = passage.already and time in (clock.section, clock.paragraph)
        return "actual" if standing or (passage.done and last <= clock.now) else "target"
    if time.status == "actual":
        return "actual"
    if last > clock.year:
        return "target"
    if last > clock.now:
        look.doubts.append("status")
        relative = time.word.startswith(RELATIVE)
        return "target" if passage.planned or (relative and not passage.done) else "actual"
    if passage.pledged or any(mark.cue.word in PLEDGES for mark in look.after):
        look.doubts.append("status")
        return "target"
    return "actual"
