"""Whether a target was reached: the verdict, the completion rate, and why neither can be given."""

from dataclasses import dataclass

from extract.catalogue import catalogue
from figures.frames.comparing import RATE_KINDS, Absent
from figures.frames.stated import ABOUT, Stated, interval

# In the order of the screen; the last four have no result to judge.
VERDICTS = (
    "reached", "about_reached", "not_reached", "cannot_tell",
    "not_stated", "never_again", "no_report", "not_due",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a target.

    verdict: one of VERDICTS. rate: result ÷ target in per cent; None for rates of change, which are compared
    in `points` (result − target, 百分点). reason: of cannot_tell (unit, definition, kind, bound, range,
    cumulative, neutral), and of not_stated where the report is silent for a cause (rejected).
    limit: the target is a ceiling or a fall is wanted, so that less than 100 % is better.
    """

    verdict: str
    rate: float | None = None
    points: float | None = None
    reason: str = ""
    limit: bool = False


def judge(target: Stated, result: Stated | Absent) -> Verdict:
    """The verdict on one target, by the words of both figures.

    At least, exact: reached at the number or beyond. 左右: reached from the number on, about reached from
    95 %. A range: reached from its nearer end. At most: reached at the number or below. Where less is
    better, and for a planned fall (下降3%), all of it the other way round. A percentage of which neither more
    nor less is better (物价涨幅) is reached where it was planned to be, and not judged elsewhere. A result
    that its own bound leaves on both sides of the target (1.5万余 of 1.56万) cannot be judged.
    """
    if isinstance(result, Absent):
        known = result.reason in VERDICTS
        return Verdict(result.reason if known else "not_stated", reason="" if known else result.reason)
    if result.kind != target.kind:
        return Verdict("cannot_tell", reason="kind")
    if result.scope != target.scope:
        return Verdict("cannot_tell", reason="definition")
    if target.period_end - target.period_start != result.period_end - result.period_start:
        return Verdict("cannot_tell", reason="cumulative")
    converted = result.converted(target.unit)
    if converted is None:
        return Verdict("cannot_tell", reason="unit")
    limit = _limit(target)
    rate, points = _rate(target, converted)
    if _neutral(target):
        near = _near(target, converted)
        verdict = "cannot_tell" if not near else "about_reached" if target.bound == "about" else "reached"
        return Verdict(verdict, rate, points, "" if near else "neutral")
    verdict = _verdict(target, converted, limit)
    reason = "" if verdict != "cannot_tell" else "range" if converted.upper is not None else "bound"
    return Verdict(verdict, rate, points, reason, limit)


def _limit(target: Stated) -> bool:
    """Whether the target is a ceiling."""
    if target.value < 0:
        return target.bound != "at_most"  # 下降3%: below −3 is better; 降幅控制在3%以内: above it
    metric = catalogue().metrics.get(target.metric)
    return target.bound == "at_most" or (
        target.bound != "at_least" and bool(metric and metric.better == "less")
    )


def _neutral(target: Stated) -> bool:
    """Whether neither more nor less of a percentage is better, and no bound says which: 物价涨幅3%左右."""
    metric = catalogue().metrics.get(target.metric)
    neither = metric is None or metric.better == "neither"
    planned_rise = target.value >= 0 and target.bound in ("exact", "about")
    return neither and target.kind in RATE_KINDS and planned_rise


def _near(target: Stated, result: Stated) -> bool:
    """Whether what both words allow has a value in common."""
    (low, high), (least, most) = interval(target), interval(result)
    return least <= high and low <= most


def _rate(target: Stated, result: Stated) -> tuple[float | None, float | None]:
    if target.kind in ("growth", "change") or result.upper is not None or target.upper is not None:
        points = (
            result.value - target.value if target.kind == "growth" and not _ranged(target, result) else None
        )
        return None, points if points is None else round(points, 10)
    if target.value <= 0:
        return None, None
    return result.value / target.value * 100, None


def _ranged(*figures: Stated) -> bool:
    return any(figure.upper is not None for figure in figures)


def _verdict(target: Stated, result: Stated, limit: bool) -> str:
    low, high = interval(result)
    ends = sorted((target.value, target.value if target.upper is None else target.upper))
    # A ceiling is a floor seen from below.
    floor, best, worst = (-ends[1], -low, -high) if limit else (ends[0], high, low)
    if worst >= floor:
        return "reached"
    if target.bound == "about":
        floor -= abs(floor) * ABOUT
        if worst >= floor - 1e-9:
            return "about_reached"
    if best < floor:
        return "not_reached"
    return "cannot_tell"
