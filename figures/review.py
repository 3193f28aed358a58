"""What people make of figures: confirm, correct, reject. Every step is kept in a log that only grows."""

from collections.abc import Callable, Mapping
from math import isfinite
from types import MappingProxyType
from typing import Any

import pandas as pd
from sqlalchemy import insert, select

from extract.catalogue import CatalogueError, catalogue
from figures import schema
from figures.facts import CHOICES, plain
from figures.places import place
from figures.rows import figures_frame
from figures.store import Store
from figures.writer import Writer, now

YEARS = range(1900, 2101)


class ReviewError(ValueError):
    """A review that cannot be, and why: Chinese first, then English."""


def confirm(store: Store, figure_id: int, who: str, why: str = "") -> None:
    """The figure was compared with its sentence and is right."""
    _review(store, figure_id, "confirmed", who=who, why=why)


def reject(store: Store, figure_id: int, who: str, why: str) -> None:
    """The figure is none, or wrong beyond correction: it stays in the store and is never charted."""
    _review(store, figure_id, "rejected", who=who, why=why)


def reopen(store: Store, figure_id: int, who: str, why: str = "") -> None:
    """Take back a confirmation or rejection; corrected fields stay as they are."""
    _review(store, figure_id, "unreviewed", who=who, why=why)


def correct(store: Store, figure_id: int, who: str, why: str, **fields: str | float | None) -> None:
    """Set fields of the figure to what its sentence says; what was read stays in the log.

    Fields: value, upper, unit, bound, kind, status, period_start, period_end, region, subject, metric, scope.
    """
    checked = {name: _checked(name, value) for name, value in fields.items()}
    if "region" in checked:
        checked["region"], checked["region_code"] = place(checked["region"])
    _review(store, figure_id, "corrected", who=who, why=why, fields=checked)


def log(store: Store, dataset: str, figure_id: int | None = None) -> pd.DataFrame:
    """All steps as they were made: correction_id, figure_id, doc, start, quote, at, who, why, review,
    field, old, new. A step that changed no field has an empty one."""
    table = schema.corrections
    asked = (
        select(*(column for column in table.c if column.name != "dataset_id"))
        .join(schema.datasets, schema.datasets.c.dataset_id == table.c.dataset_id)
        .where(schema.datasets.c.key == dataset)
        .order_by(table.c.correction_id)
    )
    if figure_id is not None:
        asked = asked.where(table.c.figure_id == int(figure_id))
    with store.engine.connect() as connection:
        found = pd.DataFrame(connection.execute(asked).all(), columns=list(asked.selected_columns.keys()))
    return found.astype({"start": "Int64"})


def _review(
    store: Store,
    figure_id: int,
    review: str,
    *,
    who: str,
    why: str,
    fields: Mapping[str, str] = MappingProxyType({}),
) -> None:
    if not who.strip():
        raise ReviewError("请写明核对人。Say who reviewed it.")
    with store.writing() as writer:
        before = _figure(writer, int(figure_id))
        changed = {name: (before[name], new) for name, new in fields.items() if before[name] != new}
        if fields and not changed:
            raise ReviewError("没有改动。Nothing would change.")
        _in_order({**before, **fields})
        for field, (old, new) in (changed or {"": ("", "")}).items():
            writer.change(int(figure_id), field, new, review)
            step = {"review": review, "field": field, "old": old, "new": new}
            _write(writer, before, step | {"who": who.strip(), "why": why.strip(), "at": now()})
        writer.touch(before["dataset"])


def _figure(writer: Writer, figure_id: int) -> dict[str, str]:
    """The figure as it stands, every field as text."""
    asked = select(schema.datasets.c.key).join(
        schema.figures, schema.figures.c.dataset_id == schema.datasets.c.dataset_id
    )
    here = schema.figures.c.figure_id == figure_id
    key = writer.connection.scalar(asked.where(here))
    if key is None:
        raise ReviewError(f"没有编号为 {figure_id} 的数字。There is no figure {figure_id}.")
    row = figures_frame(writer.connection, key, [here]).iloc[0]
    return {str(name): _text(value) for name, value in row.items()}


def _write(writer: Writer, figure: Mapping[str, str], step: Mapping[str, str]) -> None:
    dataset = select(schema.datasets.c.dataset_id).where(schema.datasets.c.key == figure["dataset"])
    writer.connection.execute(
        insert(schema.corrections).values(
            figure_id=int(figure["figure_id"]),
            dataset_id=dataset.scalar_subquery(),
            doc=figure["doc"],
            start=int(figure["start"]) if figure["start"] else None,
            quote=figure["quote"],
            **step,
        )
    )


def _text(value: Any) -> str:
    """A field as the log keeps it."""
    if pd.isna(value):
        return ""
    return plain(value) if isinstance(value, float) else str(value)


def _checked(field: str, value: str | float | None) -> str:
    """The new value of a field as the log keeps it, if the field can have it."""
    text = "" if value is None else str(value).strip()
    if field not in CHECKS:
        raise ReviewError(f"{field} 不能更正。{field} cannot be corrected.")
    try:
        return CHECKS[field](text)
    except CatalogueError:
        raise
    except ValueError as error:
        raise ReviewError(f"{field} 不能是 {text!r}。{field} cannot be {text!r}.") from error


def _number(text: str) -> str:
    number = float(text.replace(",", ""))
    if not isfinite(number):
        raise ValueError
    return plain(number)


def _year(text: str) -> str:
    if int(text) not in YEARS:
        raise ValueError
    return str(int(text))


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in allowed:
            raise ValueError
        return text

    return check


def _metric(text: str) -> str:
    if text and text not in catalogue().metrics:
        raise ValueError
    return text


CHECKS: Mapping[str, Callable[[str], str]] = {
    "value": _number,
    "upper": lambda text: _number(text) if text else "",
    "period_start": _year,
    "period_end": _year,
    "metric": _metric,
    **{field: _one_of(*allowed) for field, allowed in CHOICES.items()},
    **dict.fromkeys(("unit", "region", "subject", "scope"), str),
}


def _in_order(figure: Mapping[str, str]) -> None:
    """Refuse a period or a range that ends before it begins."""
    for first, last in (("period_start", "period_end"), ("value", "upper")):
        if figure[last] and float(figure[last]) < float(figure[first]):
            raise ReviewError(f"{last} 小于 {first}。{last} is less than {first}.")
