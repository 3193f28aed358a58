"""Figures as sheets: typed columns under headings, the same for CSV, Excel, ZIP and addresses.

For a reader headings and words are in the reader's language; for a program (`language` None) they are the
stable ids of columns.yaml.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extract.catalogue import catalogue
from figures.datasets import datasets
from figures.exports.columns import Column, Language, Table, columns_of
from figures.frames.counting import standing, yearly

Cells: TypeAlias = Any  # an Arrow array; pyarrow tells no types
Naming = Callable[[str], str]
TYPES = {"string": pa.large_string(), "integer": pa.int64(), "number": pa.float64()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns of equal length, each with its heading.

    A cell is text, a whole number, a number or empty; nothing is escaped yet.
    """

    heads: tuple[str, ...]
    columns: tuple[Cells, ...]

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else 0


def figures_sheet(figures: pd.DataFrame, language: Language | None = None) -> Sheet:
    """One row a figure, every statement of it, with its place in the report."""
    return _sheet("figures", figures, language)


def series_sheet(figures: pd.DataFrame, language: Language | None = None) -> Sheet:
    """One row a metric, place, year, kind, status and scope: only the statement that counts."""
    rows = counting(figures).sort_values(
        ["metric", "region_code", "region", "year", "kind", "status", "scope"]
    )
    return _sheet("series", rows, language)


def sources_sheet(figures: pd.DataFrame, language: Language | None = None) -> Sheet:
    """One row a report that states a figure."""
    counts = figures["report_id"].value_counts()
    reports = figures.drop_duplicates("report_id")
    reports = reports.assign(figures=reports["report_id"].map(counts))
    return _sheet("sources", reports.sort_values(["report_region", "report_year", "doc"]), language)


def metrics_sheet(figures: pd.DataFrame, language: Language | None = None) -> Sheet:
    """One row a metric of these figures: what it means, in both languages."""
    stated = set(figures["metric"].astype(str))
    rows = [
        {
            **{"metric": metric.id, "unit": metric.unit, "kind": metric.kind, "total": metric.total},
            **{"better": metric.better, "of": metric.of or "", "says": "、".join(metric.says)},
            **{f"label_{spoken}": text for spoken, text in metric.label.items()},
            **{f"about_{spoken}": text for spoken, text in metric.about.items()},
        }
        for metric in catalogue().metrics.values()
        if metric.id in stated
    ]
    asked = [column.id for column in columns_of("metrics") if column.id != "group"]
    return _sheet("metrics", pd.DataFrame(rows, columns=asked, dtype="str"), language)


def counting(figures: pd.DataFrame) -> pd.DataFrame:
    """The statements that count among figures of single years that belong to a metric."""
    return yearly(standing(figures[figures["metric"] != ""]))


def _sheet(table: Table, rows: pd.DataFrame, language: Language | None) -> Sheet:
    asked = columns_of(table)
    return Sheet(
        tuple(column.head(language) for column in asked),
        tuple(cells(rows, column, language) for column in asked),
    )


def cells(rows: pd.DataFrame, column: Column, language: Language | None = None) -> Cells:
    """The cells of one column; text that repeats stays a dictionary, which is quick."""
    if column.id == "year" and "year" not in rows:
        years = rows["period_end"].where(rows["period_start"] == rows["period_end"])
        return pa.array(years, TYPES["integer"], from_pandas=True, safe=False)
    source, naming = _NAMED.get(column.id, (column.id, _as_it_is))
    name = naming(language)
    if column.values and language:
        name = partial(column.word, language=language)
    return _plain(rows[source], column) if name is None else _renamed(_dictionary(rows[source]), name)


def _plain(series: pd.Series, column: Column) -> Cells:
    found = _arrow(series)
    return found if pa.types.is_dictionary(found.type) else found.cast(TYPES[column.type])


def _dictionary(series: pd.Series) -> Cells:
    found = _arrow(series)
    return found if pa.types.is_dictionary(found.type) else pc.dictionary_encode(found)


def _arrow(series: pd.Series) -> Cells:
    found = pa.Array.from_pandas(series)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def _renamed(found: Cells, name: Callable[[str], str]) -> Cells:
    named = [name(word) for word in found.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(found.indices, pa.array(named, pa.large_string()))


def _as_it_is(_language: Language | None) -> None:
    return None


def _metric_name(language: Language | None) -> Naming:
    known = catalogue().metrics
    return lambda metric: known[metric].label[language or "zh"] if metric in known else metric


def _group(language: Language | None) -> Naming:
    known, groups = catalogue().metrics, catalogue().groups

    def name(metric: str) -> str:
        if metric not in known:
            return ""
        return groups[known[metric].group].label[language] if language else known[metric].group

    return name


def _dataset_name(language: Language | None) -> Naming | None:
    known = datasets()
    return (lambda key: known[key].label[language] if key in known else key) if language else None


def _region_name(language: Language | None) -> Naming | None:
    def name(region: str) -> str:
        place = catalogue().region(region)
        return place.label_en if place else region

    return name if language == "en" else None


_NAMED: Mapping[str, tuple[str, Callable[[Language | None], Naming | None]]] = {
    "dataset": ("dataset", _dataset_name),
    "metric_name": ("metric", _metric_name),
    "group": ("metric", _group),
    "region": ("region", _region_name),
    "report_region": ("report_region", _region_name),
}
