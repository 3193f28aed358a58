"""What a report states: `Figure`, and `extract(report)`, which reads all of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.documents import Report


class Figure(NamedTuple):
    """One quantity that a report states once, with its place in the text.

    `text[start:start + len(quote)] == quote` always holds.
    """

    doc: str
    start: int
    quote: str
    value: Decimal
    upper: Decimal | None
    unit: str
    bound: str
    kind: str
    status: str
    period_start: int
    period_end: int
    region: str
    subject: str
    metric: str
    reading: float
    cues: tuple[str, ...]


def extract(report: Report) -> list[Figure]:
    """Every figure that the report states, in text order."""
    raise NotImplementedError
