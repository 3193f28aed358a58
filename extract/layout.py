"""How the text of a report lies: a line for each paragraph and table row, pages by their first offset."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableError(Exception):
    """The bytes hold no text that can be read; the message says why, for a user."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one table cell in the text: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the text; each row is one line there, its cells joined by tab."""

    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format reader hands over: the kept text and what lies where in it.

    title: what the file itself calls its title (empty where it does not)
    gaps: what could not be read, in words for a user
    published: the year in which the file says it was published, None where it does not say
    pages: offset of each page's first character (empty where there are no pages)
    """

    text: str
    tables: tuple[Table, ...] = ()
    pages: tuple[int, ...] = ()
    title: str = ""
    gaps: tuple[str, ...] = ()
    published: int | None = None


class Draft:
    """A text under construction that remembers where its tables and pages begin.

    >>> draft = Draft()
    >>> draft.paragraph("表1")
    >>> draft.table([["指标", "数量"], ["培训班", "50期"]])
    >>> layout = draft.layout()
    >>> layout.text
    '表1\\n指标\\t数量\\n培训班\\t50期\\n'
    >>> [layout.text[cell.start:cell.end] for cell in layout.tables[0].rows[1]]
    ['培训班', '50期']
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._pages: list[int] = []

    def write(self, piece: str) -> None:
        """Add words as they are."""
        self._pieces.append(piece)
        self._length += len(piece)

    def page(self) -> None:
        """A new page begins here."""
        self._pages.append(self._length)

    def paragraph(self, text: str) -> None:
        """Add a paragraph; a blank one leaves an empty line."""
        self.write(text + "\n")

    def table(self, rows: list[list[str]]) -> None:
        """Add a table; tabs and line breaks inside a cell become spaces."""
        lines: list[tuple[Cell, ...]] = []
        for row in rows:
            cells: list[Cell] = []
            for number, cell in enumerate(row):
                if number:
                    self.write("\t")
                words = " ".join(cell.split())
                cells.append(Cell(self._length, self._length + len(words)))
                self.write(words)
            self.write("\n")
            lines.append(tuple(cells))
        if lines:
            self._tables.append(Table(tuple(lines)))

    def layout(self, title: str = "", gaps: tuple[str, ...] = ()) -> Layout:
        """The finished text."""
        return Layout(
            "".join(self._pieces), tuple(self._tables), tuple(self._pages), " ".join(title.split()), gaps
        )
