"""Sheets as JSON: a list of records, every text exactly as the report has it."""

import json
from collections.abc import Iterator
from typing import Any

from figures.exports.sheets import Sheet

ROWS_AT_ONCE = 5_000


def records(sheet: Sheet) -> Iterator[dict[str, Any]]:
    """Each row by its headings; whole numbers without a decimal point, None for an empty number."""
    for start in range(0, len(sheet), ROWS_AT_ONCE):
        columns = [column.slice(start, ROWS_AT_ONCE).to_pylist() for column in sheet.columns]
        for row in zip(*columns, strict=True):
            yield dict(zip(sheet.heads, map(_whole, row), strict=True))


def _whole(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def json_lines(sheet: Sheet) -> Iterator[bytes]:
    """The records as JSON texts, without the list around them."""
    for record in records(sheet):
        yield json.dumps(record, ensure_ascii=False).encode()
