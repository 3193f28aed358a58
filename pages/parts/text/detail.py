"""What is known of one figure, in words: its meaning, how it was read, its target, its other statements."""

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from extract.catalogue import phrases
from figures.amounts import percent, signed, written
from figures.frames.explore import Told
from pages.parts import reader
from pages.parts.fragments import Cell, Column, Row, chip, table
from pages.parts.language import language, say
from pages.parts.shell import address
from pages.parts.text import figures as told

TONES = {"confirmed": "reached", "corrected": "reached", "rejected": "missed", "unreviewed": "open"}
READ_BY = ("metric", "kind", "period", "table")


def detail(found: Told) -> str:
    """Everything known of the figure, label and value."""
    row: Any = next(found.figure.itertuples())
    number, unit = told.parts_of(row)
    slot = "" if row.bound == "exact" or pd.notna(row.upper) else told.bound(row).split(" · ")[0]
    return reader.big(number, unit, slot) + reader.facts(
        [*_meaning(row), *_reading(row, found), *_joined(found, row)]
    )


def _meaning(row: Any) -> Iterator[tuple[str, str]]:
    yield say("detail.written"), escape(str(row.quote))
    yield say("detail.value"), escape(told.full(row))
    yield say("detail.bound"), escape(told.bound(row))
    if row.kind != "level":
        yield say("detail.kind"), escape(say(f"kind.{row.kind}"))
    yield say("detail.scope"), escape(str(row.scope))
    if row.metric:
        yield say("detail.subject"), escape(str(row.subject))
    yield say("detail.note"), escape(str(row.note))
    if pd.notna(row.start):
        last = row.start + len(str(row.quote))
        yield (
            say("detail.place"),
            escape(say("explore.characters", first=f"{row.start + 1:,}", last=f"{last:,}")),
        )


def _reading(row: Any, found: Told) -> Iterator[tuple[str, str]]:
    joint = "；" if language() == "zh" else "; "
    cues = [cue.partition(":") for cue in str(row.cues).split("; ")]
    words = [_cue(sort, word, row) for sort, _, word in cues if sort in READ_BY]
    yield say("detail.cues"), escape(joint.join(words))
    doubts = [
        say(f"doubt.{word}") for sort, _, word in cues if sort == "doubt" and f"doubt.{word}" in phrases()
    ]
    yield say("detail.doubt"), escape(joint.join(doubts))
    yield say("detail.reading"), f"{row.reading:.2f}"
    done = found.log.tail(1)
    when = f' <span class="wr-muted">{escape(str(done["at"].iloc[0])[:10])}</span>' if len(done) else ""
    yield say("detail.review"), chip(say(f"review.{row.review}"), TONES[str(row.review)]) + when


def _cue(sort: str, word: str, row: Any) -> str:
    """A word the reading rests on, and what it told."""
    if not word:
        return say(f"cue.{sort}")
    what = {
        "metric": say("cue.metric", name=told.named(row)),
        "period": told.period(row),
        "kind": say(f"kind.{row.kind}"),
    }
    return say("cue.arrow", word=word, what=what.get(sort, ""))


def _joined(found: Told, row: Any) -> Iterator[tuple[str, str]]:
    """The target it answers, or the result of a target, and the target for the year after."""
    if not row.metric or row.period_start != row.period_end or row.kind not in ("level", "share", "growth"):
        return
    if row.status == "target":
        missing = say(f"missing.{found.reason}") if found.reason else say("detail.none")
        yield say("detail.planned.actual"), _other(found.planned, "detail.from_report") or escape(missing)
        return
    none = escape(say("detail.none")) if row.has_text else ""
    yield say("detail.planned.target"), _other(found.planned, "detail.from_report") or none
    yield say("detail.ahead"), _other(found.ahead, "detail.ahead.value") or none


def _other(rows: pd.DataFrame, key: str) -> str:
    if rows.empty:
        return ""
    row: Any = next(rows.itertuples())
    year = row.period_end if key == "detail.ahead.value" else row.report_year
    return reader.link(say(key, amount=told.stated(row), year=year), address("explore", figure=row.figure_id))


def vintages(found: Told) -> tuple[str, str]:
    """What several statements of one thing come to, and the table of them; empty where there is only one."""
    same = found.same
    if len(same) < 2:
        return "", ""
    rows = []
    for row in same.itertuples():
        kept = (
            say("review.rejected") if row.review == "rejected" else say("same.counts") if row.counts else ""
        )
        value = Cell(told.stated(row), kept, link=address("explore", figure=row.figure_id))
        cells = [Cell(told.report_named(row)), value, Cell(str(row.quote), tone="muted")]
        rows.append(Row(cells, tone="chosen" if row.figure_id == found.figure["figure_id"].iloc[0] else ""))
    named, stated, quote = (say(key) for key in ("same.report", "same.value", "detail.written"))
    heads = [Column(named), Column(stated, number=True, slot="wide"), Column(quote)]
    return _restated(same), table(say("same.title"), heads, rows)


def _restated(same: pd.DataFrame) -> str:
    kept = same[same["review"] != "rejected"]
    by_year = kept.sort_values(["report_year", "counts"]).groupby("report_year", observed=True).tail(1)
    if kept["value"].nunique() < 2:
        return say("same.agree", count=len(kept))
    first: Any = next(by_year.head(1).itertuples())
    last: Any = next(by_year.tail(1).itertuples())
    if first.value == last.value:
        return say("same.within", count=kept["value"].nunique())
    return restated(first, last)


def restated(first: Any, last: Any) -> str:
    """The sentence about a figure that a later report states otherwise."""
    later = last.report_year - first.report_year
    return say(
        "same.restated.next" if later == 1 else "same.restated",
        first=told.stated(first),
        last=told.stated(last),
        later=later,
        change=difference(first, last),
        first_year=first.report_year,
        last_year=last.report_year,
    )


def difference(first: Any, last: Any) -> str:
    """By how much the later one differs, in its unit and in percent: +2万元（+0.2%）."""
    gap, unit = last.value - first.value, str(last.unit)
    sign = signed(gap)[0]
    text = sign + written(abs(gap), "百分点" if unit == "%" else unit, language())
    if any(figure.bound != "exact" or pd.notna(figure.upper) for figure in (first, last)):
        text = say("same.about", change=text)
    if unit in ("%", "百分点") or first.value <= 0:
        return text
    share = percent((last.value / first.value - 1) * 100)
    return f"{text}（{share}）" if language() == "zh" else f"{text} ({share})"
