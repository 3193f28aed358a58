"""Files in, reports out: `read(path)` finds the text, its tables, and whose report of which year it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from extract import guesses
from extract.cards import CardError, card
from extract.formats import layout
from extract.layout import Cell, Table, UnreadableError

__all__ = ["Cell", "Report", "Table", "UnreadableReport", "read"]

_LARGEST = 200_000_000


class UnreadableReport(Exception):  # noqa: N818 - a word of the users
    """A file that cannot be read as a report, and the reason, for a user."""

    def __init__(self, path: Path | str, reason: str) -> None:
        super().__init__(str(path), reason)
        self.path = Path(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


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
    gaps: what of the file could not be read, in words for a user
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
    gaps: tuple[str, ...] = ()


def read(path: Path | str, region: str = "", year: int | None = None) -> Report:
    """The report in a file; UnreadableReport says why there is none.

    `reports.yaml` beside the file may state its title, region, year, publisher and url. A region or year
    given here counts before that; what nobody states is guessed and listed in `guessed`.
    """
    path = Path(path)
    try:
        stated = card(path)
        found = layout(_bytes(path), path.suffix)
    except (UnreadableError, CardError) as error:
        raise UnreadableReport(path, str(error)) from error
    stem = re.sub(r"[_\-.]+", " ", path.stem)
    title = stated.title or found.title or guesses.title(found.text, stem)
    region, year = region or stated.region, year or stated.year
    report_region = region or guesses.region(found.text, title, stem)
    report_year = year or guesses.year(found.text, title, stem, found.published)
    guessed = {
        "title": not stated.title,
        "region": not region and bool(report_region),
        "year": not year and report_year is not None,
    }
    return Report(
        text=found.text,
        region=report_region,
        year=report_year,
        doc=path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        title=title,
        publisher=stated.publisher,
        url=stated.url,
        tables=found.tables,
        guessed=tuple(name for name, is_guess in guessed.items() if is_guess),
        pages=found.pages,
        gaps=found.gaps,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError("是文件夹，不是文件 (a folder, not a file)")
        if path.stat().st_size > _LARGEST:
            raise UnreadableError("文件超过 200 MB，不读 (larger than 200 MB: not read)")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("没有这个文件 (no such file)") from error
    except PermissionError as error:
        raise UnreadableError("没有读取权限 (no permission to read it)") from error
    except (OSError, ValueError) as error:
        raise UnreadableError(f"读不了 (cannot be read: {error})") from error
