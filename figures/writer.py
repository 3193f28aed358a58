"""What is written to the store, inside one transaction that `Store.writing` opens."""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select, update

from figures import schema
from figures.entries import ENTRY_WORDS, Card, Entry, lasting_id, numbered

T = TypeVar("T")
IN_ONE_QUERY = 500
UNREVIEWED = "unreviewed"
PLAIN = [field.name for field in fields(Entry) if field.name not in ENTRY_WORDS]


def now() -> str:
    """The time of a change, to the second, in UTC.

    >>> len(now())
    20
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Writer:
    """Adds, replaces and corrects; nothing is kept until its transaction ends."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._words: dict[str, int] = {}

    def found_schema(self) -> int:
        """The number of the tables' form; in an empty database they are made first."""
        schema.metadata.create_all(self.connection)
        found = self.connection.scalar(select(schema.about.c.schema))
        if found is None:
            self.connection.execute(insert(schema.about).values(schema=schema.SCHEMA))
        return schema.SCHEMA if found is None else int(found)

    def fingerprint(self, dataset: str) -> str:
        """What the dataset was built from."""
        table = schema.datasets.c
        return self.connection.scalar(select(table.fingerprint).where(table.key == dataset)) or ""

    def clear(self, dataset: str) -> None:
        """Take out all reports and figures; corrections stay and find their figures when read anew."""
        for table in (schema.figures, schema.reports):
            self.connection.execute(delete(table).where(table.c.dataset_id == self._dataset_id(dataset)))
        self.touch(dataset)

    def touch(self, dataset: str, fingerprint: str | None = None) -> None:
        """Give the dataset a new version, never one it had before, even in a database made anew."""
        table = schema.datasets
        dataset_id = self._dataset_id(dataset)
        before = self.connection.scalar(select(table.c.version).where(table.c.dataset_id == dataset_id)) or 0
        change = {"version": max(before + 1, time.time_ns() // 1_000_000), "changed_at": now()}
        if fingerprint is not None:
            change["fingerprint"] = fingerprint
        self.connection.execute(update(table).where(table.c.dataset_id == dataset_id).values(change))

    def add(self, dataset: str, card: Card, entries: Iterable[Entry], *, again: bool = False) -> str:
        """Keep a report with its figures; "added", "replaced" or "unchanged".

        The same content again changes nothing, unless its card differs or `again` asks for the new reading.
        Another content for the same file, place and year replaces the old one. Corrections stay where the
        same words stand at the same place.
        """
        dataset_id = self._dataset_id(dataset)
        held = self._held(dataset_id, card)
        if held is not None and held[1] == card.sha256 and held[2] == _stated(card) and not again:
            return "unchanged"
        if held is None:
            report_id = lasting_id(dataset, card.identity)
            row = {"report_id": report_id, "dataset_id": dataset_id, "identity": card.identity}
            self.connection.execute(insert(schema.reports).values(**row, added_at=now(), **_written(card)))
        else:
            report_id = held[0]
            table = schema.reports
            self.connection.execute(
                update(table).where(table.c.report_id == report_id).values(**_written(card))
            )
            self.connection.execute(delete(schema.figures).where(schema.figures.c.report_id == report_id))
        self._insert(dataset_id, report_id, list(numbered(report_id, entries)))
        self.touch(dataset)
        return "added" if held is None else "replaced"

    def word_id(self, word: str) -> int:
        """The number of a word, new if it must be."""
        self._learn([word])
        return self._words[word]

    def _dataset_id(self, key: str) -> int:
        table = schema.datasets
        found = self.connection.scalar(select(table.c.dataset_id).where(table.c.key == key))
        if found is not None:
            return int(found)
        made = self.connection.execute(insert(table).values(key=key)).inserted_primary_key
        assert made is not None
        return int(made[0])

    def _held(self, dataset_id: int, card: Card) -> tuple[int, str, tuple[object, ...]] | None:
        table = schema.reports.c
        asked = select(
            *(table.report_id, table.sha256),
            *(table.title, table.region, table.region_code, table.year, table.publisher, table.url),
        ).where(table.dataset_id == dataset_id)
        for same in (table.sha256 == card.sha256, table.identity == card.identity):
            row = self.connection.execute(asked.where(same).limit(1)).first()
            if row is not None:
                return row.report_id, row.sha256, tuple(row)[2:]
        return None

    def _insert(self, dataset_id: int, report_id: int, entries: Sequence[tuple[int, Entry]]) -> None:
        if not entries:
            return
        self._learn({UNREVIEWED, *(getattr(entry, name) for _, entry in entries for name in ENTRY_WORDS)})
        fixed = {"dataset_id": dataset_id, "report_id": report_id, "review": self._words[UNREVIEWED]}
        rows = [
            {"figure_id": figure_id, **fixed}
            | {name: getattr(entry, name) for name in PLAIN}
            | {name: self._words[getattr(entry, name)] for name in ENTRY_WORDS}
            for figure_id, entry in entries
        ]
        self.connection.execute(insert(schema.figures), rows)
        self._correct_again([figure_id for figure_id, _ in entries])

    def _correct_again(self, figure_ids: Sequence[int]) -> None:
        """Apply what the log says of these figures: they were corrected before they were read anew."""
        table = schema.corrections
        for ids in in_pieces(figure_ids):
            asked = select(table).where(table.c.figure_id.in_(ids)).order_by(table.c.correction_id)
            for row in self.connection.execute(asked).all():
                self.change(row.figure_id, row.field, row.new, row.review)

    def change(self, figure_id: int, field: str, new: str, review: str) -> None:
        """Set one field of a figure (none where `field` is empty) and what its review has come to."""
        table = schema.figures
        values: dict[str, object] = {"review": self.word_id(review)}
        if field in ENTRY_WORDS:
            values[field] = self.word_id(new)
        elif field:
            values[field] = PARSE[field](new)
        self.connection.execute(update(table).where(table.c.figure_id == figure_id).values(values))

    def _learn(self, new: Iterable[str]) -> None:
        """Make sure that every word has its number."""
        unknown = sorted(set(new) - self._words.keys())
        table = schema.words
        for piece in in_pieces(unknown):
            asked = select(table.c.word, table.c.word_id).where(table.c.word.in_(piece))
            self._words.update({row.word: row.word_id for row in self.connection.execute(asked)})
        missing = [{"word": word} for word in unknown if word not in self._words]
        if missing:
            self.connection.execute(insert(table), missing)
            self._learn(row["word"] for row in missing)


def _number_or_none(text: str) -> float | None:
    return float(text) if text else None


PARSE: dict[str, Callable[[str], object]] = {
    "value": float,
    "upper": _number_or_none,
    "period_start": int,
    "period_end": int,
    "subject": str,
}


def in_pieces(items: Sequence[T]) -> Iterable[Sequence[T]]:
    """Pieces that fit into one query.

    >>> [len(piece) for piece in in_pieces(range(1100))]
    [500, 500, 100]
    """
    return (items[at : at + IN_ONE_QUERY] for at in range(0, len(items), IN_ONE_QUERY))


def _stated(card: Card) -> tuple[object, ...]:
    return (card.title, card.region, card.region_code, card.year, card.publisher, card.url)


def _written(card: Card) -> dict[str, object]:
    return {
        "sha256": card.sha256,
        "doc": card.doc,
        "title": card.title,
        "region": card.region,
        "region_code": card.region_code,
        "year": card.year,
        "publisher": card.publisher,
        "url": card.url,
        "guessed": json.dumps(card.guessed),
        "text": card.text,
    }
