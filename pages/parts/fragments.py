"""The pieces of a page that are text: frame heads and feet, yearbook tables, chips, small pictures.

Every word that comes in is escaped; what comes out is the HTML of our own classes (look.css).
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.colours import MID_BLUE, MID_GREY, MID_OCHRE

STYLE = Path(__file__).with_name("look.css")

MARKS = {
    "exact": f'<circle cx="8" cy="8" r="4" fill="{MID_BLUE}"/>',
    "at_least": f'<path d="M8 3 13 12H3Z" fill="none" stroke="{MID_BLUE}" stroke-width="2"/>',
    "at_most": f'<path d="M8 13 3 4h10Z" fill="none" stroke="{MID_BLUE}" stroke-width="2"/>',
    "about": f'<circle cx="8" cy="8" r="4" fill="none" stroke="{MID_BLUE}" stroke-width="2"/>',
    "range": f'<path d="M8 2v12" stroke="{MID_BLUE}" stroke-width="3"/>',
    "target": f'<path d="M1 8h14" stroke="{MID_OCHRE}" stroke-width="3"/>',
    "span": f'<path d="M2 3v10M14 3v10M2 8h12" stroke="{MID_GREY}" stroke-width="2" fill="none"/>',
    "gap": f'<rect x="2" y="2" width="12" height="12" fill="{MID_GREY}" fill-opacity=".25"/>',
    "peers": f'<path d="M1 8h14" stroke="{MID_GREY}" stroke-width="2"/>',
    "break": f'<path d="M8 1v14" stroke="{MID_GREY}" stroke-width="2" stroke-dasharray="3 2"/>',
    "earlier": f'<circle cx="8" cy="8" r="4" fill="none" stroke="{MID_GREY}" stroke-width="2"/>',
    "later": f'<circle cx="8" cy="8" r="5" fill="{MID_BLUE}"/>',
}


def picture(svg: str, width: int, height: int) -> str:
    """An inline SVG as an image, since Streamlit strips SVG elements; its words are said elsewhere."""
    whole = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{svg}</svg>'
    data = b64encode(whole.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" width="{width}" height="{height}" alt="">'


def mark(name: str) -> str:
    """The small picture of one kind of mark, for a key."""
    return picture(MARKS[name], 16, 16)


def show(html: str) -> None:
    """Put a fragment on the page."""
    st.html(f'<div class="wr">{html}</div>')


def style() -> None:
    """Load our classes, once a run."""
    st.html(f"<style>{STYLE.read_text('utf-8')}</style>")


def head(title: str, subtitle: str = "", key: Iterable[tuple[str, str]] = (), small: bool = False) -> None:
    """The upper part of a frame: rule, title, subtitle, and a key of (mark, words)."""
    parts = [f'<h2 class="wr-title">{escape(title)}</h2>']
    if subtitle:
        parts.append(f'<p class="wr-sub">{escape(subtitle)}</p>')
    words = "".join(f"<span>{mark(name)}{escape(text)}</span>" for name, text in key)
    if words:
        parts.append(f'<div class="wr-key">{words}</div>')
    show(f'<div class="wr-head{" small" if small else ""}">{"".join(parts)}</div>')


def foot(text: str) -> None:
    """The lower part of a frame: source, gaps, rule."""
    show(f'<div class="wr-foot">{escape(text)}</div>')


def chip(words: str, tone: str) -> str:
    """A verdict: tone is reached, missed or open."""
    return f'<span class="wr-chip {tone}">{escape(words)}</span>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words, what follows in the narrow slot, and how it is set.

    `html` replaces `text` where a fragment (a chip, a small picture) stands in the cell.
    """

    text: str = ""
    slot: str = ""
    tone: str = ""
    html: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, whether numbers stand in it, and their slot (none, empty for narrow, wide)."""

    head: str
    number: bool = False
    slot: str = "none"
    width: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells, and its tone (chosen, muted) or a single heading over a group of rows."""

    cells: Sequence[Cell] = field(default_factory=tuple)
    group: str = ""
    tone: str = ""


def _attributes(**values: str) -> str:
    return "".join(f' {name}="{escape(value, quote=True)}"' for name, value in values.items() if value)


