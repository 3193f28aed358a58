"""The columns of all files we give away, as data/catalogue/columns.yaml declares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from extract.entries import HOME, Entry, entries, languages

FILE = HOME / "data" / "catalogue" / "columns.yaml"
FIELDS = frozenset(["label", "about", "type", "standard", "in", "values"])
TABLES = ("figures", "series", "wide", "metrics", "sources")

Table = Literal["figures", "series", "wide", "metrics", "sources"]
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `values` are the words its cells may hold, empty where any may stand."""

    id: str
    label: Mapping[str, str]
    about: Mapping[str, str]
    type: str
    standard: str
    tables: tuple[str, ...]
    values: Mapping[str, Mapping[str, str]]

    def head(self, language: Language | None) -> str:
        """What heads it: the label for a reader, the id for a program."""
        return self.label[language] if language else self.id

    def word(self, value: str, language: Language | None) -> str:
        """A word of its cells: in the reader's language, or as it is for a program."""
        return self.values[value][language] if language and value in self.values else value


@cache
def columns(file: Path = FILE) -> Mapping[str, Column]:
    """All columns by id, in their order."""
    return {entry.key: _column(entry) for entry in entries(file)}


def columns_of(table: Table) -> list[Column]:
    """The columns of one table.

    >>> [column.id for column in columns_of("sources")][:3]
    ['report_title', 'report_year', 'report_region']
    """
    return [column for column in columns().values() if table in column.tables]


def _column(entry: Entry) -> Column:
    entry.check(FIELDS)
    tables = entry.many("in", ("figures",))
    for table in tables:
        if table not in TABLES:
            raise entry.wrong(f"in names {table}, not one of {', '.join(TABLES)}")
    values = entry.fields.get("values", {})
    if not isinstance(values, dict):
        raise entry.wrong("values must give zh and en for each word")
    return Column(
        id=entry.key,
        label=entry.both("label"),
        about=entry.both("about"),
        type=entry.choice("type", ("string", "integer", "number"), "string"),
        standard=entry.text("standard", ""),
        tables=tables,
        values={word: _both(entry, word, text) for word, text in values.items()},
    )


def _both(entry: Entry, word: str, text: object) -> dict[str, str]:
    if not isinstance(text, dict):
        raise entry.wrong(f"{word} needs zh and en")
    return languages(entry, word, text)
