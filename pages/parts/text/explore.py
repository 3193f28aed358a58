"""What the explore page says: the table of figures, the sentence or the source, why nothing is found."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from figures.amounts import unit_name
from figures.frames.explore import Explored, Nearest, Told
from figures.frames.passages import Passage
from pages.parts import fragments, reader
from pages.parts.language import language, metric_name, region_name, say
from pages.parts.text import figures as told

COLUMNS = ("period", "region", "metric", "subject", "quote", "value", "unit", "bound", "status", "review")
WIDTHS = {"period": 72, "region": 112, "metric": 190, "subject": 200, "quote": 130, "value": 120, "unit": 92}
SHORT = 78


def listing(frame: Explored) -> pd.DataFrame:
    """The rows of the table, in words."""
    rows = frame.shown
    shown = {
        "period": [told.years(row) for row in rows.itertuples()],
        "region": rows["region"].astype(str).map(region_name),
        "metric": rows["metric"].astype(str).map(lambda metric: metric_name(metric) if metric else None),
        "subject": rows["subject"],
        "quote": rows["quote"],
        "value": rows["value"],
        "unit": rows["unit"].astype(str).map(lambda unit: unit_name(unit, language())),
        "bound": rows["bound"].astype(str).map(lambda bound: say(f"bound.{bound}").split("（")[0]),
        "status": rows["status"].astype(str).map(lambda status: say(f"status.{status}")),
        "review": rows["review"].astype(str).map(lambda review: say(f"review.{review}")),
    }
    return pd.DataFrame(shown)


def columns() -> dict[str, Any]:
    """How the table's columns are headed and set."""
    heads = {name: say(f"explore.col.{name}") for name in COLUMNS}
    plain = {
        name: st.column_config.TextColumn(head, width=WIDTHS.get(name, SHORT)) for name, head in heads.items()
    }
    value = st.column_config.NumberColumn(heads["value"], format="localized", width=WIDTHS["value"])
    return {**plain, "value": value}


def file_name(choice: dict[str, Any]) -> list[str]:
    """What a file of these figures is called by."""
    metric, region, year = choice["metric"], choice["region"], choice["year"]
    return [
        say("explore.no_metric") if metric == "" else metric_name(metric) if metric else say("page.explore"),
        *([region_name(region)] if region else []),
        *([str(year)] if year else []),
    ]


def counted(frame: Explored) -> str:
    """How many figures match, and how many of them are listed."""
    shown, total = len(frame.shown), len(frame.figures)
    words = [
        say(
            "explore.count" if shown == total else "explore.count.part",
            total=f"{total:,}",
            shown=f"{shown:,}",
        )
    ]
    if frame.since:
        words.append(say("explore.count.since", since=frame.since))
    return " · ".join([*words, say("explore.hint")])


def source(found: Told) -> str:
    """Report, heading, paragraph and characters of the sentence."""
    row = next(found.figure.itertuples())
    parts = [told.report_named(row)]
    if found.passage:
        if found.passage.heading:
            parts.append(say("explore.heading", heading=found.passage.heading))
        parts.append(say("explore.paragraph", number=found.passage.paragraph))
        first, last = found.passage.first + 1, found.passage.last
        parts.append(say("explore.characters", first=f"{first:,}", last=f"{last:,}"))
    return " · ".join(parts)


def around(found: Told) -> str:
    """What else stands around the figure."""
    if found.passage is None:
        return say("explore.place", place=found.place, of=found.of)
    return say(
        "explore.around",
        sentence=found.in_sentence,
        paragraph=found.in_paragraph,
        place=found.place,
        of=found.of,
    )


def origin(found: Told) -> str:
    """The source of a fact whose text is not held: title, publisher, address, place in the text, note."""
    row: Any = next(found.figure.itertuples())
    pairs = [
        (say("detail.title"), escape(str(row.report_title))),
        (say("detail.publisher"), escape(str(row.publisher))),
        (say("detail.url"), reader.outside(str(row.url), str(row.url))),
        (say("detail.written"), f"<mark>{escape(str(row.quote))}</mark>" if row.quote else ""),
        (say("detail.note"), escape(str(row.note))),
    ]
    return f'<p class="wr-muted">{escape(say("explore.source.about"))}</p>' + reader.facts(pairs)


def quoted(passage: Passage) -> str:
    """The passage in the report's own face; a table's row under the line that heads it."""
    words = (passage.left, passage.words, passage.right)
    if "\t" in "".join(words):
        return reader.row(passage.before, words)
    return fragments.quote(passage.before, words, passage.after)


def nothing(region: str | None, metric: str | None, year: int | None, near: Nearest | None) -> str:
    """Why a choice finds nothing."""
    if not (region and metric and year):
        return say("empty.no_match")
    names = {"region": region_name(region), "metric": metric_name(metric)}
    if near is None:
        return say("explore.empty.never", **names)
    if not near.reason:
        return say("empty.no_match")
    row: Any = next(near.figure.itertuples())
    why = {"reason": say(f"explore.why.{near.reason}"), "near": row.period_end, "amount": told.stated(row)}
    return say("explore.empty.reason", year=year, **names, **why)
