"""The tables of the store: a dataset holds reports, a report states figures, people correct them.

Text that repeats (metric, region, unit, ...) is kept once in `words`; a figure holds its number. Rows lie
in the order dataset, metric, region, year, which is how they are asked for.
"""

import time
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SQLiteConnection

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)

SCHEMA = 1
WAIT_MS = 120_000

metadata = MetaData()

about = Table("about", metadata, Column("schema", Integer, nullable=False))

words = Table(
    "words",
    metadata,
    Column("word_id", Integer, primary_key=True),
    Column("word", Text, nullable=False, unique=True),
)

datasets = Table(
    "datasets",
    metadata,
    Column("dataset_id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("version", Integer, nullable=False, default=0),
    Column("fingerprint", Text, nullable=False, default=""),
    Column("changed_at", Text, nullable=False, default=""),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", Integer, primary_key=True),
    Column("dataset_id", ForeignKey("datasets.dataset_id"), nullable=False),
    Column("identity", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("doc", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("region_code", Text, nullable=False),
    Column("year", Integer),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("guessed", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("text", Text),
    UniqueConstraint("dataset_id", "identity"),
    Index("reports_by_content", "dataset_id", "sha256"),
)


def _word(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


figures = Table(
    "figures",
    metadata,
    Column("dataset_id", Integer, nullable=False),
    _word("metric"),
    _word("region"),
    Column("period_end", Integer, nullable=False),
    Column("figure_id", BigInteger, nullable=False),
    Column("period_start", Integer, nullable=False),
    Column("value", Float(53), nullable=False),
    Column("upper", Float(53)),
    _word("unit"),
    _word("bound"),
    _word("kind"),
    _word("status"),
    _word("region_code"),
    _word("review"),
    _word("scope"),
    _word("note"),
    _word("cues"),
    Column("reading", Float(53), nullable=False),
    Column("report_id", Integer, nullable=False),
    Column("start", Integer),
    Column("quote", Text, nullable=False),
    Column("subject", Text, nullable=False),
    PrimaryKeyConstraint("dataset_id", "metric", "region", "period_end", "figure_id"),
    Index("figures_by_id", "figure_id", unique=True),
    Index("figures_by_report", "report_id"),
    Index("figures_by_region", "dataset_id", "region", "period_end"),
    sqlite_with_rowid=False,
)

corrections = Table(
    "corrections",
    metadata,
    Column("correction_id", Integer, primary_key=True),
    Column("figure_id", BigInteger, nullable=False, index=True),
    Column("dataset_id", Integer, nullable=False, index=True),
    Column("doc", Text, nullable=False),
    Column("start", Integer),
    Column("quote", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("review", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    sqlite_autoincrement=True,
)


def connect(address: str) -> Engine:
    """An engine for a SQLAlchemy address, or for the path of a SQLite file, which is made if missing."""
    if "://" in address:
        engine = create_engine(address)
    else:
        Path(address).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(f"sqlite:///{address}")
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: SQLiteConnection, _record: object) -> None:
    """Readers never wait for a writer (WAL), writers wait for each other, and a commit is on the disk."""
    connection.isolation_level = None
    for pragma in (f"busy_timeout={WAIT_MS}", "synchronous=FULL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}").close()
    _switch_to_wal(connection)


def _switch_to_wal(connection: SQLiteConnection) -> None:
    """SQLite does not wait here: of several that open a new file at once all but one are refused at first."""
    until = time.monotonic() + WAIT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except OperationalError as error:
            if error.sqlite_errorcode != SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    """A writing transaction takes the lock when it begins, so that it never fails half way."""
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")
