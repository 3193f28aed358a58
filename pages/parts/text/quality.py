"""What the quality page says: a sentence for each finding, every figure in it a link."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd

from extract.catalogue import catalogue
from figures.amounts import plain
from figures.frames.quality import Quality
from figures.frames.stated import Stated
from figures.quality import Finding
from pages.parts import reader
from pages.parts.fragments import chip
from pages.parts.language import language, metric_name, region_name, say, years_text
from pages.parts.shell import address
from pages.parts.text import figures as told
from pages.parts.text.detail import difference

LISTED = 100
TONES = {3: "missed", 2: "reached", 1: "open"}


class Links:
    """Words of links that stand in for their HTML while a sentence is built."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def to(self, figure: Stated, key: str = "", **said: object) -> str:
        """The figure's amount, or `key` around it, as a link to its sentence."""
        words = told.stated(figure)
        words = say(key, amount=words, **said) if key else words
        self._made.append(reader.link(words, address("explore", figure=figure.figure_id)))
        return f"\ue000{len(self._made) - 1}\ue001"

    def html(self, sentence: str) -> str:
        """The sentence, escaped, with its links."""
        out = escape(sentence)
        for at, link in enumerate(self._made):
            out = out.replace(f"\ue000{at}\ue001", link)
        return out


def ledger(found: Sequence[Finding]) -> str:
    """The findings one below the other."""
    return "".join(_line(finding) for finding in found[:LISTED])


def _line(finding: Finding) -> str:
    links = Links()
    sentence = links.html(SENTENCES[finding.type](finding, links))
    what = f'<span class="what">{escape(say(f"finding.{finding.type}"))}</span>'
    verdict = chip(say(f"severity.{finding.severity}"), TONES[finding.severity])
    return f'<div class="wr-finding">{what}<span class="said">{sentence}</span>{verdict}</div>'


def title(name: str, count: int) -> str:
    """The check and how many findings it has."""
    words = say("quality.all") if name == "all" else say(f"finding.{name}")
    return say("quality.title", name=words, count=f"{count:,}")


def pill(name: str, found: Sequence[Finding]) -> str:
    """A check with its count."""
    words = say("control.all") if name == "all" else say(f"finding.{name}")
    return say("finding.pill", name=words, count=f"{len(of_check(found, name)):,}")


def of_check(found: Sequence[Finding], name: str) -> list[Finding]:
    """The findings of one check, or of all."""
    return [finding for finding in found if name in ("all", finding.type)]


def foot(total: int) -> str:
    """How many are listed, and what the checks pass over."""
    more = say("quality.more", shown=LISTED, total=f"{total:,}") if total > LISTED else ""
    return " ".join(filter(None, [more, say("quality.rules")]))


def named(found: Quality, shown: Sequence[Finding]) -> pd.DataFrame:
    """The figures that the findings name."""
    ids = {figure.figure_id for finding in shown for figure in finding.figures}
    return found.figures[found.figures["figure_id"].isin(ids)]


def file_name(check: str, metric: str | None, region: str | None) -> list[str]:
    """What a file of these figures is called by."""
    first = say("page.quality") if check == "all" else say(f"finding.{check}")
    return [first, *([metric_name(metric)] if metric else []), *([region_name(region)] if region else [])]


def _where(figure: Stated) -> str:
    names = {"region": region_name(figure.region), "metric": metric_name(figure.metric)}
    kind = "" if figure.kind == "level" else f" {say(f'kind.{figure.kind}')}"
    status = say(f"status.{figure.status}") + kind
    scope = f"（{figure.scope}）" if figure.scope else ""
    return say("said.where", period=told.period(figure), status=status + scope, **names)


def _joined(words: Iterable[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(words)


def _pair(finding: Finding, links: Links) -> dict[str, Any]:
    first, second = finding.figures
    same = second.converted(first.unit) or second
    return {
        "where": _where(first),
        "first": links.to(first, "said.from", year=first.report_year),
        "second": links.to(second, "said.from", year=second.report_year),
        "change": difference(first, same),
    }


def _conflict(finding: Finding, links: Links) -> str:
    return say("said.conflict", **_pair(finding, links))


def _restated(finding: Finding, links: Links) -> str:
    later = finding.figures[1].report_year - finding.figures[0].report_year
    return say("said.restated.next" if later == 1 else "said.restated", later=later, **_pair(finding, links))


def _within(finding: Finding, links: Links) -> str:
    figures = _joined(links.to(figure) for figure in finding.figures)
    first = told.stated(finding.figures[0])
    count = len(finding.figures)
    return say("said.within", where=_where(finding.figures[0]), count=count, figures=figures, first=first)


def _part(finding: Finding, links: Links) -> str:
    part, whole = finding.figures
    said = {"where": _where(part), "first": links.to(part), "second": links.to(whole)}
    if part.metric == whole.metric:
        return say("said.part.same", **said)
    return say("said.part", whole=metric_name(whole.metric), **said)


def _jump(finding: Finding, links: Links) -> str:
    first, second = (links.to(f, f"said.jump.{f.status}", year=f.period_end) for f in finding.figures)
    names = {"region": region_name(finding.region), "metric": metric_name(finding.metric)}
    if finding.said["myriad"][0]:
        return say("said.jump.myriad", first=first, second=second, **names)
    times = plain(round(finding.said["times"][0], 1))
    return say("said.jump", first=first, second=second, times=times, **names)


def _unit(finding: Finding, links: Links) -> str:
    counts = dict(finding.said["units"])
    units = [
        say("said.unit.one", unit=figure.unit, count=counts[figure.unit], figure=links.to(figure))
        for figure in finding.figures
    ]
    names = {"region": region_name(finding.region), "metric": metric_name(finding.metric)}
    joint = "；" if language() == "zh" else "; "
    return say("said.unit", count=len(units), units=joint.join(units), **names)


def _low(finding: Finding, links: Links) -> str:
    figure = finding.figures[0]
    where = _where(figure) if figure.metric in catalogue().metrics else told.where_and_when(figure)
    return say("said.low", where=where, first=links.to(figure), reading=f"{finding.said['reading'][0]:.2f}")


def _gap(finding: Finding, links: Links) -> str:
    missing = finding.said["missing"]
    by_reason: dict[str, list[int]] = {}
    for year, reason in missing:
        by_reason.setdefault(reason, []).append(int(year))
    reasons = [
        say("said.gap.years", years=_joined(spans(years)), reason=say(f"missing.{reason}"))
        for reason, years in by_reason.items()
    ]
    first, second = (links.to(f, "said.jump.actual", year=f.period_end) for f in finding.figures)
    names = {"region": region_name(finding.region), "metric": metric_name(finding.metric)}
    joint = "，" if language() == "zh" else ", "
    return say(
        "said.gap", count=len(missing), reasons=joint.join(reasons), first=first, second=second, **names
    )


def spans(years: Sequence[int]) -> list[str]:
    """Years as stretches: 2011, 2013—2015."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and runs[-1][1] == year - 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return [years_text(first, last) for first, last in runs]


SENTENCES = {
    "conflict": _conflict,
    "restated": _restated,
    "within": _within,
    "part": _part,
    "jump": _jump,
    "unit": _unit,
    "low": _low,
    "gap": _gap,
}
