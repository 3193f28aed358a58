"""Spreadsheets (xlsx): each block of filled rows is a table; a row with a single cell is a line of text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from extract.formats.container import names
from extract.layout import Draft, Layout, UnreadableError

_ROWS = 100_000


def read(data: bytes) -> Layout:
    """The sheets of a workbook in order, values as shown, formulas by their last result."""
    from openpyxl import load_workbook

    names(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (sheet.title, list(_rows(sheet))) for sheet in book.worksheets if sheet.sheet_state == "visible"
        ]
    except Exception as error:  # openpyxl meets damaged files with errors of many kinds
        raise UnreadableError("xlsx 损坏，打不开 (a damaged xlsx)") from error
    draft = Draft()
    for title, rows in sheets:
        if any(rows) and not title.lower().startswith("sheet"):
            draft.paragraph(title)
        _write(draft, rows)
    return draft.layout()


def _rows(sheet: Any) -> Iterator[list[str]]:
    for row in sheet.iter_rows(max_row=_ROWS):
        cells = [_shown(cell.value, cell.number_format if cell.value is not None else "") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _shown(value: Any, form: str) -> str:
    """A cell as words.

    >>> _shown(0.075, "0.0%"), _shown(1234.50, "General"), _shown(None, ""), _shown("50期 ", "@")
    ('7.5%', '1234.5', '', '50期')
    """
    match value:
        case None | bool():
            return ""
        case int() | float():
            number = Decimal(f"{value:.15g}")
            if "%" in form:
                return f"{_plain(number * 100)}%"
            return _plain(number)
        case date():
            return value.strftime("%Y-%m-%d")
        case _:
            return str(value).strip()


def _plain(number: Decimal) -> str:
    words = format(number, "f")
    return words.rstrip("0").rstrip(".") if "." in words else words


def _write(draft: Draft, rows: list[list[str]]) -> None:
    block: list[list[str]] = []
    for row in [*rows, []]:
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or (filled and block and len(block[0]) > 1 and row[0]):
            block.append(row)
            continue
        if block:
            width = max(map(len, block))
            draft.table([line + [""] * (width - len(line)) for line in block])
            block = []
        if filled:
            draft.paragraph(filled[0])
