"""Facts as CSV: figures carried over with their source and address, without the sentences they stood in."""

import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from extract.entries import CatalogueError
from figures.entries import Card, Entry
from figures.places import place

COLUMNS = (
    *("metric", "region", "period_start", "period_end", "value", "upper", "unit", "bound", "kind", "status"),
    *("quote", "start", "subject", "scope", "note", "reading"),
    *("report_title", "report_region", "report_year", "publisher", "url", "doc"),
)
T = TypeVar("T")
CHOICES = {
    "bound": ("exact", "at_least", "at_most", "about"),
    "kind": ("level", "change", "growth", "share"),
    "status": ("actual", "target"),
}


class FactsError(Exception):
    """A facts file holds a mistake; names file, line and reason."""

    def __init__(self, file: Path, line: int, reason: str) -> None:
        super().__init__(f"{file.name}:{line} {reason}")


def read_facts(file: Path) -> dict[Card, list[Entry]]:
    """The figures of a facts file by their source, in the order of the file."""
    found: dict[Card, list[Entry]] = {}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise FactsError(file, 1, f"列应为 {','.join(COLUMNS)}；these are the columns it must have")
        for row in rows:
            try:
                found.setdefault(_card(row), []).append(_entry(row))
            except CatalogueError:
                raise
            except (ValueError, TypeError) as error:
                raise FactsError(file, rows.line_num, str(error)) from error
    return found


def write_facts(file: Path, facts: Iterable[tuple[Card, Entry]]) -> None:
    """Write a facts file, which `read_facts` reads."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for card, entry in facts:
            rows.writerow(dict(_cells(card, entry)))


def _card(row: dict[str, str]) -> Card:
    name, code = place(row["report_region"])
    year = _optional(int, row["report_year"])
    return Card(row["doc"], row["report_title"], name, code, year, row["publisher"], row["url"])


def _entry(row: dict[str, str]) -> Entry:
    for name, allowed in CHOICES.items():
        if row[name] not in allowed:
            raise ValueError(f"{name} {row[name]!r}: {', '.join(allowed)}")
    name, code = place(row["region"], row["report_region"])
    return Entry(
        value=float(row["value"]),
        upper=_optional(float, row["upper"]),
        period_start=int(row["period_start"]),
        period_end=int(row["period_end"]),
        start=_optional(int, row["start"]),
        reading=float(row["reading"]),
        region=name,
        region_code=code,
        **{name: row[name] for name in ("quote", "unit", "bound", "kind", "status")},
        **{name: row[name] for name in ("subject", "metric", "scope", "note")},
    )


def _optional(parse: Callable[[str], T], text: str) -> T | None:
    return parse(text) if text else None


def _cells(card: Card, entry: Entry) -> Iterator[tuple[str, str]]:
    of_report = {
        "report_title": card.title,
        "report_region": card.region,
        "report_year": card.year,
        "publisher": card.publisher,
        "url": card.url,
        "doc": card.doc,
    }
    for name in COLUMNS:
        value = of_report[name] if name in of_report else getattr(entry, name)
        yield name, plain(value) if isinstance(value, float) else "" if value is None else str(value)


def plain(value: float) -> str:
    """A number without an exponent or a needless point.

    >>> plain(8080000.0), plain(7.5), plain(1e16)
    ('8080000', '7.5', '10000000000000000')
    """
    return str(int(value)) if value == int(value) else repr(value)
