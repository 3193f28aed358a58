"""A table on A4 sheets, as PDF: ruled like a yearbook, in black and one blue, fonts carried along."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import pypdfium2
import vl_convert

from pages.parts.charts.drawing import FONT
from pages.parts.charts.pictures import wrapped
from pages.parts.colours import LIGHT

WIDTH, HEIGHT, MARGIN = 595, 842, 34
ROW, SIZE = 15.5, 7.6
FACE = FONT.replace('"', "'")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: its head, its share of the width, and whether it stands right."""

    head: str
    share: float
    right: bool = True
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """What goes onto the sheets; a row of a single text heads a group; `page` is how a sheet is numbered."""

    title: str
    subtitle: str
    foot: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    page: str = "{page} / {of}"


def pdf(paper: Paper) -> bytes:
    """The sheets as one PDF."""
    sheets = _cut(paper)
    whole = pypdfium2.PdfDocument.new()
    for number, rows in enumerate(sheets, 1):
        svg = _sheet(paper, rows, paper.page.format(page=number, of=len(sheets)))
        one = pypdfium2.PdfDocument(bytes(vl_convert.svg_to_pdf(svg)))
        whole.import_pages(one)
        one.close()
    made = io.BytesIO()
    whole.save(made)
    whole.close()
    return made.getvalue()


def _cut(paper: Paper) -> list[Sequence[Sequence[str]]]:
    """The rows of each sheet, a heading never left alone at its end."""
    room = int((HEIGHT - 2 * MARGIN - 130) / ROW)
    sheets: list[Sequence[Sequence[str]]] = []
    rows = list(paper.rows)
    while rows:
        many = min(room, len(rows))
        if many < len(rows) and len(rows[many - 1]) == 1:
            many -= 1
        sheets.append(rows[:many])
        rows = rows[many:]
    return sheets or [[]]


def _sheet(paper: Paper, rows: Sequence[Sequence[str]], page: str) -> str:
    parts = [_rule(MARGIN, 3), _text(paper.title, MARGIN, MARGIN + 26, 16, weight=600)]
    y = MARGIN + 42.0
    for line in wrapped(paper.subtitle, (WIDTH - 2 * MARGIN) / 8.5):
        parts.append(_text(line, MARGIN, y, 8.5, LIGHT.muted))
        y += 13
    y += 4
    parts.append(_rule(y, 1.6))
    edges = _edges(paper.columns)
    parts += _row([column.head for column in paper.columns], paper.columns, edges, y, LIGHT.muted)
    y += ROW
    parts.append(_rule(y, 0.8))
    for row in rows:
        if len(row) == 1:
            parts.append(_text(row[0], MARGIN, y + ROW * 0.72, SIZE + 0.6, weight=600))
        else:
            parts += _row(row, paper.columns, edges, y, LIGHT.ink)
        y += ROW
        parts.append(_rule(y, 0.4, LIGHT.line))
    parts.append(_rule(y, 1.6))
    y += 14
    for line in wrapped(paper.foot, (WIDTH - 2 * MARGIN) / 7.5 - 1):
        parts.append(_text(line, MARGIN, y, 7.5, LIGHT.muted))
        y += 11
    parts.append(_text(page, WIDTH - MARGIN, HEIGHT - MARGIN + 10, 7.5, LIGHT.muted, right=True))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )


def _edges(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Where each column begins and ends."""
    whole = sum(column.share for column in columns)
    x, edges = float(MARGIN), []
    for column in columns:
        wide = column.share / whole * (WIDTH - 2 * MARGIN)
        edges.append((x, x + wide))
        x += wide
    return edges


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    edges: Sequence[tuple[float, float]],
    y: float,
    colour: str,
) -> list[str]:
    drawn = []
    for cell, column, (start, end) in zip(cells, columns, edges, strict=True):
        x, size = end - 3 if column.right else start + column.indent, _fitting(cell, end - start - 5)
        drawn.append(_text(cell, x, y + ROW * 0.7, size, colour, right=column.right))
    return drawn


def _fitting(words: str, room: float) -> float:
    """The size in which the words fit their column."""
    wide = sum(1.0 if letter > "\u2e7f" else 0.58 for letter in words) or 1
    return min(SIZE, room / wide)


def _text(
    words: str,
    x: float,
    y: float,
    size: float,
    colour: str = LIGHT.ink,
    *,
    weight: int = 400,
    right: bool = False,
) -> str:
    end = ' text-anchor="end"' if right else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="{FACE}" font-size="{size:.2f}" font-weight="{weight}"'
        f' fill="{colour}"{end}>{escape(words)}</text>'
    )


def _rule(y: float, height: float, colour: str = LIGHT.ink) -> str:
    return f'<rect x="{MARGIN}" y="{y:.2f}" width="{WIDTH - 2 * MARGIN}" height="{height}" fill="{colour}"/>'