def _cell(cell: Cell, column: Column, first: bool) -> str:
    words = cell.html or escape(cell.text)
    if cell.link:
        words = f"<a{_attributes(href=cell.link, target='_self')}>{words}</a>"
    if column.number:
        words += f'<span class="slot {column.slot}">{escape(cell.slot)}</span>'
    elif cell.slot:
        words += f'<span class="slot">{escape(cell.slot)}</span>'
    tone = _attributes(**{"class": " ".join(filter(None, ("right" if column.number else "", cell.tone)))})
    return f'<th scope="row"{tone}>{words}</th>' if first else f"<td{tone}>{words}</td>"


def _column(column: Column) -> str:
    width = column.width and f"width:{column.width};min-width:{column.width}"
    right = _attributes(**{"class": "right" if column.number else ""}, style=width)
    slot = f'<span class="slot {column.slot}"></span>' if column.number else ""
    return f'<th scope="col"{right}>{escape(column.head)}{slot}</th>'


def table(caption: str, columns: Sequence[Column], rows: Iterable[Row], *, latest: bool = False) -> str:
    """A yearbook table; the caption is for screen readers, the frame's title for the others.

    latest: where it is wider than the screen, its last columns are the ones seen first.
    """
    body = []
    for row in rows:
        if row.group:
            body.append(f'<tr class="group"><td colspan="{len(columns)}">{escape(row.group)}</td></tr>')
            continue
        pairs = enumerate(zip(row.cells, columns, strict=True))
        cells = "".join(_cell(cell, column, at == 0) for at, (cell, column) in pairs)
        body.append(f"<tr{_attributes(**{'class': row.tone})}>{cells}</tr>")
    return (
        f'<div class="wr-scroll{" latest" if latest else ""}" tabindex="0" role="region"{_attributes(**{"aria-label": caption})}>'
        f'<table class="wr-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{''.join(map(_column, columns))}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table></div>"
    )


def quote(before: str, sentence: tuple[str, str, str], after: str) -> str:
    """The words of a report: dimmed neighbours, the sentence in ink, the figure marked."""
    left, words, right = (escape(part) for part in sentence)
    return (
        f'<div class="wr-quote"><span class="near">{escape(before)}</span>{left}<mark>{words}</mark>{right}'
        f'<span class="near">{escape(after)}</span></div>'
    )


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Label and value, one below the other."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in pairs)
    return f'<dl class="wr-facts">{rows}</dl>'


def empty(text: str) -> None:
    """An empty state: what is missing, why, and the nearest thing that exists."""
    show(f'<div class="wr-empty" role="status">{escape(text)}</div>')


def sparkline(
    points: Sequence[float | None], target: float | None = None, width: int = 250, height: int = 46
) -> str:
    """A small line on its own scale: None breaks it, the last value ends in a dot, the target is a tick.

    Points are evenly spaced years; the target belongs to the last one.
    """
    known = [p for p in (*points, target) if p is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    step = (width - 16) / max(len(points) - 1, 1)

    def y(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(height - 6 - share * (height - 12), 1)

    drawn = [
        f'<polyline points="{" ".join(f"{8 + at * step:.1f},{y(value)}" for at, value in run)}" '
        f'fill="none" stroke="{MID_BLUE}" stroke-width="1.75" stroke-linecap="round"/>'
        for run in _runs(points)
    ]
    drawn += [
        f'<path d="M{8 + at * step:.1f} {height - 5}v4" stroke="{MID_GREY}"/>'
        for at, point in enumerate(points)
        if point is None
    ]
    if points[-1] is not None:
        drawn.append(f'<circle cx="{width - 8}" cy="{y(points[-1])}" r="3.5" fill="{MID_BLUE}"/>')
    if target is not None:
        drawn.append(f'<path d="M{width - 15} {y(target)}h14" stroke="{MID_OCHRE}" stroke-width="2.5"/>')
    return picture("".join(drawn), width, height)


def _runs(points: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    runs: list[list[tuple[int, float]]] = [[]]
    for at, point in enumerate(points):
        if point is None:
            runs.append([])
        else:
            runs[-1].append((at, point))
    # A lone value is drawn as a line to itself: its round caps make a dot.
    return [run if len(run) > 1 else run * 2 for run in runs if run]
