"""What the reports page says: the report's card, its text with marks, the list of its figures."""

from html import escape
from typing import Any

import pandas as pd

from extract.catalogue import catalogue
from figures.frames.reports import Read
from pages.parts import reader
from pages.parts.fragments import Cell, Column, Row, table
from pages.parts.language import language, region_name, say
from pages.parts.shell import address
from pages.parts.text import figures as told

LISTED = 400


def title(read: Read) -> str:
    """The report's title."""
    return str(read.card["title"].iloc[0])


def subtitle(read: Read) -> str:
    """Place, year, how many figures are shown."""
    row: Any = next(read.card.itertuples())
    said: dict[str, object] = {
        "region": place(row),
        "year": row.year,
        "shown": len(read.figures),
        "every": read.every,
    }
    if pd.isna(row.year):
        return say("reports.subtitle.no_year", **said)
    return say("reports.subtitle" if read.text else "reports.subtitle.facts", **said)


def place(row: Any) -> str:
    """The place whose report it is."""
    return region_name(str(row.region)) if row.region else say("reports.no_region")


def named(row: Any) -> str:
    """A report in a list: 2023 · title."""
    return str(row.title) if pd.isna(row.year) else f"{row.year} · {row.title}"


def key() -> str:
    """What the tones and lines of the marks mean."""
    tones = ("mission", "known", "unknown")
    shown = [
        f'<span><span class="sample {name}">{escape(say(f"reports.key.{name}"))}</span></span>'
        for name in tones
    ]
    for status in ("actual", "target"):
        words = escape(say(f"reports.key.{status}"))
        shown.append(f'<span><span class="sample {status}">{words}</span></span>')
    return f'<div class="wr-key">{"".join(shown)}</div>'


def marked(read: Read, chosen: int | None) -> str:
    """The text with the figures that match marked."""
    marks = [_mark(row, chosen) for row in told.rows(read.figures) if pd.notna(row.start)]
    walk = {"previous": say("reports.previous"), "next": say("reports.next")}
    return reader.whole(read.text, read.parts, marks, walk)


def _mark(row: Any, chosen: int | None) -> reader.Mark:
    known = catalogue().metrics.get(str(row.metric))
    return reader.Mark(
        id=row.figure_id,
        start=row.start,
        end=row.start + len(str(row.quote)),
        link=address("explore", figure=row.figure_id),
        says=f"{told.named(row)} · {told.where_and_when(row)} · {told.stated(row)}",
        tone="mission" if known and known.mission else "known" if known else "unknown",
        status=str(row.status),
        chosen=row.figure_id == chosen,
    )


def card(read: Read) -> str:
    """Everything known of the report itself."""
    row: Any = next(read.card.itertuples())
    joint = "、" if language() == "zh" else ", "
    guessed = joint.join(say(f"reports.guessed.{name}") for name in row.guessed)
    length = say("reports.length.value", characters=f"{len(read.text):,}", paragraphs=len(read.parts))
    pairs = [
        (say("detail.title"), escape(str(row.title))),
        (say("reports.region"), escape(place(row))),
        (say("reports.year"), "" if pd.isna(row.year) else str(row.year)),
        (say("detail.publisher"), escape(str(row.publisher))),
        (say("detail.url"), reader.outside(str(row.url), str(row.url))),
        (say("reports.doc"), escape(str(row.doc))),
        (say("reports.length"), escape(length if read.text else say("reports.length.facts"))),
        (say("reports.figures"), escape(say("reports.figures.count", count=read.every))),
        (say("reports.reading"), f"{read.reading:.2f}" if read.every else ""),
        (say("reports.guessed"), escape(guessed or say("reports.guessed.none"))),
    ]
    return reader.facts(pairs)


def index(read: Read) -> str:
    """The figures in their order; each leads to its place in the text, or to all that is known of it."""
    rows = [_entry(row, bool(read.text)) for row in read.figures.head(LISTED).itertuples()]
    heads = [say(f"explore.col.{name}") for name in ("metric", "period")]
    columns = [Column(heads[0]), Column(heads[1]), Column(say("explore.col.quote"), number=True)]
    return f'<div class="wr-index">{table(say("reports.list"), columns, rows)}</div>'


def _entry(row: Any, has_text: bool) -> Row:
    link = (
        f"#f{row.figure_id}" if has_text and pd.notna(row.start) else address("explore", figure=row.figure_id)
    )
    status = say("status.target") if row.status == "target" else ""
    cells = [
        Cell(told.named(row)[:24], tone="" if row.metric else "muted"),
        Cell(told.years(row), status, tone="muted"),
        Cell(str(row.quote) or told.stated(row), link=link),
    ]
    return Row(cells)


def facts(read: Read) -> str:
    """The figures of a report whose text is not held, with what the source says of them."""
    rows = []
    for row in read.figures.head(LISTED).itertuples():
        link = address("explore", figure=row.figure_id)
        about = " · ".join(filter(None, [str(row.subject), str(row.note)]))
        cells = [
            Cell(told.named(row), tone="" if row.metric else "muted"),
            Cell(region_name(str(row.region))),
            Cell(told.years(row)),
            Cell(str(row.quote) or told.stated(row), link=link),
            Cell(say(f"status.{row.status}")),
            Cell(about, tone="muted small"),
        ]
        rows.append(Row(cells))
    names = ("metric", "region", "period", "quote", "status", "subject")
    columns = [Column(say(f"explore.col.{name}"), number=name == "quote") for name in names]
    return table(say("reports.list"), columns, rows)


def file_name(read: Read) -> list[str]:
    """What a file of the report's figures is called by."""
    return [title(read)]
