"""Sheets as CSV: UTF-8, commas, CRLF, quotes only where they are needed, numbers in full.

A text cell that a spreadsheet would run as a formula gets an apostrophe in front; a number never does.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pyarrow as pa
import pyarrow.compute as pc

from figures.exports.sheets import Cells, Sheet

BOM = b"\xef\xbb\xbf"
END = "\r\n"
RUNS = "^[=+@\t\r\n\x00＝＋－＠-]"
NEEDS_QUOTES = '[",\r\n]'
ROWS_AT_ONCE = 1 << 14
WRITERS = 2
TEXT = pa.large_string()


def csv(sheet: Sheet, *, bom: bool = False) -> bytes:
    """The whole file; with a byte-order mark Excel and WPS read its Chinese."""
    return b"".join(pieces(sheet, bom=bom))


def pieces(sheet: Sheet, *, bom: bool = False, head: bool = True) -> Iterator[bytes]:
    """The file piece by piece."""
    if bom:
        yield BOM
    if head:
        yield (",".join(text(pa.array(sheet.heads, TEXT)).to_pylist()) + END).encode()
    parts = [
        [column.slice(start, ROWS_AT_ONCE) for column in sheet.columns]
        for start in range(0, len(sheet), ROWS_AT_ONCE)
    ]
    if len(parts) <= WRITERS:
        yield from map(_rows, parts)
        return
    with ThreadPoolExecutor(WRITERS) as writers:
        ahead: deque[Future[bytes]] = deque()
        for part in parts:
            ahead.append(writers.submit(_rows, part))
            if len(ahead) > WRITERS:
                yield ahead.popleft().result()
        yield from (written.result() for written in ahead)


def _rows(columns: list[Cells]) -> bytes:
    *first, last = (_written(column) for column in columns)
    ended = _joined(pc.fill_null(last, ""), END)
    comma = pa.scalar(",", TEXT)
    rows = pc.binary_join_element_wise(*first, ended, comma, null_handling="replace", null_replacement="")
    _, offsets, letters = rows.buffers()
    size = pa.Array.from_buffers(pa.int64(), len(rows) + 1, [None, offsets])[-1].as_py()
    return letters.slice(0, size).to_pybytes() if size else b""


def _written(cells: Cells) -> Cells:
    if pa.types.is_dictionary(cells.type):
        return pc.take(text(cells.dictionary.cast(TEXT)), cells.indices)
    if pa.types.is_large_string(cells.type):
        return text(cells)
    return number(cells)


def text(cells: Cells) -> Cells:
    """Text as written into a file: disarmed, and quoted where a comma, quote or line end stands in it.

    >>> text(pa.array(["=1+1", "培训", "党员,干部", "－5"], TEXT)).to_pylist()
    ["'=1+1", '培训', '"党员,干部"', "'－5"]
    """
    runs = pc.match_substring_regex(cells, RUNS)
    if pc.any(runs).as_py():
        cells = pc.if_else(runs, _joined("'", cells), cells)
    quoted = pc.match_substring_regex(cells, NEEDS_QUOTES)
    if pc.any(quoted).as_py():
        doubled = pc.replace_substring(cells, '"', '""')
        cells = pc.if_else(quoted, _joined('"', doubled, '"'), cells)
    return cells


def _joined(*parts: Cells | str) -> Cells:
    typed = [pa.scalar(part, TEXT) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*typed, pa.scalar("", TEXT))


def number(cells: Cells) -> Cells:
    """Numbers in full, with as few decimals as they have, never as powers of ten where they are whole.

    >>> number(pa.array([8080000.0, 1.05e10, 96.4, None])).to_pylist()
    ['8080000', '10500000000', '96.4', None]
    """
    if not pa.types.is_floating(cells.type):
        return cells.cast(TEXT)
    whole = pc.and_(pc.equal(cells, pc.floor(cells)), pc.less(pc.abs(cells), 2.0**62))
    if pc.all(whole).as_py():
        return cells.cast(pa.int64()).cast(TEXT)
    as_whole = pc.if_else(whole, cells, 0.0).cast(pa.int64()).cast(TEXT)
    return pc.if_else(whole, as_whole, cells.cast(TEXT))
