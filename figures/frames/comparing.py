"""What may be said of two figures side by side: the difference, the percentage, or why there is none."""

from dataclasses import dataclass

from figures.frames.stated import RATES, Stated, nearby

RATE_KINDS = frozenset({"growth", "share"})


@dataclass(frozen=True, slots=True)
class Absent:
    """Why one side of a comparison is missing.

    reason: not_stated, no_report, rejected, not_due; cumulative where only a sum of several years is
    stated, and growth where only the rate of change is; `instead` is that statement.
    """

    reason: str
    instead: Stated | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """From an earlier to a later figure.

    difference: in `unit`, 百分点 for percentages; None where `reason` forbids it.
    percent: of the earlier value; None for percentages, and where `reason` forbids it.
    about: one of the two figures is bounded, so the change is 约.
    reason: empty where all is said, else why not; `side` tells which figure it lies with (earlier, later).
    """

    difference: float | None = None
    percent: float | None = None
    unit: str = ""
    about: bool = False
    reason: str = ""
    side: str = ""

    @property
    def direction(self) -> str:
        """up, down, same, or empty where nothing can be said."""
        if self.difference is None:
            return ""
        return "same" if self.difference == 0 else "up" if self.difference > 0 else "down"


def compare(earlier: Stated | Absent, later: Stated | Absent) -> Change:
    """The change between two years of one metric and place.

    Reasons: an absent side's own; kind (growth against level); definition (another scope);
    unit; cumulative (one covers several years); range; vague (the difference lies within the bounds);
    zero_base and negative_base (a difference, but no percentage).
    """
    for side, name in ((earlier, "earlier"), (later, "later")):
        if isinstance(side, Absent):
            return Change(reason=side.reason, side=name)
    assert isinstance(earlier, Stated)
    assert isinstance(later, Stated)
    unlike = _unlike(earlier, later)
    if unlike:
        return Change(reason=unlike)
    before = earlier.converted(later.unit)
    if before is None:
        return Change(reason="unit")
    return _change(before, later)


def _unlike(earlier: Stated, later: Stated) -> str:
    """What forbids to set the two side by side at all."""
    if earlier.kind != later.kind:
        return "kind"
    if earlier.scope != later.scope:
        return "definition"
    spans = [figure.period_end - figure.period_start for figure in (earlier, later)]
    if spans[0] != spans[1]:
        return "cumulative"
    if earlier.upper is not None or later.upper is not None:
        return "range"
    return ""


def _change(earlier: Stated, later: Stated) -> Change:
    difference = round(later.value - earlier.value, 10)
    vague = earlier.vague or later.vague
    if vague and _overlap(nearby(earlier), nearby(later)):
        return Change(reason="vague")
    if later.kind in RATE_KINDS or later.unit in RATES:
        return Change(difference, unit="百分点", about=vague)
    if earlier.value <= 0:
        reason = "negative_base" if earlier.value < 0 else "zero_base"
        return Change(difference, unit=later.unit, about=vague, reason="" if not difference else reason)
    return Change(difference, difference / earlier.value * 100, later.unit, vague)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two stretches share more than an end."""
    if one == other:
        return True
    (low, high), (start, end) = sorted((one, other))
    return start < high or (low == high == start and start < end)
