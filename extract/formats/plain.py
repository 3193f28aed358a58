"""Plain text: kept as it is; lines of equally many cells, parted by tabs or bars, are seen as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from extract.encoding import decode
from extract.layout import Cell, Layout, Table

_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")


def read(data: bytes) -> Layout:
    """Text as decoded, unchanged."""
    text = decode(data)
    return Layout(text, tables(text))


def tables(text: str) -> tuple[Table, ...]:
    """The tables of a text: two or more neighbouring lines of the same number of cells.

    >>> text = "见表：\\n指标|数量\\n----|----\\n培训班|50期\\n完。"
    >>> [[text[c.start:c.end] for c in row] for row in tables(text)[0].rows]
    [['指标', '数量'], ['培训班', '50期']]
    """
    if "\t" not in text and "|" not in text:
        return ()
    found = []
    for (_, count), lines in groupby(_rows(text), key=lambda row: (row[0], row[1])):
        rows = tuple(row for *_, row in lines if row)
        if count > 1 and len(rows) > 1:
            found.append(Table(rows))
    return tuple(found)


def _rows(text: str) -> Iterator[tuple[str, int, tuple[Cell, ...]]]:
    """Each line as (separator, number of cells, cells); a ruling of dashes has no cells."""
    start, last = 0, ("", 0)
    for line in text.splitlines(keepends=True):
        separator = "|" if line.count("|") > 1 or ("|" in line and "\t" not in line) else "\t"
        if _RULE.fullmatch(line) and last[1] > 1:
            yield (*last, ())
        else:
            row = cells(line, start, separator) if separator in line else ()
            last = (separator, len(row))
            yield (*last, row)
        start += len(line)


def cells(line: str, offset: int, separator: str) -> tuple[Cell, ...]:
    """The cells of one line that begins at an offset; a bar at either end of the line parts nothing."""
    body = line.rstrip("\r\n")
    if separator == "|":
        body = body.strip()
        body = body[:-1] if body.endswith("|") else body
        begin = line.index(body) + body.startswith("|")
        body = body.removeprefix("|")
    else:
        begin = 0
    found = []
    for piece in body.split(separator):
        words = piece.strip()
        start = offset + begin + (piece.index(words) if words else 0)
        found.append(Cell(start, start + len(words)))
        begin += len(piece) + 1
    return tuple(found)
