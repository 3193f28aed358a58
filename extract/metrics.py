"""What: the catalogue's metric that a quantity belongs to, by the words beside it."""

from __future__ import annotations

from collections.abc import Iterable

from extract.catalogue import Metric
from extract.clauses import METRIC, Mark

# The share that a bare 占 states after a figure of that metric: 纠正61个，占83.56%.
SHARE_OF = {"issues_rectified": "rectification_rate"}


def stopped(marks: Iterable[Mark]) -> set[str]:
    """The metrics that a word among the marks forbids."""
    return {name for mark in marks if mark.sorts & METRIC for name in mark.cue.never}


def fitting(mark: Mark, kind: str, unit: str, never: set[str]) -> Metric | None:
    """The metric that the word claims for a quantity of that kind and unit."""
    for metric in mark.cue.says:
        if metric.kind == kind and unit in metric.accepts and metric.id not in never:
            return metric
    return None


def nearest(marks: list[Mark], kind: str, unit: str, never: set[str]) -> tuple[Metric, Mark] | None:
    """The last word of the list that claims the quantity."""
    for mark in reversed(marks):
        if mark.cue.says:
            metric = fitting(mark, kind, unit, never)
            if metric:
                return metric, mark
    return None


def year_of(text: str) -> int:
    """The year of a report that states none: the latest one near its head."""
    from extract.periods import years

    found = [mark.cue.until for mark in years(text[:600])] or [mark.cue.until for mark in years(text)]
    return max(found, default=0)


def settled(heard: list[Mark], subject: list[Mark], unit: str, said: object) -> str:
    """issues_rectified for 75个问题完成71个."""
    from extract.clauses import SETTLED

    if not heard or not heard[-1].sorts & SETTLED:
        return ""
    names = {metric.id for mark in subject for metric in mark.cue.says}
    return "issues_rectified" if "issues_identified" in names and unit in ("个", "项", "条", "件", "处") else ""


def put_right(metric: str, after: list[Mark]) -> str:
    """issues_rectified where all that was found was put right."""
    from extract.clauses import ALL, SETTLED

    if metric != "issues_identified":
        return ""
    seen = False
    for mark in after:
        if mark.sorts & ALL:
            seen = True
        if any(m.id == "issues_rectified" for m in mark.cue.says) and (seen or any(w in mark.cue.word for w in "全均都")):
            return "issues_rectified"
        if seen and mark.sorts & SETTLED:
            return "issues_rectified"
    return ""


def noun(text: str, start: int, limit: int) -> str:
    """The words behind a number up to the end of the clause."""
    end = start
    while end < limit and end < start + 20 and text[end] not in "。，；：、！？）)」\n\t":
        end += 1
    return text[start:end].strip()


def members(subject: str) -> list[str]:
    """The members of a list of subjects, each written out."""
    import re

    if subject.startswith("城乡"):
        return ["城镇" + subject[2:], "农村" + subject[2:]]
    parts = [part for part in re.split("[、和与及]|以及", subject) if part]
    if len(parts) > 1:
        last = parts[-1]
        parts = [part + last[len(part) :] if len(part) < len(last) and len(part) <= 3 else part for part in parts]
    return parts
