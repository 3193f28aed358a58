"""Rows of the store as a pandas frame; text that repeats becomes a categorical, which is small and quick."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, ScalarSelect, case, func, select

from figures import schema
from figures.entries import ENTRY_WORDS
from figures.writer import in_pieces

WORDS = (*ENTRY_WORDS, "review")
COLUMNS = (
    *("figure_id", "report_id", "dataset"),
    *("doc", "report_title", "report_year", "report_region", "publisher", "url", "has_text"),
    *("start", "quote", "value", "upper", "unit", "bound", "kind", "status", "period_start", "period_end"),
    *("region", "region_code", "subject", "metric", "reading", "cues", "review", "scope", "note"),
)
TYPES = {
    **dict.fromkeys(("figure_id", "report_id", "period_start", "period_end"), "int64"),
    **dict.fromkeys(("value", "upper", "reading"), "float64"),
    **dict.fromkeys(("quote", "subject"), "str"),
    "start": "Int64",
}


def figures_frame(connection: Connection, dataset: str, where: Sequence[ColumnElement[bool]]) -> pd.DataFrame:
    """All figures for which the conditions hold, in the order of metric, region, year."""
    names = (*TYPES, *WORDS)
    found = connection.execute(select(*(schema.figures.c[name] for name in names)).where(*where)).all()
    rows = dict(zip(names, zip(*found, strict=True), strict=True)) if found else dict.fromkeys(names, ())
    columns: dict[str, Any] = {name: pd.Series(rows[name], dtype=dtype) for name, dtype in TYPES.items()}
    for name in WORDS:
        columns[name] = _categorical(rows[name], lambda ids: _words(connection, ids))
    columns |= _of_reports(connection, rows["report_id"])
    columns["dataset"] = _take([dataset], np.zeros(len(found), dtype=np.int64))
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def coverage_frame(connection: Connection, dataset_id: ScalarSelect[int]) -> pd.DataFrame:
    """How many figures there are for each metric, place and year, and how many of them are rejected."""
    table = schema.figures.c
    groups = (table.metric, table.region, table.period_end)
    rejected = func.sum(case((table.review.in_(word_ids(connection, "rejected")), 1), else_=0))
    counts = (func.max(table.region_code), func.count(), rejected)
    asked = select(*groups, *counts).where(table.dataset_id == dataset_id).group_by(*groups)
    found = connection.execute(asked).all()
    metric, region, years, code, figures, dropped = zip(*found, strict=True) if found else [()] * 6
    columns: dict[str, Any] = {
        name: _categorical(ids, lambda ids: _words(connection, ids))
        for name, ids in (("metric", metric), ("region", region), ("region_code", code))
    }
    numbers = {"year": years, "figures": figures, "rejected": dropped}
    return pd.DataFrame(columns | {name: np.array(row, dtype="int64") for name, row in numbers.items()})


def word_ids(connection: Connection, wanted: str | Sequence[str]) -> list[int]:
    """The numbers of those words that are known."""
    table = schema.words.c
    words = [wanted] if isinstance(wanted, str) else list(wanted)
    return list(connection.scalars(select(table.word_id).where(table.word.in_(words))))


def _words(connection: Connection, ids: Sequence[int]) -> list[str]:
    table = schema.words.c
    known: dict[int, str] = {}
    for piece in in_pieces(ids):
        for row in connection.execute(select(table.word_id, table.word).where(table.word_id.in_(piece))):
            known[row.word_id] = row.word
    return [known[number] for number in ids]


def _categorical(ids: Sequence[int], words: Callable[[list[int]], list[str]]) -> pd.Categorical:
    """Categories in the order of their text, so that sorting a frame by the column sorts it by text."""
    distinct, codes = np.unique(np.asarray(ids, dtype=np.int64), return_inverse=True)
    return _take(words(distinct.tolist()), codes)


def _take(values: Sequence[str], codes: np.ndarray[Any, Any]) -> pd.Categorical:
    categories = sorted(set(values))
    place = {category: code for code, category in enumerate(categories)}
    order = np.array([place[value] for value in values], dtype=np.int64)
    return pd.Categorical.from_codes(order[codes], pd.Index(categories, dtype="str"))


def _of_reports(connection: Connection, ids: Sequence[int]) -> dict[str, Any]:
    """The columns that all figures of a report share."""
    distinct, codes = np.unique(np.asarray(ids, dtype=np.int64), return_inverse=True)
    table = schema.reports.c
    asked = select(
        *(table.report_id, table.doc, table.title.label("report_title"), table.region.label("report_region")),
        *(table.publisher, table.url, table.year, table.text.is_not(None).label("has_text")),
    )
    known: dict[int, Row[Any]] = {}
    for piece in in_pieces(distinct.tolist()):
        known |= {row.report_id: row for row in connection.execute(asked.where(table.report_id.in_(piece)))}
    rows = [known[number] for number in distinct.tolist()]
    columns: dict[str, Any] = {
        name: _take([getattr(row, name) for row in rows], codes)
        for name in ("doc", "report_title", "report_region", "publisher", "url")
    }
    columns["report_year"] = pd.array([row.year for row in rows], dtype="Int64").take(codes)
    columns["has_text"] = np.array([row.has_text for row in rows], dtype=bool)[codes]
    return columns
