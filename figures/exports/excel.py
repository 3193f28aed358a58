"""Sheets as an Excel workbook: typed cells, frozen headings, widths that fit, no formula anywhere."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import pyarrow as pa
import xlsxwriter

from figures.exports.sheets import Cells, Sheet

MOST_ROWS = 100_000
LONGEST_CELL = 32_767
EXACT_DIGITS = 10**15
WIDEST, NARROWEST = 48, 8
SAMPLE = 200
SAME_TIME = datetime(2000, 1, 1)

Put = Callable[[int, int, Any], None]


def excel(sheets: Mapping[str, Sheet]) -> bytes:
    """A workbook with these sheets, by name; the same sheets give the same bytes."""
    file = BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, settings) as book:
        book.set_properties({"created": SAME_TIME})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
            "text": book.add_format({"quote_prefix": True}),
            "whole": book.add_format({"num_format": "#,##0"}),
            "parts": book.add_format({"num_format": "#,##0.00##"}),
            "plain": book.add_format({"num_format": "0"}),
        }
        for name, sheet in sheets.items():
            _fill(book.add_worksheet(name), sheet, formats)
    return file.getvalue()


def _fill(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    page.freeze_panes(1, 0)
    for at, (head, column) in enumerate(zip(sheet.heads, sheet.columns, strict=True)):
        page.write_string(0, at, head, formats["head"])
        values = column.to_pylist()
        page.set_column(at, at, _width(head, values))
        put = _writer(page, column, formats)
        for row, value in enumerate(values, 1):
            if value is not None and value != "":
                put(row, at, value)
    if len(sheet):
        page.autofilter(0, 0, len(sheet), len(sheet.heads) - 1)


def _writer(page: Any, column: Cells, formats: Mapping[str, Any]) -> Put:
    """How cells of a column are written: text that never runs, numbers to calculate with, ids in full."""

    def words(row: int, at: int, value: object) -> None:
        page.write_string(row, at, str(value)[:LONGEST_CELL], formats["text"])

    def whole(row: int, at: int, value: int) -> None:
        if abs(value) < EXACT_DIGITS:
            page.write_number(row, at, value, formats["plain"])
        else:
            page.write_string(row, at, str(value))

    def amount(row: int, at: int, value: float) -> None:
        page.write_number(row, at, value, formats["whole" if value.is_integer() else "parts"])

    if pa.types.is_floating(column.type):
        return amount
    return whole if pa.types.is_integer(column.type) else words


def _width(head: str, values: list[Any]) -> int:
    """Characters the column needs: a Chinese character takes two, a number its thousands commas."""
    shown = [f"{value:,}" if isinstance(value, float) else str(value or "") for value in values[:SAMPLE]]
    widest = max((_letters(text) for text in (head, *shown)), default=0)
    return min(max(widest + 2, NARROWEST), WIDEST)


def _letters(text: str) -> int:
    """
    >>> _letters("培训2024")
    8
    """
    return sum(2 if letter > "\u2e7f" else 1 for letter in text)
