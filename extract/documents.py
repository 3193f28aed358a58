"""Files in, reports out: `read(path)` finds the text, its tables, and whose report of which year it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from extract.layout import Cell, Table

__all__ = ["Cell", "Report", "Table", "UnreadableReport", "read"]


class UnreadableReport(Exception):
    """A file that cannot be read as a report, and the reason, for a user."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = Path(path)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its text as kept and what is known of it.

    text: the kept text; every offset of a figure counts its characters
    region: the place whose report it is, as stated or guessed (湖南省常德市鼎城区, XX县), empty where unknown
    year: the year it was delivered, None where unknown
    doc: the file's name
    tables: where its tables lie in the text
    guessed: names of the fields above that were guessed rather than stated
    pages: offset of each page's first character, where the file has pages
    """

    text: str
    region: str = ""
    year: int | None = None
    doc: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    tables: tuple[Table, ...] = ()
    guessed: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()


def read(path: Path | str) -> Report:
    """The report in a file."""
    path = Path(path)
    return Report(path.read_text("utf-8-sig"), doc=path.name)
