"""Sentences and the figures that they state: all of them, and no more."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import Figure, Report, extract

CORPUS = Path(__file__).parents[1] / "corpus" / "figures.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
USUAL = {"kind": "level", "status": "actual", "bound": "exact", "region": "self", "upper": None}
COMPARED = ("text", "value", "upper", "unit", "bound", "kind", "status", "period", "region")
ALSO = ("metric", "subject")


def param(row: dict[str, Any]) -> Any:
    """A row as a test case; one that is not yet read right must fail."""
    marks = [pytest.mark.xfail(strict=True, reason=row["wrong"])] if "wrong" in row else []
    return pytest.param(row, id=row["says"][:40], marks=marks)


def read(row: dict[str, Any]) -> list[Figure]:
    """The figures of a row's sentence."""
    text = row["says"].replace("\\n", "\n")
    return extract(Report(text, region=row.get("region", ""), year=row.get("year", 2024), doc="row"))


def shown(figure: Figure, keys: tuple[str, ...]) -> dict[str, Any]:
    """A figure in the words of the corpus."""
    first, last = figure.period_start, figure.period_end
    words = figure._asdict() | {
        "text": figure.quote,
        "value": float(figure.value),
        "upper": None if figure.upper is None else float(figure.upper),
        "period": str(first) if first == last else f"{first}-{last}",
    }
    return {key: words[key] for key in keys}


@pytest.mark.parametrize("row", [param(row) for row in ROWS])
def test_sentence_states_these_figures(row: dict[str, Any]) -> None:
    wanted = row["states"]
    figures = read(row)
    expected = []
    for state in wanted:
        full = USUAL | state | {"value": float(state["value"]), "period": str(state["period"])}
        if full["upper"] is not None:
            full["upper"] = float(full["upper"])
        expected.append(full)
    keys = [(*COMPARED, *(key for key in ALSO if key in state)) for state in wanted]
    found = [shown(figure, keys[at] if at < len(keys) else COMPARED) for at, figure in enumerate(figures)]
    assert found == expected


@pytest.mark.parametrize("row", [param(row) for row in ROWS if "wrong" not in row])
def test_every_quote_stands_at_its_place(row: dict[str, Any]) -> None:
    text = row["says"].replace("\\n", "\n")
    for figure in read(row):
        assert text[figure.start : figure.start + len(figure.quote)] == figure.quote
        assert isinstance(figure.value, Decimal)
        assert 0 < figure.reading <= 1
