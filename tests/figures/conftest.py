"""Statements and small stores for the tests of frames."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from figures.entries import Card, Entry
from figures.frames.stated import Stated
from figures.places import place
from figures.store import Store

Fill = Callable[..., Store]


@pytest.fixture
def figure() -> Callable[..., Stated]:
    """A statement of 举办培训班, 50期 in 2023, but for what is given."""
    sample: dict[str, Any] = {
        "figure_id": 1, "report_id": 1, "report_title": "示例", "report_year": 2024,
        "metric": "training_sessions", "region": "甲县", "scope": "", "value": 50.0, "upper": None,
        "unit": "期", "bound": "exact", "kind": "level", "status": "actual", "period_start": 2023,
        "period_end": 2023, "quote": "", "start": 0, "has_text": True, "subject": "",
    }  # fmt: skip

    def made(**given: Any) -> Stated:
        if "year" in given:
            given["period_start"] = given["period_end"] = given.pop("year")
        return Stated(**sample | given)

    return made


@pytest.fixture
def filled(tmp_path: Path) -> Fill:
    """A store of one dataset `d`: reports as (place, year of delivery, entries), each entry a dictionary."""

    def made(*reports: tuple[str, int, list[dict[str, Any]]]) -> Store:
        store = Store(tmp_path / "f.db")
        with store.writing() as writer:
            for name, delivered, stated in reports:
                entries, text = [], ""
                for given in stated:
                    years = given.pop("years", (given.pop("year", delivered - 1),) * 2)
                    quote = given.get("quote", f"{given['value']}")
                    values = {
                        "unit": "期",
                        "metric": "training_sessions",
                        "region": name,
                        "region_code": place(name)[1],
                    } | given
                    values |= {"quote": quote, "period_start": years[0], "period_end": years[1]}
                    entries.append(Entry(start=len(text), **values))
                    text += f"{quote}。\n"
                card = Card(
                    f"{name}{delivered}.txt", f"{name}{delivered}年报告", name, "", delivered, text=text
                )
                writer.add("d", card, entries)
        return store

    return made
