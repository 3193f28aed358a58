"""Figures of tables: each cell is read as the sentence it stands for, with what its headers tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

from extract import clauses
from extract.catalogue import Metric, catalogue
from extract.documents import Report
from extract.headers import Header, caption, header, is_unit
from extract.layout import Cell, Table
from extract.lookback import lookback
from extract.wording import Wording

if TYPE_CHECKING:
    from extract.figure import Figure

_NUMBER = re.compile(
    r"(?P<lead>[约近超逾达]*)(?P<number>[-+－＋−]?[\d０-９][\d０-９,，.．]*[万亿]*(?:\s?[-—–~～至]\s?[\d０-９][\d０-９,，.．]*[万亿]*)?)"
    r"(?P<more>[余多]?)\s*(?P<unit>[^\d\s以左上下]{0,6})(?P<tail>以上|以下|以内|左右|上下)?"
)
_WORDS = Wording("labels")
_PERSONS = re.compile(_WORDS.any("persons"))
_NUMBERED = re.compile(_WORDS.any("numbered"))
_YEARS = re.compile(_WORDS.any("years"))
_UNITS = re.compile(_WORDS.any("units"))
_BARE_YEAR = re.compile(r"(?:19|20)\d\d年?")
_MINUS = re.compile(r"[-－−]")
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Datum:
    """A cell that holds a number: where, as written, and what its headers say."""

    start: int
    quote: str
    sentence: str
    said: Header


def with_tables(report: Report, plain: Sequence[Figure]) -> list[Figure]:
    """The figures of the running text and those of the tables, in text order.

    What plain reading found inside a label or datum of a table gives way; a cell of sentences is left to it.
    """
    grids = _grids(report)
    taken = sorted(span for grid in grids for span in grid.taken())
    starts = [start for start, _ in taken]

    def outside(figure: Figure) -> bool:
        place = bisect_right(starts, figure.start) - 1
        return place < 0 or figure.start >= taken[place][1]

    now = lookback(report.text, report.year).year if report.year else 0
    read = _figures(report, [datum for grid in grids for datum in grid.data()], now)
    return sorted([*filter(outside, plain), *read], key=lambda figure: figure.start)


def _grids(report: Report) -> list[_Grid]:
    grids: list[_Grid] = []
    for table in report.tables:
        grids.append(_Grid(report, table, grids[-1] if grids else None))
    return grids


def _figures(report: Report, data: Sequence[_Datum], now: int) -> Iterator[Figure]:
    """Read the sentences of all cells at once, each as a paragraph of its own."""
    from extract.figure import extract

    text = "\n\n".join(datum.sentence for datum in data)
    offsets, offset = list[int](), 0
    for datum in data:
        offsets.append(offset)
        offset += len(datum.sentence) + 2
    seen: set[int] = set()
    for figure in extract(Report(text, region=report.region, year=report.year, doc=report.doc)):
        number = bisect_right(offsets, figure.start) - 1
        if number not in seen:
            seen.add(number)
            yield _placed(figure, data[number], now)


def _placed(figure: Figure, datum: _Datum, now: int) -> Figure:
    """The figure of a cell's sentence, put back into its table."""
    said = datum.said
    last = said.last or (now + (said.status == "target") if now else figure.period_end)
    first = said.first or last
    planned = said.status == "target" or (said.status != "actual" and bool(now) and last > now)
    sure = 0.9 if said.last and figure.metric else 0.8 if said.last or figure.metric else 0.7
    return figure._replace(
        start=datum.start,
        quote=datum.quote,
        period_start=first,
        period_end=last,
        status="target" if planned else "actual",
        region=said.place or "self",
        subject=said.words or figure.subject,
        reading=sure,
        cues=("table", *(cue for cue in figure.cues if not cue.startswith("period"))),
    )


