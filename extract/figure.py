"""What a report states: `Figure`, and `extract(report)`, which reads all of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.documents import Report


class Figure(NamedTuple):
    """One quantity that a report states once, with its place in the text.

    `text[start:start + len(quote)] == quote` always holds. `value` and `upper` are in base units, a growth
    negative where it is a fall; `reading` says from 0 to 1 how sure all fields are together, `cues` by which
    words of the text they were read.
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
    from extract.reader import Reader
    from extract.tables import with_tables

    figures = Reader(report).read()
    return with_tables(report, figures) if report.tables else figures
