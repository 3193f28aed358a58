"""Number and unit, with bound, range and place: everything in a text that may be a figure."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """One quantity as written at `text[start:end]`.

    `value` and `upper` are in base units and never negative; `unit` is canonical, "" where the text gives
    none and the context does not tell; `written` is the unit as it stands. `number_end` is where the numeral
    (with 万 or 亿) ends. `first` is the start of the first member where the number stands in a list that
    shares a unit (3、5、8个), else -1.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    number_end: int
    written: str
    first: int


def quantities(text: str) -> list[Quantity]:
    """All quantities of the text, in text order."""
    return []