class _Grid:
    """One table: which rows and columns are labels, and what they say."""

    def __init__(self, report: Report, table: Table, before: _Grid | None) -> None:
        self._year = report.year or 0
        self._table = table
        self._cells = [[report.text[cell.start : cell.end] for cell in row] for row in table.rows]
        self._width = max(map(len, self._cells))
        self._persons = any(len(words) < 9 and _PERSONS.search(words) for row in self._cells for words in row)
        self._depth = next(
            (n for n, row in enumerate(self._cells) if any(map(_is_number, row))), len(self._cells)
        )
        self._columns = [Header()] * self._width
        self._titles = [""] * self._width
        if self._depth:
            self._read_labels()
        elif before is not None and before._width == self._width:  # a table that goes on over a page
            self._columns, self._titles = before._columns, before._titles
        first = table.rows[0][0].start if table.rows[0] else 0
        above = [line for line in report.text[max(0, first - 160) : first].split("\n") if line.strip()]
        captions = [
            caption(line, self._year) for line in above[-2:] if len(line) < 60 and line[-1] not in "。；，"
        ]
        self._caption = reduce(lambda far, near: near.over(far), captions, Header())

    def _read_labels(self) -> None:
        """The header of each column; a label over several columns counts for all of them."""
        for depth, row in enumerate(self._cells[: self._depth]):
            label = ""
            for column in range(self._width):
                words = row[column] if column < len(row) else ""
                label = words or (label if depth < self._depth - 1 else "")
                self._columns[column] = header(label, self._year).over(self._columns[column])
                self._titles[column] += words

    def taken(self) -> Iterator[tuple[int, int]]:
        """The places of labels and data, which plain reading must leave alone; all of a list of persons."""
        rows = self._table.rows
        if self._persons:
            yield from ((cell.start, cell.end) for row in rows for cell in row)
        elif self._depth < len(rows):
            yield from ((cell.start, cell.end) for row in rows[: self._depth] for cell in row)
            for row, cells in self._rows():
                labelled = self._labelled(row)
                for column, cell in enumerate(cells):
                    if column < labelled < len(row) or _is_number(row[column]):
                        yield cell.start, cell.end

    def data(self) -> Iterator[_Datum]:
        """The cells that hold numbers, with what their headers say; none of a list of persons."""
        if self._persons:
            return
        above: list[str] = []
        for row, cells in self._rows():
            labelled = self._labelled(row)
            merged = min(
                len(above), labelled - 1
            )  # an empty label but for the last is merged with the one above
            labels = [row[column] or (above[column] if column < merged else "") for column in range(labelled)]
            above = labels
            said = self._row(labels)
            for column in range(labelled, len(row)):
                if self._holds(column, row[column]):
                    yield from self._datum(row[column], cells[column].start, column, said)

    def _rows(self) -> Iterator[tuple[list[str], tuple[Cell, ...]]]:
        """The rows below the header: words and places of their cells."""
        return zip(self._cells[self._depth :], self._table.rows[self._depth :], strict=True)

    def _labelled(self, row: Sequence[str]) -> int:
        """How many cells stand before the first datum of a row."""
        return next((column for column, words in enumerate(row) if self._holds(column, words)), len(row))

    def _holds(self, column: int, words: str) -> bool:
        """Whether a cell is a datum rather than a label: a number, and no year, ordinal or code."""
        title = self._titles[column]
        if not _is_number(words) or _NUMBERED.search(title):
            return False
        return not (_BARE_YEAR.fullmatch(words) and (column == 0 or _YEARS.fullmatch(title)))

    def _row(self, labels: Sequence[str]) -> Header:
        """What the labels at the head of a row say together."""
        said = Header()
        for column, words in enumerate(labels):
            title = self._titles[column]
            if (column and is_unit(words)) or _UNITS.fullmatch(title):
                said = Header(unit=words if is_unit(words) else "").over(said)
            elif (not _NUMBERED.search(title) and not words.isdecimal()) or _BARE_YEAR.fullmatch(words):
                said = header(words, self._year).over(said)
        return said

    def _datum(self, words: str, start: int, column: int, row: Header) -> Iterator[_Datum]:
        found = _NUMBER.fullmatch(words)
        if found is None:
            return
        said = self._columns[column].over(row)
        part = not said.words or (said.words in self._caption.words and not _named(said.words))
        said = (
            replace(said, words="").over(self._caption)
            if part
            else said.over(replace(self._caption, words=""))
        )
        unit = found["unit"] or said.unit or _usual_unit(said.words)
        if not unit:
            return
        number, sign = found["number"], said.sign
        if said.kind == "growth" and _MINUS.match(number):
            number, sign = number[1:], -1
        verb = ("增长" if sign > 0 else "下降") if said.kind == "growth" else ""
        amount = f"{found['lead']}{number.lstrip('+＋')}{found['more']}{unit}{found['tail'] or ''}"
        place = found.start("number")
        yield _Datum(start + place, words[place:], f"{said.words}{verb}{amount}。", said)


def _is_number(words: str) -> bool:
    if len(words) > _LONGEST or not (found := _NUMBER.fullmatch(words)):
        return False
    return not _BARE_YEAR.fullmatch(words) and (not found["unit"] or is_unit(found["unit"]))


def _usual_unit(words: str) -> str:
    """The unit of the metric that a label names, for a table that states none."""
    usual = next((metric.unit for metric in _named(words) if metric.kind == "level"), "")
    return usual if usual in catalogue().units else ""


def _named(words: str) -> list[Metric]:
    """The metrics that some words may claim."""
    return [metric for mark in clauses.lexicon().marks(words, 0, len(words)) for metric in mark.cue.says]
