"""Figures at rest: one SQLite file, or a PostgreSQL database by address."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
from sqlalchemy import ColumnElement, Connection, ScalarSelect, func, inspect, or_, select

from figures import schema
from figures.rows import COLUMNS, coverage_frame, figures_frame, word_ids
from figures.writer import Writer

__all__ = ["COLUMNS", "DEFAULT", "Store", "StoreError"]

DEFAULT = Path(__file__).parent.parent / "data" / "figures.db"

Choice = str | Sequence[str] | None


class StoreError(Exception):
    """What the store cannot do, and why, for a user: Chinese first, then English."""


class Store:
    """All datasets with their reports, figures and corrections.

    Readers never wait; each write is one transaction, so a kill at any moment leaves it done or not begun.
    """

    def __init__(self, address: str | Path | None = None) -> None:
        self.address = str(address or os.environ.get("FIGURES_DB") or DEFAULT)
        self.engine = schema.connect(self.address)
        found = self._schema()
        if found != schema.SCHEMA:
            raise StoreError(
                f"数据库 {self.address} 的格式（{found}）与程序（{schema.SCHEMA}）不符，请移走后重试。"
                f" The database has format {found}, the program needs {schema.SCHEMA}: move it away."
            )

    def _schema(self) -> int:
        """The number of the tables' form; an empty database gets them first."""
        with self.engine.connect() as connection:
            if inspect(connection).has_table(schema.about.name):
                return connection.scalar(select(schema.about.c.schema)) or 0
        with self.writing() as writer:
            return writer.found_schema()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: all that the writer does in it is kept, or nothing."""
        with self.engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
            yield Writer(connection)

    def version(self, dataset: str) -> int:
        """Another number after every change of the dataset; 0 where there is none. Key caches by it."""
        with self.engine.connect() as connection:
            asked = select(schema.datasets.c.version).where(schema.datasets.c.key == dataset)
            return connection.scalar(asked) or 0

    def changed_at(self, dataset: str) -> str:
        """When the dataset last changed, in UTC (2025-01-31T08:00:00Z); empty where there is none."""
        with self.engine.connect() as connection:
            asked = select(schema.datasets.c.changed_at).where(schema.datasets.c.key == dataset)
            return connection.scalar(asked) or ""

    def fingerprint(self, dataset: str) -> str:
        """What the dataset was built from, as `figures.datasets` wrote it down."""
        with self.engine.connect() as connection:
            return Writer(connection).fingerprint(dataset)

    def text(self, report_id: int) -> str:
        """The report's text as kept; empty where only facts were carried over."""
        asked = select(schema.reports.c.text).where(schema.reports.c.report_id == int(report_id))
        with self.engine.connect() as connection:
            return connection.scalar(asked) or ""

    def reports(self, dataset: str) -> pd.DataFrame:
        """One row a report: report_id, doc, title, region, region_code, year, publisher, url, guessed,
        added_at, has_text, figures (how many)."""
        table = schema.reports.c
        held = select(func.count()).where(schema.figures.c.report_id == table.report_id)
        asked = (
            select(
                *(table.report_id, table.doc, table.title, table.region, table.region_code, table.year),
                *(table.publisher, table.url, table.guessed, table.added_at),
                table.text.is_not(None).label("has_text"),
                held.scalar_subquery().label("figures"),
            )
            .where(table.dataset_id == _id_of(dataset))
            .order_by(table.region, table.year, table.doc)
        )
        with self.engine.connect() as connection:
            found = pd.DataFrame(connection.execute(asked).all(), columns=list(asked.selected_columns.keys()))
        found["guessed"] = [tuple(json.loads(guessed)) for guessed in found["guessed"]]
        return found.astype({"report_id": "int64", "year": "Int64", "has_text": bool, "figures": "int64"})

    def coverage(self, dataset: str) -> pd.DataFrame:
        """What a reader can choose from, quicker than the figures themselves: metric, region, region_code,
        year (the last of the period), figures (how many, with the rejected), rejected."""
        with self.engine.connect() as connection:
            return coverage_frame(connection, _id_of(dataset))

    def figures(
        self,
        dataset: str,
        metric: Choice = None,
        region: Choice = None,
        years: tuple[int, int] | None = None,
        *,
        status: Choice = None,
        kind: Choice = None,
        review: Choice = None,
        unit: Choice = None,
        report_id: int | None = None,
        figure_id: int | Sequence[int] | None = None,
        search: str = "",
    ) -> pd.DataFrame:
        """One row a figure, with `COLUMNS`, corrections applied, rejected ones included (see `review`).

        years: first and last; a figure counts if its period touches them
        search: words, each of which subject or quote must hold
        """
        chosen = {"metric": metric, "region": region, "status": status, "kind": kind, "review": review}
        chosen["unit"] = unit
        table = schema.figures.c
        where: list[ColumnElement[bool]] = [table.dataset_id == _id_of(dataset)]
        if years is not None:
            where += [table.period_end >= years[0], table.period_start <= years[1]]
        if report_id is not None:
            where.append(table.report_id == int(report_id))
        if figure_id is not None:
            ids = figure_id if isinstance(figure_id, Sequence) else [figure_id]
            where.append(table.figure_id.in_([int(number) for number in ids]))
        for word in search.split():
            where.append(or_(*(_holds(column, word) for column in (table.subject, table.quote))))
        with self.engine.connect() as connection:
            where += _choose(connection, chosen)
            return figures_frame(connection, dataset, where)


def _choose(connection: Connection, chosen: dict[str, Choice]) -> list[ColumnElement[bool]]:
    """Conditions for the columns whose words are kept by number."""
    return [
        schema.figures.c[name].in_(word_ids(connection, choice))
        for name, choice in chosen.items()
        if choice is not None
    ]


def _holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    return column.contains(word, autoescape=True)


def _id_of(dataset: str) -> ScalarSelect[int]:
    return select(schema.datasets.c.dataset_id).where(schema.datasets.c.key == dataset).scalar_subquery()
