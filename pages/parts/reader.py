"""The words of a report as HTML: a whole text with its figures marked, and one figure's facts with links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from figures.frames.passages import Paragraph

STYLE = Path(__file__).with_name("reader.css")


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in a text: `text[start:end]`; where its link leads, what it says on pointing at it, and how it
    is set: tone is mission, known or unknown; status is actual or target."""

    id: int
    start: int
    end: int
    link: str
    says: str
    tone: str
    status: str
    chosen: bool = False


def style() -> None:
    """Load the classes of this file, once a run."""
    st.html(f"<style>{STYLE.read_text('utf-8')}</style>")


def link(words: str, address: str) -> str:
    """A link inside the app.

    >>> link("810万元", "/explore?figure=1&lang=zh")
    '<a href="/explore?figure=1&amp;lang=zh" target="_self">810万元</a>'
    """
    return f'<a href="{escape(address, quote=True)}" target="_self">{escape(words)}</a>'


def outside(words: str, address: str) -> str:
    """A link to another site, where the address is one of the web; else the words alone.

    >>> outside("公报", "javascript:alert(1)")
    '公报'
    """
    if not address.startswith(("http://", "https://")):
        return escape(words)
    href = escape(address, quote=True)
    return f'<a href="{href}" target="_blank" rel="noopener noreferrer">{escape(words)}</a>'


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """Label and value, one below the other; the values are HTML made here."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in pairs if value)
    return f'<dl class="wr-facts">{rows}</dl>'


def big(number: str, unit: str, bound: str = "") -> str:
    """The figure in large digits, its unit and bound beside it."""
    beside = f'<small class="wr-muted">{escape(bound)}</small>' if bound else ""
    return f'<div class="wr-big">{escape(number)}<small>{escape(unit)}</small>{beside}</div>'


def row(heads: str, words: tuple[str, str, str]) -> str:
    """A row of a table under the line that heads it, cells divided by tabs; the figure marked."""
    left, figure, right = (escape(part).replace("\t", "</td><td>") for part in words)
    top = "".join(f"<td>{escape(cell)}</td>" for cell in heads.strip("\n").split("\t")) if heads else ""
    return (
        f'<div class="wr-quote wr-scroll" tabindex="0"><table class="wr-row"><tbody><tr class="near">{top}</tr>'
        f"<tr><td>{left}<mark>{figure}</mark>{right}</td></tr></tbody></table></div>"
    )


def whole(text: str, parts: Sequence[Paragraph], marks: Sequence[Mark], walk: Mapping[str, str]) -> str:
    """The text with numbered paragraphs and its figures marked.

    `walk` gives the words for the way to the previous and the next mark, shown beside the mark reached.
    """
    left = sorted(marks, key=lambda mark: mark.start)
    ids = [mark.id for mark in left]
    rows, at = [], 0
    for number, part in enumerate(parts, 1):
        inside = []
        while at < len(left) and left[at].start < part.end:
            near = (ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)
            if left[at].start >= part.start:
                inside.append((left[at], near))
            at += 1
        rows.append(
            f'<div class="wr-par {part.form}"><span class="n">{number}</span>'
            f"<div>{_marked(text, part, inside, walk)}</div></div>"
        )
    return f'<div class="wr-quote wr-text">{"".join(rows)}</div>'


Near = tuple[int | None, int | None]


def _marked(text: str, part: Paragraph, marks: Sequence[tuple[Mark, Near]], walk: Mapping[str, str]) -> str:
    pieces, at = [], part.start
    for mark, near in marks:
        if mark.start < at:
            continue
        pieces.append(_plain(text[at : mark.start], part.form))
        pieces.append(_mark(text, mark, near, walk))
        at = mark.end
    pieces.append(_plain(text[at : part.end], part.form))
    words = "".join(pieces)
    return f'<span class="c">{words}</span>' if part.form == "row" else words


def _plain(words: str, form: str) -> str:
    if form == "row":
        return '</span><span class="c">'.join(escape(cell) for cell in words.split("\t"))
    return escape(words.replace("\n", ""))


def _mark(text: str, mark: Mark, near: Near, walk: Mapping[str, str]) -> str:
    arrows = "".join(
        f'<a href="#f{to}" target="_self" aria-label="{escape(walk[name], quote=True)}">{sign}</a>'
        for name, to, sign in (("previous", near[0], "‹"), ("next", near[1], "›"))
        if to is not None
    )
    tone = f"f {mark.tone} {mark.status}{' chosen' if mark.chosen else ''}"
    return (
        f'<a class="{tone}" id="f{mark.id}" href="{escape(mark.link, quote=True)}" target="_self" '
        f'title="{escape(mark.says, quote=True)}">{escape(text[mark.start : mark.end])}</a>'
        f'<span class="walk">{arrows}</span>'
    )


def to_mark(figure: int) -> None:
    """Bring the mark of a figure into view."""
    st.html(
        f"<script>setTimeout(() => document.getElementById('f{int(figure)}')"
        "?.scrollIntoView({block: 'center'}), 300)</script>",
        unsafe_allow_javascript=True,
    )
