"""What a run of the command tells at its end: figures by metric, what was guessed, what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from extract.batch import Outcome
from extract.catalogue import catalogue

_MOST = 40
_FIELDS = {"title": "标题", "region": "地区", "year": "年份"}


def summary(done: Sequence[Outcome], counted: Counter[str]) -> Iterator[str]:
    """The lines of the summary; `counted` is how many figures each metric has."""
    read = [outcome for outcome in done if not outcome.failure]
    reports, figures = len(read), counted.total()
    yield f"读了 {reports} 份报告，得到 {figures} 个数据 ({reports} reports, {figures} figures)"
    yield from _by_metric(counted)
    yield from _guesses(read)
    yield from unread(done)


def _by_metric(counted: Counter[str]) -> Iterator[str]:
    if counted:
        yield "按指标 (by metric):"
    metrics = catalogue().metrics
    for metric, count in sorted(counted.items(), key=lambda item: (not item[0], -item[1], item[0])):
        label = metrics[metric].label["zh"] if metric in metrics else ""
        yield f"  {count:>5}  {f'{label} ({metric})' if metric else '不属于任何指标 (no metric)'}"


def _guesses(read: Sequence[Outcome]) -> Iterator[str]:
    """A line for each report of which something was guessed or is not known."""
    lines = [
        f"  {outcome.path.name}: {'，'.join(words)}" for outcome in read if (words := list(_guessed(outcome)))
    ]
    if lines:
        yield "猜测的，可在 reports.yaml 里写明 (guessed; a reports.yaml beside the files may state it):"
    yield from lines[:_MOST]
    if len(lines) > _MOST:
        yield f"  …… 另有 {len(lines) - _MOST} 份，见 report_guessed 列 (more: see the column report_guessed)"


def _guessed(outcome: Outcome) -> Iterator[str]:
    known = {"title": outcome.title, "region": outcome.region, "year": outcome.year}
    for name, label in _FIELDS.items():
        if name in outcome.guessed:
            yield f"{label} {known[name]}"
        elif not known[name]:
            yield f"{label}未知 ({name} unknown)"


def unread(done: Sequence[Outcome]) -> Iterator[str]:
    """A line for each file, or part of one, that could not be read."""
    failed = [outcome for outcome in done if outcome.failure]
    if failed:
        yield f"没有读出 {len(failed)} 个 (not read):"
    for outcome in failed:
        yield f"  {outcome.path}: {outcome.failure}"
    partial = [outcome for outcome in done if outcome.gaps]
    if partial:
        yield "只读了一部分 (read in part):"
    for outcome in partial:
        yield from (f"  {outcome.path.name}: {gap}" for gap in outcome.gaps)
