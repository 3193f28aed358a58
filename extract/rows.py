"""Figures as rows: CSV that spreadsheets open safely, JSON lines, and a table for the eye."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from extract.figure import Figure

FIGURE_COLUMNS = [
    "doc",
    "start",
    "quote",
    "value",
    "upper",
    "unit",
    "bound",
    "kind",
    "status",
    "period_start",
    "period_end",
    "region",
    "subject",
    "metric",
    "reading",
    "cues",
]
REPORT_COLUMNS = ("report_title", "report_region", "report_year", "report_guessed")
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[\d,.]+[%‰]?")
_WIDTHS = {
    "start": 7,
    "quote": 18,
    "value": 18,
    "unit": 6,
    "bound": 8,
    "kind": 6,
    "status": 6,
    "period": 9,
    "metric": 22,
}

Card = tuple[str, str, str, str]
"""What the last columns say of the report: title, region, year, and which of these were guessed."""


def plain(value: Decimal | None) -> str:
    """A number as spreadsheets and people read it: no exponent, no trailing zeros.

    >>> plain(Decimal("1.60E+4")), plain(Decimal("7.50")), plain(Decimal("-0")), plain(None)
    ('16000', '7.5', '0', '')
    """
    if value is None:
        return ""
    words = format(value, "f")
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words == "-0" else words


def disarmed(words: str) -> str:
    """Words that a spreadsheet would run as a formula, with an apostrophe before them; numbers stay.

    >>> disarmed("=1+1"), disarmed("-3.5%"), disarmed("50期")
    ("'=1+1", '-3.5%', '50期')
    """
    return "'" + words if _FORMULA.match(words) and not _NUMBER.fullmatch(words) else words


def _cells(figure: Figure) -> dict[str, str]:
    return {
        "doc": figure.doc,
        "start": str(figure.start),
        "quote": figure.quote,
        "value": plain(figure.value),
        "upper": plain(figure.upper),
        "unit": figure.unit,
        "bound": figure.bound,
        "kind": figure.kind,
        "status": figure.status,
        "period_start": str(figure.period_start or ""),
        "period_end": str(figure.period_end or ""),
        "region": figure.region,
        "subject": figure.subject,
        "metric": figure.metric,
        "reading": f"{figure.reading:.3f}".rstrip("0").rstrip("."),
        "cues": " ".join(figure.cues),
    }


def write_csv(out: TextIO) -> Callable[[Sequence[Figure], Card], None]:
    """A writer of CSV rows; the header is written at once."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*FIGURE_COLUMNS, *REPORT_COLUMNS])

    def write(figures: Sequence[Figure], card: Card) -> None:
        end = [disarmed(words) for words in card]
        writer.writerows([*map(disarmed, _cells(figure).values()), *end] for figure in figures)

    return write


def write_jsonl(out: TextIO) -> Callable[[Sequence[Figure], Card], None]:
    """A writer of one JSON object a line, with the columns of the CSV as keys."""

    def write(figures: Sequence[Figure], card: Card) -> None:
        title, region, year, guessed = card
        for figure in figures:
            row = _cells(figure) | {
                "start": figure.start,
                "value": _json(figure.value),
                "upper": _json(figure.upper),
                "period_start": figure.period_start or None,
                "period_end": figure.period_end or None,
                "reading": round(figure.reading, 3),
                "cues": list(figure.cues),
                "report_title": title,
                "report_region": region,
                "report_year": int(year) if year else None,
                "report_guessed": guessed.split(),
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")

    return write


def _json(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def write_table(out: TextIO) -> Callable[[Sequence[Figure], Card], None]:
    """A writer of aligned lines, a block for each report."""

    def write(figures: Sequence[Figure], card: Card) -> None:
        if not figures:
            return
        title, region, year, _ = card
        out.write(f"\n{'  '.join(filter(None, (figures[0].doc, region, year, title)))}\n")
        out.write(_line(dict.fromkeys(_WIDTHS, "") | {name: name for name in _WIDTHS}, "subject"))
        for figure in figures:
            cells = _cells(figure)
            cells["value"] += f"–{cells['upper']}" if cells["upper"] else ""
            ends = (cells["period_start"], cells["period_end"])
            cells["period"] = "–".join(dict.fromkeys(filter(None, ends)))
            place = "" if figure.region == "self" else f"（{figure.region}）"
            out.write(_line(cells, figure.subject + place))

    return write


def _line(cells: dict[str, str], last: str) -> str:
    return "  ".join([*(_fit(cells[name], width) for name, width in _WIDTHS.items()), last]).rstrip() + "\n"


def _fit(words: str, width: int) -> str:
    """Words cut or filled up to a width, hanzi counting two.

    >>> _fit("培训班", 8), _fit("培训班培训班", 8)
    ('培训班  ', '培训班… ')
    """
    kept, used = "", 0
    for character in words.replace("\n", " "):
        wide = 1 + (unicodedata.east_asian_width(character) in "WF")
        if used + wide > width - 1 and len(kept) < len(words) - 1:
            kept, used = kept + "…", used + 1
            break
        kept, used = kept + character, used + wide
    return kept + " " * (width - used)


FORMATS = {"csv": write_csv, "jsonl": write_jsonl, "table": write_table}
